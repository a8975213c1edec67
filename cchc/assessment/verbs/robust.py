"""Thứ hạng vững đến đâu: khoảng hạng, các đơn vị không phân biệt được, điều gì quyết định (để tham khảo).

How firm ranks are: intervals, units that cannot be told apart, what decides (advice).

Tệp sai số gồm các cột input, unit (để trống: mọi đơn vị), error (sai số chuẩn, cùng đơn vị đo với số liệu).
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
    """``SET --year Y --inputs FILE [--errors FILE] [--rounding CODE=PLACES] [--weights 10%]``."""
    scored_inputs.arguments(parser)
    parser.add_argument("--errors", type=Path, metavar="TỆP", help="sai số chuẩn của số liệu khảo sát")
    parser.add_argument(
        "--rounding",
        action="append",
        default=[],
        metavar="MÃ=SỐ",
        help="số liệu đã làm tròn đến bao nhiêu chữ số",
    )
    parser.add_argument(
        "--weights", metavar="TỶ LỆ", help="thay đổi điểm tối đa trong khoảng này, ví dụ 10%%"
    )
    parser.add_argument("--draws", type=int, default=10_000, metavar="SỐ", help="số lần rút (mặc định 10000)")
    parser.add_argument("--seed", type=int, default=20_250_701, metavar="SỐ", help="hạt giống ngẫu nhiên")
    parser.add_argument("--level", metavar="TỶ LỆ", default="90%", help="mức của khoảng (mặc định 90%%)")


def run(options: Namespace, environ: Mapping[str, str]) -> int:
    """Draw, rank, print."""
    printing.shape_of(options)
    from cchc.assessment.engine.deciding import told
    from cchc.assessment.engine.deciding.changes import read_uncertainty
    from cchc.assessment.engine.deciding.robust import robust
    from cchc.assessment.engine.deciding.sensitivity import by_leaf, by_source

    criteria, inputs = scored_inputs.loaded(options, environ)
    uncertainty, level = read_uncertainty(options, criteria, inputs)
    answer = robust(criteria, inputs, uncertainty, level)
    sources, leaves = by_source(criteria, inputs, uncertainty), by_leaf(criteria, inputs)
    value = told.robust_json(criteria, answer, sources, leaves, options.lang)
    scored_inputs.say(value["assumptions"])
    printing.put_out(options, criteria.name.vi, told.ROBUST_LABELS, told.robust_rows(answer), value)
    return 0
