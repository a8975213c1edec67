"""Days, months, quarters and years as directives write them, with the faults scans add.

A moment is a period with a first and a last day. A year left out is the document's year (the next one when a
document of November or December names a month of the first quarter); without any base date it stays unknown.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from cchc.directives.engine.canvas import Canvas

_D = r"(?:\d\s?\d|\d)"
_QUARTERS = {
    "i": 1, "l": 1, "1": 1, "ii": 2, "il": 2, "li": 2, "ll": 2, "n": 2, "2": 2, "iii": 3, "ih": 3, "hi": 3, "ill": 3,
    "iil": 3, "lll": 3, "ill.": 3, "m": 3, "ui": 3, "iii.": 3, "3": 3, "iv": 4, "lv": 4, "1v": 4, "4": 4,
}  # fmt: skip
_ROMAN = "(?:" + "|".join(sorted(_QUARTERS, key=len, reverse=True)).replace(".", r"\.") + ")"
_YEAR = r"(?:\s?[/.-]\s?(?P<{0}1>20\d\d)| ?,? ?nam (?P<{0}2>20\d\d)| (?P<{0}3>nam nay|toi)\b)?"

_MOMENT = (
    r"(?:(?:\d{1,2} ?(?:h|gio|:) ?(?:\d{2})?(?: phut)?,? ?)?(?:vao |tu )?)?(?:"
    rf"(?:ngay )?(?:thu (?:hai|ba|tu|nam|sau"
    rf"|bay) ?,? ?)?(?:ngay )?(?P<day>{_D})\s?[/.-]\s?(?P<dmonth>{_D})\b(?!\s?%)"
    + _YEAR.format("dy").replace("20\\d\\d", "20\\d\\d|\\d\\d")
    + rf"|(?:ngay )?(?P<lday>{_D})(?: |,)? ?thang (?P<lmonth>{_D})\b(?! ?(?:lan|ngay|thang|tuan)\b)"
    + _YEAR.format("ly")
    + r"|ngay (?P<this>\d{1,2}) (?:thang nay|hang thang nay)\b"
    + rf"|(?:thang )(?P<month>{_D})\b(?! ?ngay)" + _YEAR.format("my")
    + rf"|qu[yi] (?P<quarter>{_ROMAN})\b" + _YEAR.format("qy")
    + r"|(?P<half>6 thang|0?6 thang|9 thang|0?9 thang) dau nam(?: (?P<hy>20\d\d))?"
    + r"|(?:cuoi )?nam (?P<year>20\d\d)\b(?!\s?-\s?20)"
    + r"|(?P<thisyear>(?:cuoi )?nam nay|het nam\b|cuoi nam\b)|(?P<thismonth>thang nay)"
    + r")"
)  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """A period as written: first and last day (None when the year is unknown), and where its words end.

    ``unit`` is day, month, quarter, half or year; ``impossible`` is set for a date that no calendar holds.
    """

    first: date | None
    last: date | None
    end: int
    unit: str
    impossible: bool = False


def moment_at(canvas: Canvas, at: int, base: date | None) -> Moment | None:
    """The day or period written at ``at`` of the shadow, or None."""
    found = words(_MOMENT).match(canvas.plain, canvas.skip(at, at + 40))
    if found is None:
        return None
    return next(build(found, base) for key, build in _BUILDERS.items() if found[key])


def _number(digits: str) -> int:
    return int("".join(digits.split()))


def _year(found: re.Match[str], key: str, base: date | None, month: int) -> int | None:
    """The year written, else the document's; a January named in December is the next one."""
    written = found[key + "1"] or found[key + "2"]
    if written:
        return int(written) if len(written) == 4 else 2000 + int(written)
    if base is None:
        return None
    return base.year + (base.month >= 11 and month <= 3)


def _day(found: re.Match[str], base: date | None, day: str, month: str, year: str) -> Moment:
    d, m = _number(found[day]), _number(found[month])
    y = _year(found, year, base, m)
    try:
        value = date(y or 2000, m, d)
    except ValueError:
        return Moment(None, None, found.end(), "day", impossible=True)
    return Moment(value, value, found.end(), "day") if y else Moment(None, None, found.end(), "day")


def _span(found: re.Match[str], year: int | None, first: int, last: int, unit: str) -> Moment:
    """Whole months ``first`` to ``last`` of a year."""
    if not 1 <= first <= last <= 12:
        return Moment(None, None, found.end(), unit, impossible=True)
    if year is None:
        return Moment(None, None, found.end(), unit)
    return Moment(
        date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), found.end(), unit
    )


def _month(found: re.Match[str], base: date | None) -> Moment:
    month = _number(found["month"])
    return _span(found, _year(found, "my", base, month), month, month, "month")


def _quarter(found: re.Match[str], base: date | None) -> Moment:
    last = 3 * _QUARTERS[found["quarter"]]
    return _span(found, _year(found, "qy", base, last), last - 2, last, "quarter")


def _half(found: re.Match[str], base: date | None) -> Moment:
    year = int(found["hy"]) if found["hy"] else base.year if base else None
    return _span(found, year, 1, int(found["half"].lstrip("0")[0]), "half")


def _this(found: re.Match[str], base: date | None) -> Moment:
    if base is None:
        return Moment(None, None, found.end(), "day")
    value = base.replace(day=1).replace(
        day=min(int(found["this"]), calendar.monthrange(base.year, base.month)[1])
    )
    return Moment(value, value, found.end(), "day")


_BUILDERS: dict[str, Callable[[re.Match[str], date | None], Moment]] = {
    "day": lambda f, b: _day(f, b, "day", "dmonth", "dy"),
    "lday": lambda f, b: _day(f, b, "lday", "lmonth", "ly"),
    "this": _this,
    "month": _month,
    "quarter": _quarter,
    "half": _half,
    "year": lambda f, b: _span(f, int(f["year"]), 1, 12, "year"),
    "thisyear": lambda f, b: _span(f, b.year if b else None, 1, 12, "year"),
    "thismonth": lambda f, b: _span(
        f, b.year if b else None, b.month if b else 1, b.month if b else 1, "month"
    ),
}
