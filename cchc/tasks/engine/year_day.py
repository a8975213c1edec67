"""A day that comes every year, as offices write it: "15/12 năm trước", "14/3", "cuối tháng 6", "15/1 năm sau".

A schedule is made of such days: they are told beside the year that a period bears. Source: the manner of Nghị định
09/2019/NĐ-CP and of the ministry's letters ("từ ngày 15/12 năm trước đến ngày 14/3").
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from cchc.lib.vntext import fold

_WRITTEN = re.compile(
    r"(?:ngay )?(?P<day>\d{1,2}) ?(?:/|-|\.| thang ) ?(?P<month>\d{1,2})(?P<year> nam (?:truoc|sau))?"
)
_LAST = re.compile(r"(?:ngay )?cuoi(?: cung)? thang (?P<month>\d{1,2})(?P<year> nam (?:truoc|sau))?")
_YEARS = {"": 0, "nam truoc": -1, "nam sau": 1}
_WORDS = {-1: " năm trước", 0: "", 1: " năm sau"}
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class YearDayError(ValueError):
    """The text is no day of a year; the message is one Vietnamese sentence."""


@dataclass(frozen=True)
class YearDay:
    """``year``: -1 the year before, 0 the year itself, 1 the year after. ``day`` 0 is the month's last."""

    year: int
    month: int
    day: int

    @classmethod
    def read(cls, text: str) -> YearDay:
        """The day in these words, accents or none; YearDayError for anything else and for a day no year has."""
        folded = " ".join(fold(text).split())
        match = _WRITTEN.fullmatch(folded) or _LAST.fullmatch(folded)
        if match is None:
            raise YearDayError(
                f"“{text.strip()[:40]}” không phải là ngày trong năm; hãy ghi như “15/12 năm trước”, “14/3” hoặc "
                "“cuối tháng 6”."
            )
        found = match.groupdict()
        month, day = int(found["month"]), int(found.get("day") or 0)
        if not 1 <= month <= 12:
            raise YearDayError(f"“{text.strip()[:40]}” có tháng {month}; tháng chỉ từ 1 đến 12.")
        if "day" in found and not 1 <= day <= _LONGEST[month - 1]:
            raise YearDayError(
                f"“{text.strip()[:40]}”: tháng {month} chỉ có từ ngày 1 đến ngày {_LONGEST[month - 1]}."
            )
        return cls(_YEARS[(found["year"] or "").strip()], month, day)

    def exists(self, year: int) -> bool:
        """Whether the month of that year has this day."""
        return self.day <= monthrange(year + self.year, self.month)[1]

    def on(self, year: int) -> date:
        """The day for a period of ``year``; one that the month has not (31/4, 29/2) is the month's last."""
        last = monthrange(year + self.year, self.month)[1]
        return date(year + self.year, self.month, min(self.day, last) if self.day else last)

    def opening(self, year: int) -> date:
        """The same as a window's first day: one that the month has not is the first of the next month.

        So a window that ends with 29/2 and one that begins with 30/2 neither overlap nor leave a gap.
        """
        return self.on(year) + timedelta(days=0 if self.exists(year) else 1)

    def __str__(self) -> str:
        written = f"{self.day}/{self.month}" if self.day else f"cuối tháng {self.month}"
        return f"{written}{_WORDS[self.year]}"
