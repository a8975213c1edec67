from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cchc.tasks.engine.state import PARTITION, STATES, mark, part, readings, state

DAY = date(2026, 11, 20)


def ask(due=None, done=None, stopped=None, **facts):
    return state(DAY, due=due, handed_on=done, accepted_on=done and DAY, stopped_on=stopped, **facts)


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


def test_what_waits_for_confirmation_is_never_overdue():
    assert state(DAY, due=DAY - timedelta(30), handed_on=DAY) == "waiting"


def test_what_is_paused_is_never_overdue():
    assert ask(due=DAY - timedelta(30), paused_on=DAY) == "paused"


def test_a_result_without_confirmation_is_not_done_whatever_the_dates():
    assert part(state(DAY, due=DAY, handed_on=DAY)) == "open_within"


days = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), days, days, days, days, days)
def test_every_task_is_in_exactly_one_state_on_every_day(day, due, handed, accepted, paused, stopped):
    name = state(day, due=due, handed_on=handed, accepted_on=accepted, paused_on=paused, stopped_on=stopped)
    assert name in STATES
    assert (part(name) == "") == (name in {"open", "done", "stopped"})


def test_each_state_with_a_deadline_is_in_one_part_of_the_legal_partition():
    parts = [name for states in PARTITION.values() for name in states]
    assert sorted(parts) == sorted(set(STATES) - {"open", "done", "stopped"})


def test_a_mark_stands_only_beside_an_open_state():
    assert mark("within", received_on=None, returned_on=None) == "new"
    assert mark("overdue", received_on=DAY, returned_on=DAY) == "returned"
    assert mark("within", received_on=DAY, returned_on=None) == ""
    assert mark("on_time", received_on=None, returned_on=DAY) == ""


def test_a_returned_result_has_both_readings():
    told = readings(due=DAY, due_first=DAY - timedelta(5), handed_on=DAY + timedelta(1), handed_first=DAY)
    assert told == {"current": False, "first_deadline": False, "first_result": True}


def test_a_result_without_a_deadline_has_no_reading():
    told = readings(due=None, due_first=None, handed_on=DAY, handed_first=DAY)
    assert set(told.values()) == {None}
