"""A statistic that is no points yet, set against the other units by a normaliser and scaled to the maximum.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5; COINr's ``Normalise``. The normalisers
(min-max, z-score, percentile rank, rank, goalposts …) are the files of ``cchc.assessment.engine.normalisers``; only the
units that are ranked together count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.normalisers import found
from cchc.assessment.engine.normalising import highest
from cchc.assessment.engine.parameters import ParameterError, build, par
from cchc.assessment.engine.scale import Measured, points_in_words
from cchc.assessment.engine.shape import (
    NUMBERS,
    ZERO,
    Case,
    Example,
    Outcome,
    name_of,
    one_input,
    unit_of,
    up_to_maximum,
    wrong_inputs,
)
from cchc.assessment.engine.why import Why, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("So với các đơn vị khác (chuẩn hoá)", "Against the other units (normalised)")
WORDS = {
    "scaled": Words(
        "{value}; chuẩn hoá ({method}) giữa {units:d} đơn vị được {result:.}: {points:.}/{maximum:.} điểm.",
        "{value}; normalised ({method}) over {units:d} units: {result:.}, which gives {points:.}/{maximum:.} points.",
    ),
    "no_result": Words(
        "{value}; không chuẩn hoá ({method}) được: {doubt}.",
        "{value}; not normalised ({method}): {doubt}.",
    ),
}
RELATIVE = True
_UNKNOWN = Words(
    "phương pháp không cho kết quả với các giá trị này", "the method has no result for these values"
)


@dataclass(frozen=True)
class Params:
    """The method and its options; which normalised score gets nothing, and which the maximum."""

    normaliser: str = par("Phương pháp chuẩn hoá", "Normaliser", "minmax")
    options: Mapping[str, Any] | None = par("Tham số của phương pháp", "Its parameters", None)
    less: bool = par("Càng thấp càng tốt", "Less is better", default=False)
    zero: Fraction = par("Điểm chuẩn hoá được 0 điểm", "Normalised score without points", ZERO)
    full: Fraction | None = par(
        "Điểm chuẩn hoá được điểm tối đa (để trống: đơn vị tốt nhất)",
        "With full points (the best unit)",
        None,
    )
    input: str = par("Số liệu", "Input", "")

    def __post_init__(self) -> None:
        """Refuse a method that there is not, parameters that it does not have, and what it cannot do without."""
        if self.normaliser not in found():
            raise ParameterError(
                f"normaliser: không có “{self.normaliser}”; các phương pháp: {', '.join(found())}."
            )
        self.results((ZERO, Fraction(1)))

    @cached_property
    def made(self) -> Any:
        """The method's own parameters, for values of which more is better."""
        method = found()[self.normaliser]
        params = build(method.Params, self.options or {}, "options")
        turned = getattr(method, "turned", None)
        return turned(params) if self.less and turned else params

    def results(self, numbers: Sequence[Fraction | None]) -> list[Fraction | None]:
        """Normalised scores of all units."""
        values = [-number if number is not None and self.less else number for number in numbers]
        scores = found()[self.normaliser].normalise(values, self.made)
        return [None if score is None else Fraction(score) for score in scores]

    def shares(self, results: Sequence[Fraction | None]) -> list[Fraction | None]:
        """Which part of the maximum each score gets."""
        known = [result for result in results if result is not None]
        full = self.full if self.full is not None else max(known, default=self.zero)
        if full <= self.zero:
            return [None] * len(results)
        way = full - self.zero
        return [
            None if result is None else min(max((result - self.zero) / way, ZERO), Fraction(1))
            for result in results
        ]


EXAMPLE = Example(
    maximum=Fraction(2),
    raw={"normaliser": "minmax", "options": {"low": 0, "high": 100}},
    inputs=(
        InputSpec("investment", Words("Vốn đầu tư thu hút (tỷ đồng)", "Investment attracted (billion VND)")),
    ),
    given={"investment": 1200},
    peers={"investment": (400, 900, 2000)},
)


def score(params: Params, case: Case) -> Outcome:
    """The share of the maximum that the unit's normalised score gets."""
    column = case.peers[params.input]
    results, shares, doubt = case.peers.once(
        ("normalised", id(params)), lambda: _worked_out(params, [given.number for given in column])
    )
    spec = case.specs[params.input]
    share, result = shares[case.place], results[case.place]
    values: dict[str, Any] = {
        "value": Measured(case.number(params.input), unit_of(spec), spec.name, spec.short),
        "method": found()[params.normaliser].TITLE,
    }
    if share is None:
        return Outcome(None, (Why("normalised", "no_result", {**values, "doubt": doubt or _UNKNOWN}),))
    points = share * case.maximum
    units = sum(each is not None for each in results)
    values |= {"units": units, "result": result, "points": points, "maximum": case.maximum}
    return Outcome(points, (Why("normalised", "scaled", values),))


def _worked_out(params: Params, numbers: Sequence[Fraction | None]) -> tuple[Any, Any, Words | None]:
    """Scores, shares and doubt of a column, once for all units."""
    results = params.results(numbers)
    values = [-number if number is not None and params.less else number for number in numbers]
    return results, params.shares(results), found()[params.normaliser].doubt(values, params.made)


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays; what the best unit gets is looked for in each draw."""
    import numpy as np

    values = columns[params.input]
    results = found()[params.normaliser].array(-values if params.less else values, params.made)
    zero = float(params.zero)
    full = highest(results) if params.full is None else np.asarray(float(params.full))
    apart = full - zero
    # As near as rounding alone brings two equal numbers, they are no way apart.
    apart = np.where(apart > 1e-11 * max(1.0, abs(zero)), apart, np.nan)
    points: np.ndarray = np.clip((results - zero) / apart, 0.0, 1.0) * maximum
    return points


reads = one_input
limits = up_to_maximum


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """Ends the wrong way round; a method whose best score does not come from the units."""
    yield from wrong_inputs((params.input,), specs, NUMBERS)
    if params.full is not None and params.full <= params.zero:
        yield f"“full” {written(params.full)} phải lớn hơn “zero” {written(params.zero)}."
    if params.full is None and params.normaliser in ("goalposts", "none"):
        yield f"với phương pháp {params.normaliser} cần ghi “full”: điểm chuẩn hoá nào được điểm tối đa."


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Vốn đầu tư thu hút: chuẩn hoá (Min-max) giữa các đơn vị, đơn vị tốt nhất được 2 điểm"."""
    name, method = name_of(params.input, specs, language), found()[params.normaliser].TITLE.say(language)
    most, vi = points_in_words(maximum, language), language == "vi"
    scored = "điểm chuẩn hoá " if vi else "a normalised score of "
    zero = scored + written(params.zero, language)
    best = "đơn vị tốt nhất" if vi else "the best unit"
    if params.full is not None:
        best = scored + written(params.full, language)
    if vi:
        less = ", càng thấp càng tốt" if params.less else ""
        return f"{name}: chuẩn hoá ({method}) giữa các đơn vị{less}; {best} được {most}, {zero} được 0 điểm"
    less = ", less is better" if params.less else ""
    return f"{name}: normalised ({method}) over the units{less}; {best} gets {most}, {zero} gets 0 points"
