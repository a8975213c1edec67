"""R9: full points, none as soon as anything of a kind was found.

"Ban hành từ 01 VB trái pháp luật và bị xử lý: 0" (tiêu chí tiếp cận pháp luật), else the maximum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.ends import between, or_maximum
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.named import Names
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import points_in_words
from cchc.assessment.engine.shape import COUNTS, ZERO, Case, Example, Outcome, inside, name_of, wrong_inputs
from cchc.assessment.engine.why import Why, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Có vi phạm thì không có điểm", "Nothing if any violation")
WORDS = {
    "none": Words(
        "Không có trường hợp nào ({names}): {points:.}/{maximum:.} điểm.",
        "No case ({names}): {points:.}/{maximum:.} points.",
    ),
    "few": Words(
        "{names}: {count:.}, chưa đến {first:.}: {points:.}/{maximum:.} điểm.",
        "{names}: {count:.}, fewer than {first:.}: {points:.}/{maximum:.} points.",
    ),
    "found": Words(
        "{names}: {count:.}, từ {first:.} trở lên: {points:.}/{maximum:.} điểm.",
        "{names}: {count:.}, {first:.} or more: {points:.}/{maximum:.} points.",
    ),
}


@dataclass(frozen=True)
class Params:
    """``inputs``: the counts, all that the criterion declares unless named; ``first``: the number that costs all."""

    inputs: tuple[str, ...] = par("Số liệu: số vi phạm", "Inputs: numbers of violations", ())
    first: Fraction = par("Mất điểm từ số lượng", "Nothing from this number on", Fraction(1))
    clean: Fraction | None = par(
        "Điểm khi không có (để trống: điểm tối đa)", "Points without (the maximum)", None
    )
    found: Fraction = par("Điểm khi có", "Points with", ZERO)


EXAMPLE = Example(
    maximum=Fraction(2),
    raw={},
    inputs=(
        InputSpec(
            "unlawful", Words("Số văn bản trái pháp luật bị xử lý", "Unlawful documents dealt with"), "count"
        ),
    ),
    given={"unlawful": 1},
)


def score(params: Params, case: Case) -> Outcome:
    """All or nothing by the sum of the counts."""
    count = sum((case.amount(code) for code in params.inputs), ZERO)
    caught = count >= params.first
    points = params.found if caught else or_maximum(params.clean, case.maximum)
    values = {
        "names": Names(tuple(case.specs[code].name for code in params.inputs), opening=bool(count)),
        "count": count,
        "first": params.first,
        "points": points,
        "maximum": case.maximum,
    }
    return Outcome(points, (Why("zero_if_any", "found" if caught else "few" if count else "none", values),))


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays; NaN for a number below zero."""
    import numpy as np

    counts = [np.where(columns[code] >= 0, columns[code], np.nan) for code in params.inputs]
    count = sum(counts[1:], counts[0])
    clean = maximum if params.clean is None else float(params.clean)
    return np.where(
        np.isnan(count), np.nan, np.where(count >= float(params.first), float(params.found), clean)
    )


def reads(params: Params) -> Sequence[str]:
    """The counts."""
    return params.inputs


def limits(params: Params, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """With and without."""
    return between(params.found, or_maximum(params.clean, maximum))


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """No input; a number that is always reached."""
    if params.first <= 0:
        yield f"“first” là {written(params.first)}; cần số lớn hơn 0."
    yield from wrong_inputs(params.inputs or ("",), specs, COUNTS)


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Số văn bản trái pháp luật bị xử lý từ 1 trở lên: 0 điểm; còn lại: 2 điểm"."""
    vi = language == "vi"
    names = " + ".join(inside(name_of(code, specs, language)) for code in params.inputs)
    names = names[:1].upper() + names[1:]
    first, found = written(params.first, language), points_in_words(params.found, language)
    clean = points_in_words(or_maximum(params.clean, maximum), language)
    if vi:
        return f"{names} từ {first} trở lên: {found}; còn lại: {clean}"
    return f"{names}, {first} or more: {found}; otherwise: {clean}"
