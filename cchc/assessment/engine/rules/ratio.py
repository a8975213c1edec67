"""R12: a ratio, or what it leaves to 100%, from counts; then by bands or in proportion.

"(Tổng PAKN − số bị phản hồi không hài lòng hoặc quá hạn) / Tổng × 100%" (Quyết định 766/QĐ-TTg); "TTHC giải quyết đúng
trình tự, hạn / tổng × 100" (tiêu chí tiếp cận pháp luật). 0/0 is "nothing arose".
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
from cchc.assessment.engine.shape import COUNTS, ZERO, Case, Example, Outcome, name_of, wrong_inputs
from cchc.assessment.engine.why import Figure, Why
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Tỷ lệ tính từ số lượng", "Ratio of counts")
WORDS = {
    "computed": Words("{name}: {top:.}/{bottom:.} = {percent}.", "{name}: {top:.}/{bottom:.} = {percent}."),
    "complement": Words(
        "{name}: 100% - {top:.}/{bottom:.} = {percent}.", "{name}: 100% - {top:.}/{bottom:.} = {percent}."
    ),
    "no_cases": Words("{name}: mẫu số bằng 0.", "{name}: the denominator is 0."),
    "no_base": Words(
        "{name}: tử số là {top:.} nhưng mẫu số bằng 0; kiểm tra lại số liệu.",
        "{name}: the numerator is {top:.}, yet the denominator is 0; check the inputs.",
    ),
    "below": Words(
        "{name}: tử số là {top:.}, nhỏ hơn 0; kiểm tra lại số liệu.",
        "{name}: the numerator is {top:.}, below 0; check the inputs.",
    ),
    "above": Words(
        "{name}: tử số là {top:.}, lớn hơn mẫu số {bottom:.}; kiểm tra lại số liệu.",
        "{name}: the numerator is {top:.}, above the denominator, {bottom:.}; check the inputs.",
    ),
}


@dataclass(frozen=True)
class Params:
    """(``plus`` − ``minus``) / ``over`` × 100; ``complement``: what that leaves to 100.

    ``part``: what is counted above is among what is counted below, so that more than all is a fault of the inputs.
    """

    plus: tuple[str, ...] = par("Tử số: cộng", "Numerator: added")
    over: tuple[str, ...] = par("Mẫu số", "Denominator")
    minus: tuple[str, ...] = par("Tử số: trừ", "Numerator: taken off", ())
    complement: bool = par("Lấy phần còn lại đến 100%", "What is left to 100%", default=False)
    part: bool = par("Tử số là một phần của mẫu số", "The numerator is part of the denominator", default=True)
    then: Scale = par("Từ tỷ lệ ra điểm", "From the ratio to points", Scale())
    name: Words = par("Tên tỷ lệ", "Name of the ratio", Words("Tỷ lệ", "Ratio"))


EXAMPLE = Example(
    maximum=Fraction(2),
    raw={
        "plus": ["feedback"],
        "minus": ["feedback_bad"],
        "over": ["feedback"],
        "name": {"vi": "Tỷ lệ PAKN được xử lý tốt", "en": "Feedback handled well"},
        "then": {"linear": {"full": 90}},
    },
    inputs=(
        InputSpec("feedback", Words("Tổng số PAKN", "Feedback in all"), "count"),
        InputSpec(
            "feedback_bad",
            Words("Số PAKN quá hạn hoặc không hài lòng", "Feedback late or answered badly"),
            "count",
        ),
    ),
    given={"feedback": 120, "feedback_bad": 30},
)


def score(params: Params, case: Case) -> Outcome:
    """The ratio, then its points."""
    top = sum((case.amount(code) for code in params.plus), ZERO)
    top -= sum((case.amount(code) for code in params.minus), ZERO)
    bottom = sum((case.amount(code) for code in params.over), ZERO)
    values = {"name": params.name, "top": top, "bottom": bottom}
    if not bottom or top < 0 or (params.part and top > bottom):
        code = "below" if top < 0 else "above" if bottom else "no_base" if top else "no_cases"
        return Outcome(None, (Why("ratio", code, values),), nothing=code == "no_cases")
    percent = top / bottom * 100
    if params.complement:
        percent = 100 - percent
    why = Why(
        "ratio",
        "complement" if params.complement else "computed",
        {**values, "percent": Figure(percent, "%")},
    )
    return params.then.judge(Measured(percent, "%"), case.maximum, why)


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays; NaN where there is no ratio."""
    import numpy as np

    def total(codes: Sequence[str]) -> np.ndarray | float:
        return sum((np.where(columns[code] >= 0, columns[code], np.nan) for code in codes), np.zeros(1))

    top, bottom = total(params.plus) - total(params.minus), total(params.over)
    with np.errstate(divide="ignore", invalid="ignore"):
        percent = 100 * (bottom - top if params.complement else top) / bottom
    known = (top >= 0) & (bottom > 0)
    if params.part:
        known = known & (top <= bottom)
    return params.then.array(np.where(known, percent, np.nan), maximum)


def reads(params: Params) -> Sequence[str]:
    """The counts, each once."""
    return tuple(dict.fromkeys((*params.plus, *params.minus, *params.over)))


limits = of_scale


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """Inputs that are no counts; faults of the bands."""
    yield from wrong_inputs(reads(params), specs, COUNTS)
    yield from params.then.faults("%", maximum)


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Tỷ lệ = (Tổng số PAKN − Số PAKN quá hạn) / Tổng số PAKN × 100%; từ 90% trở lên: 2 điểm …"."""

    def joined(codes: Sequence[str], sign: str) -> str:
        return sign.join(name_of(code, specs, language) for code in codes)

    top, bottom = joined(params.plus, " + "), joined(params.over, " + ")
    if params.minus:
        top = f"{top} - {joined(params.minus, ' - ')}"
    top = f"({top})" if len(params.plus) + len(params.minus) > 1 else top
    bottom = f"({bottom})" if len(params.over) > 1 else bottom
    formula = f"{'100% - ' if params.complement else ''}{top} / {bottom} × 100%"
    return f"{params.name.say(language)} = {formula}; {params.then.say(maximum, '%', language)}"
