"""R6: all of n periodic items are there and on time, else the lesser points.

"Đủ số lượng và đúng thời gian: 1; không đủ hoặc không đúng: 0", of four reports: quý I, 6 tháng, quý III, năm (Cà Mau,
Quyết định 1880/QĐ-UBND năm 2013, 1.2.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.ends import between, or_maximum
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import points_in_words
from cchc.assessment.engine.shape import COUNTS, ZERO, Case, Example, Outcome, name_of, wrong_inputs
from cchc.assessment.engine.why import Why, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Đủ số lượng và đúng hạn", "Complete and on time")
WORDS = {
    "complete": Words(
        "Đủ {required:.}/{required:.} {items}, đúng hạn: {points:.}/{maximum:.} điểm.",
        "All {required:.} {items} are there and on time: {points:.}/{maximum:.} points.",
    ),
    "complete_late": Words(
        "Đủ {required:.} {items} nhưng chỉ {on_time:.} đúng hạn: {points:.}/{maximum:.} điểm.",
        "All {required:.} {items} are there, {on_time:.} on time: {points:.}/{maximum:.} points.",
    ),
    "incomplete": Words(
        "Có {on_time:.}/{required:.} {items} đúng hạn: {points:.}/{maximum:.} điểm.",
        "{on_time:.} of {required:.} {items} are on time: {points:.}/{maximum:.} points.",
    ),
    "nothing_due": Words("Trong kỳ không có {items} phải thực hiện.", "No {items} were due."),
}


@dataclass(frozen=True)
class Params:
    """``on_time``, ``late``: inputs with counts; ``required``: how many are due, or ``required_input``."""

    on_time: str = par("Số liệu: số lượng đúng hạn", "Input: number on time")
    required: Fraction | None = par("Số lượng phải có", "Number required", None)
    required_input: str = par("Số liệu ghi số lượng phải có", "Input with the number required", "")
    late: str = par("Số liệu: số lượng quá hạn", "Input: number late", "")
    items: Words = par("Tên gọi (báo cáo …)", "What they are (reports …)", Words("báo cáo", "reports"))
    full: Fraction | None = par("Điểm khi đủ, đúng hạn (để trống: điểm tối đa)", "Complete, on time", None)
    complete_late: Fraction | None = par("Điểm khi đủ nhưng không đúng hạn", "Complete but late", None)
    otherwise: Fraction = par("Điểm còn lại", "Otherwise", ZERO)


EXAMPLE = Example(
    maximum=Fraction(1),
    raw={"on_time": "reports_on_time", "required": 4},
    inputs=(InputSpec("reports_on_time", Words("Số báo cáo gửi đúng hạn", "Reports on time"), "count"),),
    given={"reports_on_time": 3},
)


def score(params: Params, case: Case) -> Outcome:
    """Complete and on time, complete but late, or not."""
    on_time = case.amount(params.on_time)
    required = case.amount(params.required_input) if params.required is None else params.required
    values = {"items": params.items, "required": required, "on_time": on_time, "maximum": case.maximum}
    if not required:
        return Outcome(None, (Why("complete_on_time", "nothing_due", values),), nothing=True)
    late = case.amount(params.late) if params.late else ZERO
    if on_time >= required:
        code, points = "complete", or_maximum(params.full, case.maximum)
    elif on_time + late >= required and params.complete_late is not None:
        code, points = "complete_late", params.complete_late
    else:
        code, points = "incomplete", params.otherwise
    return Outcome(points, (Why("complete_on_time", code, {**values, "points": points}),))


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays; NaN for a number below zero or where nothing is due."""
    import numpy as np

    on_time = columns[params.on_time]
    late = columns[params.late] if params.late else np.zeros(1)
    required = columns[params.required_input] if params.required is None else float(params.required)
    rest: np.ndarray | float = float(params.otherwise)
    if params.complete_late is not None:
        rest = np.where(on_time + late >= required, float(params.complete_late), rest)
    points = np.where(on_time >= required, maximum if params.full is None else float(params.full), rest)
    return np.where((on_time >= 0) & (late >= 0) & (required > 0), points, np.nan)


def reads(params: Params) -> Sequence[str]:
    """The counts."""
    wanted = (params.on_time, params.late, params.required_input if params.required is None else "")
    return tuple(code for code in wanted if code)


def limits(params: Params, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """Over the three outcomes."""
    late = params.otherwise if params.complete_late is None else params.complete_late
    return between(params.otherwise, late, or_maximum(params.full, maximum))


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """No number required or two; late points without a count of what is late."""
    if (params.required is None) == (not params.required_input):
        yield "cần đúng một: “required” (số lượng chung) hoặc “required_input” (số liệu của từng đơn vị)."
    if params.required is not None and params.required <= 0:
        yield f"“required” là {written(params.required)}; cần số lớn hơn 0."
    if params.complete_late is not None and not params.late:
        yield "có “complete_late” nhưng chưa ghi số liệu số lượng quá hạn ở “late”."
    yield from wrong_inputs(reads(params), specs, COUNTS)


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Đủ 4 báo cáo, đúng hạn: 1 điểm; còn lại: 0 điểm"."""
    vi, items = language == "vi", params.items.say(language)
    number = "" if params.required is None else f"{written(params.required, language)} "
    if params.required is None:
        items += f" ({name_of(params.required_input, specs, language)})"
    full = points_in_words(or_maximum(params.full, maximum), language)
    parts = [f"Đủ {number}{items}, đúng hạn: {full}" if vi else f"All {number}{items} on time: {full}"]
    if params.complete_late is not None:
        late = points_in_words(params.complete_late, language)
        parts.append(f"đủ nhưng không đúng hạn: {late}" if vi else f"complete but late: {late}")
    parts.append(f"{'còn lại' if vi else 'otherwise'}: {points_in_words(params.otherwise, language)}")
    return "; ".join(parts)
