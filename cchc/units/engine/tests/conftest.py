"""Trees that several tests read: loaded once, since no test changes them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.units.engine.load import load_country, load_province

if TYPE_CHECKING:
    from cchc.units.engine.tree import Tree

DATA = Path(__file__).resolve().parents[4] / "data" / "units"
#: A day of the five real notices, and one in the Vietnam of two tiers.
BEFORE, AFTER = date(2025, 5, 17), date(2026, 3, 2)


@pytest.fixture(scope="session")
def phu_tho() -> Tree:
    """Phú Thọ of today with Hòa Bình, Vĩnh Phúc and the old Phú Thọ."""
    return load_province(DATA, "phu-tho-2025")


@pytest.fixture(scope="session")
def country() -> Tree:
    """All of Vietnam."""
    return load_country(DATA)
