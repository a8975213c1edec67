"""Reports from the first words to the confirmation: who, when, what counts, and what is never lost."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.audit.trail import of
from cchc.conftest import make_user
from cchc.errors import UserError
from cchc.tasks import actions
from cchc.tasks.columns import mark_of, state_of
from cchc.tasks.tests.conftest import TODAY, make_task


@pytest.fixture
def head(finance):
    """Giang heads Sở Tài chính and may approve."""
    return make_user("giang", "Vũ Hương Giang", "unit_head", finance)


@pytest.fixture
def at(settings):
    """``at(day)`` moves the clock."""

    def move(day):
        settings.FIXED_TODAY = day.isoformat()

    return move


@pytest.fixture
def result(task, dung):
    """A result that Dũng wrote and sent to the head."""
    report = actions.write(task, by=dung, words="BC 12/BC-STC", complete=True)
    return actions.submit(report, by=dung)


def test_a_draft_changes_nothing_of_the_task(task, result):
    task.refresh_from_db()
    assert (result.stage, state_of(task)) == ("submitted", "within")


def test_the_head_approves_and_the_task_waits(task, result, head):
    actions.approve(result, by=head)
    assert (result.stage, state_of(task), task.received_on) == ("handed", "waiting", TODAY)


def test_a_signed_document_approves_with_number_date_and_signer(task, result, dung):
    actions.approve_by_paper(
        result, by=dung, number="12/BC-STC", dated=date(2026, 6, 12), signer="Vũ Hương Giang", scan=None
    )
    assert (result.stage, result.approved_on, task.handed_on) == ("handed", date(2026, 6, 12), TODAY)


@pytest.mark.parametrize(("number", "signer"), [("", "Giang"), ("12/BC", " ")])
def test_a_document_without_number_or_signer_approves_nothing(result, dung, number, signer):
    with pytest.raises(UserError):
        actions.approve_by_paper(result, by=dung, number=number, dated=TODAY, signer=signer, scan=None)


def test_a_document_of_tomorrow_approves_nothing(result, dung):
    with pytest.raises(UserError, match="16/06/2026"):
        actions.approve_by_paper(
            result, by=dung, number="12", dated=date(2026, 6, 16), signer="Giang", scan=None
        )


def test_where_it_is_set_so_the_date_of_the_document_counts(task, result, dung, settings, at):
    settings.ON_TIME_BY = "document"
    at(date(2026, 7, 2))
    actions.approve_by_paper(result, by=dung, number="12", dated=date(2026, 6, 30), signer="Giang", scan=None)
    actions.accept(result, by=dung)
    assert (task.handed_on, state_of(task)) == (date(2026, 6, 30), "on_time")


def test_confirmed_late_what_was_handed_in_in_time_is_on_time(task, result, head, an, at):
    actions.approve(result, by=head)
    at(date(2026, 7, 20))
    assert state_of(task) == "waiting"
    actions.accept(result, by=an)
    assert (state_of(task), task.accepted_on) == ("on_time", date(2026, 7, 20))


def test_what_is_returned_is_owed_again_and_its_first_day_is_kept(task, result, head, an, dung, at):
    actions.approve(result, by=head)
    actions.give_back(result, by=an, why="Thiếu phụ lục số liệu", again_by=date(2026, 6, 20))
    assert (state_of(task), mark_of(task), task.handed_first) == ("within", "returned", TODAY)
    at(date(2026, 7, 3))
    again = actions.write(task, by=dung, words="BC 15/BC-STC", complete=True)
    actions.approve(again, by=head)
    actions.accept(again, by=an)
    assert (state_of(task), task.handed_first, task.handed_on) == ("late", TODAY, date(2026, 7, 3))
    assert [report.stage for report in task.reports.order_by("pk")] == ["returned", "accepted"]


def test_a_return_needs_a_reason_and_a_day_ahead(result, head, an):
    actions.approve(result, by=head)
    with pytest.raises(UserError):
        actions.give_back(result, by=an, why=" ")
    with pytest.raises(UserError):
        actions.give_back(result, by=an, why="Thiếu", again_by=date(2026, 6, 14))


def test_what_nobody_answered_can_be_taken_back_and_is_owed_again(task, result, head):
    actions.approve(result, by=head)
    actions.withdraw(result, by=head)
    assert (result.stage, state_of(task)) == ("withdrawn", "within")
    with pytest.raises(UserError):
        actions.withdraw(result, by=head)


def test_progress_is_handed_in_without_approval_and_leaves_the_task_open(task, dung):
    report = actions.write(task, by=dung, words="Đã rà soát 6/10 khoản", complete=False, percent=60)
    actions.hand_in_progress(report, by=dung)
    assert (task.percent, task.progress_on, state_of(task)) == (60, TODAY, "within")


def test_a_result_is_not_handed_in_as_progress(result, dung):
    with pytest.raises(UserError):
        actions.hand_in_progress(result, by=dung)


def test_what_was_handed_in_is_not_changed_any_more(result, head, dung):
    actions.approve(result, by=head)
    with pytest.raises(UserError):
        actions.rewrite(result, by=dung)
    with pytest.raises(UserError):
        actions.approve(result, by=head)
    with pytest.raises(UserError):
        actions.submit(result, by=dung)


def test_a_changed_draft_goes_to_the_head_anew(result, dung):
    result.words = "BC 13/BC-STC"
    actions.rewrite(result, by=dung)
    assert (result.stage, result.words) == ("draft", "BC 13/BC-STC")


def test_only_what_waits_is_confirmed(result, an):
    with pytest.raises(UserError):
        actions.accept(result, by=an)


def test_a_task_of_several_units_is_reported_part_by_part(finance, an, dung):
    parent = make_task(finance, an, kind="group")
    with pytest.raises(UserError):
        actions.write(parent, by=dung, words="x", complete=True)


def test_every_step_is_an_event(task, result, head, an):
    actions.approve(result, by=head)
    actions.accept(result, by=an)
    assert [event.verb for event in of(task)] == ["task.accept", "task.done", "task.give"]
    assert [event.verb for event in of(result)] == [
        "report.accept",
        "report.hand_in",
        "report.submit",
        "report.write",
    ]
