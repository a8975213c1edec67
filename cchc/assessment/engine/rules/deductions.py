"""R8: full points less something for each violation or by how grave it is; the floor may lie below zero.

"Có vi phạm nhẹ: trừ 50% điểm; nghiêm trọng: 0" (public code of a product); "bị 0 điểm và bị trừ 0,25 điểm" (index of
access to law, where the score of a criterion may fall below zero).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.deduction import Deduction
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import points_in_words
from cchc.assessment.engine.shape import COUNTS, ZERO, Case, Example, Outcome, wrong_inputs
from cchc.assessment.engine.why import Why, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Trừ điểm theo vi phạm", "Deductions")
WORDS = {
    "none": Words(
        "Không có vi phạm: {points:.}/{maximum:.} điểm.", "No violation: {points:.}/{maximum:.} points."
    ),
    "taken": Words("{name}: {count:.}, trừ {loss:.} điểm.", "{name}: {count:.}, {loss:.} off."),
    "rest": Words(
        "Còn lại {maximum:.} - {sum:.} = {points:.}/{maximum:.} điểm.",
        "{maximum:.} - {sum:.} = {points:.}/{maximum:.} points are left.",
    ),
    "floor": Words(
        "Tổng điểm trừ là {sum:.}, tính theo mức sàn: {points:.}/{maximum:.} điểm.",
        "{sum:.} off in all, the floor counts: {points:.}/{maximum:.} points.",
    ),
}


@dataclass(frozen=True)
class Params:
    """The violations, and the floor under which points do not fall."""

    items: tuple[Deduction, ...] = par("Các vi phạm", "Violations")
    floor: Fraction = par("Mức sàn (có thể dưới 0)", "Floor (may lie below zero)", ZERO)


EXAMPLE = Example(
    maximum=Fraction(2),
    raw={
        "items": [
            {"input": "slight", "percent": 50, "once": True},
            {"input": "grave", "percent": 100, "once": True},
        ]
    },
    inputs=(
        InputSpec("slight", Words("Số vi phạm nhẹ", "Slight violations"), "count"),
        InputSpec("grave", Words("Số vi phạm nghiêm trọng", "Grave violations"), "count"),
    ),
    given={"slight": 3, "grave": 0},
)


def score(params: Params, case: Case) -> Outcome:
    """The maximum less what each kind costs, at least the floor."""
    maximum, whole = case.maximum, ZERO
    why: list[Why] = []
    for item in params.items:
        count = case.amount(item.input)
        if count:
            loss = item.loss(count, maximum)
            whole += loss
            values = {"name": case.specs[item.input].name, "count": count, "loss": loss}
            why.append(Why("deductions", "taken", values))
    points = max(maximum - whole, params.floor)
    code = "none" if not why else "floor" if maximum - whole < params.floor else "rest"
    why.append(Why("deductions", code, {"sum": whole, "points": points, "maximum": maximum}))
    return Outcome(points, tuple(why))


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays; NaN for a number below zero."""
    import numpy as np

    whole = sum((item.array(columns[item.input], maximum) for item in params.items), np.zeros(1))
    return np.maximum(maximum - whole, float(params.floor))


def reads(params: Params) -> Sequence[str]:
    """The counts of violations, each once."""
    return tuple(dict.fromkeys(item.input for item in params.items))


def limits(params: Params, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """From the floor, or what the worst case leaves, to the maximum."""
    losses = [item.most(maximum) for item in params.items]
    worst = sum((loss for loss in losses if loss is not None), ZERO)
    least = params.floor if None in losses else max(maximum - worst, params.floor)
    return least, max(params.floor, maximum)


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """A violation that costs nothing or in two ways; a floor above the maximum."""
    for place, item in enumerate(params.items, 1):
        yield from (f"items[{place}]: {sentence}" for sentence in item.faults())
    if params.floor >= maximum:
        yield f"mức sàn {written(params.floor)} phải nhỏ hơn điểm tối đa {written(maximum)}."
    yield from wrong_inputs(reads(params), specs, COUNTS)


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "2 điểm; Số vi phạm nhẹ: trừ 50% điểm tối đa …; không thấp hơn 0 điểm"."""
    most, floor = points_in_words(maximum, language), points_in_words(params.floor, language)
    parts = "; ".join(item.say(specs, language) for item in params.items)
    if language == "vi":
        return f"{most} khi không có vi phạm; {parts}; không thấp hơn {floor}"
    return f"{most} without violation; {parts}; not below {floor}"
