"""The criteria sets there are: those of data/criteria and the office's own; a set by its code or its folder's path.

The office's own stand in the database: the site says where they are when it is loaded (:func:`own_sets_are`).
"""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cchc import data
from cchc.assessment.engine.loading import SetError, load, versions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.assessment.engine.model import CriteriaSet


def root() -> Path:
    """``data/criteria``."""
    return data.folder() / "criteria"


class OwnSets(Protocol):
    """Where the office's own sets are."""

    def folders(self) -> Mapping[str, Path]:
        """The folder of each set by its code."""
        ...


_own: list[OwnSets] = []


def own_sets_are(where: OwnSets | None) -> None:
    """From now on the office's own sets are found, or with None they are not."""
    _own[:] = [where] if where is not None else []


def shipped_codes() -> tuple[str, ...]:
    """The codes of the sets of data/criteria, sorted."""
    return tuple(sorted(path.name for path in root().iterdir() if path.is_dir() and versions(path)))


def folders() -> Mapping[str, Path]:
    """The folders of all sets by their codes, sorted; a shipped set goes before one of the office's own."""
    found = {code: folder for own in _own for code, folder in own.folders().items()}
    found |= {code: root() / code for code in shipped_codes()}
    return dict(sorted(found.items()))


def codes() -> tuple[str, ...]:
    """The codes of all sets, sorted."""
    return tuple(folders())


def is_path(name: str) -> bool:
    """Whether a set is named by its folder."""
    return "/" in name or "\\" in name or name.startswith(".")


def folder_of(name: str) -> Path:
    """The folder of a set, by its code or its path; SetError with the codes there are."""
    if is_path(name):
        path = Path(name)
        if path.is_dir() and path.name.isdecimal():
            path = path.parent
        if path.is_dir() and versions(path):
            return path
        raise SetError([f"{name}: không phải thư mục của một bộ tiêu chí (cần các thư mục con theo năm)."])
    if name in shipped_codes():
        return root() / name
    known = folders()
    if name in known:
        return known[name]
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"; ý nói “{close[0]}”?" if close else ""
    raise SetError([f"Không có bộ tiêu chí “{name[:60]}”{hint}; các bộ: {', '.join(known)}."])


def criteria_set(name: str, year: int) -> CriteriaSet:
    """The set as it holds in a year; SetError where there is none or it has faults."""
    return load(folder_of(name), year)


def usable(name: str, year: int) -> CriteriaSet:
    """The set, once all of it was looked at; SetError with every fault that keeps it from use, and for a structure."""
    from cchc.assessment.engine.examining import examine

    criteria = criteria_set(name, year)
    if not criteria.scorable:
        raise SetError(
            [
                f"{criteria.code}: bộ này chỉ có cấu trúc, không có điểm và cách tính, nên không chấm điểm được."
            ]
        )
    if errors := examine(folder_of(name), year).errors:
        raise SetError([fault.say() for fault in errors])
    return criteria
