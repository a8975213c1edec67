"""The calendar that the project ships, for tests over Tết and swapped days."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.workcal.engine import load

if TYPE_CHECKING:
    from cchc.workcal.engine import Calendar


@cache
def calendar() -> Calendar:
    """The announced days off and worked Saturdays."""
    return load(Path(__file__).parents[4] / "data" / "holidays")
