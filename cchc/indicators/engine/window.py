"""The days that a value is about: a reporting period by its code, with its first and last day.

A quarter of the ministry's reports runs from 15/12 to 14/3 (Công văn 581/BNV-CCHC), so the days are kept beside
the code and not computed from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc.lib.dates import DateError, Period

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, order=True)
class Window:
    """From ``start`` to ``end``, both included; ``code`` as ``cchc.lib.dates.Period`` writes it ("2026-Q1")."""

    start: date
    end: date
    code: str

    def __post_init__(self) -> None:
        """Refuse days in the wrong order; ValueError with one Vietnamese sentence."""
        if self.end < self.start:
            raise ValueError(
                f"Kỳ {self.code}: ngày cuối {self.end:%d/%m/%Y} trước ngày đầu {self.start:%d/%m/%Y}; "
                "ngày cuối phải bằng hoặc sau."
            )

    @classmethod
    def of(cls, period: Period) -> Window:
        """The days of the calendar for a period."""
        return cls(period.first, period.last, period.code)

    @classmethod
    def parse(cls, text: str) -> Window:
        """The calendar's days of a period in words or by its code; DateError with what is allowed otherwise."""
        return cls.of(Period.parse(text))

    @property
    def label(self) -> str:
        """The period in Vietnamese, "quý I năm 2026"; its code where it is none of the calendar's."""
        try:
            return Period.parse(self.code).label
        except DateError:
            return self.code
