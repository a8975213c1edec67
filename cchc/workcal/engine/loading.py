"""The calendar from data/holidays: one YAML file a year, each day with what decided it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cchc.lib.yamlfile import load as load_yaml
from cchc.workcal.engine.calendar import WEEKEND, Calendar, SpecialDay

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("off", "worked", "half")


class CalendarDataError(ValueError):
    """A holiday file that breaks a rule; the message names file, entry and what is allowed."""


def load(folder: Path) -> Calendar:
    """The calendar of all ``<year>.yaml`` in the folder.

    A file holds ``year``, ``announced``, ``source`` and ``days`` (each ``date``, ``kind``, ``name``,
    ``source``). The last announced year is the end of the unbroken row of announced years.
    CalendarDataError or YamlFileError (both ValueError) for a file that breaks a rule, or when there is
    none.
    """
    announced, days = 0, list[SpecialDay]()
    for path in sorted(folder.glob("[0-9][0-9][0-9][0-9].yaml")):
        year, is_announced, found = _year(path)
        days += found
        if is_announced and announced in (0, year - 1):
            announced = year
    if not days:
        raise CalendarDataError(f"{folder}: không có tệp lịch nào; cần ít nhất một tệp <năm>.yaml.")
    return Calendar(tuple(days), announced)


def _year(path: Path) -> tuple[int, bool, list[SpecialDay]]:
    """Year, whether announced, and days of one file."""
    data = load_yaml(path)
    year = int(path.stem)
    if not isinstance(data, dict) or data.get("year") != year:
        raise CalendarDataError(f"{path}: “year” phải là {year}, đúng như tên tệp.")
    if not isinstance(data.get("announced"), bool) or not isinstance(data.get("days"), list):
        raise CalendarDataError(f"{path}: cần “announced” (true hoặc false) và danh sách “days”.")
    return year, data["announced"], [_day(path, year, entry) for entry in data["days"]]


def _day(path: Path, year: int, entry: Any) -> SpecialDay:
    """One day, checked against the rules of the file."""
    day = entry.get("date") if isinstance(entry, dict) else None
    if not isinstance(day, date) or day.year != year:
        raise CalendarDataError(
            f"{path}: {entry!r} cần “date” là một ngày của năm {year}, ghi như {year}-04-30."
        )
    kind, name, source = (entry.get(key) for key in ("kind", "name", "source"))
    if kind not in KINDS or not name or not source:
        raise CalendarDataError(
            f"{path}: ngày {day} cần “kind” là một trong {', '.join(KINDS)}, “name” và “source”."
        )
    if kind == "worked" and day.weekday() not in WEEKEND:
        raise CalendarDataError(f"{path}: ngày {day} ghi “worked” nhưng vốn là ngày làm việc.")
    return SpecialDay(day, kind, name, source)
