"""Daily jobs of tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.tasks import actions
from cchc.tasks.telling_periods import tell_periods

if TYPE_CHECKING:
    from datetime import date


def occur(day: date) -> None:
    """Open the tasks of the periods that begin on the day, or began while nobody looked, and tell their units.

    A second run finds nothing lacking; a notice has its key.
    """
    tell_periods(actions.occur_all(day, by="tick"), day)


JOBS = (("tasks.occur", occur),)
