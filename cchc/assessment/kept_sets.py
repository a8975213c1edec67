"""Sets as pages need them: read once, read anew when a file changed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cchc.assessment import shipped
from cchc.assessment.engine.loading import SetError, folder_for, versions
from cchc.assessment.shipped import criteria_set, folder_of

if TYPE_CHECKING:
    from cchc.assessment.engine.model import CriteriaSet

#: Sets in memory at once; a province works with a handful.
_KEPT = 24


@lru_cache(maxsize=_KEPT)
def _loaded(code: str, year: int, stamp: tuple[tuple[str, int], ...]) -> CriteriaSet:
    return criteria_set(code, year)


def kept(code: str, year: int) -> CriteriaSet:
    """The set as it holds in a year; SetError where there is none."""
    folder = folder_for(folder_of(code), year)
    stamp = tuple(sorted((path.name, path.stat().st_mtime_ns) for path in folder.glob("*.yaml")))
    return _loaded(code, year, stamp)


def latest(code: str, this_year: int) -> CriteriaSet:
    """The set's last version in the last year for which it holds; one without an end holds this year."""
    first = versions(folder_of(code))[-1]
    last = kept(code, first).years[1]
    return kept(code, max(first, this_year if last is None else last))


def known(code: str) -> bool:
    """Whether a set of this code is there; a path is no code."""
    return code in shipped.codes()


def years_of(code: str, this_year: int) -> list[int]:
    """The years that a person may choose, latest first: of every version, up to this year where one has no end."""
    found: set[int] = set()
    firsts = versions(folder_of(code))
    for first, after in zip(firsts, [*firsts[1:], None], strict=True):
        last = kept(code, first).years[1]
        end = max(first, this_year) if last is None else last
        found |= set(range(first, min(end, after - 1 if after else end) + 1))
    return sorted(found, reverse=True)


__all__ = ["SetError", "kept", "known", "latest", "years_of"]
