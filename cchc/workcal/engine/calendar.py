"""The working calendar: which days are worked, and how to add and count them.

Each day has a running count k of the working days up to it. k is the count by weekday alone, corrected by the
special days before it, so that every operation is a look-up or a binary search and holds for any date.

Sources: Quyết định 188/1999/QĐ-TTg (Saturday and Sunday off); Bộ luật Lao động 2019, Điều 111 và 112
(holidays); Bộ luật Dân sự 2015, Điều 147 (the first day isn't counted).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal

from cchc.workcal.engine.deadlines import USUAL, last_day, within
from cchc.workcal.engine.hours import OFFICE_HOURS, add_hours, worked_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from decimal import Decimal

    from cchc.workcal.engine.deadlines import DayWording, DeadlineRule, LastDay
    from cchc.workcal.engine.hours import Sessions

SpecialKind = Literal["off", "worked", "half"]
WEEKEND = frozenset({5, 6})


@dataclass(frozen=True, order=True)
class SpecialDay:
    """A day that isn't what its weekday says: off, worked or half worked, and who decided it."""

    day: date
    kind: SpecialKind
    name: str = ""
    source: str = ""


@dataclass(frozen=True)
class Calendar:
    """Working days of one office.

    ``special``: the exceptional days, each day once (ValueError else), in order of date. ``announced``:
    the last year whose days off were announced; later dates are answered by what is known and are
    provisional. ``rest``: the weekdays off, Monday is 0. A half day is a working day, with the morning's
    hours.
    """

    special: tuple[SpecialDay, ...] = ()
    announced: int = 0
    rest: frozenset[int] = WEEKEND
    _by_day: dict[date, SpecialDay] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Order the special days and look for one that stands twice."""
        ordered = tuple(sorted(self.special))
        object.__setattr__(self, "special", ordered)
        object.__setattr__(self, "_by_day", {one.day: one for one in ordered})
        if len(self._by_day) < len(ordered):
            twice = next(a.day for a, b in pairwise(ordered) if a.day == b.day)
            raise ValueError(
                f"Ngày {twice:%d/%m/%Y} có hai lần trong lịch làm việc; mỗi ngày chỉ ghi một lần."
            )
        if not self.rest < frozenset(range(7)):
            raise ValueError(
                "Ngày nghỉ hằng tuần phải là các thứ từ 0 (Thứ Hai) đến 6, và không phải cả tuần."
            )

    @cached_property
    def _corrections(self) -> tuple[list[int], list[int]]:
        """Ordinals of the days whose kind changes the count, and the running sum of the changes."""
        changes = [
            (one.day.toordinal(), working - by_weekday)
            for one in self.special
            if (working := one.kind != "off") != (by_weekday := one.day.weekday() not in self.rest)
        ]
        return [ordinal for ordinal, _ in changes], list(
            accumulate((change for _, change in changes), initial=0)
        )

    @cached_property
    def _week(self) -> list[int]:
        """Working weekdays among the first n days of a week, n from 0 to 7."""
        return list(accumulate((weekday not in self.rest for weekday in range(7)), initial=0))

    def _k(self, ordinal: int) -> int:
        """The running count: working days from the beginning of the calendar to this day included."""
        weeks, days = divmod(ordinal, 7)
        ordinals, sums = self._corrections
        return weeks * self._week[7] + self._week[days] + sums[bisect_right(ordinals, ordinal)]

    def special_day(self, day: date) -> SpecialDay | None:
        """What is special about the day, if anything."""
        return self._by_day.get(day)

    def is_working(self, day: date) -> bool:
        """Whether the office works on this day (half days included)."""
        special = self._by_day.get(day)
        return special.kind != "off" if special else day.weekday() not in self.rest

    def count(self, start: date, end: date) -> int:
        """Working days after ``start`` up to ``end`` included; negative when ``end`` is before ``start``.

        The first day isn't counted, so ``count(day, add(day, n)) == n`` from a working day on.
        """
        return self._k(end.toordinal()) - self._k(start.toordinal())

    def add(self, day: date, working_days: int) -> date:
        """The n-th working day after the day (n > 0) or before it (n < 0); the day itself for 0."""
        if working_days == 0:
            return day
        ordinal = day.toordinal()
        before = self._k(ordinal) - (self.is_working(day) if working_days < 0 else 0)
        return self._kth(before + working_days + (1 if working_days < 0 else 0), ordinal, working_days)

    def _kth(self, k: int, near: int, distance: int) -> date:
        """The first day whose running count is k, on the side of ``near`` that distance points to."""
        span = abs(distance) * 7 + 7 * (len(self.special) + 2)
        low, high = (near, near + span) if distance > 0 else (max(near - span, 1), near)
        found = low + bisect_left(range(low, high + 1), k, key=self._k)
        return date.fromordinal(found)

    def next_working(self, day: date) -> date:
        """The first working day after this one."""
        return self.add(day, 1)

    def previous_working(self, day: date) -> date:
        """The last working day before this one."""
        return self.add(day, -1)

    def on_or_after(self, day: date) -> date:
        """The day itself when it is worked, else the next working day."""
        return day if self.is_working(day) else self.add(day, 1)

    def on_or_before(self, day: date) -> date:
        """The day itself when it is worked, else the working day before."""
        return day if self.is_working(day) else self.add(day, -1)

    def provisional(self, day: date) -> bool:
        """Whether the day is beyond the last announced year, so that answers about it may still change."""
        return day.year > self.announced

    def last_day(self, day: date, wording: DayWording = "by", rule: DeadlineRule = USUAL) -> LastDay:
        """The last day on time for "trước ngày" (``before``) or "chậm nhất ngày" (``by``) under the rule."""
        return last_day(self, day, wording, rule)

    def within(self, start: date, days: int, *, working: bool, rule: DeadlineRule = USUAL) -> LastDay:
        """The last day of "trong vòng N ngày (làm việc) kể từ ngày …"; the first day isn't counted."""
        return within(self, start, days, working=working, rule=rule)

    def add_hours(
        self, moment: datetime, hours: Decimal | int, sessions: Sessions = OFFICE_HOURS
    ) -> datetime:
        """The moment after this much working time."""
        return add_hours(self, moment, hours, sessions)

    def worked_time(self, start: datetime, end: datetime, sessions: Sessions = OFFICE_HOURS) -> timedelta:
        """The working time between two moments."""
        return worked_time(self, start, end, sessions)

    def table(self, first: date, last: date) -> Iterator[tuple[date, bool, int]]:
        """Rows (day, worked, k) for joining in SQL or indexing in numpy; k counts from ``first`` on."""
        offset = self._k(first.toordinal() - 1)
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            yield day, self.is_working(day), self._k(ordinal) - offset

    @cached_property
    def version(self) -> str:
        """Twelve hexadecimal digits that change with any day, kept beside every computed due date."""
        days = "".join(f"{one.day.isoformat()} {one.kind}\n" for one in self.special)
        return sha256(f"{days}{self.announced} {sorted(self.rest)}".encode()).hexdigest()[:12]

    def changed(self, days: Iterable[SpecialDay], announced: int | None = None) -> Calendar:
        """This calendar with these days instead of what it says of them: a local closing, a late swap."""
        merged = self._by_day | {one.day: one for one in days}
        return Calendar(tuple(merged.values()), self.announced if announced is None else announced, self.rest)
