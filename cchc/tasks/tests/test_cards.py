"""Việc hôm nay: each role finds its lines, and each line opens exactly the rows it counts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from cchc.conftest import make_user
from cchc.tasks import actions
from cchc.tasks.actions import explaining, extending
from cchc.tasks.models import CriticismList, Task
from cchc.tasks.tests.conftest import TODAY, make_task

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def busy(an: User, dung: User, finance: Unit, health: Unit) -> dict[str, Task]:
    """Something for every line: of Sở Tài chính in each state and stage, some of Sở Y tế, and a group's parent."""
    names = (
        "overdue",
        "soon",
        "within",
        "open",
        "paused",
        "waiting",
        "returned",
        "approval",
        "asked",
        "silent",
    )
    dues: dict[str, Any] = {"overdue": date(2026, 6, 9), "soon": date(2026, 6, 18), "open": None}
    made = {
        name: make_task(finance, an, wording=name, due=dues.get(name, date(2026, 7, 9))) for name in names
    }
    made["other"] = make_task(health, an, wording="other", due=date(2026, 6, 18))
    made["parent"] = make_task(finance, an, wording="parent", kind="group", due=date(2026, 6, 18))
    for name in ("waiting", "returned", "approval"):
        report = actions.write(made[name], by=dung, words="BC", complete=True)
        actions.submit(report, by=dung) if name == "approval" else actions.approve(report, by=dung)
    actions.give_back(made["returned"].reports.get(), by=an, why="Thiếu")
    actions.pause(made["paused"], by=an, why="Chờ luật")
    extending.ask(made["within"], by=dung, reason="Chờ số liệu", wanted=date(2026, 7, 30))
    explaining.ask(made["asked"], by=an, question="Vì sao?", answer_by=TODAY)
    silent = explaining.ask(made["silent"], by=an, question="Vì sao?", answer_by=TODAY)
    type(silent).objects.filter(pk=silent.pk).update(asked_on=date(2026, 6, 1), answer_by=date(2026, 6, 5))
    Task.objects.filter(wording__in=("overdue", "waiting", "other")).update(follow_up=an, assignee=dung)
    return made


def person_of(role: str, request: Any) -> User:
    """One who holds a role, for Sở Tài chính or for the whole province."""
    unit = "office" if role in {"task_office", "standing_office", "province_leader"} else "finance"
    if role == "task_office":
        return request.getfixturevalue("an")  # type: ignore[no-any-return]
    return make_user(f"{role}-1", "Lê Thị Khác", role, request.getfixturevalue(unit))


ROLES = (
    "unit_officer",
    "unit_head",
    "assignee",
    "viewer",
    "task_office",
    "standing_office",
    "province_leader",
)


@pytest.mark.parametrize("role", ROLES)
def test_every_line_opens_exactly_the_rows_it_counts(
    role: str, busy: dict[str, Task], request: Any, as_user: Any
) -> None:
    person = person_of(role, request)
    Task.objects.filter(wording__in=("soon", "returned")).update(assignee=person, leader=person)
    client = as_user(person)
    cards = [card for card in client.get("/").context["cards"] if card.place not in {15, 25, 60}]
    lines = [line for card in cards for line in card.lines]
    assert lines
    for line in lines:
        assert line.count > 0
        assert client.get(line.url).context["table"].count == line.count, line.words
    week = next(card for card in cards if card.place == 40)
    assert sum(cell["count"] for cell in week.data) > 0
    for cell in week.data:
        assert client.get(cell["url"]).context["table"].count == cell["count"], cell["day"]


@pytest.mark.parametrize(
    ("today", "first", "title"),
    [
        ("2026-06-19", "2026-06-15", "Tuần này"),
        ("2026-06-20", "2026-06-22", "Tuần sau"),
        ("2026-06-21", "2026-06-22", "Tuần sau"),
    ],
)
def test_at_the_weekend_the_week_is_the_one_that_comes(
    today: str, first: str, title: str, an: User, as_user: Any, settings: Any
) -> None:
    settings.FIXED_TODAY = today
    week = next(card for card in as_user(an).get("/").context["cards"] if card.place == 40)
    assert (week.data[0]["day"].isoformat(), week.title) == (first, title)


