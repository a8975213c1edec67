"""What ``cchc sets`` does, task by task, and how it prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc.assessment import checking_files, shipped
from cchc.assessment.engine.loading import folder_for, read, versions
from cchc.assessment.engine.numbers_out import exact_text
from cchc.assessment.sets_in_excel import do_export, do_import, is_book, told_book
from cchc.assessment.sets_out import put
from cchc.assessment.sets_side_by_side import do_diff

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from cchc.assessment.checking_files import Told

_LIST = {
    "set": "Bộ",
    "year": "Từ năm",
    "name": "Tên",
    "scope": "Cấp",
    "completeness": "Mức đầy đủ",
    "illustrative": "Minh hoạ",
    "maximum": "Điểm tối đa",
    "nodes": "Số mục",
    "leaves": "Số mục chấm",
}
_CHECK = {"set": "Bộ", "version": "Phiên bản", "severity": "Mức", "sentence": "Nội dung"}


def do_list(options: Namespace) -> int:
    """One row for each version of each set."""
    folders = [shipped.folder_of(name) for name in options.names or shipped.codes()]
    rows = [
        _listed(read(folder_for(folder, year), year)[0], folder.name, year)
        for folder in folders
        for year in versions(folder)
    ]
    put(options, "Bộ tiêu chí", _LIST, rows)
    return 0


def _listed(criteria: Any, name: str, year: int) -> dict[str, Any]:
    if criteria is None:
        return dict.fromkeys(_LIST) | {"set": name, "year": year}
    return {
        "set": criteria.code,
        "year": year,
        "name": criteria.name.vi,
        "scope": criteria.scope,
        "completeness": criteria.completeness,
        "illustrative": criteria.illustrative,
        "maximum": exact_text(criteria.maximum),
        "nodes": sum(1 for _ in criteria.walk()),
        "leaves": len(criteria.leaves),
    }


def do_check(options: Namespace) -> int:
    """Every fault of the named sets, of all where none is named."""
    told = [each for name in options.names or shipped.codes() for each in _told(name, options.year)]
    value = {
        "sets": [
            {
                "set": each.code,
                "version": each.version,
                "years": list(each.years),
                "errors": each.errors,
                "warnings": len(each.faults) - each.errors,
                "faults": [
                    {**fault._asdict(), "sentence": fault.say(), "found": fault.sentence}
                    for fault in each.faults
                ],
            }
            for each in told
        ]
    }
    rows = [
        {"set": each.code, "version": each.version, "severity": fault.severity, "sentence": fault.say()}
        for each in told
        for fault in each.faults
    ]
    put(options, "Kiểm tra bộ tiêu chí", _CHECK, rows, value)
    return 1 if any(each.errors for each in told) else 0


def _told(name: str, year: int | None) -> Sequence[Told]:
    return [told_book(name, year)] if is_book(name) else list(checking_files.check(name, year))


TASKS = {"list": do_list, "check": do_check, "diff": do_diff, "import": do_import, "export": do_export}
