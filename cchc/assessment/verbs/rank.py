"""Xếp hạng từ một tệp điểm (unit, score) với quy tắc bằng điểm nói rõ.

Rank units of a file (unit, score) with a stated tie rule.
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
    """``FILE [--ties RULE] [--places N] [--unranked UNIT]…``."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp .csv, .xlsx có cột unit và score")
    parser.add_argument("--ties", choices=("competition", "dense", "average"), default="competition",
                        help="khi bằng điểm (mặc định competition: 1, 2, 2, 4)")  # fmt: skip
    parser.add_argument("--places", type=int, metavar="SỐ", help="so điểm đã làm tròn đến bao nhiêu chữ số")
    parser.add_argument(
        "--unranked", action="append", default=[], metavar="ĐƠN VỊ", help="chấm nhưng không xếp hạng"
    )
    printing.arguments(parser)


def run(options: Namespace, environ: Mapping[str, str]) -> int:
    """Read, rank, print; the tie rule goes to stderr."""
    printing.shape_of(options)
    from cchc.assessment.engine.numbers_out import exact_text
    from cchc.assessment.engine.ranking.groups import QUARTERS, quarters
    from cchc.assessment.engine.ranking.order import TIE_WORDS, rank
    from cchc.assessment.engine.ranking.score_files import load

    placed = rank(load(options.file), ties=options.ties, places=options.places, unranked=options.unranked)
    quarter = quarters([row.unit for row in placed if row.rank is not None])
    rows: list[list[object]] = []
    told = []
    for row in placed:
        place = exact_text(row.rank)
        group = QUARTERS[quarter[row.unit] - 1].vi if row.unit in quarter else None
        reason = row.reason.vi if row.reason else (f"bằng {', '.join(row.tied)}" if row.tied else "")
        rows.append([place, row.unit, exact_text(row.value), group, reason])
        told.append(
            {
                "unit": row.unit,
                "score": exact_text(row.value),
                "rank": place,
                "of": row.of,
                "quarter": quarter.get(row.unit),
                "tied": list(row.tied),
                "reason": row.reason.vi if row.reason else None,
            }
        )
    sys.stderr.write(f"{TIE_WORDS[options.ties].vi}\n")
    printing.put_out(options, "Xếp hạng", ("Hạng", "Đơn vị", "Điểm", "Nhóm", "Ghi chú"), rows, told)
    return 0
