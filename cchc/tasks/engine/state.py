"""The state of a task on a day, by the legal partition: computed from dates, never stored.

done (on time, late) + open (within, overdue); a task without a deadline is done or open and stands outside
on-time and overdue. "Due soon" is a part of within. Sources: the partition of reports on tasks given by the
Government and the Prime Minister (QĐ 42/2014/QĐ-TTg as amended by QĐ 23/2018/QĐ-TTg); on time is judged by the
day the result was handed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

#: The words for a state, in the order of urgency.
STATES = ("overdue", "soon", "within", "open", "on_time", "late", "done", "stopped")

#: A deadline this many days ahead, or fewer, is "due soon".
SOON_DAYS = 7


def state(
    day: date, *, due: date | None, done_on: date | None, stopped_on: date | None, soon: int = SOON_DAYS
) -> str:
    """The state on ``day``: one of ``STATES``. ``due`` is the last day that counts as on time.

    What happened after ``day`` has not happened yet, so that any past day can be asked.
    """
    if done_on is not None and done_on <= day:
        return "done" if due is None else "on_time" if done_on <= due else "late"
    if stopped_on is not None and stopped_on <= day:
        return "stopped"
    if due is None:
        return "open"
    if due < day:
        return "overdue"
    return "soon" if (due - day).days <= soon else "within"
