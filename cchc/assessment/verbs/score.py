"""Chấm điểm các đơn vị theo một bộ tiêu chí, có lý do từng điểm.

Score units by a criteria set, with the reason for every point.

Tệp số liệu (CSV hoặc Excel) gồm các dòng unit,input,value[,denominator]; mã input do bộ tiêu chí khai báo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import printing
from cchc.assessment import scored_inputs

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from cchc.command import Parser


def arguments(parser: Parser) -> None:
    """``SET --year Y --inputs FILE``."""
    scored_inputs.arguments(parser)
    parser.add_argument("--trace", action="store_true", help="in từng tiêu chí với lý do và tham số")


def run(options: Namespace, environ: Mapping[str, str]) -> int:
    """Load the set, read the inputs, score, rank, print."""
    shape = printing.shape_of(options)
    from cchc.assessment.engine import told
    from cchc.assessment.engine.placing import standings
    from cchc.assessment.engine.scoring import score

    criteria, inputs = scored_inputs.loaded(options, environ)
    done = score(criteria, inputs)
    placed = standings(done)
    shown = shape == "table"
    if options.trace and shape != "json":
        labels, rows = told.node_labels(shape), list(told.node_rows(done, options.lang, shown=shown))
    else:
        labels, rows = told.unit_labels(shape), list(told.unit_rows(done, placed, options.lang, shown=shown))
    known = scored_inputs.recognised_units(list(done.by_unit), criteria.year)
    value = (
        told.as_json(done, placed, options.lang, trace=options.trace, known=known)
        if shape == "json"
        else None
    )
    printing.put_out(options, criteria.name.vi, labels, rows, value)
    return 0
