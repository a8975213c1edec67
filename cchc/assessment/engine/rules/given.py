"""The points are given from outside and taken as they are: a survey's result, a published sub-dimension.

PAPI: a dimension is the sum of its sub-dimensions (facts/papi.md §2). R16 and R17 without a known rule are entered so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import points_in_words
from cchc.assessment.engine.shape import NUMBERS, ZERO, Case, Example, Outcome, one_input, wrong_inputs
from cchc.assessment.engine.why import Why, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Lấy điểm đã có", "Points as given")
WORDS = {
    "taken": Words("Điểm đã có: {points:.}/{maximum:.} điểm.", "Points as given: {points:.}/{maximum:.}."),
    "outside": Words(
        "Điểm {points:.} nằm ngoài khoảng từ {least:.} đến {maximum:.}.",
        "{points:.} lies outside {least:.} to {maximum:.}.",
    ),
}


@dataclass(frozen=True)
class Params:
    """``least``: the lowest points that can be given; ``bounded``: whether points outside are refused."""

    input: str = par("Số liệu", "Input", "")
    least: Fraction | None = par("Điểm thấp nhất", "Least points", None)
    bounded: bool = par("Không nhận điểm ngoài khoảng", "Refuse points outside", default=True)


EXAMPLE = Example(
    maximum=Fraction(10),
    raw={},
    inputs=(InputSpec("S1", Words("Tri thức công dân", "Civic knowledge"), "points"),),
    given={"S1": Decimal("7.25")},
)


def score(params: Params, case: Case) -> Outcome:
    """The given points; none when they are outside what is possible."""
    points, least = case.number(params.input), params.least or ZERO
    values = {"points": points, "least": least, "maximum": case.maximum}
    if params.bounded and not least <= points <= case.maximum:
        return Outcome(None, (Why("given", "outside", values),))
    return Outcome(points, (Why("given", "taken", values),))


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The given points, NaN outside what is possible."""
    import numpy as np

    values = columns[params.input]
    if not params.bounded:
        return values
    return np.where((values >= float(params.least or 0)) & (values <= maximum), values, np.nan)


reads = one_input


def limits(params: Params, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """From the least points to the maximum; what is taken unbounded may lie outside."""
    return params.least or ZERO, maximum


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """A least that is above the maximum."""
    yield from wrong_inputs((params.input,), specs, NUMBERS)
    if params.least is not None and params.least > maximum:
        yield f"điểm thấp nhất {written(params.least)} lớn hơn điểm tối đa {written(maximum)}."


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Lấy điểm đã có, tối đa 10 điểm"."""
    most = points_in_words(maximum, language)
    return f"{TITLE.say(language)}, {'tối đa' if language == 'vi' else 'at most'} {most}"
