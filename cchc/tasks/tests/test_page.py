"""The page of one task: state, next act, reports with files, deadlines, readings, roll-up, history, a past day."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from cchc.conftest import make_user
from cchc.files import store
from cchc.tasks import actions
from cchc.tasks.actions import explaining, extending
from cchc.tasks.models import Coordination
from cchc.tasks.tests.conftest import make_task

pytestmark = pytest.mark.django_db


def page(client, task, **query):
    return client.get(reverse("tasks:task", args=[task.pk]), query)


def next_acts(answer):
    return [act.code for act in answer.context["next"]]


def all_acts(answer):
    return [act.code for act in [*answer.context["next"], *answer.context["more"]]]


@pytest.fixture
def head(finance):
    """Giang heads Sở Tài chính and may approve."""
    return make_user("giang", "Vũ Hương Giang", "unit_head", finance)


@pytest.fixture
def leader(office):
    """Khoa leads the province."""
    return make_user("khoa", "Đặng Đình Khoa", "province_leader", office)


@pytest.fixture
def at(settings):
    """``at(day)`` moves the clock."""

    def move(day):
        settings.FIXED_TODAY = day.isoformat()

    return move


@pytest.fixture
def result(task, dung):
    """A result with a file, sent to the head."""
    file = store.put(b"Bao cao so 12", name="bc12.txt", by=dung, unit=task.lead)
    evidence = [(file, "3", "mục II.1")]
    report = actions.write(task, by=dung, words="BC 12/BC-STC", complete=True, evidence=evidence)
    return actions.submit(report, by=dung)


def test_the_next_act_is_the_person_s_own(task, an, binh, dung, leader, head, as_user):
    assert next_acts(page(as_user(dung), task)) == ["receive"]
    assert all_acts(page(as_user(an), task)) == [
        "hand_in",
        "urge",
        "explanation_ask",
        "edit",
        "pause",
        "stop",
    ]
    assert all_acts(page(as_user(leader), task)) == ["explanation_ask"]
    assert all_acts(page(as_user(binh), task)) == []


def test_a_coordinating_unit_sees_and_does_not_act(task, chi, health, as_user):
    Coordination.objects.create(task=task, unit=health)
    answer = page(as_user(chi), task)
    assert (answer.status_code, all_acts(answer)) == (200, [])


def test_what_waits_for_the_head_is_the_head_s_next_act(task, result, head, as_user):
    assert next_acts(page(as_user(head), task)) == ["report_approve"]


def test_what_waits_for_the_office_is_confirmed_or_returned(task, result, head, an, as_user):
    actions.approve(result, by=head)
    assert next_acts(page(as_user(an), task)) == ["report_accept", "report_return"]


def test_a_draft_is_shown_to_the_unit_alone(task, result, an, binh, as_user):
    assert "BC 12/BC-STC" in page(as_user(binh), task).content.decode()
    text = page(as_user(an), task).content.decode()
    assert "BC 12/BC-STC" not in text
    assert "bc12" not in text


def test_a_report_shows_its_files_with_page_and_section(task, result, head, an, as_user):
    actions.approve(result, by=head)
    text = page(as_user(an), task).content.decode()
    file = result.evidence.get().file
    for words in ("bc12.txt", f"{file.get_absolute_url()}?xem=1#page=3", "mục II.1"):
        assert words in text, words


def test_in_place_of_an_extension_stands_why_there_can_be_none(finance, an, dung, as_user):
    late = make_task(finance, an, due=date(2026, 6, 10))
    answer = page(as_user(dung), late)
    assert "extension_ask" not in all_acts(answer)
    assert "10/06/2026" in answer.context["hindrance"]
    assert page(as_user(an), late).context["hindrance"] == ""


def test_both_deadlines_and_the_first_are_shown(task, an, dung, as_user):
    asked = extending.ask(task, by=dung, reason="Chờ số liệu", wanted=date(2026, 7, 31))
    extending.grant(asked, by=an, granted=date(2026, 7, 31), basis="CV 88/UBND-TH")
    text = page(as_user(dung), task).content.decode()
    for words in ("30/06/2026", "31/07/2026", "CV 88/UBND-TH", "Chờ số liệu"):
        assert words in text, words


def test_a_return_shows_both_readings(task, result, head, an, dung, at, as_user):
    actions.approve(result, by=head)
    actions.give_back(result, by=an, why="Thiếu phụ lục")
    assert [line[1:] for line in page(as_user(an), task).context["readings"]] == [(date(2026, 6, 15), True)]
    at(date(2026, 7, 3))
    again = actions.write(task, by=dung, words="BC 15/BC-STC", complete=True)
    actions.approve(again, by=head)
    lines = page(as_user(an), task).context["readings"]
    assert [line[1:] for line in lines] == [(date(2026, 7, 3), False), (date(2026, 6, 15), True)]


def test_silence_past_the_day_shows(task, leader, dung, at, as_user):
    explaining.ask(task, by=leader, question="Vì sao chậm", answer_by=date(2026, 6, 18))
    client = as_user(dung)
    client.cookies["django_language"] = "en"
    assert "Waits for the answer" in page(client, task).content.decode()
    at(date(2026, 6, 19))
    assert "No answer, past its day" in page(client, task).content.decode()


def test_a_parent_counts_its_parts_and_names_who_is_missing(an, office, finance, health, province, as_user):
    parent = make_task(office, an, kind="group")
    done, late, stopped = (
        make_task(unit, an, parent=parent, due=date(2026, 6, 10)) for unit in (finance, health, province)
    )
    actions.enter_result(done, by=an, words="BC 1", on=date(2026, 6, 9))
    actions.stop(stopped, by=an, why="Không thuộc nhiệm vụ")
    answer = page(as_user(an), parent)
    rolled = answer.context["roll_up"]
    assert (rolled.done, len(rolled.followed), rolled.overdue) == (1, 2, 1)
    assert (answer.context["state"], answer.context["mark"]) == ("overdue", "")
    assert [part.task.lead.name for part in rolled.missing] == ["Sở Y tế"]
    assert parent.wording in page(as_user(an), late).content.decode()


def test_a_parent_is_done_once_all_its_parts_are_and_late_with_one_of_them(
    an, office, finance, health, as_user
):
    parent = make_task(office, an, kind="group")
    first, second = (make_task(unit, an, parent=parent, due=date(2026, 6, 10)) for unit in (finance, health))
    client = as_user(an)
    actions.enter_result(first, by=an, words="BC 1", on=date(2026, 6, 9))
    actions.enter_result(second, by=an, words="BC 2", on=date(2026, 6, 12))
    assert page(client, parent).context["state"] == "late"
    actions.reopen(second, by=an, why="Chưa đủ")
    actions.stop(second, by=an, why="Không thuộc nhiệm vụ")
    assert page(client, parent).context["state"] == "on_time"


def test_a_unit_opens_its_own_part_and_sees_the_names_of_the_others(an, finance, health, chi, as_user):
    parent = make_task(finance, an, kind="group")
    Coordination.objects.create(task=parent, unit=health)
    own, other = (make_task(unit, an, parent=parent) for unit in (health, finance))
    text = page(as_user(chi), parent).content.decode()
    assert own.get_absolute_url() in text
    assert other.get_absolute_url() not in text


def test_the_history_tells_each_step_once_with_who_when_and_for_whom(
    task, result, head, an, dung, leader, as_user
):
    asked = extending.ask(task, by=dung, reason="Chờ số liệu", wanted=date(2026, 7, 31))
    extending.grant(asked, by=an, granted=date(2026, 7, 31), basis="CV 88")
    question = explaining.ask(task, by=leader, question="Vì sao", answer_by=date(2026, 6, 18))
    explaining.answer(question, by=dung, words="Chờ số liệu")
    actions.approve(result, by=head)
    actions.give_back(result, by=an, why="Thiếu phụ lục")
    told = page(as_user(an), task).context["events"]
    assert [step.event.verb for step in told] == [
        "report.return",
        "report.hand_in",
        "explanation.answer",
        "explanation.ask",
        "extension.grant",
        "extension.ask",
        "report.submit",
        "report.write",
        "task.give",
    ]
    assert {step.unit for step in told} == {"Sở Tài chính"}
    assert told[4].by_name == "Nguyễn Thị An"


def test_what_was_changed_in_a_draft_is_told_to_the_unit_alone(task, dung, head, an, binh, as_user):
    report = actions.write(task, by=dung, words="Lời còn thô", complete=True)
    report.words = "Lời đã sửa"
    actions.rewrite(report, by=dung)
    actions.approve(report, by=head)
    assert "Lời còn thô" not in page(as_user(an), task).content.decode()
    assert "Lời còn thô" in page(as_user(binh), task).content.decode()


def test_a_task_shows_how_it_stood_on_a_day(task, result, head, an, at, as_user):
    actions.approve(result, by=head)
    at(date(2026, 6, 20))
    actions.give_back(result, by=an, why="Thiếu phụ lục")
    client = as_user(an)
    for day, state in (("01/06/2026", "within"), ("16/06/2026", "waiting"), ("20/06/2026", "within")):
        assert page(client, task, ngay=day).context["stood"].state == state, day
    assert page(client, task, ngay="31/05/2026").context["stood"].facts is None


@pytest.mark.parametrize("day", ["31/02/2026", "16/06/2026", "x" * 400, "\x00"])
def test_a_day_that_cannot_be_asked_for_is_told(task, an, as_user, day):
    answer = page(as_user(an), task, ngay=day)
    assert (answer.status_code, "stood" in answer.context) == (200, False)
    assert answer.context["day_form"].errors


def test_the_page_of_a_full_task_costs_twelve_queries(
    task, result, head, an, dung, leader, health, as_user, django_assert_max_num_queries
):
    Coordination.objects.create(task=task, unit=health)
    asked = extending.ask(task, by=dung, reason="Chờ số liệu", wanted=date(2026, 7, 31))
    extending.grant(asked, by=an, granted=date(2026, 7, 31), basis="CV 88")
    explaining.ask(task, by=leader, question="Vì sao", answer_by=date(2026, 6, 18))
    actions.approve(result, by=head)
    actions.give_back(result, by=an, why="Thiếu phụ lục")
    for number in range(4):
        actions.hand_in_progress(
            actions.write(task, by=dung, words=f"Tiến độ {number}", complete=False), by=dung
        )
    for person in (an, dung):
        client = as_user(person)
        page(client, task)  # the first page of a session writes the session, too
        with django_assert_max_num_queries(12):
            assert page(client, task).status_code == 200


def test_the_page_of_a_parent_costs_as_much_for_many_parts(
    an, office, finance, as_user, django_assert_max_num_queries
):
    parent = make_task(office, an, kind="group")
    for _number in range(15):
        make_task(finance, an, parent=parent)
    client = as_user(an)
    page(client, parent)
    with django_assert_max_num_queries(12):
        page(client, parent)
