"""Tính chỉ số tổng hợp của các đơn vị từ số liệu thống kê, như gói COINr.

Composite index of units: indicators brought onto one scale, then joined level by level.

META có các cột Level, iCode, Parent, Direction, Weight, Type; INPUTS có cột uCode và mỗi chỉ tiêu một cột.
Cách chuẩn hoá và tham số: minmax:0,100  minmax:1,100  zscore:50,10  borda  prank  rank  dist2max  fracmax
scaled:0,100  goalposts:0,100,1  dist2targ:80  dist2ref:MÃ_ĐƠN_VỊ  none.
Cách gộp: amean  gmean  hmean  wsum  median  minimum; một cách cho mọi cấp, hoặc mỗi cấp một cách từ dưới lên
(amean,gmean).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.command import WRONG_USE
from cchc.errors import CchcError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from cchc.assessment.engine.composite import Composite
    from cchc.command import Parser

FORMATS = ("table", "json", "csv", "xlsx")


def arguments(parser: Parser) -> None:
    """Two files, two methods, the format."""
    parser.add_argument(
        "--meta", type=Path, required=True, metavar="TỆP", help="cấu trúc chỉ số: .csv, .xlsx, .ods"
    )
    parser.add_argument(
        "--inputs", type=Path, required=True, metavar="TỆP", help="giá trị của các đơn vị: .csv, .xlsx, .ods"
    )
    parser.add_argument(
        "--normalise", default="minmax:0,100", metavar="CÁCH", help="cách chuẩn hoá (mặc định minmax:0,100)"
    )
    parser.add_argument(
        "--aggregate", default="amean", metavar="CÁCH", help="cách gộp các mức (mặc định amean)"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default=None, help="table (màn hình), json, csv hoặc xlsx"
    )
    parser.add_argument("--output", type=Path, metavar="TỆP", help="ghi kết quả vào tệp; bắt buộc với xlsx")


def run(options: Namespace, environ: Mapping[str, str]) -> int:
    """Compute and print; doubts go to stderr and do not change the exit code."""
    shape = options.format or _usual_shape(options.output)
    if shape == "xlsx" and options.output is None:
        raise CchcError("Định dạng xlsx cần --output TỆP để ghi kết quả.", exit=WRONG_USE)
    from cchc.assessment.engine.composite import composite_of_files
    from cchc.assessment.engine.composite_method import read_method, read_ways

    method, ways = read_method(options.normalise), read_ways(options.aggregate)
    result = composite_of_files(options.meta, options.inputs, method, ways)
    for doubt in result.doubts:
        sys.stderr.write(f"cchc composite: lưu ý: {doubt.vi}.\n")
    if options.output is None:
        sys.stdout.write(_text(result, shape))
    else:
        _write(options.output, _bytes(result, shape))
    return 0


def _usual_shape(output: Path | None) -> str:
    """What nobody asked for: by the name of the file to write, a table for a terminal, CSV for a pipe."""
    if output is not None:
        suffix = output.suffix.lower().lstrip(".")
        return suffix if suffix in FORMATS else "csv"
    return "table" if sys.stdout.isatty() else "csv"


def _text(result: Composite, shape: str) -> str:
    from cchc.assessment.engine import composite_output

    return {
        "csv": composite_output.as_csv,
        "json": composite_output.as_json,
        "table": composite_output.as_table,
    }[shape](result)


def _bytes(result: Composite, shape: str) -> bytes:
    if shape == "xlsx":
        from cchc.assessment.engine.composite_output import as_xlsx

        return as_xlsx(result)
    # A spreadsheet takes a CSV file for UTF-8 only with the mark.
    return _text(result, shape).encode("utf-8-sig" if shape == "csv" else "utf-8")


def _write(path: Path, content: bytes) -> None:
    """All of it or nothing: written beside its place, then moved there."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CchcError(
            f"Không ghi được tệp “{path}” ({error.strerror or 'lỗi hệ thống'}); chọn nơi khác có quyền ghi."
        ) from error
