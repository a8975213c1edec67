"""The criteria sets that stand in data/criteria, and a set by its code or by the path of its folder."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import data
from cchc.assessment.engine.loading import SetError, load, versions

if TYPE_CHECKING:
    from cchc.assessment.engine.model import CriteriaSet


def root() -> Path:
    """``data/criteria``."""
    return data.folder() / "criteria"


def codes() -> tuple[str, ...]:
    """The codes of the shipped sets, sorted."""
    return tuple(sorted(path.name for path in root().iterdir() if path.is_dir() and versions(path)))


def folder_of(name: str) -> Path:
    """The folder of a set, by its code or its path; SetError with the codes there are."""
    if "/" in name or "\\" in name or name.startswith("."):
        path = Path(name)
        if path.is_dir() and path.name.isdecimal():
            path = path.parent
        if path.is_dir() and versions(path):
            return path
        raise SetError([f"{name}: không phải thư mục của một bộ tiêu chí (cần các thư mục con theo năm)."])
    if name in codes():
        return root() / name
    close = difflib.get_close_matches(name, codes(), n=1)
    hint = f"; ý nói “{close[0]}”?" if close else ""
    raise SetError([f"Không có bộ tiêu chí “{name[:60]}”{hint}; các bộ: {', '.join(codes())}."])


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
