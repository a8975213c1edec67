"""``cchc sets diff``: two versions side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment import checking_files
from cchc.assessment.engine.difference import WORDS, compare
from cchc.assessment.engine.loading import SetError, load, read, versions
from cchc.assessment.sets_in_excel import is_book, loaded_book
from cchc.assessment.sets_out import put
from cchc.command import WRONG_USE
from cchc.errors import CchcError

if TYPE_CHECKING:
    from argparse import Namespace

    from cchc.assessment.engine.model import CriteriaSet

_LABELS = {
    "kind": "Thay đổi",
    "old": "Mã cũ",
    "new": "Mã mới",
    "name": "Tên",
    "before": "Trước",
    "after": "Sau",
}
_USE = "diff cần một bộ và hai năm (papi 2017 2018), hoặc hai thư mục, hai tệp Excel"


def do_diff(options: Namespace) -> int:
    """Every change from the first to the second."""
    one, two = _both(options.names)
    changes = compare(one, two)
    rows = [
        change._asdict() | {"kind": WORDS[change.kind] if options.format == "table" else change.kind}
        for change in changes
    ]
    sides = [{"set": each.code, "year": each.year, "name": each.name.vi} for each in (one, two)]
    put(
        options,
        "So sánh hai phiên bản",
        _LABELS,
        rows,
        {"before": sides[0], "after": sides[1], "changes": rows},
    )
    return 0


def _both(names: list[str]) -> tuple[CriteriaSet, CriteriaSet]:
    """The two versions that the arguments name."""
    if len(names) == 3 and names[1].isdecimal() and names[2].isdecimal():
        folder, _ = checking_files.set_or_version(names[0])
        return load(folder, int(names[1])), load(folder, int(names[2]))
    if len(names) == 2:
        return _one(names[0]), _one(names[1])
    raise CchcError(f"Sai cách dùng: {_USE}.", exit=WRONG_USE)


def _one(name: str) -> CriteriaSet:
    """A set by the path of an Excel file or a folder: a version, or the latest of a set."""
    if is_book(name):
        return loaded_book(name)
    folder, version = checking_files.set_or_version(name)
    if version is None:
        return load(folder, versions(folder)[-1])
    if version.name.isdecimal():
        return load(folder, int(version.name))
    criteria, faults = read(version, checking_files.first_year(version))
    if criteria is None or faults:
        raise SetError(faults)
    return criteria
