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

from cchc import printing

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from cchc.command import Parser


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
    printing.arguments(parser)


def run(options: Namespace, environ: Mapping[str, str]) -> int:
    """Compute and print; doubts go to stderr and do not change the exit code."""
    shape = printing.shape_of(options)
    from cchc.assessment.engine import composite_output as out
    from cchc.assessment.engine.composite import composite_of_files
    from cchc.assessment.engine.composite_method import read_method, read_ways

    method, ways = read_method(options.normalise), read_ways(options.aggregate)
    result = composite_of_files(options.meta, options.inputs, method, ways)
    for doubt in result.doubts:
        sys.stderr.write(f"cchc composite: lưu ý: {doubt.vi}.\n")
    labels, rows = out.labels(result, shape), out.rows(result, shape)
    value = out.as_value(result) if shape == "json" else None
    printing.put_out(options, "Chỉ số tổng hợp", labels, rows, value)
    return 0
