"""R4: all or nothing by several conditions, joined by AND, by OR, or both.

"Xác định đầy đủ nhiệm vụ và có bố trí kinh phí: 1; không … hoặc không …: 0" (Cà Mau, Quyết định 1880/QĐ-UBND năm 2013,
1.1.2). With both lists every condition of ``all_of`` and at least one of ``any_of`` must hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from cchc.assessment.engine.condition import Condition, Conditions
from cchc.assessment.engine.ends import between, or_maximum
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import points_in_words
from cchc.assessment.engine.shape import ZERO, Case, Example, Outcome
from cchc.assessment.engine.why import Why
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Đáp ứng các điều kiện (và, hoặc)", "Conditions (and, or)")
WORDS = {
    "met": Words(
        "Đáp ứng yêu cầu ({conditions}): {points:.}/{maximum:.} điểm.",
        "Met ({conditions}): {points:.}/{maximum:.} points.",
    ),
    "unmet_all": Words(
        "Chưa đáp ứng điều kiện: {conditions}. Được {points:.}/{maximum:.} điểm.",
        "Not met: {conditions}. It gets {points:.}/{maximum:.} points.",
    ),
    "unmet_any": Words(
        "Không đáp ứng điều kiện nào trong số: {conditions}. Được {points:.}/{maximum:.} điểm.",
        "None of these is met: {conditions}. It gets {points:.}/{maximum:.} points.",
    ),
}


@dataclass(frozen=True)
class Params:
    """Which conditions must all hold, of which one is enough, and the points of both outcomes."""

    all_of: tuple[Condition, ...] = par("Phải đáp ứng tất cả", "All of these", ())
    any_of: tuple[Condition, ...] = par("Chỉ cần đáp ứng một", "Any of these", ())
    met: Fraction | None = par(
        "Điểm khi đáp ứng (để trống: điểm tối đa)", "Points if met (the maximum)", None
    )
    unmet: Fraction = par("Điểm khi không đáp ứng", "Points if not met", ZERO)


EXAMPLE = Example(
    maximum=Fraction(1),
    raw={"all_of": [{"input": "tasks_named"}, {"input": "funded"}]},
    inputs=(
        InputSpec("tasks_named", Words("Xác định đầy đủ nhiệm vụ", "Tasks fully named"), "yes_no"),
        InputSpec("funded", Words("Có bố trí kinh phí", "Funds set aside"), "yes_no"),
    ),
    given={"tasks_named": 1, "funded": 0},
)


def score(params: Params, case: Case) -> Outcome:
    """The points of met or not met, with the conditions that decided."""
    failing = [each for each in params.all_of if not each.holds(case.number(each.input))]
    passing = [each for each in params.any_of if each.holds(case.number(each.input))]
    if failing:
        return _told("unmet_all", failing, params.unmet, case)
    if params.any_of and not passing:
        return _told("unmet_any", params.any_of, params.unmet, case)
    points = or_maximum(params.met, case.maximum)
    return _told("met", (*params.all_of, *passing), points, case)


def _told(code: str, conditions: Sequence[Condition], points: Fraction, case: Case) -> Outcome:
    stated = Conditions(tuple(condition.stated(case.specs) for condition in conditions))
    values = {"conditions": stated, "points": points, "maximum": case.maximum}
    return Outcome(points, (Why("conditions", code, values),))


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays; NaN where any input has no value."""
    import numpy as np

    def met(condition: Condition) -> np.ndarray:
        return condition.array(columns[condition.input])

    full = maximum if params.met is None else float(params.met)
    blank = sum(columns[code] * 0 for code in reads(params))
    good = blank == blank
    for condition in params.all_of:
        good = good & met(condition)
    if params.any_of:
        good = good & reduce(np.logical_or, map(met, params.any_of))
    return np.where(good, full, float(params.unmet)) + blank


def reads(params: Params) -> Sequence[str]:
    """Every input of a condition, once."""
    return tuple(dict.fromkeys(condition.input for condition in (*params.all_of, *params.any_of)))


def limits(params: Params, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """Not met and met."""
    return between(params.unmet, or_maximum(params.met, maximum))


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """No condition at all; a comparison of what is no number; ends that hold nothing."""
    if not params.all_of and not params.any_of:
        yield "chưa có điều kiện nào; ghi ở “all_of” (tất cả) hoặc “any_of” (một trong số)."
    for condition in (*params.all_of, *params.any_of):
        yield from condition.faults(specs)


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Xác định đầy đủ nhiệm vụ và có bố trí kinh phí: 1 điểm; còn lại: 0 điểm"."""
    vi = language == "vi"
    both = [each.stated(specs).say(language) for each in params.all_of]
    either = (" hoặc " if vi else " or ").join(each.stated(specs).say(language) for each in params.any_of)
    if either:
        both.append(f"({either})" if both else either)
    met = points_in_words(or_maximum(params.met, maximum), language)
    rest = "còn lại" if vi else "otherwise"
    asked, unmet = (" và " if vi else " and ").join(both), points_in_words(params.unmet, language)
    return f"{asked[:1].upper()}{asked[1:]}: {met}; {rest}: {unmet}"
