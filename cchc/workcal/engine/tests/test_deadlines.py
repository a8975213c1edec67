"""The words of a deadline become the last day on time by the organisation's rule."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.workcal.engine import Calendar, DeadlineRule, SpecialDay

CALENDAR = Calendar(
    (SpecialDay(date(2024, 4, 30), "off"), SpecialDay(date(2024, 5, 1), "off")), announced=2024
)
FRIDAY, SATURDAY, MONDAY = date(2024, 6, 7), date(2024, 6, 8), date(2024, 6, 10)


def test_before_a_day_is_by_default_on_time_through_that_day_and_reminds_for_the_eve() -> None:
    answer = CALENDAR.last_day(date(2024, 6, 5), "before")
    assert (answer.last, answer.remind) == (date(2024, 6, 5), date(2024, 6, 4))


def test_before_a_day_read_strictly_ends_on_the_eve() -> None:
    answer = CALENDAR.last_day(date(2024, 6, 5), "before", DeadlineRule(strict=True))
    assert answer.last == answer.remind == date(2024, 6, 4)


@pytest.mark.parametrize("strict", [True, False])
def test_at_the_latest_on_a_day_ends_with_that_day_under_either_rule(strict: bool) -> None:
    answer = CALENDAR.last_day(date(2024, 6, 5), "by", DeadlineRule(strict=strict))
    assert answer.last == answer.remind == date(2024, 6, 5)


def test_a_last_day_off_stays_unless_the_rule_moves_it() -> None:
    assert CALENDAR.last_day(SATURDAY).last == SATURDAY
    moved = CALENDAR.last_day(SATURDAY, "by", DeadlineRule(roll=True))
    assert moved.last == moved.remind == MONDAY
    assert CALENDAR.last_day(FRIDAY, "by", DeadlineRule(roll=True)).last == FRIDAY


def test_when_the_last_day_moves_the_reminder_still_names_the_eve_of_the_written_day() -> None:
    answer = CALENDAR.last_day(SATURDAY, "before", DeadlineRule(roll=True))
    assert (answer.last, answer.remind) == (MONDAY, FRIDAY)


def test_a_term_does_not_count_its_first_day() -> None:
    assert CALENDAR.within(date(2024, 4, 29), 2, working=True).last == date(2024, 5, 3)
    assert CALENDAR.within(date(2024, 4, 29), 2, working=False).last == date(2024, 5, 1)


def test_a_term_of_calendar_days_ending_on_a_holiday_moves_by_the_civil_code_when_asked() -> None:
    assert CALENDAR.within(date(2024, 4, 29), 1, working=False, rule=DeadlineRule(roll=True)).last == date(
        2024, 5, 2
    )


def test_a_negative_term_is_refused() -> None:
    with pytest.raises(ValueError, match="từ 0 trở lên"):
        CALENDAR.within(FRIDAY, -1, working=True)


def test_an_answer_beyond_the_announced_years_says_that_it_may_change() -> None:
    assert CALENDAR.within(date(2024, 12, 27), 5, working=True).provisional
    assert not CALENDAR.within(date(2024, 12, 20), 5, working=True).provisional
