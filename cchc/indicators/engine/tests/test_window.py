"""The days of a period: those of the calendar, or those that a report names."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.indicators.engine.window import Window
from cchc.lib.dates import DateError


def test_a_period_in_words_or_by_code_has_the_days_of_the_calendar() -> None:
    quarter = Window(date(2026, 1, 1), date(2026, 3, 31), "2026-Q1")
    assert Window.parse("quý I năm 2026") == quarter
    assert Window.parse("2026-Q1") == quarter
    assert quarter.label == "quý I năm 2026"


def test_a_report_may_close_its_quarter_elsewhere() -> None:
    reported = Window(date(2025, 12, 15), date(2026, 3, 14), "2026-Q1")
    assert reported.label == "quý I năm 2026"
    assert reported != Window.parse("2026-Q1")


def test_a_code_of_no_calendar_is_its_own_label() -> None:
    assert Window(date(2026, 1, 1), date(2026, 1, 9), "dot-1").label == "dot-1"


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="ngày cuối 01/01/2026 trước ngày đầu 02/01/2026"):
        Window(date(2026, 1, 2), date(2026, 1, 1), "2026-Q1")


def test_what_is_no_period_is_refused() -> None:
    with pytest.raises(DateError, match="không phải là kỳ báo cáo"):
        Window.parse("hôm nay")
