"""R5: on time, late or not at all, by the day of issue against the day due.

"Ban hành kịp thời: 1; không kịp thời: 0,5; không ban hành: 0" (Cà Mau, Quyết định 1880/QĐ-UBND năm 2013, 1.1.1). A late
day may count by how many calendar days it is late. The input is a day, or a level that says that there is none
("Chưa ban hành"); the answers allowed beside a day stand in its ``levels``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from cchc.assessment.engine.bands import Band
from cchc.assessment.engine.due import Due
from cchc.assessment.engine.ends import between, or_maximum
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import Scale, points_in_words
from cchc.assessment.engine.shape import ZERO, Case, Example, Outcome, Unscorable, inside, wrong_inputs
from cchc.assessment.engine.why import Why
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Theo thời hạn", "By deadline")
WORDS = {
    "on_time": Words(
        "{name}: ngày {day:date}, đúng hạn (hạn {due:date}): {points:.}/{maximum:.} điểm.",
        "{name}: {day:date}, on time (due {due:date}): {points:.}/{maximum:.} points.",
    ),
    "late": Words(
        "{name}: ngày {day:date}, quá hạn {days:d} ngày (hạn {due:date}): {points:.}/{maximum:.} điểm.",
        "{name}: {day:date}, late by {days:d} days (due {due:date}): {points:.}/{maximum:.} points.",
    ),
    "none": Words(
        "{name}: {level}, {points:.}/{maximum:.} điểm.", "{name}: {level}, {points:.}/{maximum:.} points."
    ),
    "no_band": Words(
        "{name}: quá hạn {days:d} ngày, không thuộc mức nào của bảng.",
        "{name}: late by {days:d} days, in no band of the table.",
    ),
    "no_day": Words("Số liệu “{name}” không phải là ngày.", "“{name}” is not a day."),
}


@dataclass(frozen=True)
class Params(Due):
    """The day due, then points on time, late and without a day. ``late_bands``: by days late."""

    on_time: Fraction | None = par("Điểm khi đúng hạn (để trống: điểm tối đa)", "On time (the maximum)", None)
    late: Fraction = par("Điểm khi quá hạn", "Late", ZERO)
    late_bands: tuple[Band, ...] | None = par("Điểm theo số ngày quá hạn", "Points by days late", None)
    none: Fraction = par("Điểm khi không có", "Not at all", ZERO)
    input: str = par("Số liệu", "Input", "")

    @cached_property
    def scale(self) -> Scale:
        """The bands of days late; without them every late day gives the same."""
        return Scale(bands=self.late_bands or (Band(self.late, ge=Fraction(1)),))


EXAMPLE = Example(
    maximum=Fraction(1),
    raw={"due": date(2025, 2, 28), "late": Decimal("0.5")},
    inputs=(
        InputSpec("plan_issued", Words("Ban hành kế hoạch CCHC", "Issue of the reform plan"), "date",
                  levels=("Chưa ban hành",)),
    ),
    given={"plan_issued": date(2025, 3, 5)},
)  # fmt: skip


def score(params: Params, case: Case) -> Outcome:
    """Points of on time, late or none."""
    answer, name = case.given[params.input], case.specs[params.input].name
    values = {"name": name, "maximum": case.maximum}
    if answer.day is None and answer.level:
        why = Why("timeliness", "none", {**values, "level": inside(answer.level), "points": params.none})
        return Outcome(params.none, (why,))
    due = _day(case, params.due_input) if params.due_input else params.due
    if due is None:
        raise Unscorable(Why("timeliness", "no_day", {"name": Words(TITLE.vi, TITLE.en)}))
    day = _day(case, params.input)
    days = params.days_late(day, due)
    values |= {"day": day, "due": due, "days": days}
    if days <= 0:
        points = or_maximum(params.on_time, case.maximum)
        return Outcome(points, (Why("timeliness", "on_time", {**values, "points": points}),))
    band = params.scale.ladder.find(Fraction(days)) if params.scale.ladder else None
    if band is None:
        return Outcome(None, (Why("timeliness", "no_band", values),))
    return Outcome(band.points, (Why("timeliness", "late", {**values, "points": band.points}),))


def _day(case: Case, code: str) -> date:
    day = case.given[code].day
    if day is None:
        raise Unscorable(Why("timeliness", "no_day", {"name": case.specs[code].name}))
    return day


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on ordinals of days; infinity is none."""
    import numpy as np

    days = columns[params.input]
    lateness = params.array_late(days, columns)
    full = maximum if params.on_time is None else float(params.on_time)
    points = np.where(lateness <= 0, full, params.scale.array(lateness, maximum))
    blank = np.any([np.isnan(columns[code]) for code in reads(params)], axis=0)
    return np.where(blank, np.nan, np.where(np.isposinf(days), float(params.none), points))


def reads(params: Params) -> Sequence[str]:
    """The day, and the day due where it is an input."""
    return (params.input, *params.due_reads())


def limits(params: Params, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """Over on time, late and none."""
    return between(*params.scale.limits(maximum), params.none, or_maximum(params.on_time, maximum))


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """No day due or two; holes in the bands of days late."""
    yield from params.due_faults()
    yield from wrong_inputs(reads(params), specs, ("date",))
    yield from params.scale.faults("", maximum, Fraction(1))


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Đúng hạn (28/02/2025): 1 điểm; quá hạn: 0,5 điểm; không có: 0 điểm"."""
    vi, due = language == "vi", params.due_said(specs, language)
    full = points_in_words(or_maximum(params.on_time, maximum), language)
    late, none = (points_in_words(points, language) for points in (params.late, params.none))
    if params.late_bands:
        late = params.scale.say(maximum, " ngày" if vi else " days", language)
    if vi:
        return f"Đúng hạn ({due}): {full}; quá hạn: {late}; không có: {none}"
    return f"On time ({due}): {full}; late: {late}; none: {none}"
