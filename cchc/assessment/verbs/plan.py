"""Chọn nhóm giải pháp tốt nhất cho một đơn vị trong giới hạn kinh phí (để tham khảo).

The best bundle of improvements for a unit under a budget (advice).

Tệp giải pháp gồm các cột code, name, input, value[, denominator], cost, effort, chance, requires, excludes.
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
    """``SET --year Y --inputs FILE --unit U --improvements FILE --budget N``."""
    scored_inputs.arguments(parser)
    parser.add_argument("--unit", required=True, metavar="ĐƠN VỊ", help="đơn vị, ghi như trong tệp số liệu")
    parser.add_argument(
        "--improvements", type=Path, required=True, metavar="TỆP", help="tệp giải pháp .csv, .xlsx"
    )
    parser.add_argument("--budget", metavar="SỐ", help="giới hạn chi phí (bỏ trống: không giới hạn)")
    parser.add_argument("--effort", metavar="SỐ", help="giới hạn công sức (bỏ trống: không giới hạn)")


def run(options: Namespace, environ: Mapping[str, str]) -> int:
    """Plan and print: best, next best, one more point, each alone."""
    printing.shape_of(options)
    from cchc.assessment.engine.deciding import told
    from cchc.assessment.engine.deciding.changes import read_limit
    from cchc.assessment.engine.deciding.improvement import load
    from cchc.assessment.engine.deciding.plan import plan

    criteria, inputs = scored_inputs.loaded(options, environ)
    answer = plan(
        criteria,
        inputs,
        options.unit,
        load(options.improvements, criteria),
        read_limit("--budget", options.budget),
        read_limit("--effort", options.effort),
    )
    value = told.plan_json(criteria, answer, options.lang)
    scored_inputs.say(value["assumptions"])
    printing.put_out(options, criteria.name.vi, told.PLAN_LABELS, told.plan_rows(answer), value)
    return 0
