"""The chart of an indicator: one unit, periods of one kind, the finding in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from cchc.indicators.columns import shown
from cchc.indicators.engine.window import Window
from cchc.indicators.series import chart_of, kind_of
from cchc.indicators.shipped import dictionary

MONEY = dictionary().get("von_dau_tu_trong_nuoc")
RATE = dictionary().get("ho_so_dung_han")
UNIT = SimpleNamespace(pk=1, name="Sở Tài chính")


def row(one: Any, period: str, above: str, below: str | None = None, status: str = "published") -> Any:
    window = Window.parse(period)
    denominator = None if below is None else Decimal(below)
    return SimpleNamespace(
        unit=UNIT,
        told_by=one,
        period=period,
        window=window,
        end=window.end,
        numerator=Decimal(above),
        denominator=denominator,
        status=status,
    )


@pytest.mark.parametrize(
    ("first", "last", "finding"),
    [
        ("90", "95", "Sở Tài chính: 95,00% quý II năm 2026, tăng 5,00 điểm % so với quý I năm 2026"),
        ("95", "90", "Sở Tài chính: 90,00% quý II năm 2026, giảm 5,00 điểm % so với quý I năm 2026"),
        ("90", "90", "Sở Tài chính: 90,00% quý II năm 2026, bằng quý I năm 2026"),
    ],
)
def test_the_title_says_what_became_of_it(first: str, last: str, finding: str) -> None:
    chart = chart_of(RATE, [row(RATE, "2026-Q1", first, "100"), row(RATE, "2026-Q2", last, "100")])
    assert chart is not None
    assert chart["title"] == finding


def test_an_amount_is_told_with_its_unit_and_without_percentage_points() -> None:
    chart = chart_of(MONEY, [row(MONEY, "2025", "1200"), row(MONEY, "2026", "1250.5")])
    assert chart is not None
    assert chart["title"] == "Sở Tài chính: 1.250,5 tỷ đồng năm 2026, tăng 50,5 so với năm 2025"


def test_the_furthest_standing_of_a_period_is_drawn() -> None:
    rows = [row(RATE, "2026-Q1", "50", "100", "declared"), row(RATE, "2026-Q1", "40", "100", "verified")]
    chart = chart_of(RATE, [*rows, row(RATE, "2026-Q2", "60", "100")])
    assert chart is not None
    assert [mark.words for mark in chart["chart"].marks] == ["40,00%", "60,00%"]


def test_what_is_below_zero_or_of_another_kind_is_not_drawn() -> None:
    assert chart_of(MONEY, [row(MONEY, "2025", "-5"), row(MONEY, "2026", "5")]) is None
    assert chart_of(RATE, [row(RATE, "2026-Q1", "1", "2"), row(RATE, "2025", "1", "2")]) is None
    assert chart_of(RATE, []) is None
    assert kind_of("dot-1") == ""


def test_figures_without_a_definition_are_shown_bare() -> None:
    assert shown(None, Decimal("1928"), Decimal("2000")) == "1.928 / 2.000"
    assert shown(replace(MONEY, measure="count", precision=0), Decimal(3), None) == "3"
