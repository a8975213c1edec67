from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cchc.tasks.engine.state import STATES, state

DAY = date(2026, 11, 20)


def ask(due=None, done=None, stopped=None):
    return state(DAY, due=due, done_on=done, stopped_on=stopped)


def test_a_task_handed_in_on_its_last_day_is_on_time():
    assert ask(due=DAY, done=DAY) == "on_time"


def test_a_task_handed_in_the_day_after_is_late():
    assert ask(due=DAY - timedelta(1), done=DAY) == "late"


def test_a_task_on_its_last_day_is_due_soon_and_not_overdue():
    assert ask(due=DAY) == "soon"
    assert ask(due=DAY - timedelta(1)) == "overdue"


def test_eight_days_ahead_is_within_and_seven_is_soon():
    assert ask(due=DAY + timedelta(8)) == "within"
    assert ask(due=DAY + timedelta(7)) == "soon"


def test_without_a_deadline_a_task_is_open_or_done_and_nothing_else():
    assert ask() == "open"
    assert ask(done=DAY) == "done"


def test_what_is_no_longer_followed_is_never_overdue():
    assert ask(due=DAY - timedelta(90), stopped=DAY) == "stopped"


def test_what_happens_later_has_not_happened_yet():
    assert ask(due=DAY - timedelta(1), done=DAY + timedelta(1)) == "overdue"
    assert ask(due=DAY - timedelta(1), stopped=DAY + timedelta(1)) == "overdue"


days = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), days, days, days)
def test_every_task_is_in_exactly_one_state_on_every_day(day, due, done, stopped):
    assert state(day, due=due, done_on=done, stopped_on=stopped) in STATES
