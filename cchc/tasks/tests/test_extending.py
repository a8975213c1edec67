"""Extensions: asked in time, decided with a basis, the first deadline never lost."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.errors import UserError
from cchc.tasks import actions
from cchc.tasks.actions import explaining, extending
from cchc.tasks.tests.conftest import TODAY, make_task

LATER = date(2026, 7, 31)


@pytest.fixture
def asked(task, dung):
    """Dũng asks for a month more."""
    return extending.ask(task, by=dung, reason="Chờ số liệu của Kho bạc", wanted=LATER)


def test_a_granted_extension_moves_the_deadline_and_keeps_the_first(task, asked, an):
    extending.grant(asked, by=an, granted=LATER, basis="CV 88/UBND-TH ngày 14/6/2026")
    assert (task.due, task.due_first, task.due_written) == (LATER, date(2026, 6, 30), date(2026, 6, 30))
    assert task.due_basis == "CV 88/UBND-TH ngày 14/6/2026"


def test_a_refused_one_changes_nothing_but_is_kept(task, asked, an):
    extending.refuse(asked, by=an, basis="Ý kiến Chủ tịch tại giao ban 15/6/2026")
    assert (task.due, asked.decision) == (date(2026, 6, 30), "refused")


def test_a_unit_that_no_longer_asks_may_ask_again(task, asked, dung):
    extending.take_back(asked, by=dung)
    assert extending.hindrance(task) == ""


def test_a_decision_needs_its_basis(asked, an):
    with pytest.raises(UserError):
        extending.grant(asked, by=an, granted=LATER, basis=" ")
    with pytest.raises(UserError):
        extending.refuse(asked, by=an, basis="")


def test_an_extension_is_not_earlier(asked, an, task, dung):
    with pytest.raises(UserError):
        extending.grant(asked, by=an, granted=date(2026, 6, 30), basis="CV 88")


def test_a_request_is_decided_once(asked, an):
    extending.refuse(asked, by=an, basis="CV 88")
    with pytest.raises(UserError):
        extending.grant(asked, by=an, granted=LATER, basis="CV 88")


@pytest.mark.parametrize("wanted", [date(2026, 6, 30), date(2026, 6, 1)])
def test_the_date_asked_for_is_later(task, dung, wanted):
    with pytest.raises(UserError):
        extending.ask(task, by=dung, reason="x", wanted=wanted)


def test_a_reason_is_asked_for(task, dung):
    with pytest.raises(UserError):
        extending.ask(task, by=dung, reason=" ", wanted=LATER)


def test_after_the_date_nothing_is_asked(task, dung, settings):
    settings.FIXED_TODAY = "2026-07-01"
    with pytest.raises(UserError, match="30/06/2026"):
        extending.ask(task, by=dung, reason="x", wanted=LATER)


def test_a_deadline_from_above_is_locked(finance, an):
    task = make_task(finance, an, level="prime_minister")
    assert task.deadline_locked
    assert extending.hindrance(task) != ""


def test_an_open_request_and_too_many_granted_hinder(task, asked, an, dung, settings):
    assert extending.hindrance(task) != ""
    extending.grant(asked, by=an, granted=LATER, basis="CV 88")
    settings.EXTENSIONS_AT_MOST = 1
    assert "1" in extending.hindrance(task)


def test_what_is_handed_in_or_has_no_deadline_is_not_extended(task, finance, an):
    assert extending.hindrance(make_task(finance, an, due=None)) != ""
    actions.enter_result(task, by=an, words="BC 1")
    assert extending.hindrance(task) != ""


def test_a_unit_explains_once_by_the_day(task, an, dung):
    asked = explaining.ask(task, by=an, question="Vì sao chậm", answer_by=date(2026, 6, 18))
    explaining.answer(asked, by=dung, words="Chờ số liệu")
    assert (asked.answer, asked.answered_on) == ("Chờ số liệu", TODAY)
    with pytest.raises(UserError):
        explaining.answer(asked, by=dung, words="nữa")


def test_a_question_needs_words_and_a_day_ahead(task, an, dung):
    with pytest.raises(UserError):
        explaining.ask(task, by=an, question=" ", answer_by=TODAY)
    with pytest.raises(UserError):
        explaining.ask(task, by=an, question="Vì sao", answer_by=date(2026, 6, 14))
    asked = explaining.ask(task, by=an, question="Vì sao", answer_by=TODAY)
    with pytest.raises(UserError):
        explaining.answer(asked, by=dung, words="")
