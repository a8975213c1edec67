"""Đọc văn bản chỉ đạo, tìm nhiệm vụ được giao và cảnh báo.

Read directives: the tasks they assign, and what a person must look at.

Một tệp cho một đối tượng JSON, nhiều tệp cho JSON Lines theo thứ tự. Cảnh báo không đổi mã thoát.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import printing
from cchc.command import day
from cchc.errors import CchcError
from cchc.printing import shape_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping

    from cchc.command import Parser
    from cchc.directives.engine.model import Reading


def arguments(parser: Parser) -> None:
    """``FILE…`` and the options of the reading contract."""
    parser.add_argument(
        "files", nargs="+", metavar="TỆP", help=".docx, .doc, .pdf, .html, .txt hoặc ảnh quét"
    )
    parser.add_argument(
        "--issued", type=day, metavar="NGÀY", help="ngày ban hành, khi văn bản không ghi hoặc ghi sai"
    )
    parser.add_argument(
        "--today", type=day, metavar="NGÀY", help="ngày dùng để xét quá hạn (mặc định: ngày của văn bản)"
    )
    parser.add_argument("--province", metavar="TỈNH", help="tỉnh để đối chiếu tên đơn vị, ví dụ hoa-binh")
    printing.arguments(parser)
    parser.add_argument("--with-text", action="store_true", help="in kèm văn bản chuẩn hoá (document.text)")


def run(options: Namespace, environ: Mapping[str, str]) -> int:
    """Read every file, print what could be read; the worst exit code of the files."""
    shape = shape_of(options)
    from cchc.directives.printing import Printer

    printer = Printer(shape, options.output, many=len(options.files) > 1, with_text=options.with_text)
    codes = [0]
    for reading in _readings(options, codes):
        printer.add(reading)
    printer.close(_width(environ))
    return max(codes)


def _readings(options: Namespace, codes: list[int]) -> Iterator[Reading]:
    """One reading a file in order; a file that can't be read gives its sentence on stderr and its code."""
    from cchc.directives.desk import Desk

    desk = Desk(options.province)
    for file in options.files:
        try:
            yield desk.read(Path(file), issued=options.issued, today=options.today)
        except CchcError as error:
            sys.stderr.write(f"cchc read: {error.message}\n")
            codes.append(error.exit)


def _width(environ: Mapping[str, str]) -> int:
    """Columns of the terminal."""
    from shutil import get_terminal_size

    columns = environ.get("COLUMNS", "")
    return int(columns) if columns.isdigit() else get_terminal_size((100, 24)).columns
