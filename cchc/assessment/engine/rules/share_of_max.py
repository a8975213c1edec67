"""R13: a percentage that someone else measured, multiplied into the maximum: SIPAS 88,8% × 10 / 100.

Published points agree with it: 8.88 (Lào Cai, 2023), 9.56 (Quảng Ninh, 2020); the rule is inferred from them. Unlike
``linear`` it refuses what is no share: below 0 or above 100.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.ends import up_to_maximum
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.shape import Case, Example, Outcome, name_of, one_input, wrong_inputs
from cchc.assessment.engine.why import Figure, Why, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Tỷ lệ % nhân với điểm tối đa", "Percentage times the maximum")
WORDS = {
    "times": Words(
        "{name}: {percent} × {maximum:.} / 100 = {points:.}/{maximum:.} điểm.",
        "{name}: {percent} × {maximum:.} / 100 = {points:.}/{maximum:.} points.",
    ),
    "outside": Words(
        "{name} là {percent}; chỉ nhận từ 0% đến 100%.", "{name} is {percent}; only 0% to 100% are allowed."
    ),
}


@dataclass(frozen=True)
class Params:
    """The input that holds the percentage."""

    input: str = par("Số liệu", "Input", "")


EXAMPLE = Example(
    maximum=Fraction(10),
    raw={},
    inputs=(InputSpec("sipas", Words("Chỉ số hài lòng (SIPAS)", "Satisfaction index (SIPAS)"), "percent"),),
    given={"sipas": Decimal("88.8")},
)


def score(params: Params, case: Case) -> Outcome:
    """Percentage times maximum; none outside 0 to 100."""
    percent = case.number(params.input)
    values = {"name": case.specs[params.input].name, "percent": Figure(percent, "%"), "maximum": case.maximum}
    if not 0 <= percent <= 100:
        return Outcome(None, (Why("share_of_max", "outside", values),))
    points = percent * case.maximum / 100
    return Outcome(points, (Why("share_of_max", "times", {**values, "points": points}),))


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays; NaN outside 0 to 100."""
    import numpy as np

    values = columns[params.input]
    return np.where((values >= 0) & (values <= 100), values * maximum / 100, np.nan)


reads = one_input
limits = up_to_maximum


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """An input that is no percentage."""
    return wrong_inputs((params.input,), specs, ("percent",))


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Chỉ số hài lòng (SIPAS) × 10 / 100"."""
    return f"{name_of(params.input, specs, language)} × {written(maximum, language)} / 100"
