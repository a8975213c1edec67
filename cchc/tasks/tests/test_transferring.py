"""Tasks of a unit that ended on 30/6/2025: moved, merged, shared out, stopped; how they stood before stays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from cchc.audit.models import Event
from cchc.audit.trail import of
from cchc.conftest import make_unit, make_user
from cchc.errors import UserError
from cchc.notices.models import Notice
from cchc.tasks.actions import transferring
from cchc.tasks.actions.carrying_out import carry_out, rehearse
from cchc.tasks.actions.papers import Paper
from cchc.tasks.actions.transferring import Act, Step
from cchc.tasks.history import amend
from cchc.tasks.models import Coordination, Standing, Task, Transfer, on_day
from cchc.tasks.tests.conftest import make_task
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

DAY = date(2025, 7, 1)
PAPER = Paper("15/QĐ-UBND", date(2025, 7, 2))


@pytest.fixture
def old(db: Any) -> Unit:
    """Sở Tài chính of a province that was merged away."""
    return make_unit("hoa-binh/so-tai-chinh", "Sở Tài chính", valid_to=date(2025, 6, 30))


@pytest.fixture
def owed(old: Unit, an: User) -> Task:
    """Given on 1/5/2025, due on 30/11/2025, extended once before, taken up by the unit that ended."""
    task = make_task(old, an, given_on=date(2025, 5, 1), due=date(2025, 10, 30), outside="")
    task.due_basis = "Công văn 9/UBND"
    amend(task, date(2025, 5, 20), due=date(2025, 11, 30))
    amend(task, date(2025, 5, 5), received_on=date(2025, 5, 5))
    return Task.objects.get(pk=task.pk)


def act(by: User, day: date = DAY, paper: Paper = PAPER) -> dict[str, Any]:
    return {"by": by, "paper": paper, "day": day}


def lead_on(task: Task, day: date) -> int:
    """Who led the task on a day, as its rows tell."""
    row = Standing.objects.filter(on_day(day), task=task).first() or Task.objects.get(pk=task.pk)
    return row.lead_id


def test_a_moved_task_is_led_by_the_heir_from_the_day_on_and_by_the_ended_unit_before(owed, old, finance, an):
    version = owed.version
    (made,) = transferring.move(owed, finance, **act(an))
    task = Task.objects.get(pk=owed.pk)
    assert (task.lead, task.since, task.version > version) == (finance, DAY, True)
    assert lead_on(task, date(2025, 6, 30)) == old.pk
    assert lead_on(task, DAY) == lead_on(task, date(2026, 1, 1)) == finance.pk
    assert (task.due, task.due_first, task.due_basis) == (
        date(2025, 11, 30),
        date(2025, 10, 30),
        "Công văn 9/UBND",
    )
    assert (made.kind, made.source, made.target, made.paper) == (
        "move",
        old,
        finance,
        "15/QĐ-UBND (02/07/2025)",
    )
    event = of(task).filter(verb="task.transfer").get()
    assert "15/QĐ-UBND (02/07/2025)" in event.note
    assert (event.before["lead_id"], event.after["lead_id"]) == (old.pk, finance.pk)


def test_the_heir_has_yet_to_take_up_what_came_and_coordinates_no_longer_what_it_leads(
    owed, finance, health, an, dung
):
    owed.assignee, owed.division = make_user("cu", "Người Cũ"), "Phòng Ngân sách"
    owed.save()
    for unit in (finance, health):
        Coordination.objects.create(task=owed, unit=unit)
    transferring.move(owed, finance, **act(an))
    task = Task.objects.get(pk=owed.pk)
    assert (task.received_on, task.assignee, task.division) == (None, None, "")
    assert list(task.coordinators.all()) == [health]
    assert Standing.objects.get(on_day(date(2025, 6, 1)), task=task).received_on == date(2025, 5, 5)


def test_an_assignee_who_came_along_keeps_the_task(owed, finance, an, dung):
    owed.assignee = dung
    owed.save()
    transferring.move(owed, finance, **act(an))
    assert Task.objects.get(pk=owed.pk).assignee == dung


def test_a_merged_task_stops_on_the_day_and_names_the_one_it_went_into(owed, old, finance, an):
    into = make_task(finance, an, given_on=DAY)
    (made,) = transferring.merge(owed, into, **act(an))
    task = Task.objects.get(pk=owed.pk)
    assert (task.lead, task.stopped_on, made.into, made.target) == (old, DAY, into, finance)
    assert Standing.objects.get(on_day(date(2025, 6, 30)), task=task).stopped_on is None


def test_a_shared_task_stops_and_each_unit_gets_one_under_the_old_deadlines(owed, old, finance, health, an):
    Coordination.objects.create(task=owed, unit=health)
    made = transferring.share(owed, [finance, health], **act(an))
    heirs = list(Task.objects.filter(origin=owed).order_by("pk"))
    assert [heir.lead for heir in heirs] == [finance, health] == [row.target for row in made]
    for heir in heirs:
        assert (heir.given_on, heir.since, heir.kind) == (DAY, DAY, "single")
        assert (heir.due, heir.due_first, heir.due_basis) == (owed.due, owed.due_first, owed.due_basis)
        assert (heir.received_on, heir.percent) == (None, None)
    assert [list(heir.coordinators.all()) for heir in heirs] == [[health], []]
    assert Task.objects.get(pk=owed.pk).stopped_on == DAY
    assert Event.objects.filter(verb="task.give", record__in=[str(heir.pk) for heir in heirs]).count() == 2


def test_a_part_of_a_group_stays_one_when_it_is_shared_out(old, finance, health, office, an):
    group = make_task(office, an, kind="group", given_on=date(2025, 5, 1))
    part = make_task(old, an, parent=group, given_on=date(2025, 5, 1))
    transferring.share(part, [finance, health], **act(an))
    assert {row.lead for row in group.parts.filter(stopped_on=None)} == {finance, health}


def test_a_stopped_task_says_by_which_paper(owed, an):
    (made,) = transferring.stop(owed, **act(an))
    assert (made.kind, made.target, Task.objects.get(pk=owed.pk).stopped_on) == ("stop", None, DAY)


@pytest.fixture
def series(old: Unit, an: User) -> Task:
    """Recurring, with a quarter that is done, one that is open, and one given after the merger."""
    row = make_task(old, an, kind="series", given_on=date(2025, 1, 2), due=None)
    for period, given in (
        ("2025Q1", date(2025, 1, 2)),
        ("2025Q2", date(2025, 4, 1)),
        ("2025Q3", date(2025, 8, 1)),
    ):
        part = make_task(old, an, parent=row, period=period, given_on=given, due=given + timedelta(90))
        if period == "2025Q1":
            amend(
                part,
                given + timedelta(9),
                handed_on=given + timedelta(9),
                handed_first=given + timedelta(9),
                accepted_on=given + timedelta(9),
            )
    return row


def test_a_recurring_task_takes_its_open_occurrences_along(series, old, finance, an):
    made = transferring.move(series, finance, **act(an))
    assert [(row.task.period, row.day) for row in made] == [
        ("", DAY),
        ("2025Q2", DAY),
        ("2025Q3", date(2025, 8, 1)),
    ]
    leads = dict(Task.objects.filter(parent=series).values_list("period", "lead"))
    assert leads == {"2025Q1": old.pk, "2025Q2": finance.pk, "2025Q3": finance.pk}


def test_a_recurring_task_is_shared_out_with_its_occurrences(series, finance, health, an):
    transferring.share(series, [finance, health], **act(an))
    for unit in (finance, health):
        heir = Task.objects.get(origin=series, lead=unit)
        assert heir.kind == "series"
        assert list(heir.parts.order_by("period").values_list("period", "lead")) == [
            ("2025Q2", unit.pk),
            ("2025Q3", unit.pk),
        ]
    assert not series.parts.open().exists()


def test_a_recurring_task_merges_period_by_period(series, finance, an):
    into = make_task(finance, an, kind="series", given_on=date(2025, 1, 2), due=None)
    twin = make_task(finance, an, parent=into, period="2025Q2", given_on=date(2025, 4, 1))
    made = transferring.merge(series, into, **act(an))
    assert {row.task.period: row.into for row in made} == {"": into, "2025Q2": twin, "2025Q3": into}


def test_what_cannot_be_handed_over_is_told_and_nothing_is_written(owed, old, finance, health, an):
    late = make_unit("phu-tho-2025/so-moi", "Sở Mới", valid_from=date(2026, 1, 1))
    group = make_task(old, an, kind="group", given_on=date(2025, 5, 1))
    done = make_task(old, an, given_on=date(2025, 5, 1))
    amend(done, DAY, stopped_on=DAY)
    before, rows = Event.objects.count(), Task.objects.count()
    for words, refused in {
        "the number and the date": lambda: transferring.move(
            owed, finance, by=an, paper=Paper(" ", DAY), day=DAY
        ),
        "still to come": lambda: transferring.move(
            owed, finance, by=an, paper=Paper("1", date(2026, 6, 16)), day=DAY
        ),
        "lies between": lambda: transferring.move(owed, finance, **act(an, date(2025, 4, 30))),
        "between": lambda: transferring.stop(owed, **act(an, date(2026, 6, 16))),
        "does not exist": lambda: transferring.move(owed, late, **act(an)),
        "leads this task already": lambda: transferring.move(owed, old, **act(an)),
        "at least two": lambda: transferring.share(owed, [finance, finance], **act(an)),
        "exist": lambda: transferring.share(owed, [finance, late], **act(an)),
        "part by part": lambda: transferring.move(group, finance, **act(an)),
        "no longer open": lambda: transferring.stop(done, **act(an)),
        "Choose the task": lambda: transferring.merge(owed, owed, **act(an)),
        "merge into is no longer": lambda: transferring.merge(owed, done, **act(an)),
        "recurring": lambda: transferring.merge(owed, make_series(finance, an), **act(an)),
        "one unit": lambda: transferring.take(Step(owed, "move"), Act(an, PAPER, DAY)),
    }.items():
        with pytest.raises(UserError, match=words) as caught:
            in_english(refused)
        assert caught.value.message
    assert not Transfer.objects.exists()
    assert Event.objects.filter(verb="task.transfer").count() == 0
    assert (Event.objects.count(), Task.objects.count()) == (
        before + 1,
        rows + 1,
    )  # the series made on the way


def in_english(do: Any) -> Any:
    from django.utils import translation

    with translation.override("en"):
        return do()


def make_series(unit: Unit, by: User) -> Task:
    return make_task(unit, by, kind="series", given_on=date(2025, 5, 1), due=None)


def test_a_task_given_later_is_no_task_to_merge_into_before_and_an_ended_lead_takes_nothing(
    owed, old, finance, an
):
    later = make_task(finance, an, given_on=date(2025, 8, 1))
    ended = make_task(old, an, given_on=date(2025, 5, 1))
    with pytest.raises(UserError, match=r"01/08/2025"):
        transferring.merge(owed, later, **act(an))
    with pytest.raises(UserError, match=r"01/07/2025"):
        transferring.merge(owed, ended, **act(an))


def test_days_of_handing_over_follow_each_other(owed, finance, health, an):
    transferring.move(owed, finance, **act(an, date(2025, 9, 1)))
    owed = Task.objects.get(pk=owed.pk)
    with pytest.raises(UserError):
        transferring.move(owed, health, **act(an, date(2025, 8, 1)))
    transferring.move(owed, health, **act(an, date(2025, 10, 1)))
    days = (date(2025, 8, 31), date(2025, 9, 1), date(2025, 9, 30), date(2025, 10, 1))
    assert [lead_on(owed, day) == health.pk for day in days] == [False, False, False, True]
    assert lead_on(owed, days[1]) == finance.pk


def test_a_number_of_another_system_names_one_task_of_a_unit(owed, finance, an):
    Task.objects.filter(pk=owed.pk).update(outside="A-1")
    make_task(finance, an, outside="A-1")
    with pytest.raises(UserError, match="A-1"):
        transferring.move(Task.objects.get(pk=owed.pk), finance, **act(an))


def test_whoever_comes_second_is_told(owed, finance, health, an):
    other = Task.objects.get(pk=owed.pk)
    transferring.move(owed, finance, **act(an))
    with pytest.raises(Stale):
        transferring.move(other, health, **act(an))


def test_all_steps_are_taken_or_none_and_each_unit_is_told_once(owed, old, finance, health, an, dung, chi):
    rest = [make_task(old, an, given_on=date(2025, 5, 1)) for _ in range(2)]
    given_after = make_task(old, an, given_on=date(2025, 9, 9))
    wrong = [Step(owed, "move", (finance,)), Step(rest[0], "share", (finance,))]
    for do in (rehearse, carry_out):
        with pytest.raises(UserError, match=f"#{rest[0].pk}"):
            do(wrong, Act(an, PAPER, DAY))
    assert not Transfer.objects.exists()
    steps = [
        Step(Task.objects.get(pk=owed.pk), "move", (finance,)),
        Step(rest[0], "move", (finance,)),
        Step(rest[1], "share", (finance, health)),
        Step(given_after, "stop"),
    ]
    rehearse(steps, Act(an, PAPER, DAY))
    made = carry_out(steps, Act(an, PAPER, DAY))
    assert [row.kind for row in made] == ["move", "move", "share", "share", "stop"]
    assert made[-1].day == date(2025, 9, 9)
    told = {notice.person.username: notice.subject for notice in Notice.objects.select_related("person")}
    assert {name: any(n in words for n in ("3 ", "1 ")) for name, words in told.items()} == {
        "dung": True,
        "chi": True,
    }
    assert "3" in told["dung"]
