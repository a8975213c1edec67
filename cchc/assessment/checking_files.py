"""Sets on disk looked at for ``cchc sets``: every year in which something of a version changes, cases included."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cchc import data
from cchc.assessment.engine import cases
from cchc.assessment.engine.checking import Fault
from cchc.assessment.engine.examining import Examined, context_of, examine_version
from cchc.assessment.engine.loading import CASES_FILE, SET_FILE, SetError, folder_for, versions
from cchc.assessment.shipped import folder_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc.assessment.engine.checking import Context


class Told(NamedTuple):
    """What was found in one version: its code, the years looked at, every fault once."""

    code: str
    version: str
    years: tuple[int, ...]
    faults: tuple[Fault, ...]

    @property
    def errors(self) -> int:
        """How many keep it from being used."""
        return sum(fault.severity == "error" for fault in self.faults)


@cache
def indicators(year: int) -> frozenset[str] | None:
    """Codes of the indicators in force at the end of a year; None where there is no dictionary."""
    folder = data.folder() / "indicators"
    if not folder.is_dir():
        return None
    from cchc.indicators.engine.dictionary import load

    return load(folder).codes(date(year, 12, 31)) or None


def set_or_version(name: str) -> tuple[Path, Path | None]:
    """A set's folder, and the version where the name is the path of one (a folder that holds ``set.yaml``)."""
    from pathlib import Path

    path = Path(name)
    if path.suffix == ".yaml" and (path.parent / SET_FILE).is_file():
        path = path.parent
    if path.is_dir() and (path / SET_FILE).is_file():
        return path.resolve().parent, path.resolve()
    if path.is_dir() and versions(path):
        return path.resolve(), None
    return folder_of(name), None


def check(name: str, year: int | None) -> Iterator[Told]:
    """Every version of a set, or the one that holds in ``year``, or the one whose folder is named."""
    folder, version = set_or_version(name)
    if version is not None:
        yield _version(version, year)
    elif year is not None:
        yield _version(folder_for(folder, year), year)
    else:
        for each in versions(folder):
            yield _version(folder / str(each), None)


def _version(folder: Path, year: int | None) -> Told:
    context = context_of(folder)
    years = (year,) if year is not None else _years(folder, context)
    faults: dict[Fault, None] = {}
    code = folder.parent.name
    for each in years:
        found: Examined = examine_version(folder, each, indicators(each))
        code = found.criteria.code if found.criteria else code
        faults |= dict.fromkeys(found.faults)
    if not any(fault.severity == "error" for fault in faults):
        faults |= dict.fromkeys(_cases(folder))
    return Told(code, folder.name, years, tuple(sorted(faults, key=lambda fault: fault.severity)))


def _years(folder: Path, context: Context) -> tuple[int, ...]:
    """The first year of a version and every year in which a node or a maximum begins or ends."""
    first = _first(folder, context)
    marks = {first}
    for span in context.spans:
        marks |= {
            *span.maxima,
            *([span.first] if span.first else []),
            *([span.last + 1] if span.last else []),
        }
    later = sorted(version for version in context.versions or {} if version > first)
    ends = [own[1] for version, own in (context.versions or {}).items() if version == first and own[1]]
    stop = min([*(version - 1 for version in later), *(end for end in ends if end)], default=9999)
    return tuple(sorted(year for year in marks if first <= year <= stop)) or (first,)


def first_year(folder: Path) -> int:
    """The first year of a version; SetError where neither folder nor ``set.yaml`` says it."""
    return _first(folder, context_of(folder))


def _first(folder: Path, context: Context) -> int:
    """The year of the folder's name, else the first that ``set.yaml`` names."""
    if folder.name.isdecimal():
        return int(folder.name)
    years = (context.head or {}).get("years")
    if isinstance(years, list) and years and isinstance(years[0], int):
        return years[0]
    raise SetError([f"{folder}: tên thư mục không phải là năm; chỉ rõ bằng --year, như --year 2026."])


def _cases(folder: Path) -> Iterator[Fault]:
    """Cases of the version that do not come out as they say."""
    place = f"{folder.parent.name}/{folder.name}/{CASES_FILE}"
    if not folder.name.isdecimal():
        return
    try:
        results = cases.run(folder.parent, int(folder.name))
    except SetError as error:
        yield from (Fault("", sentence, check="cases") for sentence in error.faults)
        return
    for result in results:
        for sentence in result.faults:
            yield Fault(f"{place} · “{result.name}”", sentence, check="cases")
