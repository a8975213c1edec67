"""From a reporting schedule to the occurrences of its periods: which data, from when, due by which day.

A schedule names the periods of every year ("Quý I: số liệu 15/12 năm trước – 14/3, gửi chậm nhất 20/3") or a day of
every week. A due day that a month has not becomes the month's last; one on a day off goes on to the next working day
where the organisation says so, and a swapped Saturday is worked. Sources: Công văn 581/BNV-CCHC (windows to the 14th,
due on the 20th of the period's last month); Nghị định 09/2019/NĐ-CP, Điều 12 (when data closes); Bộ luật Dân sự 2015,
khoản 5 Điều 148 (a term that ends on a day off).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cchc.lib.dates import weekday_name
from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.tasks.engine.year_day import YearDay
    from cchc.workcal.engine.calendar import Calendar
    from cchc.workcal.engine.deadlines import DeadlineRule

#: How often a duty comes back, and the key of the schedule in data/schedules that it follows unless another is chosen.
STANDARD = {
    "weekly": "hang-tuan",
    "monthly": "hang-thang",
    "quarterly": "hang-quy",
    "semiannual": "sau-thang",
    "nine_months": "chin-thang",
    "annual": "hang-nam",
}
#: A year without and one with 29/2, by which a schedule is checked.
_COMMON, _LEAP = 2023, 2024
_CODE = re.compile(r"[A-Z][A-Z0-9]{0,9}")
#: A window longer than this is a slip in the year.
_LONGEST = 366


@dataclass(frozen=True)
class Period:
    """One period of every year: its code ("Q1"), its name ("Quý I"), its window and its due day."""

    code: str
    name: str
    start: YearDay
    end: YearDay
    due: YearDay

    def titled(self, year: int) -> str:
        """The period's name in a year: "Quý I năm 2026", "Năm 2026"."""
        return f"Năm {year}" if fold(self.name) in {"nam", "ca nam"} else f"{self.name} năm {year}"


@dataclass(frozen=True)
class Plan:
    """A schedule: its periods, or ``weekday`` (1 Monday … 7 Sunday) for a report every week, due on that day.

    It holds for what is due from ``valid_from`` to ``valid_to``, both included; None is an open end.
    """

    periods: tuple[Period, ...] = ()
    weekday: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, due: date) -> bool:
        """Whether a report due on that day is asked for by this schedule."""
        return (self.valid_from is None or self.valid_from <= due) and (
            self.valid_to is None or due <= self.valid_to
        )


@dataclass(frozen=True)
class Occurrence:
    """A period of one year. ``written``: the day the schedule names; ``due``: the last day that is on time.

    ``clamped``: the month has not the day named, its last was taken. ``day_off``: why ``written`` is not worked
    ("Thứ Bảy", "Quốc khánh"), else empty. ``provisional``: days off of that year are not announced yet.
    """

    code: str
    name: str
    start: date
    end: date
    written: date
    due: date
    clamped: bool = False
    day_off: str = ""
    provisional: bool = False


def occurrences(
    plan: Plan, first: date, last: date, calendar: Calendar, rule: DeadlineRule
) -> list[Occurrence]:
    """The occurrences that are asked for between two days: begun by ``last`` and due (as written) from ``first`` on.

    In the order of the due day, then of the beginning. Ranges that follow one another give each occurrence at least
    once, and every range each at most once.
    """
    found = (
        one
        for year in range(first.year - 1, last.year + 3)
        for one in of_year(plan, year, calendar, rule)
        if one.start <= last and one.written >= first and plan.holds(one.written)
    )
    return sorted(found, key=lambda one: (one.written, one.start, one.code))


def of_year(plan: Plan, year: int, calendar: Calendar, rule: DeadlineRule) -> Iterator[Occurrence]:
    """The occurrences that bear a year in their code, whether or not the schedule holds then."""
    if plan.weekday is not None:
        yield from _weeks(plan.weekday, year, calendar, rule)
        return
    for period in plan.periods:
        yield _due(
            Occurrence(
                code=f"{year}-{period.code}",
                name=period.titled(year),
                start=period.start.opening(year),
                end=period.end.on(year),
                written=period.due.on(year),
                due=period.due.on(year),
                clamped=not period.due.exists(year),
            ),
            calendar,
            rule,
        )


def _weeks(weekday: int, year: int, calendar: Calendar, rule: DeadlineRule) -> Iterator[Occurrence]:
    """The weeks of ISO 8601: each due on its weekday, over the seven days that end with it."""
    for week in range(1, date(year, 12, 28).isocalendar().week + 1):
        due = date.fromisocalendar(year, week, weekday)
        name = f"Tuần {week:02d} năm {year}"
        yield _due(
            Occurrence(f"{year}-W{week:02d}", name, due - timedelta(days=6), due, due, due), calendar, rule
        )


def _due(one: Occurrence, calendar: Calendar, rule: DeadlineRule) -> Occurrence:
    """The occurrence with its last day on time by the calendar and the rule, and why its day is off."""
    last = calendar.last_day(one.written, "by", rule)
    off = ""
    if not calendar.is_working(one.written):
        special = calendar.special_day(one.written)
        off = (special.name if special else "") or weekday_name(one.written)
    return Occurrence(
        one.code, one.name, one.start, one.end, one.written, last.last, one.clamped, off, last.provisional
    )


def faults(plan: Plan) -> list[str]:
    """What is wrong with a schedule, each one Vietnamese sentence that names the period; nothing where it is sound."""
    if plan.weekday is not None:
        return [] if 1 <= plan.weekday <= 7 else ["Thứ trong tuần phải từ 1 (Thứ Hai) đến 7 (Chủ nhật)."]
    if not plan.periods:
        return ["Chế độ báo cáo cần ít nhất một kỳ, hoặc một ngày trong tuần."]
    codes = [period.code for period in plan.periods]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    found = [f"Mã kỳ {code} có hai lần; mỗi kỳ một mã." for code in twice]
    for period in plan.periods:
        found += _faults(period)
    return found


def _faults(period: Period) -> Iterator[str]:
    if not _CODE.fullmatch(period.code):
        yield f"Mã kỳ “{period.code}” phải bắt đầu bằng chữ hoa không dấu, chỉ gồm chữ và số, tối đa 10 ký tự, như Q1."
    if not period.name.strip():
        yield f"Kỳ {period.code} chưa có tên."
    spans = [(period.start.opening(year), period.end.on(year)) for year in (_COMMON, _LEAP)]
    if any(end < start for start, end in spans):
        yield f"Kỳ {period.code}: số liệu đến {period.end} trước khi bắt đầu {period.start}."
    elif any((end - start).days >= _LONGEST for start, end in spans):
        yield f"Kỳ {period.code}: số liệu {period.start} – {period.end} dài quá một năm."
    if any(period.due.on(year) < period.start.opening(year) for year in (_COMMON, _LEAP)):
        yield f"Kỳ {period.code}: hạn {period.due} trước khi kỳ bắt đầu {period.start}."
