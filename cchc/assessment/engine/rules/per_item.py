"""R7: points for each item, up to a cap.

"Mỗi nội quy, quy chế … 0.5; không ban hành: 0", at most 2 (public code of a product); bonus points per initiative.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.ends import or_maximum
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import points_in_words
from cchc.assessment.engine.shape import (
    COUNTS,
    ZERO,
    Case,
    Example,
    Outcome,
    name_of,
    one_input,
    wrong_inputs,
)
from cchc.assessment.engine.why import Why, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Mỗi mục một số điểm, có mức trần", "Points per item, with a cap")
WORDS = {
    "counted": Words(
        "{name}: {count:.} × {each:.} = {points:.}/{maximum:.} điểm.",
        "{name}: {count:.} × {each:.} = {points:.}/{maximum:.} points.",
    ),
    "capped": Words(
        "{name}: {count:.} × {each:.} = {sum:.}, vượt mức trần nên tính {points:.}/{maximum:.} điểm.",
        "{name}: {count:.} × {each:.} = {sum:.}, above the cap: {points:.}/{maximum:.} points.",
    ),
}


@dataclass(frozen=True)
class Params:
    """``each``: points of one item; ``cap``: the maximum unless given."""

    each: Fraction = par("Điểm mỗi mục", "Points per item")
    cap: Fraction | None = par("Mức trần (để trống: điểm tối đa)", "Cap (the maximum)", None)
    input: str = par("Số liệu", "Input", "")


EXAMPLE = Example(
    maximum=Fraction(2),
    raw={"each": Decimal("0.5")},
    inputs=(
        InputSpec("rules_issued", Words("Số nội quy, quy chế ban hành", "Internal rules issued"), "count"),
    ),
    given={"rules_issued": 3},
)


def score(params: Params, case: Case) -> Outcome:
    """Count times points, at most the cap."""
    count = case.amount(params.input)
    whole, cap = count * params.each, or_maximum(params.cap, case.maximum)
    points = min(whole, cap)
    values = {
        "name": case.specs[params.input].name,
        "count": count,
        "each": params.each,
        "sum": whole,
        "points": points,
        "maximum": case.maximum,
    }
    return Outcome(points, (Why("per_item", "capped" if whole > cap else "counted", values),))


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays; NaN below zero."""
    import numpy as np

    counts = columns[params.input]
    cap = maximum if params.cap is None else float(params.cap)
    return np.where(counts >= 0, np.minimum(counts * float(params.each), cap), np.nan)


reads = one_input


def limits(params: Params, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """From nothing to the cap."""
    return ZERO, or_maximum(params.cap, maximum)


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """Points that are not above zero."""
    for key, value in (("each", params.each), ("cap", params.cap)):
        if value is not None and value <= 0:
            yield f"“{key}” là {written(value)}; cần số lớn hơn 0."
    yield from wrong_inputs((params.input,), specs, COUNTS)


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Số nội quy, quy chế ban hành: mỗi mục 0,5 điểm, tối đa 2 điểm"."""
    name, each = name_of(params.input, specs, language), points_in_words(params.each, language)
    cap = points_in_words(or_maximum(params.cap, maximum), language)
    return (
        f"{name}: mỗi mục {each}, tối đa {cap}" if language == "vi" else f"{name}: {each} each, at most {cap}"
    )
