"""A set of files looked at whole: what reading finds, what the checks find, whatever the year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc.assessment.engine import checks
from cchc.assessment.engine.checking import Context, Fault, Span
from cchc.assessment.engine.loading import SET_FILE, area_files, folder_for, read, versions
from cchc.lib.yamlfile import YamlFileError
from cchc.lib.yamlfile import load as load_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.assessment.engine.model import CriteriaSet


class Examined(NamedTuple):
    """A set, None where it cannot be read, and everything that is wrong with it: errors first."""

    criteria: CriteriaSet | None
    faults: tuple[Fault, ...]

    @property
    def errors(self) -> tuple[Fault, ...]:
        """What keeps it from being used."""
        return tuple(fault for fault in self.faults if fault.severity == "error")


def examine(folder: Path, year: int, indicators: frozenset[str] | None = None) -> Examined:
    """The set of ``data/criteria/<set>`` as it holds in a year, and its faults; SetError where no version holds."""
    return examine_version(folder_for(folder, year), year, indicators)


def examine_version(folder: Path, year: int, indicators: frozenset[str] | None = None) -> Examined:
    """The same for the folder of one version."""
    criteria, sentences = read(folder, year)
    unread = [Fault("", sentence, "error", "", "", "reading") for sentence in sentences]
    if criteria is None:
        return Examined(None, tuple(unread))
    told = [*unread, *checks.run(criteria, context_of(folder, indicators))]
    return Examined(criteria, tuple(sorted(told, key=lambda fault: fault.severity)))


def context_of(folder: Path, indicators: frozenset[str] | None = None) -> Context:
    """What the files of a version say beside the set of one year."""
    head = _raw(folder / SET_FILE)
    spans = [
        span for path in area_files(folder) for span in _spans(_raw(path), f"{_label(folder)}/{path.name}")
    ]
    known = {year: _years(_raw(folder.parent / str(year) / SET_FILE)) for year in versions(folder.parent)}
    return Context(indicators, tuple(spans), known, head if isinstance(head, Mapping) else None)


def _label(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


def _raw(path: Path) -> Any:
    """The file as it is; None where it cannot be read, which reading tells."""
    try:
        return load_yaml(path)
    except YamlFileError:
        return None


def _spans(raw: Any, place: str, since: int | None = None) -> Iterator[Span]:
    """A node and all below it, as far as they can be read; one holds no longer than what it stands in (``since``)."""
    if not isinstance(raw, Mapping):
        return
    first, last = _years(raw)
    first = since if first is None else first
    code = str(raw.get("code", ""))
    entries = raw.get("maximum")
    maxima = (
        [entry.get("from") for entry in entries if isinstance(entry, Mapping)]
        if isinstance(entries, list)
        else []
    )
    years = tuple(year for year in maxima if isinstance(year, int))
    yield Span(f"{place} · {code}", code, first, last, years)
    below = raw.get("criteria")
    for child in below if isinstance(below, list) else ():
        yield from _spans(child, place, first)


def _years(raw: Any) -> tuple[int | None, int | None]:
    """``years`` as written; open where it is not there or not two years."""
    years = raw.get("years") if isinstance(raw, Mapping) else None
    if not isinstance(years, list) or len(years) != 2:
        return None, None
    first, last = (year if isinstance(year, int) and not isinstance(year, bool) else None for year in years)
    return first, last
