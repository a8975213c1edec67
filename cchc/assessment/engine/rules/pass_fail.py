"""R3: passed or not, all or nothing.

"Đạt yêu cầu: 1; không đạt: 0" (Cà Mau, Quyết định 1880/QĐ-UBND năm 2013, 1.1.3 and 1.2.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.ends import between, or_maximum
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import points_in_words
from cchc.assessment.engine.shape import ZERO, Case, Example, Outcome, one_input, wrong_inputs
from cchc.assessment.engine.why import Why
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Đạt hoặc không đạt", "Pass or fail")
WORDS = {
    "passed": Words(
        "{name}: đạt yêu cầu, {points:.}/{maximum:.} điểm.", "{name}: passed, {points:.}/{maximum:.} points."
    ),
    "failed": Words(
        "{name}: không đạt yêu cầu, {points:.}/{maximum:.} điểm.",
        "{name}: not passed, {points:.}/{maximum:.} points.",
    ),
}


@dataclass(frozen=True)
class Params:
    """``passed``: the maximum unless given; ``failed``: nothing unless given."""

    passed: Fraction | None = par(
        "Điểm khi đạt (để trống: điểm tối đa)", "Points if passed (the maximum)", None
    )
    failed: Fraction = par("Điểm khi không đạt", "Points if failed", ZERO)
    input: str = par("Số liệu", "Input", "")


EXAMPLE = Example(
    maximum=Fraction(1),
    raw={},
    inputs=(InputSpec("quality", Words("Chất lượng báo cáo", "Quality of the report"), "yes_no"),),
    given={"quality": 1},
)


def score(params: Params, case: Case) -> Outcome:
    """The points of yes or of no."""
    passed = case.number(params.input) != 0
    points = or_maximum(params.passed, case.maximum) if passed else params.failed
    values = {"name": case.specs[params.input].name, "points": points, "maximum": case.maximum}
    return Outcome(points, (Why("pass_fail", "passed" if passed else "failed", values),))


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays."""
    import numpy as np

    values = columns[params.input]
    full = maximum if params.passed is None else float(params.passed)
    return np.where(np.isnan(values), np.nan, np.where(values != 0, full, float(params.failed)))


reads = one_input


def limits(params: Params, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """Failed and passed."""
    return between(params.failed, or_maximum(params.passed, maximum))


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """An input that is not answered by yes or no."""
    return wrong_inputs((params.input,), specs, ("yes_no",))


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Đạt yêu cầu: 1 điểm; không đạt: 0 điểm"."""
    passed, failed = ("Đạt yêu cầu", "không đạt") if language == "vi" else ("Passed", "not passed")
    full = points_in_words(or_maximum(params.passed, maximum), language)
    return f"{passed}: {full}; {failed}: {points_in_words(params.failed, language)}"
