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


def latest(code: str) -> CriteriaSet:
    """The set's last version, in the last year for which it holds."""
    year = versions(folder_of(code))[-1]
    criteria = kept(code, year)
    last = criteria.years[1]
    return kept(code, last) if last is not None and last > year else criteria


def known(code: str) -> bool:
    """Whether a set of this code is there; a path is no code."""
    return code in shipped.codes()


def years_of(code: str) -> list[int]:
    """The years that a person may choose: of each version the first, and every year up to its last if it names one."""
    found: set[int] = set()
    firsts = versions(folder_of(code))
    for place, first in enumerate(firsts):
        last = kept(code, first).years[1] or first
        end = min(last, firsts[place + 1] - 1) if place + 1 < len(firsts) else last
        found |= set(range(first, max(first, end) + 1))
    return sorted(found, reverse=True)


__all__ = ["SetError", "kept", "known", "latest", "years_of"]
