"""Answers of deciding told: JSON, and rows for table, CSV and Excel. All of it is labelled as advice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.numbers_out import exact_text
from cchc.assessment.engine.why import rounded, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from cchc.assessment.engine.deciding.forecast import Forecast
    from cchc.assessment.engine.deciding.plan import Choice, Plan
    from cchc.assessment.engine.deciding.robust import Robustness
    from cchc.assessment.engine.deciding.sensitivity import LeafEffect, SourceEffect
    from cchc.assessment.engine.deciding.whatif import WhatIf
    from cchc.assessment.engine.model import CriteriaSet

ADVICE = Words(
    "Kết quả để tham khảo khi quyết định, không phải điểm chính thức.",
    "Advice for deciding, not an official score.",
)
_PLACES = 4


def _said(words: Iterable[Words], language: str) -> list[str]:
    return [word.say(language) for word in (ADVICE, *words)]


def _float(value: float) -> str:
    """A simulated figure: four places, since draws do not carry more."""
    return f"{value:.{_PLACES}f}"


WHATIF_LABELS = ("Mã", "Tiêu chí", "Trước", "Sau", "Tăng/giảm", "Lý do sau")


def whatif_json(criteria: CriteriaSet, answer: WhatIf, language: str) -> dict[str, Any]:
    """Before, after, what changed and the assumptions."""
    return {
        "advice": True,
        "set": criteria.code,
        "year": criteria.year,
        "unit": answer.unit,
        "before": _state(answer, before=True),
        "after": _state(answer, before=False),
        "gained": exact_text(answer.gained),
        "changed": [
            {
                "code": one.code,
                "before": exact_text(one.points),
                "after": exact_text(two.points),
                "why": [why.say(language) for why in two.why],
            }
            for one, two in answer.changed
        ],
        "assumptions": _said(answer.assumptions, language),
    }


def _state(answer: WhatIf, *, before: bool) -> dict[str, Any]:
    row, place = (answer.before, answer.rank_before) if before else (answer.after, answer.rank_after)
    return {
        "points": exact_text(row.points),
        "max": exact_text(row.maximum),
        "index": exact_text(row.index),
        "rank": place.rank,
        "of": place.of,
    }


def whatif_rows(criteria: CriteriaSet, answer: WhatIf, language: str) -> list[list[object]]:
    """The whole first, then every node whose points change."""
    rows: list[list[object]] = [
        [
            "",
            _ranks(answer),
            _number(answer.before.points),
            _number(answer.after.points),
            _number(answer.gained),
            "",
        ]
    ]
    for one, two in answer.changed:
        gained = None if one.points is None or two.points is None else two.points - one.points
        name = criteria.by_code[one.code].name.say(language)
        said = " ".join(why.say(language) for why in two.why)
        rows.append([one.code, name, _number(one.points), _number(two.points), _number(gained), said])
    return rows


def _ranks(answer: WhatIf) -> str:
    """ "Sở A: hạng 4 → 2 trên 20"."""
    before, after = answer.rank_before.rank or "—", answer.rank_after.rank or "—"
    return f"{answer.unit}: hạng {before} → {after} trên {answer.rank_after.of}"


def _number(value: Fraction | None) -> str | None:
    return None if value is None else written(value)


ROBUST_LABELS = ("Nhóm", "Hạng", "Đơn vị", "Chỉ số (%)", "Khoảng chỉ số", "Khoảng hạng")
SOURCE_LABELS = ("Nguồn", "Chỉ nguồn này (bậc)", "Tất cả trừ nguồn này (bậc)")
LEAF_LABELS = ("Mã", "Tiêu chí", "Đổi hạng bình quân (bậc)", "Đơn vị đổi nhiều nhất", "Bậc")


def robust_json(
    criteria: CriteriaSet,
    answer: Robustness,
    sources: Sequence[SourceEffect],
    leaves: Sequence[LeafEffect],
    language: str,
) -> dict[str, Any]:
    """Intervals by unit, groups that cannot be told apart, what decides."""
    return {
        "advice": True,
        "set": criteria.code,
        "year": criteria.year,
        "level": str(answer.level),
        "units": [
            {
                "unit": row.unit,
                "index": _float(row.index),
                "index_low": _float(row.index_low),
                "index_high": _float(row.index_high),
                "rank": row.rank,
                "rank_low": row.rank_low,
                "rank_high": row.rank_high,
                "group": row.group,
            }
            for row in answer.units
        ],
        "groups": [list(group) for group in answer.groups],
        "unranked": list(answer.unranked),
        "sources": [
            {
                "source": row.source,
                "alone": _float(row.alone),
                "others": None if row.others is None else _float(row.others),
            }
            for row in sources
        ],
        "criteria": [
            {"code": row.code, "moved": _float(row.moved), "most_unit": row.most_unit, "most": row.most}
            for row in leaves
        ],
        "assumptions": _said(answer.assumptions, language),
    }


def robust_rows(answer: Robustness) -> list[list[object]]:
    """One row a unit, best first."""
    return [
        [
            row.group,
            row.rank,
            row.unit,
            _two(row.index),
            f"{_two(row.index_low)} – {_two(row.index_high)}",
            f"{row.rank_low} – {row.rank_high}",
        ]
        for row in answer.units
    ]


def _two(value: float) -> str:
    """A simulated figure in Vietnamese writing."""
    from fractions import Fraction

    return f"{rounded(Fraction(value), 2)}".replace(".", ",")


PLAN_LABELS = ("Phương án", "Giải pháp", "Điểm kỳ vọng", "Điểm nếu đạt cả", "Chi phí", "Công sức")


def plan_json(criteria: CriteriaSet, answer: Plan, language: str) -> dict[str, Any]:
    """The best bundle, the next, one more point, each improvement alone."""
    return {
        "advice": True,
        "set": criteria.code,
        "year": criteria.year,
        "unit": answer.unit,
        "points": exact_text(answer.start),
        "best": _choice(answer.best),
        "next_best": _choice(answer.next_best),
        "one_more_point": {
            "bundle": _choice(answer.one_more),
            "price": exact_text(answer.price),
        },
        "improvements": [_choice(choice) for choice in answer.alone],
        "assumptions": _said(answer.assumptions, language),
    }


def _choice(choice: Choice | None) -> dict[str, Any] | None:
    if choice is None:
        return None
    return {
        "improvements": list(choice.codes),
        "expected": exact_text(choice.expected),
        "if_all_work": exact_text(choice.certain),
        "cost": exact_text(choice.cost),
        "effort": exact_text(choice.effort),
    }


def plan_rows(answer: Plan) -> list[list[object]]:
    """Best, next best, one more point, then each improvement alone."""
    named = [
        ("Tốt nhất", answer.best),
        ("Kế tiếp", answer.next_best),
        ("Thêm 1 điểm", answer.one_more),
        *(("Riêng lẻ", choice) for choice in answer.alone),
    ]
    return [
        [
            name,
            " + ".join(choice.codes) or "(không làm gì)",
            written(choice.expected),
            written(choice.certain),
            written(choice.cost),
            written(choice.effort),
        ]
        for name, choice in named
        if choice is not None
    ]


FORECAST_LABELS = ("Đơn vị", "Đến nay (%)", "Cuối năm (%)", "Khoảng", "Hạng giữa", "Khả năng đạt hạng")


def forecast_json(criteria: CriteriaSet, answer: Forecast, language: str) -> dict[str, Any]:
    """Outlooks by unit."""
    return {
        "advice": True,
        "set": criteria.code,
        "year": criteria.year,
        "level": str(answer.level),
        "units": [
            {
                "unit": row.unit,
                "to_date": _float(row.to_date),
                "middle": _float(row.middle),
                "low": _float(row.low),
                "high": _float(row.high),
                "rank_middle": row.rank_middle,
                "chance": None if row.chance is None else _float(row.chance),
            }
            for row in answer.units
        ],
        "untold": list(answer.untold),
        "assumptions": _said(answer.assumptions, language),
    }


def forecast_rows(answer: Forecast) -> list[list[object]]:
    """One row a unit, best middle first."""
    return [
        [
            row.unit,
            _two(row.to_date),
            _two(row.middle),
            f"{_two(row.low)} – {_two(row.high)}",
            row.rank_middle,
            None if row.chance is None else f"{_two(row.chance * 100)}%",
        ]
        for row in answer.units
    ]
