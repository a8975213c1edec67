"""R17: a target is reached or not: at least so much, or at most.

"Khai thác dữ liệu số hóa 83,76% – mục tiêu ≥50%"; "hồ sơ đúng hẹn 97,28% – mục tiêu ≥98%" (public code of a product).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.bands import Band, beyond
from cchc.assessment.engine.ends import between, or_maximum
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import Gap, Measured, Stretch, points_in_words
from cchc.assessment.engine.shape import NUMBERS, ZERO, Case, Example, Outcome, name_of, unit_of, wrong_inputs
from cchc.assessment.engine.why import Why
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Đạt mục tiêu tối thiểu", "Minimum target")
WORDS = {
    "met": Words(
        "{value}, đạt mục tiêu {target}: {points:.}/{maximum:.} điểm.",
        "{value}, the target of {target} is met: {points:.}/{maximum:.} points.",
    ),
    "missed": Words(
        "{value}, chưa đạt mục tiêu {target}: {points:.}/{maximum:.} điểm.",
        "{value}, the target of {target} is missed: {points:.}/{maximum:.} points.",
    ),
    "raise": Words("Còn {gap} để đạt mục tiêu.", "{gap} short of the target."),
    "lower": Words("Cần giảm {gap} để đạt mục tiêu.", "The target needs {gap} less."),
}


@dataclass(frozen=True)
class Params:
    """``target``: one for all, or ``target_input`` where it differs by unit; ``at_most``: less is better."""

    target: Fraction | None = par("Mục tiêu chung", "Target for all", None)
    target_input: str = par("Số liệu mục tiêu của từng đơn vị", "Input: the unit's target", "")
    at_most: bool = par("Mục tiêu là nhiều nhất", "The target is an upper bound", default=False)
    met: Fraction | None = par("Điểm khi đạt (để trống: điểm tối đa)", "Points if met (the maximum)", None)
    missed: Fraction = par("Điểm khi chưa đạt", "Points if missed", ZERO)
    input: str = par("Số liệu", "Input", "")

    def goal(self, target: Fraction) -> Band:
        """The values that meet the target."""
        return Band(ZERO, le=target) if self.at_most else Band(ZERO, ge=target)


EXAMPLE = Example(
    maximum=Fraction(1),
    raw={"target": 98},
    inputs=(InputSpec("on_time_rate", Words("Tỷ lệ hồ sơ đúng hẹn", "Dossiers on time"), "percent"),),
    given={"on_time_rate": Decimal("97.28")},
)


def score(params: Params, case: Case) -> Outcome:
    """All or nothing, and what is short."""
    value, spec = case.number(params.input), case.specs[params.input]
    target = case.number(params.target_input) if params.target is None else params.target
    goal, unit = params.goal(target), unit_of(spec)
    met = goal.holds(value)
    points = params.missed if not met else or_maximum(params.met, case.maximum)
    values = {
        "value": Measured(value, unit, spec.name, spec.short),
        "target": Stretch(goal, unit),
        "points": points,
        "maximum": case.maximum,
    }
    why: tuple[Why, ...] = (Why("minimum_target", "met" if met else "missed", values),)
    if not met:
        gap = {"gap": Gap(value, target, unit)}
        why = (*why, Why("minimum_target", "lower" if params.at_most else "raise", gap))
    return Outcome(points, why)


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays."""
    import numpy as np

    target = columns[params.target_input] if params.target is None else float(params.target)
    ahead = columns[params.input] - target
    met = beyond(-ahead if params.at_most else ahead, 0.0, with_it=True)
    full = maximum if params.met is None else float(params.met)
    return np.where(np.isnan(ahead), np.nan, np.where(met, full, float(params.missed)))


def reads(params: Params) -> Sequence[str]:
    """The value, and the target where it is an input."""
    return (params.input, params.target_input) if params.target is None else (params.input,)


def limits(params: Params, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """Missed and met."""
    return between(params.missed, or_maximum(params.met, maximum))


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """No target or two."""
    if (params.target is None) == (not params.target_input):
        yield "cần đúng một: “target” (mục tiêu chung) hoặc “target_input” (mục tiêu của từng đơn vị)."
    yield from wrong_inputs(reads(params), specs, NUMBERS)


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Mục tiêu từ 98% trở lên: 1 điểm khi đạt, 0 điểm khi chưa đạt"."""
    vi = language == "vi"
    if params.target is not None:
        goal = params.goal(params.target).say(language, unit_of(specs.get(params.input)))
    else:
        name = name_of(params.target_input, specs, language)
        bound = ("nhiều nhất" if vi else "at most") if params.at_most else ("ít nhất" if vi else "at least")
        goal = f"{bound} {name}"
    met = points_in_words(or_maximum(params.met, maximum), language)
    missed = points_in_words(params.missed, language)
    return (
        f"Mục tiêu {goal}: {met} khi đạt, {missed} khi chưa đạt"
        if vi
        else f"Target {goal}: {met} if met, {missed} if missed"
    )
