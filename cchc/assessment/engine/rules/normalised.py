"""A statistic that is no points yet, set against the other units by a normaliser and scaled to the maximum.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5; COINr's ``Normalise``. The normalisers
(min-max, z-score, percentile rank, rank, goalposts …) are the files of ``cchc.assessment.engine.normalisers``; only the
units that are ranked together count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.against_others import AgainstOthers
from cchc.assessment.engine.ends import up_to_maximum
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import Measured, points_in_words
from cchc.assessment.engine.shape import (
    NUMBERS,
    Case,
    Example,
    Outcome,
    name_of,
    one_input,
    unit_of,
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
class Params(AgainstOthers):
    """The method, its options and ends, and the input whose values it sets against each other."""

    input: str = par("Số liệu", "Input", "")


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
        "method": params.method.TITLE,
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
    return results, params.shares(results), params.doubt(numbers)


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays."""
    return params.array_shares(columns[params.input]) * maximum


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
    name, method = name_of(params.input, specs, language), params.method.TITLE.say(language)
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
