"""Who is told of what happens to a task: once a step, never the one who did it."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.conftest import make_user
from cchc.notices.models import Notice
from cchc.tasks import actions
from cchc.tasks.actions import explaining, extending
from cchc.tasks.tests.conftest import make_task
from cchc.units.models import UnitChange

LATER = date(2026, 7, 31)


@pytest.fixture
def head(finance):
    """Giang heads Sở Tài chính and may approve."""
    return make_user("giang", "Vũ Hương Giang", "unit_head", finance)


@pytest.fixture
def deputy(finance):
    """Hà is authorised to approve for Sở Tài chính."""
    return make_user("ha", "Đinh Thị Hà", "authorised", finance)


@pytest.fixture
def helper(finance):
    """Hải drafts in Sở Tài chính."""
    return make_user("hai", "Ngô Văn Hải", "assignee", finance)


@pytest.fixture
def followed(task, an):
    """An is the follow-up officer of the task."""
    task.follow_up = an
    task.save()
    return task


@pytest.fixture
def report(followed, helper):
    return actions.write(followed, by=helper, words="BC 12/BC-STC", complete=True)


def told():
    """Who was told since the last time, and the first words of it."""
    rows = list(Notice.objects.order_by("person__username").values_list("person__username", "subject"))
    Notice.objects.all().delete()
    return [name for name, _subject in rows], {subject for _name, subject in rows}


def test_the_head_and_the_authorised_learn_that_a_report_waits_for_them(report, dung, head, deputy, chi):
    actions.submit(report, by=dung)
    people, subjects = told()
    assert people == ["giang", "ha"]
    assert len(subjects) == 1


def test_a_head_who_sends_a_report_on_is_not_told_of_it(report, head, deputy):
    actions.submit(report, by=head)
    assert told()[0] == ["ha"]


def test_the_follow_up_officer_learns_that_a_result_was_handed_in(report, head, an):
    actions.approve(report, by=head)
    assert told()[0] == ["an"]


def test_without_a_follow_up_officer_the_whole_office_is_told(finance, an, head, dung):
    task = make_task(finance, an)
    report = actions.write(task, by=dung, words="BC 1", complete=True)
    actions.approve(report, by=head)
    assert told()[0] == ["an"]


def test_progress_is_told_to_nobody(followed, dung, an):
    report = actions.write(followed, by=dung, words="6/10", complete=False, percent=60)
    actions.hand_in_progress(report, by=dung)
    assert told()[0] == []


def test_the_unit_and_the_author_learn_of_the_answer(report, head, an, dung):
    actions.approve(report, by=head)
    told()
    actions.give_back(report, by=an, why="Thiếu phụ lục", again_by=date(2026, 6, 20))
    people, subjects = told()
    assert people == ["dung", "giang", "hai"]
    assert "20/06/2026" in subjects.pop()


def test_a_confirmation_is_told_and_a_result_from_paper_is_not(report, followed, head, an, dung, finance):
    actions.approve(report, by=head)
    told()
    actions.accept(report, by=an)
    assert told()[0] == ["dung", "giang", "hai"]
    actions.enter_result(make_task(finance, an), by=an, words="BC 1")
    assert told()[0] == []


def test_an_extension_is_told_to_the_office_and_its_decision_to_the_unit(followed, dung, head, an):
    asked = extending.ask(followed, by=dung, reason="Chờ số liệu", wanted=LATER)
    assert told()[0] == ["an"]
    extending.grant(asked, by=an, granted=LATER, basis="CV 88")
    people, subjects = told()
    assert (people, "31/07/2026" in subjects.pop()) == (["dung", "giang"], True)


def test_a_question_is_told_to_the_unit_and_the_answer_to_who_asked(followed, dung, head, an):
    asked = explaining.ask(followed, by=an, question="Vì sao chậm", answer_by=date(2026, 6, 18))
    assert told()[0] == ["dung", "giang"]
    explaining.answer(asked, by=dung, words="Chờ số liệu")
    assert told()[0] == ["an"]


def test_a_report_sent_to_the_head_anew_is_told_anew_and_each_step_once(report, dung, head):
    actions.submit(report, by=dung)
    report.words = "BC 13/BC-STC"
    actions.rewrite(report, by=dung)
    actions.submit(report, by=dung)
    assert Notice.objects.filter(person=head).count() == 2


def test_what_came_of_an_ended_unit_is_told(an, finance, health, chi):
    health.valid_to = date(2026, 6, 10)
    health.save()
    change = UnitChange.objects.create(kind="merge", day="2026-06-11")
    change.sources.add(health)
    change.targets.add(finance)
    heir = make_user("lan", "Lan", "unit_officer", finance)
    task = make_task(health, an)
    explaining.ask(task, by=an, question="Vì sao chậm", answer_by=date(2026, 6, 18))
    assert told()[0] == [heir.username]


def test_after_an_emergency_removal_no_notice_quotes_the_task(report, dung, head):
    actions.submit(report, by=dung)
    actions.forget_source(report.task)
    assert set(Notice.objects.values_list("subject", "body")) == {("", "")}
