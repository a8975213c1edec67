"""R16: this year's value against last year's, as growth or as a ratio, then points by bands or in proportion.

Criteria of this kind are known by name only: thu hút đầu tư, phát triển doanh nghiệp, thu ngân sách nhà nước. The marks
of the bands are the set's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from cchc.assessment.engine.ends import of_scale
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import Measured, Scale
from cchc.assessment.engine.shape import NUMBERS, Case, Example, Outcome, name_of, wrong_inputs
from cchc.assessment.engine.why import Figure, Why
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("So với năm trước", "Year on year")
WORDS = {
    "grew": Words(
        "{name} tăng {change} so với năm trước (từ {before:.} lên {now:.}).",
        "{name} grew by {change} on the year before (from {before:.} to {now:.}).",
    ),
    "fell": Words(
        "{name} giảm {change} so với năm trước (từ {before:.} xuống {now:.}).",
        "{name} fell by {change} on the year before (from {before:.} to {now:.}).",
    ),
    "same": Words("{name} bằng năm trước ({now:.}).", "{name} is the same as the year before ({now:.})."),
    "no_base": Words(
        "{name} năm trước là {before:.} nên không so sánh theo tỷ lệ được.",
        "{name} was {before:.} the year before, so that no rate can be computed.",
    ),
}
_SUBJECT = {
    "growth": Words("Tốc độ tăng so với năm trước", "Growth on the year before"),
    "ratio": Words("Tỷ lệ so với năm trước", "Against the year before"),
}


@dataclass(frozen=True)
class Params:
    """``growth``: (now − before) / before × 100; ``ratio``: now / before × 100."""

    input: str = par("Số liệu năm nay", "Input: this year")
    before: str = par("Số liệu năm trước", "Input: last year")
    then: Scale = par("Từ mức so sánh ra điểm", "From the rate to points")
    measure: Literal["growth", "ratio"] = par(
        "growth = % tăng thêm, ratio = % so với năm trước", "Growth or ratio in percent", "growth"
    )


EXAMPLE = Example(
    maximum=Fraction(1),
    raw={
        "input": "revenue",
        "before": "revenue_before",
        "then": {
            "bands": [
                {"ge": 10, "points": 1},
                {"ge": 0, "lt": 10, "points": Decimal("0.5")},
                {"lt": 0, "points": 0},
            ]
        },
    },
    inputs=(
        InputSpec("revenue", Words("Thu ngân sách nhà nước (tỷ đồng)", "State budget revenue (billion VND)")),
        InputSpec(
            "revenue_before", Words("Thu ngân sách nhà nước năm trước (tỷ đồng)", "Revenue the year before")
        ),
    ),
    given={"revenue": 8640, "revenue_before": 8000},
)


def score(params: Params, case: Case) -> Outcome:
    """The rate, then its points; none where last year's value is not above zero."""
    now, before = case.number(params.input), case.number(params.before)
    values = {"name": case.specs[params.input].name, "now": now, "before": before}
    if before <= 0:
        return Outcome(None, (Why("year_on_year", "no_base", values),))
    growth = (now - before) / before * 100
    code = "grew" if growth > 0 else "fell" if growth < 0 else "same"
    why = Why("year_on_year", code, {**values, "change": Figure(abs(growth), "%")})
    rate = growth if params.measure == "growth" else growth + 100
    return params.then.judge(Measured(rate, "%", _SUBJECT[params.measure]), case.maximum, why)


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays; NaN without a base."""
    import numpy as np

    now, before = columns[params.input], columns[params.before]
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = 100 * (now - before if params.measure == "growth" else now) / before
    return params.then.array(np.where(before > 0, rate, np.nan), maximum)


def reads(params: Params) -> Sequence[str]:
    """Both years."""
    return (params.input, params.before)


limits = of_scale


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """One input for both years; faults of the bands (growth reaches down to -100%)."""
    if params.input == params.before:
        yield f"“input” và “before” cùng là “{params.input}”; cần hai số liệu khác nhau của hai năm."
    yield from wrong_inputs(reads(params), specs, NUMBERS)
    yield from params.then.faults("%", maximum, Fraction(-100) if params.measure == "growth" else Fraction(0))


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Mức tăng so với năm trước của Thu ngân sách …: từ 10% trở lên: 1 điểm; …"."""
    name, subject = name_of(params.input, specs, language), _SUBJECT[params.measure].say(language)
    return f"{name} - {subject.lower()}: {params.then.say(maximum, '%', language)}"
