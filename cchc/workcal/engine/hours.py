"""Working hours: adding and measuring time within the day's sessions.

Default sessions 07:00–11:30 and 13:30–17:00, as province systems count them; hours differ by province and
season, so they are an argument. A half day has the first session alone.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.workcal.engine.calendar import Calendar

Sessions = tuple[tuple[time, time], ...]
OFFICE_HOURS: Sessions = ((time(7), time(11, 30)), (time(13, 30), time(17)))


def _check(sessions: Sessions) -> None:
    """Refuse sessions that are empty, turned round or overlapping."""
    ends = [moment for session in sessions for moment in session]
    if not ends or any(one >= other for one, other in pairwise(ends)):
        raise ValueError(
            "Giờ làm việc phải gồm ít nhất một buổi, mỗi buổi bắt đầu trước khi kết thúc và không chồng nhau."
        )


def _sessions_of(calendar: Calendar, day: date, sessions: Sessions) -> Sessions:
    """The sessions worked on this day."""
    if not calendar.is_working(day):
        return ()
    special = calendar.special_day(day)
    return sessions[:1] if special and special.kind == "half" else sessions


def _from(calendar: Calendar, moment: datetime, sessions: Sessions) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of working time from a moment on, without end."""
    day = moment.date()
    while True:
        for opens, closes in _sessions_of(calendar, day, sessions):
            start = max(moment, datetime.combine(day, opens, moment.tzinfo))
            end = datetime.combine(day, closes, moment.tzinfo)
            if start < end:
                yield start, end
        day = calendar.next_working(day)


def add_hours(
    calendar: Calendar, moment: datetime, hours: Decimal | int, sessions: Sessions = OFFICE_HOURS
) -> datetime:
    """The moment after so many working hours (0 or more; ValueError else).

    Time outside the sessions doesn't count. An answer at the end of a session stays there: 4.5 hours from
    07:00 end at 11:30. Zero hours give the moment itself. A time zone is kept (Vietnam has no summer
    time).
    """
    _check(sessions)
    if hours < 0:
        raise ValueError(f"Số giờ {hours} không hợp lệ; phải từ 0 trở lên.")
    left = timedelta(microseconds=int(Decimal(hours) * 3_600_000_000))
    if not left:
        return moment
    stretches = _from(calendar, moment, sessions)
    start, end = next(stretches)
    while left > end - start:
        left -= end - start
        start, end = next(stretches)
    return start + left


def worked_time(
    calendar: Calendar, start: datetime, end: datetime, sessions: Sessions = OFFICE_HOURS
) -> timedelta:
    """The working time from start to end; zero when end isn't after start."""
    _check(sessions)
    worked = takewhile(lambda stretch: stretch[0] < end, _from(calendar, start, sessions))
    return sum((min(closes, end) - opens for opens, closes in worked), timedelta())
