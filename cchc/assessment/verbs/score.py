"""Chấm điểm các đơn vị theo một bộ tiêu chí, có lý do từng điểm.

Score units by a criteria set, with the reason for every point.

Tệp số liệu (CSV hoặc Excel) gồm các dòng unit,input,value[,denominator]; mã input do bộ tiêu chí khai báo.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc import printing

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from cchc.command import Parser

_FIRST, _LAST = 2000, 2100


def arguments(parser: Parser) -> None:
    """``SET --year Y --inputs FILE``."""
    parser.add_argument("set", metavar="BỘ", help="mã bộ tiêu chí (xem cchc sets list) hoặc thư mục của nó")
    parser.add_argument("--year", type=int, required=True, metavar="NĂM", help="năm đánh giá")
    parser.add_argument("--inputs", type=Path, required=True, metavar="TỆP", help="tệp số liệu .csv, .xlsx")
    parser.add_argument("--trace", action="store_true", help="in từng tiêu chí với lý do và tham số")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="tiếng của lý do (mặc định vi)")
    printing.arguments(parser)


def run(options: Namespace, environ: Mapping[str, str]) -> int:
    """Load the set, read the inputs, score, rank, print."""
    shape = printing.shape_of(options)
    from cchc.assessment.engine import told
    from cchc.assessment.engine.input_files import load
    from cchc.assessment.engine.placing import standings
    from cchc.assessment.engine.scoring import score
    from cchc.assessment.shipped import usable

    criteria = usable(options.set, options.year)
    done = score(criteria, load(options.inputs, criteria))
    placed = standings(done)
    shown = shape == "table"
    if options.trace and shape != "json":
        labels, rows = told.node_labels(shape), list(told.node_rows(done, options.lang, shown=shown))
    else:
        labels, rows = told.unit_labels(shape), list(told.unit_rows(done, placed, options.lang, shown=shown))
    value = told.as_json(done, placed, options.lang, trace=options.trace) if shape == "json" else None
    printing.put_out(options, criteria.name.vi, labels, rows, value)
    return 0
