"""A declared value of Sở Tài chính, its officer Dũng, and Hương who verifies."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from cchc.conftest import make_user

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.indicators.models import IndicatorValue
    from cchc.units.models import Unit

TODAY = date(2026, 7, 15)


@pytest.fixture(autouse=True)
def _fixed_day(request: pytest.FixtureRequest) -> None:
    if "test_verb" not in request.path.name:
        settings: Any = request.getfixturevalue("settings")
        settings.FIXED_TODAY = TODAY.isoformat()


def a_value(unit: Unit, **fields: Any) -> IndicatorValue:
    """A value of the second quarter of 2026, 1.928 of 2.000 dossiers, not yet saved."""
    from cchc.indicators.models import IndicatorValue

    known = {
        "indicator": "ho_so_dung_han",
        "unit": unit,
        "period": "2026-Q2",
        "start": date(2026, 4, 1),
        "end": date(2026, 6, 30),
        "numerator": Decimal(1928),
        "denominator": Decimal(2000),
        "cut_off": date(2026, 6, 30),
        "source": "Báo cáo 214/BC-STC",
    }
    return IndicatorValue(**{**known, **fields})


@pytest.fixture
def dung(finance: Unit) -> User:
    """Dũng is the officer of Sở Tài chính: declares its values."""
    return make_user("dung", "Hoàng Văn Dũng", "unit_officer", finance)


@pytest.fixture
def huong(office: Unit) -> User:
    """Hương of the standing office verifies and publishes."""
    return make_user("huong", "Đỗ Thị Hương", "standing_office", office)


@pytest.fixture
def declared(finance: Unit, dung: User) -> IndicatorValue:
    """96,40% of the dossiers of the second quarter, declared by Dũng."""
    from cchc.indicators import actions

    return actions.declare(a_value(finance), by=dung)
