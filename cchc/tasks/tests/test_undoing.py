"""What was decided of a task when its unit ended is undone, while whoever received it did nothing with it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import translation

from cchc.audit.models import Event
from cchc.audit.trail import of
from cchc.conftest import make_unit, make_user
from cchc.errors import UserError
from cchc.notices.models import Notice
from cchc.tasks import actions
from cchc.tasks.actions import extending, transferring
from cchc.tasks.actions.papers import Paper
from cchc.tasks.actions.undoing import hindrance, together, undo
from cchc.tasks.history import amend
from cchc.tasks.models import Coordination, Standing, Task, Transfer, on_day
from cchc.tasks.tests.conftest import make_task
from cchc.tasks.transfers import to_hand_over

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

DAY, BEFORE, TODAY = date(2025, 7, 1), date(2025, 6, 30), date(2026, 6, 15)
PAPER = Paper("15/QĐ-UBND", date(2025, 7, 2))
WHY = "Giao nhầm đơn vị"


@pytest.fixture
def old(db: Any) -> Unit:
    """Sở Tài chính of a province that was merged away."""
    return make_unit("hoa-binh/so-tai-chinh", "Sở Tài chính", valid_to=BEFORE)


@pytest.fixture
def owed(old: Unit, an: User) -> Task:
    """Given on 1/5/2025, due on 31/7/2026, taken up on 5/5/2025 and passed on to somebody of the ended unit."""
    cu = make_user("cu", "Người Cũ", "assignee", old)
    task = make_task(
        old, an, given_on=date(2025, 5, 1), due=date(2026, 7, 31), assignee=cu, division="Phòng Ngân sách"
    )
    amend(task, date(2025, 5, 5), received_on=date(2025, 5, 5))
    return Task.objects.get(pk=task.pk)


def act(by: User, day: date = DAY) -> dict[str, Any]:
    return {"by": by, "paper": PAPER, "day": day}


def fresh(task: Task) -> Task:
    return Task.objects.select_related("lead").get(pk=task.pk)


def refused(transfer: Transfer, by: User, words: str) -> None:
    row = Transfer.objects.get(pk=transfer.pk)
    with translation.override("en"), pytest.raises(UserError, match=words):
        undo(row, by=by, why=WHY)
    assert Transfer.objects.get(pk=transfer.pk).undone_on == row.undone_on


def address(transfer: Transfer) -> str:
    return f"/nhiem-vu/chuyen-giao/{transfer.pk}/hoan-tac/"


def test_a_moved_task_comes_back_as_it_was_and_the_decision_stays_to_be_seen(owed, old, finance, an, dung):
    Coordination.objects.create(task=owed, unit=finance)
    (made,) = transferring.move(owed, finance, **act(an))
    Notice.objects.all().delete()
    (row,) = undo(made, by=an, why=WHY)
    task = fresh(owed)
    assert (task.lead, task.received_on, task.assignee.username, task.division) == (
        old,
        date(2025, 5, 5),
        "cu",
        "Phòng Ngân sách",
    )
    assert list(task.coordinators.all()) == [finance]
    for day in (BEFORE, DAY, TODAY):
        held = Standing.objects.filter(on_day(day), task=task).first() or task
        assert (held.lead_id, held.received_on) == (old.pk, date(2025, 5, 5))
    assert (row.undone_on, row.undone_by, row.undone_why) == (TODAY, an, WHY)
    verbs = list(of(task).values_list("verb", flat=True))
    assert verbs[:2] == ["task.undo", "task.transfer"]
    event = of(task).filter(verb="task.undo").get()
    assert (event.note, event.before["lead_id"], event.after["lead_id"]) == (WHY, finance.pk, old.pk)
    assert list(to_hand_over(Task.objects.all(), TODAY)) == [task]
    assert Notice.objects.get(person=dung).body.startswith(WHY)


def test_what_is_undone_can_be_decided_anew_from_the_same_day(owed, finance, health, an):
    (made,) = transferring.move(owed, finance, **act(an))
    undo(made, by=an, why=WHY)
    (again,) = transferring.move(fresh(owed), health, **act(an))
    assert fresh(owed).lead == health
    refused(made, an, "undone already")
    undo(again, by=an, why=WHY)
    assert fresh(owed).received_on == date(2025, 5, 5)


def test_a_merged_and_a_stopped_task_are_followed_again(owed, old, finance, an):
    into = make_task(finance, an, given_on=DAY)
    for made in (
        transferring.merge(owed, into, **act(an)),
        transferring.stop(make_task(old, an, given_on=date(2025, 5, 1)), **act(an)),
    ):
        undo(made[0], by=an, why=WHY)
        task = fresh(made[0].task)
        assert (task.stopped_on, task.lead) == (None, old)
        assert not Standing.objects.filter(task=task, stopped_on__isnull=False).exists()
    assert fresh(into).is_open


def test_shares_are_undone_together_and_what_they_made_is_never_owed(owed, finance, health, an):
    first, second = transferring.share(owed, [finance, health], **act(an))
    assert together(second) == [first, second]
    assert len(undo(second, by=an, why=WHY)) == 2
    assert fresh(owed).is_open
    heirs = list(Task.objects.filter(origin=owed))
    assert [heir.stopped_on for heir in heirs] == [DAY, DAY]
    assert not Standing.objects.filter(task__in=heirs, stopped_on__isnull=True).exists()
    assert Transfer.objects.filter(undone_on=TODAY).count() == 2


def test_a_recurring_task_comes_back_with_its_occurrences_and_those_opened_since(old, finance, an):
    row = make_task(old, an, kind="series", given_on=date(2025, 1, 2), due=None)
    part = make_task(old, an, parent=row, period="2025Q2", given_on=date(2025, 4, 1), due=date(2025, 6, 30))
    made = transferring.move(row, finance, **act(an))
    since = make_task(finance, an, parent=row, period="2025Q3", given_on=DAY, due=DAY + timedelta(90))
    assert len(made) == len(together(made[0])) == 2
    undo(made[0], by=an, why=WHY)
    assert {fresh(task).lead for task in (row, part, since)} == {old}
    assert not Transfer.objects.filter(undone_on__isnull=True).exists()


def test_one_occurrence_worked_on_keeps_the_recurring_task_where_it_went(old, finance, an, dung):
    row = make_task(old, an, kind="series", given_on=date(2025, 1, 2), due=None)
    part = make_task(old, an, parent=row, period="2026Q2", given_on=date(2026, 4, 1), due=date(2026, 6, 30))
    made = transferring.move(row, finance, **act(an))
    actions.receive(fresh(part), by=dung)
    refused(made[0], an, "took the task up")
    assert fresh(part).lead == finance


@pytest.mark.parametrize("work", ["receive", "assign", "draft", "hand_in", "extension"])
def test_what_the_receiving_unit_worked_on_is_not_undone(owed, finance, an, dung, work):
    (made,) = transferring.move(owed, finance, **act(an))
    task = fresh(owed)
    if work == "receive":
        actions.receive(task, by=dung)
    elif work == "assign":
        actions.assign(task, by=dung, assignee=dung)
    elif work == "extension":
        extending.ask(task, by=dung, reason="Thiếu số liệu", wanted=date(2026, 9, 1))
    else:
        report = actions.write(task, by=dung, words="Đã xong", complete=False, percent=40)
        if work == "hand_in":
            actions.hand_in_progress(report, by=dung)
    refused(made, an, "Hoàng Văn Dũng")
    assert fresh(owed).lead == finance


def test_what_the_office_did_since_is_no_hindrance_and_stays(owed, old, finance, an):
    (made,) = transferring.move(owed, finance, **act(an))
    actions.pause(fresh(owed), by=an, why="Chờ hướng dẫn")
    undo(made, by=an, why=WHY)
    task = fresh(owed)
    assert (task.lead, task.paused_on) == (old, TODAY)


def test_a_report_on_what_it_was_merged_into_or_shared_out_to_keeps_it(owed, old, finance, health, an, dung):
    into = make_task(finance, an, given_on=DAY)
    (merged,) = transferring.merge(owed, into, **act(an))
    actions.write(fresh(into), by=dung, words="Đang làm", complete=False, percent=10)
    refused(merged, an, "wrote a report")
    other = make_task(old, an, given_on=date(2025, 5, 1))
    shared, _second = transferring.share(other, [finance, health], **act(an))
    actions.receive(Task.objects.get(origin=other, lead=finance), by=dung)
    refused(shared, an, "took the task up")


def test_work_of_the_ended_unit_itself_is_no_hindrance(owed, finance, an):
    actions.write(owed, by=an, words="Bản nháp cũ", complete=False, percent=20)
    (made,) = transferring.move(fresh(owed), finance, **act(an))
    assert hindrance(made) == ""


def test_a_decision_that_no_longer_holds_is_not_undone(owed, old, finance, health, an):
    (first,) = transferring.move(owed, finance, **act(an))
    (later,) = transferring.move(fresh(owed), health, **act(an, date(2025, 9, 1)))
    refused(first, an, "undo that first")
    undo(later, by=an, why=WHY)
    task = fresh(owed)
    actions.stop(task, by=an, why="Không còn cần")
    refused(first, an, "no longer open")
    stopped = make_task(old, an, given_on=date(2025, 5, 1))
    (made,) = transferring.stop(stopped, **act(an))
    actions.reopen(fresh(stopped), by=an, why="Vẫn cần")
    refused(made, an, "followed again")


def test_a_reason_is_asked_for_and_nothing_is_written_without(owed, finance, an):
    (made,) = transferring.move(owed, finance, **act(an))
    before = Event.objects.count()
    with translation.override("en"), pytest.raises(UserError, match="why it is undone"):
        undo(made, by=an, why="  ")
    assert (Event.objects.count(), fresh(owed).lead) == (before, finance)


def test_a_decision_of_an_early_version_finds_its_event_by_its_time(owed, old, finance, an):
    (made,) = transferring.move(owed, finance, **act(an))
    Transfer.objects.filter(pk=made.pk).update(trail=None)
    undo(Transfer.objects.get(pk=made.pk), by=an, why=WHY)
    assert fresh(owed).assignee.username == "cu"


def test_the_page_undoes_it_and_the_tasks_page_tells_it(as_user, owed, old, finance, an):
    (made,) = transferring.move(owed, finance, **act(an))
    client = as_user(an)
    assert address(made) in client.get(owed.get_absolute_url()).content.decode()
    assert client.get(address(made)).status_code == 200
    answer = client.post(address(made), {"why": ""})
    assert answer.status_code == 422
    answer = client.post(address(made), {"why": WHY})
    assert (answer.status_code, answer.url) == (302, owed.get_absolute_url())
    page = client.get(owed.get_absolute_url()).content.decode()
    assert WHY in page
    assert address(made) not in page
    assert client.post(address(made), {"why": WHY}).status_code == 422


def test_the_page_says_why_it_cannot_be_undone(as_user, owed, finance, an, dung):
    (made,) = transferring.move(owed, finance, **act(an))
    actions.receive(fresh(owed), by=dung)
    page = as_user(an).get(address(made))
    assert "Hoàng Văn Dũng" in page.context["hindrance"]
    assert 'name="why"' not in page.content.decode()


def test_who_reads_is_refused_a_stranger_and_a_bad_id_find_nothing(as_user, owed, finance, an, binh, chi):
    (made,) = transferring.move(owed, finance, **act(an))
    assert as_user(binh).get(address(made)).status_code == 403
    assert as_user(binh).post(address(made), {"why": WHY}).status_code == 403
    assert as_user(chi).get(address(made)).status_code == 404
    assert as_user(an).get("/nhiem-vu/chuyen-giao/999999/hoan-tac/").status_code == 404
    assert fresh(owed).lead == finance
