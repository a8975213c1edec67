"""Which reminder falls on a day: across Tết, swapped Saturdays and weekends; after missed days once, never stale."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.tasks.engine.reminding import Plan, Reminder, reminder_for, reminder_on, spoken_day
from cchc.tasks.engine.tests.official import calendar

USUAL = Plan()
plans = st.builds(Plan, st.frozensets(st.integers(1, 20), max_size=5), st.booleans(), st.booleans())
days = st.dates(date(2024, 1, 1), date(2026, 12, 1))


def on(day: str, due: str, told: str = "", plan: Plan = USUAL) -> tuple[str, int] | None:
    """Kind and days of the reminder of a day."""
    last = date.fromisoformat(due)
    found = reminder_on(
        date.fromisoformat(day), last, date.fromisoformat(told) if told else last, plan, calendar()
    )
    return (found.kind, found.days) if found else None


TABLE = {
    "7 working days before Tuesday 30/6/2026 is Friday 19/6": ("2026-06-19", "2026-06-30", ("before", 7)),
    "3 working days before it is Thursday 25/6": ("2026-06-25", "2026-06-30", ("before", 3)),
    "1 working day before it is Monday 29/6": ("2026-06-29", "2026-06-30", ("before", 1)),
    "on the day itself": ("2026-06-30", "2026-06-30", ("on_day", 0)),
    "nothing on a day between": ("2026-06-24", "2026-06-30", None),
    "nothing on a Sunday": ("2026-06-28", "2026-06-30", None),
    "nothing on the day after": ("2026-07-01", "2026-06-30", None),
    "a week after": ("2026-07-07", "2026-06-30", ("overdue", 5)),
    "two weeks after": ("2026-07-14", "2026-06-30", ("overdue", 10)),
    "due on a Sunday: the day itself is Friday": ("2026-06-26", "2026-06-28", ("on_day", 0)),
    "due on a Sunday: the day before is Thursday": ("2026-06-25", "2026-06-28", ("before", 1)),
    "due on a Sunday: a week after is Monday": ("2026-07-06", "2026-06-28", ("overdue", 6)),
    "due on Tết 17/2/2026: the day itself is Friday 13/2": ("2026-02-13", "2026-02-17", ("on_day", 0)),
    "due on Monday 23/2/2026 after Tết: 1 before is Friday 13/2": ("2026-02-13", "2026-02-23", ("before", 1)),
    "due on 25/2/2026: 3 before is Friday 13/2, before the break": (
        "2026-02-13",
        "2026-02-25",
        ("before", 3),
    ),
    "nothing within the break": ("2026-02-18", "2026-02-25", None),
    "a week after 10/2/2026 falls in the break: told once on Monday 23/2": (
        "2026-02-23",
        "2026-02-10",
        ("overdue", 4),
    ),
    "two weeks after 10/2/2026 is Tuesday 24/2": ("2026-02-24", "2026-02-10", ("overdue", 5)),
    "1 before Monday 24/8/2026 is the worked Saturday 22/8": ("2026-08-22", "2026-08-24", ("before", 1)),
    "due on Monday 31/8/2026, a day off by swap: the day itself is Friday 28/8": (
        "2026-08-28",
        "2026-08-31",
        ("on_day", 0),
    ),
    "1 before Thursday 3/9/2026 is Friday 28/8": ("2026-08-28", "2026-09-03", ("before", 1)),
}


@pytest.mark.parametrize(("day", "due", "found"), TABLE.values(), ids=TABLE)
def test_the_reminder_of_a_day(day: str, due: str, found: tuple[str, int] | None) -> None:
    assert on(day, due) == found


def test_before_a_day_names_the_day_before_it() -> None:
    due = date(2026, 6, 30)
    assert spoken_day(due, due, "trước ngày 30/6/2026") == date(2026, 6, 29)
    assert spoken_day(due, due, "Trước 30/6") == date(2026, 6, 29)
    assert spoken_day(due, due, "chậm nhất ngày 30/6/2026") == due
    assert spoken_day(due, due, "trước 17 giờ ngày 30/6/2026") == due
    assert spoken_day(due, due, "trước 17h00 ngày 30/6/2026") == due
    assert spoken_day(due, due, "") == due


def test_where_the_deadline_followed_holds_the_rule_it_is_named_as_it_is() -> None:
    strict, written = date(2026, 6, 29), date(2026, 6, 30)
    assert spoken_day(strict, written, "trước ngày 30/6/2026") == strict
    assert spoken_day(date(2026, 7, 15), written, "trước ngày 30/6/2026") == date(2026, 7, 15)


def test_the_days_before_are_counted_to_the_day_named() -> None:
    due, told = "2026-06-30", "2026-06-29"
    assert on("2026-06-26", due, told) == ("before", 1)
    assert on("2026-06-29", due, told) == ("on_day", 0)
    assert on("2026-06-30", due, told) is None
    assert on("2026-07-07", due, told) == ("overdue", 5)


def test_the_days_are_those_of_the_plan() -> None:
    quiet = Plan(frozenset({2}), on_day=False, weekly=False)
    given_on = {day: on(f"2026-06-{day}", "2026-06-26", plan=quiet) for day in range(15, 31)}
    assert {day: found for day, found in given_on.items() if found} == {24: ("before", 2)}


CATCHING_UP = {
    "away from 7 before to 3 before: only 3 before": (("06-19", "06-25"), {"06-25": ("before", 3)}),
    "away past 3 before: told on the day after, with the days that are left": (
        ("06-24", "06-26"),
        {"06-25": ("before", 2)},
    ),
    "away until the day itself": (("06-18", "06-30"), {"06-30": ("on_day", 0)}),
    "away over the day itself: the ladder speaks": (("06-29", "07-02"), {}),
    "away for a month of lateness: told once": (("06-29", "07-29"), {"07-28": ("overdue", 21)}),
}


@pytest.mark.parametrize(("away", "told"), CATCHING_UP.values(), ids=CATCHING_UP)
def test_what_missed_days_had_to_say_is_said_once_and_as_it_is_now(
    away: tuple[str, str], told: dict[str, tuple[str, int]]
) -> None:
    first, now = (date.fromisoformat(f"2026-{day}") for day in away)
    due = date(2026, 6, 30)
    found = {}
    for number in range((now - first).days + 1):
        day = first + timedelta(days=number)
        reminder = reminder_for(day, now, due, due, USUAL, calendar())
        if reminder:
            found[f"{day:%m-%d}"] = (reminder.kind, reminder.days)
    assert found == told


def walk(first: date, last: date, due: date, plan: Plan, ticks: list[bool]) -> list[tuple[date, Reminder]]:
    """The reminders of a task, with the day they were given, by a tick that runs on some days and catches up."""
    given_on, missed = [], []
    for number in range((last - first).days + 1):
        now = first + timedelta(days=number)
        missed.append(now)
        if ticks[number % len(ticks)] or now == last:
            found = [reminder_for(day, now, due, due, plan, calendar()) for day in missed]
            given_on += [(now, one) for one in found if one]
            missed = []
    return given_on


@given(days, plans, st.lists(st.booleans(), min_size=1, max_size=20))
def test_a_tick_that_misses_days_says_each_thing_once_and_nothing_stale(
    due: date, plan: Plan, ticks: list[bool]
) -> None:
    first, last = due - timedelta(days=50), due + timedelta(days=30)
    every_day = walk(first, last, due, plan, [True])
    caught_up = walk(first, last, due, plan, ticks)
    moments = [moment for moment, _ in caught_up]
    assert len(moments) == len(set(moments)), "two reminders of one task on one day"
    for moment, reminder in caught_up:
        working = calendar().count(moment, due) if moment <= due else calendar().count(due, moment)
        assert reminder.days == working
        assert (reminder.kind == "overdue") == (moment > due)
    assert len(caught_up) <= len(every_day)
    if all(ticks):
        assert caught_up == every_day


@given(days, plans)
def test_each_day_before_is_told_on_exactly_one_working_day(due: date, plan: Plan) -> None:
    told = walk(due - timedelta(days=60), due, due, plan, [True])
    assert sorted(one.days for _, one in told if one.kind == "before") == sorted(plan.before)
    assert [one.kind for _, one in told].count("on_day") == plan.on_day
    assert all(calendar().is_working(moment) for moment, _ in told)


@given(days)
def test_every_week_after_is_told_on_its_next_working_day(due: date) -> None:
    last = due + timedelta(days=120)
    weeks = {calendar().on_or_after(due + timedelta(days=7 * n)) for n in range(1, 18)}
    told = walk(due + timedelta(days=1), last, due, USUAL, [True])
    assert [moment for moment, _ in told] == sorted(day for day in weeks if day <= last)
