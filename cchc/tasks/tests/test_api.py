"""The interface of other systems: what a token may see and do, and every refusal in a sentence."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc.accounts import tokens
from cchc.tasks import actions
from cchc.tasks.models import Task
from cchc.tasks.tests.conftest import make_task

BASE = "/api/v1/tasks"


@pytest.fixture
def call(client):
    """``call(secret, path, body)``: one request; a body is posted."""

    def send(secret, path="", body=None, **query):
        head = {"HTTP_AUTHORIZATION": f"Bearer {secret}"} if secret else {}
        if body is None:
            return client.get(BASE + path, query, **head)
        return client.post(BASE + path, json.dumps(body), "application/json", **head)

    return send


def token(unit, by, **changes):
    fields = {"name": "QLVB", "may_write": True, "everywhere": False, "valid_to": None, **changes}
    return tokens.give(unit=unit, by=by, **fields)[1]


@pytest.fixture
def office_system(office, admin_user):
    """The document system of Văn phòng UBND, which gives tasks to all."""
    return token(office, admin_user, everywhere=True)


@pytest.fixture
def unit_system(finance, admin_user):
    """The document system of Sở Tài chính."""
    return token(finance, admin_user)


def sent(**changes):
    return {
        "outside": "VB-2026-118/3",
        "wording": "Rà soát các khoản chi chưa quyết toán",
        "lead": "Sở Tài chính",
        "coordinators": ["phu-tho-2025/so-y-te"],
        "source_label": "118/TB-VPUBND (10/06/2026)",
        "given_on": "2026-06-10",
        "due": "2026-07-15",
        **changes,
    }


def test_without_a_token_in_force_nothing_is_answered(task, call):
    for secret in ("", "x", "x" * 3000):
        answer = call(secret)
        assert answer.status_code == 401
        assert "detail" in answer.json()


def test_a_unit_reads_what_it_leads_or_shares_and_nothing_else(task, health, an, call, unit_system):
    make_task(health, an)
    shared = make_task(health, an)
    shared.coordinations.create(unit=task.lead)
    found = call(unit_system).json()["items"]
    assert [row["key"] for row in found] == [task.pk, shared.pk]
    assert found[0]["lead_slug"] == task.lead.slug
    assert (found[0]["state_code"], found[0]["partition"]) == ("within", "open_within")


def test_a_system_of_the_office_reads_all_but_what_is_for_those_named(task, health, an, call, office_system):
    make_task(health, an, visibility="named")
    assert [row["key"] for row in call(office_system).json()["items"]] == [task.pk]


def test_a_stranger_s_task_is_not_there(health, an, call, unit_system):
    strange = make_task(health, an)
    for path in (f"/{strange.pk}", f"/{strange.pk}/reports", "/999999"):
        assert call(unit_system, path).status_code == 404


def test_one_task_with_the_reports_that_were_handed_in(task, an, dung, call, unit_system):
    actions.write(task, by=dung, words="Bản nháp", complete=True)
    actions.enter_result(task, by=an, words="BC 12/BC-STC")
    assert call(unit_system, f"/{task.pk}").json()["state_code"] == "on_time"
    (report,) = call(unit_system, f"/{task.pk}/reports").json()
    assert (report["words"], report["stage"]) == ("BC 12/BC-STC", "accepted")


def test_reading_goes_on_page_by_page(finance, an, call, unit_system):
    keys = [make_task(finance, an).pk for _number in range(5)]
    first = call(unit_system, limit=3).json()
    second = call(unit_system, limit=3, after=first["next"]).json()
    assert [row["key"] for row in first["items"] + second["items"]] == keys
    assert second["next"] is None


@pytest.mark.parametrize(
    "query",
    [
        {"limit": 0},
        {"limit": 201},
        {"limit": "x"},
        {"after": -1},
        {"after": 2**70},
        {"state": "zzz"},
        {"state": "a\x00b"},
        {"due_from": "31/12/2026"},
        {"due_to": 0},
        {"unknown": "1"},
    ],
)
def test_what_cannot_be_asked_is_told(task, call, unit_system, query):
    answer = call(unit_system, **query)
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_tasks_are_narrowed(finance, an, call, unit_system):
    late = make_task(finance, an, due=date(2026, 6, 10))
    make_task(finance, an)
    assert [row["key"] for row in call(unit_system, state="overdue").json()["items"]] == [late.pk]
    assert [row["key"] for row in call(unit_system, due_to="2026-06-20").json()["items"]] == [late.pk]
    assert call(unit_system, changed_since="2026-06-02").json()["items"] == []


def test_a_task_given_twice_is_entered_once(finance, health, call, office_system):
    first, second = call(office_system, "", sent()), call(office_system, "", sent())
    assert (first.status_code, second.status_code) == (201, 200)
    task = Task.objects.get()
    assert (task.lead, list(task.coordinators.all()), task.due) == (finance, [health], date(2026, 7, 15))
    assert task.created_by.full_name == "QLVB"


def test_the_same_number_with_other_words_is_refused(finance, health, call, office_system):
    call(office_system, "", sent())
    assert call(office_system, "", sent(wording="Khác")).status_code == 409
    assert Task.objects.get().wording == sent()["wording"]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"lead": "Sở Không Có"}, 409),
        ({"lead": "a\x00"}, 422),
        ({"coordinators": ["Sở Không Có"]}, 409),
        ({"wording": ""}, 422),
        ({"outside": ""}, 422),
        ({"level": "king"}, 422),
        ({"given_on": "2026-06-16"}, 409),
        ({"given_on": "1990-01-01"}, 409),
        ({"given_on": 0}, 422),
        ({"strange": 1}, 422),
    ],
)
def test_a_task_that_cannot_be_is_told_and_not_entered(finance, health, call, office_system, changes, status):
    answer = call(office_system, "", sent(**changes))
    assert (answer.status_code, Task.objects.count()) == (status, 0)
    assert answer.json()["detail"]


def test_two_units_of_one_name_ask_for_the_slug(finance, province, call, office_system):
    from cchc.conftest import make_unit

    make_unit("hoa-binh/so-tai-chinh", "Sở Tài chính", parent=province, province=province)
    answer = call(office_system, "", sent(coordinators=[]))
    assert answer.status_code == 409


def test_a_token_that_may_not_give_gives_nothing(office, admin_user, finance, health, call, unit_system):
    reader = token(office, admin_user, everywhere=True, may_write=False)
    for secret in (unit_system, reader):
        assert call(secret, "", sent()).status_code == 403
    assert not Task.objects.exists()


def test_progress_sent_twice_is_entered_once(task, call, unit_system):
    body = {"words": "Đã rà soát 6/10 khoản", "percent": 60}
    first, second = (call(unit_system, f"/{task.pk}/progress", body) for _number in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    task.refresh_from_db()
    assert (task.percent, task.reports.count()) == (60, 1)


def test_progress_is_reported_by_the_lead_alone(health, finance, an, admin_user, call, unit_system):
    shared = make_task(health, an)
    shared.coordinations.create(unit=finance)
    body = {"words": "x"}
    assert call(unit_system, f"/{shared.pk}/progress", body).status_code == 403
    reader = token(health, admin_user, may_write=False)
    assert call(reader, f"/{shared.pk}/progress", body).status_code == 403


def test_progress_of_what_is_done_breaks_a_rule(task, an, call, unit_system):
    actions.enter_result(task, by=an, words="BC 1")
    answer = call(unit_system, f"/{task.pk}/progress", {"words": "x"})
    assert answer.status_code == 409


def test_too_many_requests_are_told_when_to_go_on(task, call, unit_system, settings):
    settings.API_PER_MINUTE = 0
    answer = call(unit_system)
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 60


def test_reading_costs_few_queries_however_many_tasks(
    finance, an, call, unit_system, django_assert_max_num_queries
):
    for _number in range(20):
        make_task(finance, an)
    with django_assert_max_num_queries(10):
        call(unit_system)


def test_the_description_is_open_and_of_version_3_1(client, db):
    found = client.get("/api/v1/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    assert set(found["paths"]) >= {"/api/v1/tasks", "/api/v1/tasks/{key}"}
