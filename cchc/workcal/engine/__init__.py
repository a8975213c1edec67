"""Working time without Django: days, hours and deadlines of offices that rest on Saturday and Sunday."""

from __future__ import annotations

from cchc.workcal.engine.calendar import Calendar, SpecialDay
from cchc.workcal.engine.deadlines import DeadlineRule, LastDay
from cchc.workcal.engine.hours import OFFICE_HOURS
from cchc.workcal.engine.loading import CalendarDataError, load

__all__ = ["OFFICE_HOURS", "Calendar", "CalendarDataError", "DeadlineRule", "LastDay", "SpecialDay", "load"]
