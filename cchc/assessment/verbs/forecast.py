"""Dự báo chỉ số cuối năm từ số liệu đến nay, kèm khoảng và khả năng đạt một thứ hạng (để tham khảo).

Forecast the year's index from values to date, with an interval and the chance of a rank (advice).
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
    """``SET --year Y --inputs FILE --elapsed 75% [--last FILE] [--target RANK]``."""
    scored_inputs.arguments(parser)
    parser.add_argument("--elapsed", required=True, metavar="TỶ LỆ", help="phần năm đã qua, ví dụ 75%%")
    parser.add_argument("--last", type=Path, metavar="TỆP", help="số liệu năm trước, cùng mẫu tệp")
    parser.add_argument(
        "--spread", metavar="SỐ", default="5", help="sai số chuẩn của số liệu lấy theo năm trước"
    )
    parser.add_argument("--target", type=int, metavar="HẠNG", help="thứ hạng muốn đạt")
    parser.add_argument("--draws", type=int, default=10_000, metavar="SỐ", help="số lần rút (mặc định 10000)")
    parser.add_argument("--seed", type=int, default=20_250_701, metavar="SỐ", help="hạt giống ngẫu nhiên")


def run(options: Namespace, environ: Mapping[str, str]) -> int:
    """Forecast and print."""
    printing.shape_of(options)
    from cchc.assessment.engine.deciding import told
    from cchc.assessment.engine.deciding.changes import (
        read_draws,
        read_last,
        read_limit,
        read_seed,
        read_share,
        read_target,
    )
    from cchc.assessment.engine.deciding.forecast import forecast

    criteria, inputs = scored_inputs.loaded(options, environ)
    answer = forecast(
        criteria,
        inputs,
        read_share("--elapsed", options.elapsed),
        last=read_last(options.last, criteria, inputs) if options.last else None,
        spread=float(read_limit("--spread", options.spread) or 0),
        target=read_target(options.target, inputs),
        draws=read_draws(options.draws),
        seed=read_seed(options.seed),
    )
    value = told.forecast_json(criteria, answer, options.lang)
    scored_inputs.say(value["assumptions"])
    printing.put_out(options, criteria.name.vi, told.FORECAST_LABELS, told.forecast_rows(answer), value)
    return 0
