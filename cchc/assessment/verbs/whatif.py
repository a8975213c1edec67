"""Nếu thay đổi số liệu của một đơn vị thì điểm, chỉ số và thứ hạng ra sao (để tham khảo).

What if: change a unit's inputs, see points, index and rank (advice).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc import printing
from cchc.assessment import scored_inputs

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from cchc.command import Parser


def arguments(parser: Parser) -> None:
    """``SET --year Y --inputs FILE --unit U --change CODE=VALUE…``."""
    scored_inputs.arguments(parser)
    parser.add_argument("--unit", required=True, metavar="ĐƠN VỊ", help="đơn vị, ghi như trong tệp số liệu")
    parser.add_argument(
        "--change",
        action="append",
        required=True,
        metavar="MÃ=GIÁ TRỊ",
        help="số liệu mới; 96/100 là tử số/mẫu số; dùng nhiều lần được",
    )
    parser.add_argument(
        "--past",
        type=Path,
        metavar="TỆP",
        help="chỉ số các năm trước (year,unit,index) để các đơn vị khác cùng thay đổi",
    )


def run(options: Namespace, environ: Mapping[str, str]) -> int:
    """Score before and after; print the whole and every node that changes."""
    printing.shape_of(options)
    from cchc.assessment.engine.deciding import told
    from cchc.assessment.engine.deciding.changes import read_changes
    from cchc.assessment.engine.deciding.drift import load
    from cchc.assessment.engine.deciding.whatif import whatif

    criteria, inputs = scored_inputs.loaded(options, environ)
    changes = read_changes(criteria, options.change)
    drift = load(options.past, inputs.units) if options.past else None
    answer = whatif(criteria, inputs, options.unit, changes, drift)
    value = told.whatif_json(criteria, answer, options.lang)
    scored_inputs.say(value["assumptions"])
    rows = told.whatif_rows(criteria, answer, options.lang)
    printing.put_out(options, criteria.name.vi, told.WHATIF_LABELS, rows, value)
    return 0
