"""R16: the value against the plan, in percent, then points by bands or in proportion.

"Thực hiện trên 90% kế hoạch: 2; …" where value and plan are two figures; chỉ tiêu HĐND giao (known by name only).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.ends import of_scale
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import Measured, Scale
from cchc.assessment.engine.shape import NUMBERS, Case, Example, Outcome, name_of, wrong_inputs
from cchc.assessment.engine.why import Figure, Why, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("So với kế hoạch", "Against plan")
WORDS = {
    "computed": Words(
        "{name}: {value:.}/{plan:.} = {percent} {noun}.", "{name}: {value:.}/{plan:.} = {percent} of {noun}."
    ),
    "no_plan": Words("{name}: không có chỉ tiêu phải thực hiện.", "{name}: nothing was planned."),
    "plan_zero": Words(
        "{name}: kế hoạch là {plan:.}, cần số lớn hơn 0.", "{name}: the plan is {plan:.}; it must be above 0."
    ),
}


@dataclass(frozen=True)
class Params:
    """``plan``: one figure for all, or ``plan_input`` where it differs by unit."""

    plan: Fraction | None = par("Kế hoạch chung", "Plan for all", None)
    plan_input: str = par("Số liệu kế hoạch của từng đơn vị", "Input: the unit's plan", "")
    then: Scale = par("Từ tỷ lệ ra điểm", "From the rate to points", Scale())
    noun: Words = par(
        "Danh từ dùng khi giải thích", "Noun used in explanations", Words("kế hoạch", "the plan")
    )
    input: str = par("Số liệu thực hiện", "Input: what was done", "")


EXAMPLE = Example(
    maximum=Fraction(2),
    raw={
        "input": "inspected",
        "plan_input": "to_inspect",
        "then": {
            "bands": [{"gt": 90, "points": 2}, {"ge": 70, "le": 90, "points": 1}, {"lt": 70, "points": 0}]
        },
    },
    inputs=(
        InputSpec("inspected", Words("Số đơn vị đã kiểm tra", "Units inspected"), "count"),
        InputSpec(
            "to_inspect",
            Words("Số đơn vị phải kiểm tra theo kế hoạch", "Units to inspect by the plan"),
            "count",
        ),
    ),
    given={"inspected": 17, "to_inspect": 20},
)


def score(params: Params, case: Case) -> Outcome:
    """The rate, then its points; 0 of 0 is nothing arose."""
    value = case.number(params.input)
    plan = case.number(params.plan_input) if params.plan is None else params.plan
    values = {"name": case.specs[params.input].name, "value": value, "plan": plan}
    if plan <= 0:
        nothing = plan == value == 0
        return Outcome(
            None, (Why("against_plan", "no_plan" if nothing else "plan_zero", values),), nothing=nothing
        )
    percent = value / plan * 100
    why = Why("against_plan", "computed", {**values, "percent": Figure(percent, "%"), "noun": params.noun})
    return params.then.judge(Measured(percent, "%", noun=params.noun), case.maximum, why)


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays; NaN without a plan."""
    import numpy as np

    plan = columns[params.plan_input] if params.plan is None else np.asarray(float(params.plan))
    with np.errstate(divide="ignore", invalid="ignore"):
        percent = 100 * columns[params.input] / plan
    return params.then.array(np.where(plan > 0, percent, np.nan), maximum)


def reads(params: Params) -> Sequence[str]:
    """The value, and the plan where it is an input."""
    return (params.input, params.plan_input) if params.plan is None else (params.input,)


limits = of_scale


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """No plan or two; faults of the bands."""
    if (params.plan is None) == (not params.plan_input):
        yield "cần đúng một: “plan” (kế hoạch chung) hoặc “plan_input” (kế hoạch của từng đơn vị)."
    if params.plan is not None and params.plan <= 0:
        yield f"“plan” là {written(params.plan)}; cần số lớn hơn 0."
    yield from wrong_inputs(reads(params), specs, NUMBERS)
    yield from params.then.faults("%", maximum)


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Số đơn vị đã kiểm tra so với kế hoạch: trên 90%: 2 điểm; …"."""
    name, noun = name_of(params.input, specs, language), params.noun.say(language)
    if params.plan is not None:
        noun += f" ({written(params.plan, language)})"
    against = "so với" if language == "vi" else "against"
    return f"{name} {against} {noun}: {params.then.say(maximum, '%', language)}"
