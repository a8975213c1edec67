"""Pages of a task's other steps: taken up, passed on, paused, extended, explained; by whom."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from cchc.conftest import make_user
from cchc.tasks.actions import explaining, extending
from cchc.tasks.columns import state_of
from cchc.tasks.models import Explanation, Extension, Task
from cchc.tasks.tests.conftest import TODAY, make_task

pytestmark = pytest.mark.django_db

LATER = date(2026, 7, 31)


def url(name, row):
    return reverse(f"tasks:{name}", args=[row.pk])


@pytest.fixture
def leader(office):
    """Khoa leads the province."""
    return make_user("khoa", "Đặng Đình Khoa", "province_leader", office)


@pytest.fixture
def extension(task, dung):
    return extending.ask(task, by=dung, reason="Chờ số liệu", wanted=LATER)


@pytest.fixture
def question(task, leader):
    return explaining.ask(task, by=leader, question="Vì sao chậm", answer_by=date(2026, 6, 18))


def test_the_unit_takes_the_task_up_once(task, dung, as_user):
    client = as_user(dung)
    client.post(url("receive", task))
    assert Task.objects.get().received_on == TODAY
    answer = client.post(url("receive", task), follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["success", "error"]


def test_a_task_is_not_taken_up_by_looking(task, dung, as_user):
    assert as_user(dung).get(url("receive", task)).status_code == 405


def test_the_unit_passes_a_task_on_to_one_of_its_own(task, dung, binh, chi, as_user):
    client = as_user(dung)
    assert client.get(url("assign", task)).status_code == 200
    assert client.post(url("assign", task), {"division": " "}).status_code == 422
    assert client.post(url("assign", task), {"assignee": chi.pk}).status_code == 422
    client.post(url("assign", task), {"assignee": binh.pk, "division": "Phòng Ngân sách"})
    found = Task.objects.get()
    assert (found.assignee, found.division, found.received_on) == (binh, "Phòng Ngân sách", TODAY)


def test_the_second_of_two_who_pass_a_task_on_is_told_and_loses_nothing_typed(task, dung, binh, as_user):
    client = as_user(dung)
    mine = {"division": "Phòng của tôi", "version": task.version}
    client.post(url("assign", task), {"assignee": binh.pk, "version": task.version})
    answer = client.post(url("assign", task), mine)
    text = answer.content.decode()
    assert (answer.status_code, "Phòng của tôi" in text, "Trần Văn Bình" in text) == (422, True, True)
    assert Task.objects.get().division == ""
    client.post(url("assign", task), mine | {"version": answer.context["form"].data["version"]})
    assert Task.objects.get().division == "Phòng của tôi"


def test_the_office_pauses_and_goes_on(task, an, as_user):
    client = as_user(an)
    for name, state in (("pause", "paused"), ("resume", "within")):
        assert client.get(url(name, task)).status_code == 200
        assert client.post(url(name, task), {"why": " "}).status_code == 422
        client.post(url(name, task), {"why": "Chờ hướng dẫn của Bộ"})
        assert state_of(Task.objects.get()) == state


def test_an_extension_is_asked_for_and_granted_and_the_first_deadline_stays(task, dung, an, as_user):
    data = {"wanted": "31/07/2026", "reason": "Chờ số liệu của Kho bạc"}
    client = as_user(dung)
    assert client.get(url("extension_ask", task)).status_code == 200
    client.post(url("extension_ask", task), data)
    asked = Extension.objects.get()
    client = as_user(an)
    assert client.get(url("extension_decide", asked)).status_code == 200
    client.post(url("extension_decide", asked), {"granted": "1", "day": "31/07/2026", "basis": "CV 88"})
    found = Task.objects.get()
    assert (found.due, found.due_first) == (LATER, date(2026, 6, 30))


@pytest.mark.parametrize(
    "data",
    [{"wanted": "30/06/2026", "reason": "x"}, {"wanted": "x", "reason": "Lý do"}, {"wanted": "31/07/2026"}],
)
def test_a_request_that_does_not_fit_is_told_and_what_was_typed_stays(task, dung, as_user, data):
    answer = as_user(dung).post(url("extension_ask", task), data)
    assert (answer.status_code, Extension.objects.count()) == (422, 0)
    assert data.get("reason", "") in answer.content.decode()


def test_where_no_extension_can_be_asked_for_the_page_says_why(finance, an, dung, as_user):
    late = make_task(finance, an, due=date(2026, 6, 10))
    answer = as_user(dung).get(url("extension_ask", late))
    assert (answer.status_code, "10/06/2026" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"granted": "0", "basis": "Ý kiến Chủ tịch ngày 15/6/2026"}, 302),
        ({"granted": "1", "day": "", "basis": "CV 88"}, 422),
        ({"granted": "1", "day": "30/06/2026", "basis": "CV 88"}, 422),
        ({"granted": "0", "basis": ""}, 422),
        ({"granted": "x", "basis": "CV 88"}, 422),
    ],
)
def test_a_decision_has_its_day_and_its_basis(task, extension, an, as_user, data, status):
    assert as_user(an).post(url("extension_decide", extension), data).status_code == status
    assert Task.objects.get().due == date(2026, 6, 30)
    assert Extension.objects.get().decision == ("refused" if status == 302 else "open")


def test_the_unit_takes_its_request_back(extension, dung, as_user):
    as_user(dung).post(url("extension_take_back", extension))
    assert Extension.objects.get().decision == "withdrawn"


def test_a_leader_asks_and_the_unit_explains_once(task, leader, dung, as_user):
    client = as_user(leader)
    assert client.get(url("explanation_ask", task)).status_code == 200
    assert (
        client.post(
            url("explanation_ask", task), {"question": "Vì sao", "answer_by": "14/06/2026"}
        ).status_code
        == 422
    )
    client.post(url("explanation_ask", task), {"question": "Vì sao chậm", "answer_by": "18/06/2026"})
    asked = Explanation.objects.get()
    client = as_user(dung)
    assert client.get(url("explanation_answer", asked)).status_code == 200
    assert client.post(url("explanation_answer", asked), {"words": ""}).status_code == 422
    client.post(url("explanation_answer", asked), {"words": "Chờ số liệu"})
    assert Explanation.objects.get().answer == "Chờ số liệu"
    assert client.post(url("explanation_answer", asked), {"words": "Nữa"}).status_code == 422


OF_TASK = ("assign", "hand_in", "pause", "resume", "extension_ask", "explanation_ask")


def test_who_may_only_look_is_refused(task, extension, question, binh, as_user):
    client = as_user(binh)
    for name in OF_TASK:
        assert client.get(url(name, task)).status_code == 403, name
    assert client.post(url("receive", task)).status_code == 403
    assert client.get(url("extension_decide", extension)).status_code == 403
    assert client.post(url("extension_take_back", extension)).status_code == 403
    assert client.get(url("explanation_answer", question)).status_code == 403


def test_a_stranger_finds_nothing(task, extension, question, chi, as_user):
    client = as_user(chi)
    for name in OF_TASK:
        assert client.get(url(name, task)).status_code == 404, name
    assert client.post(url("receive", task)).status_code == 404
    assert client.get(url("extension_decide", extension)).status_code == 404
    assert client.post(url("extension_take_back", extension)).status_code == 404
    assert client.get(url("explanation_answer", question)).status_code == 404


@pytest.mark.parametrize("pk", ["0", "9" * 40])
def test_a_bad_id_is_not_found(pk, an, dung, as_user):
    client = as_user(an)
    for place in ("phan-cong", "nhap-ket-qua", "tam-dung", "tiep-tuc", "gia-han", "giai-trinh"):
        assert client.get(f"/nhiem-vu/{pk}/{place}/").status_code == 404, place
    assert client.get(f"/nhiem-vu/gia-han/{pk}/quyet-dinh/").status_code == 404
    assert client.get(f"/nhiem-vu/giai-trinh/{pk}/tra-loi/").status_code == 404
