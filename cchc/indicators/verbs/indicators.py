"""Từ điển chỉ tiêu số liệu: liệt kê, xem một chỉ tiêu, kiểm tra các tệp khai báo.

The dictionary of indicators: list them, show one, check the files that declare them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import printing
from cchc.command import WRONG_USE, day
from cchc.errors import CchcError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from cchc.command import Parser


def arguments(parser: Parser) -> None:
    """``list``, ``show CODE``, ``check``."""
    parser.add_argument(
        "act",
        choices=("list", "show", "check"),
        metavar="VIỆC",
        help="list (liệt kê), show MÃ, check (kiểm tra)",
    )
    parser.add_argument("code", nargs="?", default="", metavar="MÃ", help="mã chỉ tiêu, với show")
    parser.add_argument("--on", type=day, metavar="NGÀY", help="chỉ các chỉ tiêu áp dụng ngày này")
    parser.add_argument(
        "--folder", type=Path, metavar="THƯ_MỤC", help="thư mục khai báo khác data/indicators"
    )
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="tiếng của lời (mặc định vi)")
    printing.arguments(parser)


def run(options: Namespace, environ: Mapping[str, str]) -> int:
    """Do what is asked for; the exit code."""
    folder = _folder(options.folder)
    if (options.act == "show") != bool(options.code):
        wanted = "show cần một mã chỉ tiêu" if options.act == "show" else f"{options.act} không nhận mã"
        raise CchcError(f"Sai cách dùng: {wanted}; xem “cchc indicators --help”.", exit=WRONG_USE)
    return {"list": _list, "show": _show, "check": _check}[options.act](options, folder)


def _folder(given: Path | None) -> Path:
    """The folder to read; CchcError where the one given is none."""
    if given is None:
        from cchc.indicators.shipped import root

        return root()
    if not given.is_dir():
        raise CchcError(f"Không có thư mục “{given}”; cần thư mục chứa các tệp .yaml khai báo chỉ tiêu.")
    return given


def _list(options: Namespace, folder: Path) -> int:
    from cchc.indicators.engine import telling
    from cchc.indicators.engine.dictionary import load

    found = [one for one in load(folder) if options.on is None or one.holds(options.on)]
    keys = ("code", "name", "measure", "source_kind", "owner")
    labels = [telling.LABELS[key].say(options.lang) for key in keys]
    rows = []
    for one in found:
        said = dict(telling.facts(one, options.lang))
        rows.append([said[label] for label in labels])
    printing.put_out(options, "indicators", labels, rows, [telling.as_json(one) for one in found])
    return 0


def _show(options: Namespace, folder: Path) -> int:
    from cchc.indicators.engine import telling
    from cchc.indicators.engine.dictionary import load

    one = load(folder).get(options.code, options.on)
    labels = ["Mục", "Nội dung"] if options.lang == "vi" else ["Field", "Words"]
    printing.put_out(options, one.code, labels, telling.facts(one, options.lang), telling.as_json(one))
    return 0


def _check(options: Namespace, folder: Path) -> int:
    """Print every fault; exit 1 where there is one."""
    from cchc.indicators.engine.computed import computed
    from cchc.indicators.engine.dictionary import gather

    found, faults = gather(folder, computed())
    printing.put_out(options, "check", ["Lỗi"], [[fault] for fault in faults], {"faults": faults})
    print(f"{len(found)} chỉ tiêu đọc được, {len(faults)} lỗi.", file=sys.stderr)
    return 1 if faults else 0
