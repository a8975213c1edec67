"""Dates and reporting periods as Vietnamese offices write them, both ways; the clock is never asked."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from cchc.lib.numbers import NumberError, from_roman, to_roman
from cchc.lib.vntext import fold

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_WEEKDAYS_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_ALLOWED = "hãy ghi ngày/tháng/năm như 05/06/2024, hoặc “ngày 5 tháng 6 năm 2024”"
_DAY_FIRST = re.compile(r"(?:ngay )?(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4})")
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2})(?:,? nam |/)(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


class DateError(ValueError):
    """The text is no date or no period; the message is one Vietnamese sentence."""


def parse_date(text: str) -> date:
    """The date written as 30/5/2024, 05-06-2024, 5.6.2024, "ngày 5 tháng 6 năm 2024" or 2024-06-05.

    DateError for anything else, for a day that no calendar has and a year outside 1900 to 2199.
    """
    folded = fold(text)
    if match := _DAY_FIRST.fullmatch(folded):
        day, month, year = match[1], match[3], match[4]
    elif match := _IN_WORDS.fullmatch(folded):
        day, month, year = match[1], match[2], match[3]
    elif match := _ISO.fullmatch(folded):
        year, month, day = match[1], match[2], match[3]
    else:
        raise DateError(f"“{text.strip()[:40]}” không phải là ngày; {_ALLOWED}.")
    return _checked(int(day), int(month), int(year))


def _checked(day: int, month: int, year: int) -> date:
    """The date, if the calendar has it."""
    shown = f"{day:02d}/{month:02d}/{year}"
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(f"Ngày {shown} có năm {year}; chỉ nhận năm từ {FIRST_YEAR} đến {LAST_YEAR}.")
    if not 1 <= month <= 12:
        raise DateError(f"Ngày {shown} có tháng {month}; tháng chỉ từ 1 đến 12, ghi theo ngày/tháng/năm.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise DateError(
            f"Ngày {shown} không có trong lịch; tháng {month}/{year} có từ ngày 01 đến ngày {last}."
        )
    return date(year, month, day)


def format_date(day: date) -> str:
    """dd/mm/yyyy."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_date_in_words(day: date) -> str:
    """As in a document's heading: ngày 05 tháng 6 năm 2024.

    Days below 10 and the months 1 and 2 are written with a zero (Nghị định 30/2020/NĐ-CP, Annex I).
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def weekday_name(day: date, *, short: bool = False) -> str:
    """Thứ Hai … Chủ nhật, or T2 … CN."""
    return (_WEEKDAYS_SHORT if short else _WEEKDAYS)[day.weekday()]


#: Kinds of period with how many of them a year has; weeks are those of ISO 8601.
PERIOD_KINDS: Final = {"year": 1, "half": 2, "nine_months": 1, "quarter": 4, "month": 12, "week": 53}
_MONTHS: Final = {"year": 12, "half": 6, "nine_months": 9, "quarter": 3, "month": 1}


@dataclass(frozen=True, order=True)
class Period:
    """A reporting period: ``kind`` of PERIOD_KINDS, the year, and its number in the year from 1.

    ``nine_months`` runs from January to September. DateError for what the year doesn't have.
    """

    kind: str
    year: int
    number: int = 1

    def __post_init__(self) -> None:
        """Refuse a period that the year doesn't have."""
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise DateError(f"Không nhận năm {self.year}; chỉ nhận năm từ {FIRST_YEAR} đến {LAST_YEAR}.")
        most = _weeks(self.year) if self.kind == "week" else PERIOD_KINDS[self.kind]
        if not 1 <= self.number <= most:
            noun = _NOUNS[self.kind]
            raise DateError(f"Năm {self.year} không có {noun} {self.number}; chỉ có từ 1 đến {most}.")

    @property
    def first(self) -> date:
        """The first day."""
        if self.kind == "week":
            return date.fromisocalendar(self.year, self.number, 1)
        return date(self.year, 1 + _MONTHS[self.kind] * (self.number - 1), 1)

    @property
    def last(self) -> date:
        """The last day."""
        if self.kind == "week":
            return date.fromisocalendar(self.year, self.number, 7)
        month = _MONTHS[self.kind] * self.number
        return date(self.year, month, monthrange(self.year, month)[1])

    def __contains__(self, day: date) -> bool:
        """Whether the day is in the period."""
        return self.first <= day <= self.last

    def next(self) -> Period:
        """The period of the same kind that follows (after nine months those of the next year)."""
        most = _weeks(self.year) if self.kind == "week" else PERIOD_KINDS[self.kind]
        if self.number < most:
            return Period(self.kind, self.year, self.number + 1)
        return Period(self.kind, self.year + 1, 1)

    def previous(self) -> Period:
        """The period of the same kind before."""
        if self.number > 1:
            return Period(self.kind, self.year, self.number - 1)
        last = _weeks(self.year - 1) if self.kind == "week" else PERIOD_KINDS[self.kind]
        return Period(self.kind, self.year - 1, last)

    @property
    def label(self) -> str:
        """In Vietnamese, as it stands within a sentence: "quý II năm 2025", "6 tháng đầu năm 2025"."""
        part = "đầu" if self.number == 1 else "cuối"
        return {
            "year": f"năm {self.year}",
            "half": f"6 tháng {part} năm {self.year}",
            "nine_months": f"9 tháng năm {self.year}",
            "quarter": f"quý {to_roman(self.number)} năm {self.year}",
            "month": f"tháng {self.number}/{self.year}",
            "week": f"tuần {self.number} năm {self.year}",
        }[self.kind]

    @property
    def code(self) -> str:
        """A short code for storing and addresses: 2025, 2025-H1, 2025-9M, 2025-Q2, 2025-08, 2025-W34."""
        return (
            f"{self.year}"
            + {
                "year": "",
                "half": f"-H{self.number}",
                "nine_months": "-9M",
                "quarter": f"-Q{self.number}",
                "month": f"-{self.number:02d}",
                "week": f"-W{self.number:02d}",
            }[self.kind]
        )

    @classmethod
    def containing(cls, day: date, kind: str) -> Period:
        """The period of this kind that holds the day; for nine months that of the day's year."""
        if kind == "week":
            year, week, _ = day.isocalendar()
            return cls("week", year, week)
        if kind == "nine_months":
            return cls(kind, day.year)
        return cls(kind, day.year, (day.month - 1) // _MONTHS[kind] + 1)

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period these words or this code name; DateError with what is allowed otherwise."""
        folded = fold(text)
        for kind, pattern in _PATTERNS:
            if match := pattern.fullmatch(folded):
                return cls(kind, int(match["year"]), _number(match.groupdict().get("number"), text))
        raise _no_period(text)


_NOUNS: Final = {
    "year": "năm",
    "half": "kỳ 6 tháng",
    "nine_months": "kỳ 9 tháng",
    "quarter": "quý",
    "month": "tháng",
    "week": "tuần",
}
_YEAR = r"(?:,? ?nam |/ ?|- ?| )(?P<year>\d{4})"
#: On folded text, so without accents: words first, then codes.
_PATTERNS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("year", r"(?:(?:ca )?nam )?(?P<year>\d{4})"),
        ("half", rf"(?:6|06|sau) thang (?P<number>dau|cuoi){_YEAR}"),
        ("half", rf"nua (?P<number>dau|cuoi){_YEAR}"),
        ("half", r"(?P<year>\d{4})-h(?P<number>\d)"),
        ("nine_months", rf"(?:9|09|chin) thang(?: dau)?{_YEAR}"),
        ("nine_months", r"(?P<year>\d{4})-9m"),
        ("quarter", rf"qu[yi] (?P<number>\d|[ivx]+){_YEAR}"),
        ("quarter", r"(?P<year>\d{4})-q(?P<number>\d)"),
        ("month", rf"thang (?P<number>\d{{1,2}}){_YEAR}"),
        ("month", r"(?P<year>\d{4})-(?P<number>\d\d)"),
        ("week", rf"tuan (?:thu )?(?P<number>\d{{1,2}}){_YEAR}"),
        ("week", r"(?P<year>\d{4})-w(?P<number>\d\d)"),
    )
)


def _weeks(year: int) -> int:
    """How many ISO weeks the year has."""
    return date(year, 12, 28).isocalendar().week


def _number(written: str | None, text: str) -> int:
    """The number in the year, from digits, a Roman numeral, đầu or cuối."""
    if written is None:
        return 1
    if written in ("dau", "cuoi"):
        return 1 if written == "dau" else 2
    if written.isdigit():
        return int(written)
    try:
        return from_roman(written)
    except NumberError:
        raise _no_period(text) from None


def _no_period(text: str) -> DateError:
    return DateError(
        f"“{text.strip()[:40]}” không phải là kỳ báo cáo; hãy ghi như “quý II năm 2025”, “tháng 8/2025”, "
        "“6 tháng đầu năm 2025”, “9 tháng năm 2025”, “tuần 34 năm 2025” hoặc “năm 2025”."
    )
