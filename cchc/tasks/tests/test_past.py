"""A task as it was on a past day: percent by what was handed in, people and words by what the trail tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.audit.models import Event
from cchc.audit.trail import redact
from cchc.conftest import make_user
from cchc.tasks import actions
from cchc.tasks.actions import shape, transferring
from cchc.tasks.actions.handing_over import Order, hand_over
from cchc.tasks.actions.papers import Paper
from cchc.tasks.models import Task
from cchc.tasks.past import taken_back, wordings
from cchc.tasks.stood import stood
from cchc.tasks.tests.conftest import make_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.accounts.models import User
    from cchc.units.models import Unit

PAPER = Paper("9/QĐ-VP", date(2026, 6, 2))


@pytest.fixture
def at(settings: Any) -> Callable[[int], None]:
    """``at(7)`` makes it 7/6/2026."""

    def move(day: int) -> None:
        settings.FIXED_TODAY = f"2026-06-{day:02d}"

    return move


@pytest.fixture
def new(office: Unit) -> User:
    """Another officer of the task office."""
    return make_user("moi", "Vũ Thị Mới", "task_office", office)


@pytest.fixture
def em(finance: Unit) -> User:
    """Another officer of Sở Tài chính."""
    return make_user("em", "Ngô Văn Em", "unit_officer", finance)


def fresh(task: Task) -> Task:
    return Task.objects.get(pk=task.pk)


def was(task: Task, day: int) -> Task:
    found = stood(fresh(task), date(2026, 6, day)).was
    assert found is not None
    return found


def progress(task: Task, by: User, percent: int | None) -> None:
    actions.hand_in_progress(
        actions.write(fresh(task), by=by, words="Đang làm", complete=False, percent=percent), by=by
    )


def test_percent_is_that_of_the_last_report_handed_in_by_then(at, an, dung, finance):
    at(1)
    task = make_task(finance, an)
    for day, percent in ((5, 20), (8, 60), (10, None)):
        at(day)
        progress(task, dung, percent)
    told = {day: (was(task, day).percent, was(task, day).progress_on) for day in (1, 4, 5, 7, 8, 9, 10, 12)}
    assert {day: percent for day, (percent, _on) in told.items()} == {
        1: None,
        4: None,
        5: 20,
        7: 20,
        8: 60,
        9: 60,
        10: 60,
        12: 60,
    }
    assert [told[day][1] for day in (4, 7, 12)] == [None, date(2026, 6, 5), date(2026, 6, 10)]


def test_a_result_entered_later_counts_from_its_own_day(at, an, finance):
    at(1)
    task = make_task(finance, an)
    at(12)
    actions.enter_result(fresh(task), by=an, words="Văn bản 5/STC", on=date(2026, 6, 6))
    assert [was(task, day).percent for day in (5, 6, 12)] == [None, 100, 100]


def test_the_people_are_those_of_the_day(at, an, new, dung, em, finance):
    at(1)
    task = make_task(finance, an, follow_up=an)
    at(3)
    actions.assign(fresh(task), by=dung, assignee=dung, division="Phòng Ngân sách")
    at(6)
    actions.assign(fresh(task), by=dung, assignee=em)
    at(9)
    hand_over(Order(an, new, ("follow_up",), an, PAPER, date(2026, 6, 8)))
    people = {
        day: (row.assignee and row.assignee.username, row.division, row.follow_up.username)
        for day in (2, 3, 5, 6, 7, 8, 9)
        if (row := was(task, day))
    }
    assert people == {
        2: (None, "", "an"),
        3: ("dung", "Phòng Ngân sách", "an"),
        5: ("dung", "Phòng Ngân sách", "an"),
        6: ("em", "", "an"),
        7: ("em", "", "an"),
        8: ("em", "", "moi"),  # handed over from the 8th, written down on the 9th
        9: ("em", "", "moi"),
    }


def test_the_assignee_of_the_unit_that_had_it_is_told_of_its_days(at, an, dung, finance, health):
    at(1)
    task = make_task(finance, an, assignee=dung, outside="")
    at(12)
    transferring.move(fresh(task), health, by=an, paper=PAPER, day=date(2026, 6, 10))
    assert [(row.lead, row.assignee) for row in (was(task, 9), was(task, 10))] == [
        (finance, dung),
        (health, None),
    ]


def test_words_corrected_since_are_taken_back(at, an, finance):
    at(1)
    task = make_task(finance, an, priority="normal")
    for day, words in ((4, "Lần hai"), (8, "Lần ba")):
        at(day)
        row = fresh(task)
        before = shape(row)
        row.wording, row.priority = words, "urgent"
        actions.correct(row, by=an, before=before, coordinators=[])
    first = task.wording
    assert [was(task, day).wording for day in (3, 4, 7, 8)] == [first, "Lần hai", "Lần hai", "Lần ba"]
    assert [was(task, day).priority for day in (3, 4)] == ["normal", "urgent"]
    assert wordings([fresh(task)], {task.pk: date(2026, 6, 5)}) == {task.pk: "Lần hai"}
    assert wordings([], {}) == {}
    assert fresh(task).wording == "Lần ba"


def test_words_taken_out_in_an_emergency_stay_out(at, an, dung, finance):
    at(1)
    task = make_task(finance, an)
    at(5)
    actions.assign(fresh(task), by=dung, assignee=dung, division="Phòng mật")
    redact([task])
    told = taken_back(fresh(task), date(2026, 6, 2))
    assert told["assignee_id"] is None
    assert told["division"] == ""
    assert was(task, 2).assignee is None


def test_a_day_before_it_was_given_says_nothing(an, finance):
    task = make_task(finance, an)
    assert stood(task, date(2026, 5, 31)).was is None


def test_percent_entered_without_a_report_holds_from_its_day(an, finance):
    task = make_task(finance, an, percent=40, progress_on=date(2026, 6, 5))
    assert [was(task, day).percent for day in (4, 5)] == [None, 40]


def test_the_page_shows_percent_and_people_of_the_day(as_user, at, an, new, dung, em, finance):
    at(1)
    task = make_task(finance, an, follow_up=an)
    at(3)
    actions.assign(fresh(task), by=dung, assignee=dung)
    progress(task, dung, 35)
    at(9)
    actions.assign(fresh(task), by=dung, assignee=em)
    progress(task, em, 80)
    page = as_user(an).get(reverse("tasks:task", args=[task.pk]), {"ngay": "05/06/2026"})
    told = page.content.decode().partition('id="vao-ngay"')[2].partition("</section>")[0]
    assert "35%" in told
    assert "Hoàng Văn Dũng" in told
    assert "Nguyễn Thị An" in told
    assert "Ngô Văn Em" not in told
    assert "80%" not in told


def test_a_past_day_costs_few_queries_however_long_the_trail(
    as_user, at, an, new, dung, em, finance, django_assert_max_num_queries: Any
) -> None:
    at(1)
    task = make_task(finance, an, follow_up=an, leader=new)
    for day in range(2, 14):
        at(day)
        actions.assign(fresh(task), by=dung, assignee=em if day % 2 else dung)
    assert Event.objects.filter(record=str(task.pk)).count() > 12
    client = as_user(an)
    with django_assert_max_num_queries(15):
        client.get(reverse("tasks:task", args=[task.pk]), {"ngay": "05/06/2026"})
