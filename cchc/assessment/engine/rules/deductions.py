"""R8: full points less something for each violation or by how grave it is; the floor may lie below zero.

"Có vi phạm nhẹ: trừ 50% điểm; nghiêm trọng: 0" (public code of a product); "bị 0 điểm và bị trừ 0,25 điểm" (index of
access to law, where the score of a criterion may fall below zero).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import points_in_words
from cchc.assessment.engine.shape import COUNTS, ZERO, Case, Example, Outcome, inside, name_of, wrong_inputs
from cchc.assessment.engine.why import Why, shown, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Trừ điểm theo vi phạm", "Deductions")
WORDS = {
    "none": Words(
        "Không có vi phạm: {points:.}/{maximum:.} điểm.", "No violation: {points:.}/{maximum:.} points."
    ),
    "taken": Words("{name}: {count:.}, trừ {loss:.} điểm.", "{name}: {count:.}, {loss:.} off."),
    "rest": Words(
        "Còn lại {maximum:.} - {sum:.} = {points:.}/{maximum:.} điểm.",
        "{maximum:.} - {sum:.} = {points:.}/{maximum:.} points are left.",
    ),
    "floor": Words(
        "Tổng điểm trừ là {sum:.}, tính theo mức sàn: {points:.}/{maximum:.} điểm.",
        "{sum:.} off in all, the floor counts: {points:.}/{maximum:.} points.",
    ),
}


@dataclass(frozen=True)
class Deduction:
    """What one kind of violation costs: points or a percentage of the maximum; for each, or ``once`` for any number."""

    input: str = par("Số liệu: số vi phạm", "Input: number of violations")
    points: Fraction | None = par("Số điểm trừ", "Points off", None)
    percent: Fraction | None = par("Trừ phần trăm điểm tối đa", "Percent of the maximum off", None)
    once: bool = par("Trừ một lần dù bao nhiêu vi phạm", "Once, however many", default=False)
    cap: Fraction | None = par("Trừ nhiều nhất", "At most", None)

    def each(self, maximum: Fraction) -> Fraction:
        """Points off for one violation."""
        return self.points if self.points is not None else maximum * (self.percent or 0) / 100

    def loss(self, count: Fraction, maximum: Fraction) -> Fraction:
        """Points off for so many."""
        loss = self.each(maximum) * (min(count, Fraction(1)) if self.once else count)
        return loss if self.cap is None else min(loss, self.cap)


@dataclass(frozen=True)
class Params:
    """The violations, and the floor under which points do not fall."""

    items: tuple[Deduction, ...] = par("Các vi phạm", "Violations")
    floor: Fraction = par("Mức sàn (có thể dưới 0)", "Floor (may lie below zero)", ZERO)


EXAMPLE = Example(
    maximum=Fraction(2),
    raw={
        "items": [
            {"input": "slight", "percent": 50, "once": True},
            {"input": "grave", "percent": 100, "once": True},
        ]
    },
    inputs=(
        InputSpec("slight", Words("Số vi phạm nhẹ", "Slight violations"), "count"),
        InputSpec("grave", Words("Số vi phạm nghiêm trọng", "Grave violations"), "count"),
    ),
    given={"slight": 3, "grave": 0},
)


def score(params: Params, case: Case) -> Outcome:
    """The maximum less what each kind costs, at least the floor."""
    maximum, whole = case.maximum, ZERO
    why: list[Why] = []
    for item in params.items:
        count = case.amount(item.input)
        if count:
            loss = item.loss(count, maximum)
            whole += loss
            why.append(
                Why(
                    "deductions", "taken", {"name": case.specs[item.input].name, "count": count, "loss": loss}
                )
            )
    points = max(maximum - whole, params.floor)
    code = "none" if not why else "floor" if maximum - whole < params.floor else "rest"
    why.append(Why("deductions", code, {"sum": whole, "points": points, "maximum": maximum}))
    return Outcome(points, tuple(why))


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays; NaN for a number below zero."""
    import numpy as np

    whole: np.ndarray | float = 0.0
    for item in params.items:
        counts = np.where(columns[item.input] >= 0, columns[item.input], np.nan)
        loss = (np.minimum(counts, 1) if item.once else counts) * float(item.each(Fraction(maximum)))
        whole = whole + (loss if item.cap is None else np.minimum(loss, float(item.cap)))
    return np.maximum(maximum - whole, float(params.floor))


def reads(params: Params) -> Sequence[str]:
    """The counts of violations, each once."""
    return tuple(dict.fromkeys(item.input for item in params.items))


def limits(params: Params, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """From the floor, or what the worst case leaves, to the maximum."""
    worst = ZERO
    for item in params.items:
        most = item.each(maximum) if item.once else item.cap
        if most is None:
            return min(params.floor, maximum), max(params.floor, maximum)
        worst += most if item.cap is None else min(most, item.cap)
    return max(maximum - worst, params.floor), max(params.floor, maximum)


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """A violation that costs nothing or in two ways; a floor above the maximum."""
    for place, item in enumerate(params.items, 1):
        yield from (f"items[{place}]: {sentence}" for sentence in _wrong(item))
    if params.floor >= maximum:
        yield f"mức sàn {written(params.floor)} phải nhỏ hơn điểm tối đa {written(maximum)}."
    yield from wrong_inputs(reads(params), specs, COUNTS)


def _wrong(item: Deduction) -> Iterator[str]:
    if (item.points is None) == (item.percent is None):
        yield "cần đúng một: “points” (số điểm trừ) hoặc “percent” (phần trăm điểm tối đa)."
    for value in (item.points, item.percent, item.cap):
        if value is not None and value <= 0:
            yield f"mức trừ là {written(value)}; cần số lớn hơn 0."


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "2 điểm; Số vi phạm nhẹ: trừ 50% điểm tối đa …; không thấp hơn 0 điểm"."""
    parts = [_said(item, specs, language) for item in params.items]
    floor = points_in_words(params.floor, language)
    if language == "vi":
        return f"{points_in_words(maximum, language)} khi không có vi phạm; {'; '.join(parts)}; không thấp hơn {floor}"
    return f"{points_in_words(maximum, language)} without violation; {'; '.join(parts)}; not below {floor}"


def _said(item: Deduction, specs: Mapping[str, InputSpec], language: str) -> str:
    vi, name = language == "vi", inside(name_of(item.input, specs, language))
    if item.points is not None:
        off = points_in_words(item.points, language)
    else:
        off = f"{shown(item.percent or ZERO, '%', language)} {'điểm tối đa' if vi else 'of the maximum'}"
    often = ("một lần" if vi else "once") if item.once else ("mỗi vi phạm" if vi else "for each")
    said = f"{name}: trừ {off}, {often}" if vi else f"{name}: {off} off, {often}"
    if item.cap is None:
        return said
    return f"{said}, {'nhiều nhất' if vi else 'at most'} {points_in_words(item.cap, language)}"
