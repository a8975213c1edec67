"""The state of a task on a day, by the legal partition: computed from dated facts, never stored.

done (on time, late) + open (within, overdue); a task without a deadline is done or open and stands outside
on-time and overdue. "Due soon" is a part of within; so is what waits for confirmation, which is never overdue, and
what is paused. Sources: the partition of reports on tasks given by the Government and the Prime Minister (QĐ
42/2014/QĐ-TTg as amended by QĐ 23/2018/QĐ-TTg); on time is judged by the day the result was handed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

#: The words for a state, in the order of urgency.
STATES = ("overdue", "soon", "within", "open", "waiting", "paused", "on_time", "late", "done", "stopped")

#: What may stand beside an open state: the unit has not taken it up yet, or its result was returned.
MARKS = ("returned", "new")

#: The four parts of the legal partition, each with the states it is made of. What has no deadline (``open``,
#: ``done``) and what is no longer followed (``stopped``) stands outside.
PARTITION = {
    "done_on_time": ("on_time",),
    "done_late": ("late",),
    "open_within": ("within", "soon", "waiting", "paused"),
    "open_overdue": ("overdue",),
}

#: A deadline this many days ahead, or fewer, is "due soon".
SOON_DAYS = 7


def state(
    day: date,
    *,
    due: date | None,
    handed_on: date | None = None,
    accepted_on: date | None = None,
    paused_on: date | None = None,
    stopped_on: date | None = None,
    soon: int = SOON_DAYS,
) -> str:
    """The state on ``day`` of a task whose facts on that day these are: one of ``STATES``.

    ``due`` is the last day that counts as on time, ``handed_on`` the day that is judged.
    """
    if stopped_on is not None:
        return "stopped"
    if accepted_on is not None and handed_on is not None:
        return "done" if due is None else "on_time" if handed_on <= due else "late"
    if handed_on is not None:
        return "waiting"
    if paused_on is not None:
        return "paused"
    if due is None:
        return "open"
    if due < day:
        return "overdue"
    return "soon" if (due - day).days <= soon else "within"


def part(name: str) -> str:
    """The part of the legal partition that a state belongs to; an empty text for what stands outside."""
    return next((key for key, states in PARTITION.items() if name in states), "")


def mark(name: str, *, received_on: date | None, returned_on: date | None) -> str:
    """What stands beside an open state: ``returned``, ``new``, or nothing."""
    if name not in {"overdue", "soon", "within", "open"}:
        return ""
    if returned_on is not None:
        return "returned"
    return "" if received_on is not None else "new"


def readings(
    *, due: date | None, due_first: date | None, handed_on: date, handed_first: date
) -> dict[str, bool | None]:
    """A result told in each way that reports count: on time (True), late (False), no deadline (None).

    ``current``: the result that stands, by the deadline followed. ``first_deadline``: the same by the deadline before
    any extension. ``first_result``: the result handed in first, though it was returned, by the deadline followed.
    """

    def on_time(handed: date, last: date | None) -> bool | None:
        return None if last is None else handed <= last

    return {
        "current": on_time(handed_on, due),
        "first_deadline": on_time(handed_on, due_first),
        "first_result": on_time(handed_first, due),
    }