def lines_of(client: Any, place: int) -> dict[str, int]:
    """The lines of a card by the filter that each opens."""
    card = next(card for card in client.get("/").context["cards"] if card.place == place)
    return {line.url.split("?")[1].split("&kind")[0]: line.count for line in card.lines}


def test_the_office_finds_what_waits_for_it(busy: dict[str, Task], an: User, as_user: Any) -> None:
    assert lines_of(as_user(an), 5) == {
        "scope=followed&stage=waiting": 1,
        "stage=waiting": 1,
        "waits=extension": 1,
        "waits=explanation_mine": 2,
        "waits=explanation_late": 1,
    }


def test_a_leader_finds_the_lists_to_decide(
    busy: dict[str, Task], office: Unit, an: User, as_user: Any
) -> None:
    leader = make_user("ld", "Lê Đạo", "province_leader", office)
    listed = CriticismList.objects.create(
        made_on=TODAY, stage="submitted", submitted_by=an, submitted_on=TODAY
    )
    task = busy["overdue"]
    listed.rows.create(task=task, unit=task.lead, due=date(2026, 6, 9), days_late=4)
    client = as_user(leader)
    card = next(card for card in client.get("/").context["cards"] if card.place == 5)
    assert (card.lines[0].url, card.lines[0].count) == (listed.get_absolute_url(), 1)
    assert client.get(card.lines[0].url).status_code == 200


def test_head_and_officer_find_what_waits_for_them(
    busy: dict[str, Task], finance: Unit, dung: User, as_user: Any
) -> None:
    officer = {"scope=own&stage=returned": 1, "scope=own&stage=new": 7, "scope=own&waits=explanation": 2}
    assert lines_of(as_user(dung), 5) == officer
    head = make_user("gd", "Giám Đốc", "unit_head", finance)
    assert lines_of(as_user(head), 5) == {"scope=own&stage=approval": 1, **officer}


def test_an_assignee_finds_what_was_passed_on(busy: dict[str, Task], finance: Unit, as_user: Any) -> None:
    person = make_user("cv", "Chuyên Viên", "assignee", finance)
    client = as_user(person)
    card = next(card for card in client.get("/").context["cards"] if card.place == 12)
    assert (card.lines, bool(card.empty)) == ([], True)
    Task.objects.filter(wording="overdue").update(assignee=person)
    assert lines_of(client, 12) == {"scope=mine&state=overdue": 1}


def test_what_changed_is_told_since_the_last_visit_and_at_the_latest_since_yesterday(
    busy: dict[str, Task], an: User, as_user: Any
) -> None:
    client = as_user(an)
    assert lines_of(client, 30) == {
        "tu=14%2F06%2F2026&change=handed": 1,
        "tu=14%2F06%2F2026&change=returned": 1,
    }
    session = client.session
    session["before"] = "2026-06-01"
    session.save()
    assert lines_of(client, 30)["tu=01%2F06%2F2026&change=given"] == len(busy) - 1
    session["before"] = TODAY.isoformat()
    session.save()
    assert "tu=14%2F06%2F2026&change=handed" in lines_of(client, 30)


def test_signing_in_remembers_the_visit_before(an: User, client: Any) -> None:
    from cchc.conftest import PASSWORD
    from cchc.web.clock import now

    type(an).objects.filter(pk=an.pk).update(last_login=now() - timedelta(days=4))
    client.post("/tai-khoan/dang-nhap/", {"username": "an", "password": PASSWORD})
    assert client.session["before"] == "2026-06-11"


@pytest.mark.parametrize("role", ROLES)
def test_the_whole_page_costs_few_queries(
    role: str, busy: dict[str, Task], request: Any, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user(person_of(role, request))
    client.get("/")
    with django_assert_max_num_queries(12):
        client.get("/")


def test_one_without_a_role_has_no_card(db: None, as_user: Any) -> None:
    assert as_user(make_user("x", "Không Vai")).get("/").context["cards"] == []
