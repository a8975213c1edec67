"""The date that stands with a cited number: "ngày 05/6/2024", "ngày 05 tháng 6 năm 2024", scans included."""

from __future__ import annotations

import re
from datetime import date

#: A full date after the word "ngày"; the word may have lost its marks in a scan.
WRITTEN = (
    r"(?:ng[àa]y\s*)(?P<d>\d{1,2})(?:\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})(?!\d)"
    r"|\s*th[áa]ng\s*(?P<M>\d{1,2})\s*n[ăa]m\s*(?P<Y>\d{4})(?!\d))"
)
_AFTER = re.compile(rf"[\s,;(]{{0,4}}{WRITTEN}")
_BRACKETED = re.compile(r"\s?\((?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})\)")


def date_after(text: str, at: int) -> tuple[date | None, int]:
    """The date that follows position ``at`` and where it ends; ``(None, at)`` when none follows.

    A day that no calendar has (31/2/2024) gives no date but still ends the citation.
    """
    found = _AFTER.match(text, at) or _BRACKETED.match(text, at)
    return (day_of(found), found.end()) if found else (None, at)


def day_of(found: re.Match[str]) -> date | None:
    """The day of a match of :data:`WRITTEN`; ``None`` where the calendar has no such day."""
    parts: dict[str, str | None] = {"M": None, "Y": None, **found.groupdict()}
    month, year = parts["m"] or parts["M"] or "", parts["y"] or parts["Y"] or ""
    try:
        return date(int(year), int(month), int(parts["d"] or ""))
    except ValueError:
        return None
