"""Dates and deadlines as they are typed into registers: real dates, "trước 30/6", "Quý II/2026", "hằng quý".

What can be read in two ways is refused with both readings; what is completed by the machine (a year that was left out)
is told in a note. The kinds are those of the glossary (by, during, window, within, upon, recurring, standing, none).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc.lib.dates import DateError, Period, format_date, parse_date
from cchc.lib.vntext import fold
from cchc.tasks.engine.register.status import RECURRENCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.lib.xlsx import Cell

ALLOWED = (
    "chỉ nhận ngày như 30/06/2026, “trước 30/6/2026”, “tháng 8/2026”, “Quý II/2026”, “thường xuyên”, “hằng quý”, "
    "hoặc để trống"
)
_LEAD = re.compile(
    r"^(?:(?:hoan thanh|bao cao|trinh|xong|gui|thuc hien|han|thoi han|ngay|den|den het|het|cham nhat|cham nhat la|"
    r"muon nhat|truoc|trong|vao|khong qua|la|cuoi|xong truoc)[ :]+)+"
)
_DATE = re.compile(r"\b\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2,4}\b|\b\d{1,2} thang \d{1,2}(?:,? nam |/)\d{4}\b")
_SHORT_YEAR = re.compile(r"(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{2})")
_NO_YEAR = re.compile(r"(\d{1,2}) ?(?:[/.-]|thang) ?(\d{1,2})")
_WINDOW = re.compile(r"(?:tu )?(?:ngay )?(.+?) ?(?:-|–|—|den(?: het)?) ?(?:ngay )?(.+)")
_WITHIN = re.compile(r"(?:trong )?(?:vong |thoi han )?(\d{1,3}) ngay( lam viec)?(?: (?:ke )?tu .*)?")
_PERIOD_NO_YEAR = re.compile(
    r"(thang \d{1,2}|qu[yi] (?:\d|[ivx]+)|(?:6|06|sau) thang (?:dau|cuoi)(?: nam)?|t\d{1,2})"
)
_MONTH = re.compile(r"t?(\d{1,2}) ?[/-] ?(\d{4})")
_EVERY = re.compile(r"\b(?:hang|moi|dinh ky)\b")
_STANDING = re.compile(r"thuong xuyen|lien tuc|hang ngay|moi ngay|trong suot")
_UPON = re.compile(r"^(?:ngay|thuc hien ngay|kip thoi|ngay sau .*|ngay khi .*|khan truong|sau khi .*)$")
_NONE = re.compile(
    r"[-–—./0]*|khong(?: co| quy dinh| xac dinh| ghi)?(?: thoi)? ?(?:han)?|chua (?:co|xac dinh)(?: thoi han| han)?"
)
_VAGUE = re.compile(r"\b(?:dau|giua|trung tuan|thuong tuan|ha tuan)\b")
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050  # Excel's numbers of 01/01/2000 and 31/12/2099


@dataclass(frozen=True)
class Deadline:
    """A deadline as read: kind, the day written, how often it comes round, the words typed, what was completed."""

    kind: str
    day: date | None = None
    recurrence: str = ""
    words: str = ""
    note: str = ""


def read_day(cell: Cell, after: date | None = None) -> tuple[date, str]:
    """A day of a cell, and what was completed ("không ghi năm; …"). ValueError says what is allowed.

    ``after``: a day without a year is the first such day from there on.
    """
    if isinstance(cell, datetime):
        return cell.date(), ""
    if isinstance(cell, date):
        return cell, ""
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        raise ValueError(_number(cell))
    text = str(cell).strip()
    folded = fold(text)
    if match := _SHORT_YEAR.fullmatch(_LEAD.sub("", folded)):
        day = _parsed(f"{match[1]}/{match[3]}/20{match[4]}", text)
        return day, f"“{text[:40]}” được hiểu là ngày {format_date(day)}."
    bare = _LEAD.sub("", folded)
    if (match := _NO_YEAR.fullmatch(bare)) and after is not None:
        day = _completed(int(match[1]), int(match[2]), after, text)
        return day, f"“{text[:40]}” không ghi năm; được hiểu là ngày {format_date(day)}."
    return _parsed(bare, text), ""


def _parsed(folded: str, text: str) -> date:
    try:
        return parse_date(folded)
    except DateError as error:
        raise ValueError(str(error).replace(f"“{folded[:40]}”", f"“{text[:40]}”")) from error


def _number(cell: int | Decimal) -> str:
    if _FIRST_SERIAL <= cell <= _LAST_SERIAL:
        day = date(1899, 12, 30) + timedelta(days=int(cell))
        return (
            f"Ô là số {cell}, có thể là ngày {format_date(day)} hiện dưới dạng số; hãy định dạng ô là ngày."
        )
    return f"“{cell}” không phải là ngày; {ALLOWED}."


def _completed(day: int, month: int, after: date, text: str) -> date:
    """The first such day from ``after`` on (a 29/2 in a leap year)."""
    for year in range(after.year, after.year + 5):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= after:
            return found
    raise ValueError(f"“{text[:40]}” không phải là ngày; {ALLOWED}.")


def read_deadline(
    cell: Cell, given: date, add_working: Callable[[date, int], date] | None = None
) -> Deadline:
    """The deadline in a cell of a register whose task was given on ``given``.

    ``add_working``: adds working days; without it a term in working days is refused. ValueError, one Vietnamese
    sentence, for what is no deadline and for what has two readings.
    """
    if cell is None:
        return Deadline("none")
    if not isinstance(cell, str):
        if isinstance(cell, int) and 2000 <= cell <= 2100:
            return _during(Period("year", cell), str(cell))
        day, note = read_day(cell)
        return Deadline("by", day, note=note)
    words = " ".join(cell.split())[:300]
    folded = fold(words).strip(" .;,")
    if _NONE.fullmatch(folded):
        return Deadline("none", words="" if len(words) < 3 else words)
    dates = list(dict.fromkeys(_DATE.findall(folded)))
    if len(dates) > 1:
        return _several(words, folded, dates, given)
    if (_EVERY.search(folded) and not dates) or re.fullmatch(
        r"thang,? ?qu[yi].*|(thang|qu[yi]|nam|tuan)", folded
    ):
        return _recurring(words, folded)
    if _STANDING.search(folded) and not dates:
        return Deadline("standing", words=words)
    return _single(words, folded, given, add_working)


def _single(
    words: str, folded: str, given: date, add_working: Callable[[date, int], date] | None
) -> Deadline:
    """One day, one period, or a term."""
    if match := _WITHIN.fullmatch(folded):
        return _within(words, int(match[1]), bool(match[2]), given, add_working)
    if _UPON.fullmatch(folded):
        return Deadline("upon", words=words)
    if period := _period(folded, given):
        vague = period.kind != "half" and _VAGUE.search(folded)
        if vague or "truoc" in folded.split():
            first = period.first - timedelta(days=1)
            raise ValueError(
                f"“{words[:60]}” có nhiều cách hiểu (đến {format_date(first)} hay đến {format_date(period.last)}); "
                "hãy ghi ngày cụ thể."
            )
        found = _during(period, words)
        said = re.search(r"\d{4}", folded)
        return (
            found
            if said
            else Deadline(
                found.kind,
                found.day,
                words=words,
                note=f"“{words[:40]}” không ghi năm; được hiểu là {period.label}.",
            )
        )
    if window := _without_year(words, folded, given):
        return window
    at = _DATE.search(folded) if not folded.startswith("tuan") else None
    if at and folded != at[0] and _LEAD.sub("", folded) != at[0]:
        day, note = read_day(at[0], given)
        return Deadline(
            "by", day, words=words, note=note or f"“{words[:60]}” được hiểu là ngày {format_date(day)}."
        )
    try:
        day, note = read_day(words, given)
    except ValueError as error:
        if at:  # a day that no calendar has: said by its own sentence
            raise
        raise ValueError(f"“{words[:60]}” không phải là thời hạn; {ALLOWED}.") from error
    plain = re.sub(r"\D", "", folded) == re.sub(r"\s", "", re.sub(r"[/.-]", "", folded))
    return Deadline("by", day, words="" if plain and not note else words, note=note)


def _without_year(words: str, folded: str, given: date) -> Deadline | None:
    """From a day to a day of this year: "từ 1/6 đến 30/6"."""
    match = re.fullmatch(
        r"tu (?:ngay )?(\d{1,2}/\d{1,2})(?:/\d{4})? ?(?:-|–|den)(?: het)? ?(?:ngay )?(\d{1,2}/\d{1,2}(?:/\d{4})?)",
        folded,
    )
    if match is None:
        return None
    day, note = read_day(match[2], given)
    return Deadline("window", day, words=words, note=note)


def _several(words: str, folded: str, dates: list[str], given: date) -> Deadline:
    """Two days are a window where one leads to the other; else nobody knows which is followed."""
    match = _WINDOW.fullmatch(_LEAD.sub("", folded) if not folded.startswith("tu ") else folded)
    if len(dates) == 2 and match and match[1].strip() == dates[0] and match[2].strip() == dates[1]:
        first, last = read_day(dates[0], given)[0], read_day(dates[1], given)[0]
        if first <= last:
            return Deadline("window", last, words=words)
    shown = ", ".join(dates[:4])
    raise ValueError(
        f"Ô có {len(dates)} ngày ({shown}); giữ một ngày ở cột thời hạn, ghi hạn đã gia hạn ở cột “Hạn theo dõi”."
    )


def _recurring(words: str, folded: str) -> Deadline:
    found = [key for key, pattern in RECURRENCES if re.search(rf"\b(?:{pattern})\b", folded)]
    if "semiannual" in found or "nine_months" in found:
        found = [key for key in found if key != "monthly"] or found
    note = f"“{words[:40]}” có nhiều chu kỳ; được ghi là định kỳ khác." if len(found) > 1 else ""
    return Deadline("recurring", recurrence=found[0] if len(found) == 1 else "other", words=words, note=note)


def _within(
    words: str, days: int, working: bool, given: date, add_working: Callable[[date, int], date] | None
) -> Deadline:
    if working and add_working is None:
        raise ValueError(f"“{words[:60]}” tính theo ngày làm việc; hãy ghi ngày cụ thể.")
    last = add_working(given, days) if working and add_working else given + timedelta(days=days)
    return Deadline(
        "within",
        last,
        words=words,
        note=f"“{words[:60]}” tính từ ngày giao {format_date(given)}: đến {format_date(last)}.",
    )


def _during(period: Period, words: str) -> Deadline:
    return Deadline("during", period.last, words=words)


def _period(folded: str, given: date) -> Period | None:
    """The month, quarter, half or year that the words name; without a year the one that is not over yet."""
    bare = _LEAD.sub("", folded)
    if not re.match(r"(?:0?6|sau|nua) ", bare):  # "6 tháng đầu năm" is a period of its own
        bare = re.sub(r"^(?:thang|dau|giua|cuoi) (?=nam \d)", "", _VAGUE.sub("", bare).strip()).strip()
    if match := _MONTH.fullmatch(bare):
        bare = f"thang {match[1]}/{match[2]}"
    bare = re.sub(r"^t(\d{1,2})\b", r"thang \1", bare)
    bare = re.sub(r"^qu([yi]) ?([ivx]+|\d)\b", r"qu\1 \2", bare)
    for candidate in (
        bare,
        f"{bare.removesuffix(' nam')}/{given.year}" if _PERIOD_NO_YEAR.fullmatch(bare) else "",
    ):
        try:
            found = Period.parse(candidate)
        except DateError:
            continue
        if candidate != bare and found.last < given:
            return Period(found.kind, found.year + 1, found.number)
        return found
    return None
