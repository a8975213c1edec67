"""Daily jobs of what all pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.web import waiting

if TYPE_CHECKING:
    from datetime import date


def clear_waiting(day: date) -> None:
    """Remove uploads whose import nobody finished."""
    waiting.clear()


JOBS = (("web.clear_waiting", clear_waiting),)
