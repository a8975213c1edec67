"""Kết quả đã công bố: nhập tệp, liệt kê, xem các nguồn khác nhau và đối chiếu với tổng các thành phần.

Published results: import files, list, see sources that disagree and totals beside their parts.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc import printing
from cchc.command import WRONG_USE
from cchc.errors import CchcError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence

    from cchc.command import Parser

ACTS = ("import", "list", "conflicts", "parts")


def arguments(parser: Parser) -> None:
    """``import FILE…``, ``list``, ``conflicts``, ``parts``."""
    parser.add_argument("act", choices=ACTS, metavar="VIỆC", help=" | ".join(ACTS))
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="TỆP", help="tệp kết quả .csv, .xlsx (với import)"
    )
    parser.add_argument("--index", default="", metavar="CHỈ SỐ", help="par, sipas, papi, pci hoặc dti")
    parser.add_argument("--year", type=int, metavar="NĂM", help="chỉ năm này")
    parser.add_argument("--dry-run", action="store_true", help="xem tệp có gì mới, không ghi")
    printing.arguments(parser)


def run(options: Namespace, environ: Mapping[str, str]) -> int:
    """Do it on this installation's database."""
    from cchc import site
    from cchc.assessment.engine.results.rows import INDICES

    if options.index and options.index not in INDICES:
        raise CchcError(f"--index nhận {', '.join(INDICES)}, không nhận {options.index}.", exit=WRONG_USE)
    if (options.act == "import") != bool(options.files):
        raise CchcError("“import” cần ít nhất một tệp; các việc khác không nhận tệp.", exit=WRONG_USE)
    site.load(environ)
    site.bring_up_to_date()
    labels, rows, value = _import(options) if options.act == "import" else _stored(options)
    printing.put_out(options, "Kết quả đã công bố", labels, rows, value)
    return 0


def _import(options: Namespace) -> tuple[Sequence[str], list[list[object]], Any]:
    from cchc.assessment.actions import import_results, look

    rows: list[list[object]] = []
    told = []
    for file in options.files:
        taken = (
            look(file, options.index)
            if options.dry_run
            else import_results(file, by="cchc", index=options.index)
        )
        known = "đã nhập trước đây" if taken.known else ("chưa ghi" if options.dry_run else "đã ghi")
        rows.append([file.name, taken.rows, taken.added, known, ", ".join(taken.unknown)])
        told.append(
            {
                "file": file.name,
                "rows": taken.rows,
                "added": taken.added,
                "known": taken.known,
                "written": not options.dry_run and not taken.known,
                "unknown": list(taken.unknown),
            }
        )
    return ("Tệp", "Số dòng", "Mới", "Trạng thái", "Tên chưa nhận ra là tỉnh"), rows, told


def _stored(options: Namespace) -> tuple[Sequence[str], list[list[object]], Any]:
    """Stored results: all of them, those that disagree, or totals beside their parts."""
    from cchc.assessment.engine.results.comparing import AGREEMENTS, conflicts, parts
    from cchc.assessment.stored import results

    found = results(options.index, options.year)
    if options.act == "parts":
        added = parts(found)
        rows: list[list[object]] = [
            [row.index, row.year, row.unit, row.total, row.added, row.difference, AGREEMENTS[row.agreement]]
            for row in added
        ]
        labels: tuple[str, ...] = (
            "Chỉ số",
            "Năm",
            "Đơn vị",
            "Tổng công bố",
            "Cộng thành phần",
            "Chênh lệch",
            "So sánh",
        )
        keys: tuple[str, ...] = ("index", "year", "unit", "total", "added", "difference", "agreement")
        return labels, rows, [dict(zip(keys, map(_plain, row), strict=True)) for row in rows]
    if options.act == "conflicts":
        found = [result for conflict in conflicts(found) for result in conflict.results]
    labels = ("Chỉ số", "Năm", "Đơn vị", "Nội dung", "Điểm", "Hạng", "Trên tổng", "Nguồn")
    keys = ("index", "year", "unit", "node", "score", "rank", "of", "source")
    rows = [[getattr(result, key) for key in keys] for result in found]
    return labels, rows, [dict(zip(keys, map(_plain, row), strict=True)) for row in rows]


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, int | str) else str(value)
