"""A day that comes every year, in the words of offices."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.tasks.engine.year_day import YearDay, YearDayError


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15/12 năm trước", YearDay(-1, 12, 15)),
        ("15/12 nam truoc", YearDay(-1, 12, 15)),
        ("ngày 14 tháng 3", YearDay(0, 3, 14)),
        (" 14-3 ", YearDay(0, 3, 14)),
        ("10/1 năm sau", YearDay(1, 1, 10)),
        ("cuối tháng 6", YearDay(0, 6, 0)),
        ("Ngày cuối cùng tháng 12 năm trước", YearDay(-1, 12, 0)),
        ("29/2", YearDay(0, 2, 29)),
    ],
)
def test_the_words_of_offices_are_read(text: str, day: YearDay) -> None:
    assert YearDay.read(text) == day


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "không phải là ngày trong năm"),
        ("quý I", "không phải là ngày trong năm"),
        ("14/3/2026", "không phải là ngày trong năm"),
        ("14/13", "tháng chỉ từ 1 đến 12"),
        ("cuối tháng 0", "tháng chỉ từ 1 đến 12"),
        ("30/2", "tháng 2 chỉ có từ ngày 1 đến ngày 29"),
        ("31/4", "tháng 4 chỉ có từ ngày 1 đến ngày 30"),
        ("0/4", "tháng 4 chỉ có từ ngày 1 đến ngày 30"),
    ],
)
def test_what_is_no_day_is_refused_in_one_sentence(text: str, says: str) -> None:
    with pytest.raises(YearDayError, match=says):
        YearDay.read(text)


DAYS = st.builds(YearDay, st.sampled_from([-1, 0, 1]), st.integers(1, 12), st.integers(0, 28))


@given(DAYS)
def test_what_is_written_is_read_back(day: YearDay) -> None:
    assert YearDay.read(str(day)) == day


@pytest.mark.parametrize(
    ("day", "year", "on", "opening"),
    [
        (YearDay(0, 2, 29), 2024, date(2024, 2, 29), date(2024, 2, 29)),
        (YearDay(0, 2, 29), 2026, date(2026, 2, 28), date(2026, 3, 1)),
        (YearDay(0, 2, 0), 2026, date(2026, 2, 28), date(2026, 2, 28)),
        (YearDay(0, 2, 0), 2024, date(2024, 2, 29), date(2024, 2, 29)),
        (YearDay(0, 4, 31), 2026, date(2026, 4, 30), date(2026, 5, 1)),
        (YearDay(-1, 12, 31), 2026, date(2025, 12, 31), date(2025, 12, 31)),
        (YearDay(1, 1, 5), 2026, date(2027, 1, 5), date(2027, 1, 5)),
    ],
)
def test_a_day_that_the_month_has_not_is_its_last_and_as_a_beginning_the_next_first(
    day: YearDay, year: int, on: date, opening: date
) -> None:
    assert (day.on(year), day.opening(year)) == (on, opening)
