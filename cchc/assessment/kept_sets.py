"""Sets as pages need them: read once, read anew when a file changed.

``folder``: where the set is, for who knows it already and so spares asking again.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.assessment.engine.loading import SetError, folder_for, load, versions
from cchc.assessment.shipped import folder_of
from cchc.lib.words import Words

if TYPE_CHECKING:
    from cchc.assessment.engine.model import CriteriaSet

#: Sets in memory at once; a province works with a handful.
_KEPT = 24


@lru_cache(maxsize=_KEPT)
def _loaded(folder: str, year: int, stamp: tuple[tuple[str, int], ...]) -> CriteriaSet:
    return load(Path(folder), year)


def kept(code: str, year: int, folder: Path | None = None) -> CriteriaSet:
    """The set as it holds in a year; SetError where there is none."""
    folder = folder or folder_of(code)
    version = folder_for(folder, year)
    stamp = tuple(sorted((path.name, path.stat().st_mtime_ns) for path in version.glob("*.yaml")))
    return _loaded(str(folder), year, stamp)


def latest(code: str, this_year: int, folder: Path | None = None) -> CriteriaSet:
    """The set's last version in the last year for which it holds; one without an end holds this year."""
    folder = folder or folder_of(code)
    first = versions(folder)[-1]
    last = kept(code, first, folder).years[1]
    return kept(code, max(first, this_year if last is None else last), folder)


def years_of(code: str, this_year: int, folder: Path | None = None) -> list[int]:
    """The years that a person may choose, latest first: of every version, up to this year where one has no end."""
    folder = folder or folder_of(code)
    found: set[int] = set()
    firsts = versions(folder)
    for first, after in zip(firsts, [*firsts[1:], None], strict=True):
        last = kept(code, first, folder).years[1]
        end = max(first, this_year) if last is None else last
        found |= set(range(first, min(end, after - 1 if after else end) + 1))
    return sorted(found, reverse=True)


def called(code: str, year: int) -> Words:
    """The name of a set as of a year; its code where the set is not there any more."""
    try:
        return kept(code, year).name
    except SetError:
        return Words(code)


__all__ = ["SetError", "called", "kept", "latest", "years_of"]
