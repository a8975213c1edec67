"""R13: answers of a survey, each option worth a percentage; their mean over the ballots, then points.

Options with 100/60/20/0 percent, set for each question, averaged over the ballots and multiplied into the maximum
(public code of a product; the averaging is inferred). Those without an opinion are left out by not being listed.
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
from cchc.assessment.engine.why import Figure, Why, shown, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Kết quả phiếu khảo sát", "Answers of a survey")
WORDS = {
    "mean": Words("Bình quân của {ballots:.} phiếu: {percent}.", "Mean of {ballots:.} ballots: {percent}."),
    "no_ballots": Words("Không có phiếu trả lời nào.", "No ballot was answered."),
}


@dataclass(frozen=True)
class Params:
    """``options``: by the input that counts an option's ballots, what it is worth in percent."""

    options: Mapping[str, Fraction] = par("Giá trị của từng phương án (%)", "What each option is worth (%)")
    then: Scale = par("Từ bình quân ra điểm", "From the mean to points", Scale())


EXAMPLE = Example(
    maximum=Fraction(2),
    raw={"options": {"very_good": 100, "good": 60, "fair": 20, "bad": 0}},
    inputs=(
        InputSpec("very_good", Words("Số phiếu: Rất tốt", "Ballots: very good"), "count"),
        InputSpec("good", Words("Số phiếu: Tốt", "Ballots: good"), "count"),
        InputSpec("fair", Words("Số phiếu: Bình thường", "Ballots: fair"), "count"),
        InputSpec("bad", Words("Số phiếu: Kém", "Ballots: bad"), "count"),
    ),
    given={"very_good": 50, "good": 40, "fair": 20, "bad": 10},
)


def score(params: Params, case: Case) -> Outcome:
    """The mean in percent, then its points."""
    counts = {code: case.amount(code) for code in params.options}
    ballots = sum(counts.values(), ZERO)
    if not ballots:
        return Outcome(None, (Why("survey", "no_ballots", {}),))
    percent = sum((count * params.options[code] for code, count in counts.items()), ZERO) / ballots
    why = Why("survey", "mean", {"ballots": ballots, "percent": Figure(percent, "%")})
    return params.then.judge(Measured(percent, "%"), case.maximum, why)


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays; NaN without ballots."""
    import numpy as np

    counts = {code: np.where(columns[code] >= 0, columns[code], np.nan) for code in params.options}
    ballots = sum(counts.values(), np.zeros(1))
    worth = sum((count * float(params.options[code]) for code, count in counts.items()), np.zeros(1))
    with np.errstate(divide="ignore", invalid="ignore"):
        return params.then.array(np.where(ballots > 0, worth / ballots, np.nan), maximum)


def reads(params: Params) -> Sequence[str]:
    """The counts of the options."""
    return tuple(params.options)


limits = of_scale


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """An option worth less than nothing or more than all."""
    for code, percent in params.options.items():
        if not 0 <= percent <= 100:
            yield f"phương án “{code}” có giá trị {written(percent)}%; cần từ 0% đến 100%."
    yield from wrong_inputs(reads(params), specs, COUNTS)
    yield from params.then.faults("%", maximum)


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Bình quân các phiếu (Số phiếu: Rất tốt = 100% …); giá trị × 2 / 100%"."""
    options = ", ".join(
        f"{name_of(code, specs, language)} = {shown(percent, '%', language)}"
        for code, percent in params.options.items()
    )
    mean = "Bình quân các phiếu" if language == "vi" else "Mean of the ballots"
    return f"{mean} ({options}); {params.then.say(maximum, '%', language)}"
