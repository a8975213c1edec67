"""The demonstration: whole after one loading, unchanged by a second, and never mixed with people of one's own."""

from __future__ import annotations

import stat

import pytest
from django.apps import apps

from cchc.accounts.models import Holding, User
from cchc.accounts.rights import ROLES
from cchc.cli import main
from cchc.conftest import make_user
from cchc.demo.load import PROVINCE, load_demo
from cchc.demo.people import PEOPLE, accounts_file, load_people
from cchc.directives.models import Directive
from cchc.errors import UserError
from cchc.tasks.columns import lead_of, mark_of, state_of
from cchc.tasks.models import Explanation, Extension, Report, Task, Transfer
from cchc.tasks.transfers import to_hand_over
from cchc.units.loading import load_province
from cchc.web.clock import today
from cchc.web.frame import is_demo

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(600)]


def loaded() -> list[str]:
    """Load the demonstration; what was told."""
    told: list[str] = []
    load_demo(told.append)
    return told


def counted() -> dict[str, int]:
    """How many rows each of our tables has."""
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model.__module__.startswith("cchc.")
    }


def test_a_second_loading_adds_nothing_and_changes_no_password() -> None:
    assert len(loaded()) == 8
    rows, accounts = counted(), accounts_file().read_text(encoding="utf-8")
    assert rows["tasks.Task"] > 20
    assert rows["indicators.IndicatorValue"] > 80
    loaded()
    assert counted() == rows
    assert accounts_file().read_text(encoding="utf-8") == accounts
    _everything_is_there(accounts)


def _everything_is_there(accounts: str) -> None:
    assert is_demo()
    assert stat.S_IMODE(accounts_file().stat().st_mode) == 0o600
    password = accounts.splitlines()[0].rpartition(" ")[2]
    people = User.objects.filter(username__in=[row[0] for row in PEOPLE])
    assert len(people) == len(PEOPLE)
    assert all(person.check_password(password) and not person.must_change_password for person in people)
    assert set(Holding.objects.values_list("role", flat=True)) == set(ROLES)
    assert list(Directive.objects.order_by("pk").values_list("state", flat=True)) == [
        "accepted",
        "accepted",
        "review",
    ]
    _a_year_of_work()


def _a_year_of_work() -> None:
    tasks = Task.objects.select_related("lead__province")
    states = {state_of(task) for task in tasks}
    assert {"overdue", "within", "on_time", "late", "stopped"} <= states
    assert sum(state_of(task) == "overdue" for task in tasks) < len(tasks) / 5
    assert not [task for task in tasks if task.handed_on and not task.given_on <= task.handed_on <= today()]
    ended = [task for task in tasks if task.lead.valid_to and task.lead.valid_to < today()]
    assert ended
    assert {lead_of(task).partition(" (")[2] for task in ended} == {"Tỉnh Hòa Bình)"}
    assert {"waiting", "soon"} <= states
    assert {mark_of(task) for task in tasks} == {"", "new", "returned"}
    assert Extension.objects.filter(decision="open").count() == Explanation.objects.count() == 1
    assert {report.stage for report in Report.objects.all()} == {
        "submitted",
        "handed",
        "returned",
        "accepted",
    }
    periods = [task for task in tasks if task.period]
    assert {"within", "on_time"} <= {state_of(task) for task in periods}
    assert {"bo-noi-vu-cchc", "hang-thang", "hang-quy"} <= {
        task.schedule.key for task in tasks.filter(kind="series").select_related("schedule") if task.schedule
    }
    moved = Transfer.objects.select_related("source", "target", "task__lead").filter(kind="move")
    assert {row.source.province.name for row in moved} == {"Tỉnh Hòa Bình"}  # type: ignore[union-attr]
    assert all(row.task.lead == row.target and row.task.standings.exists() for row in moved)
    assert Task.objects.filter(origin__lead__name="Huyện Lương Sơn").count() == 3
    assert set(Transfer.objects.values_list("kind", flat=True)) == {"move", "share", "stop"}
    waiting = to_hand_over(Task.objects.select_related("lead"), today())
    assert 0 < len(waiting) < 10
    assert {task.lead.name for task in waiting} == {"Sở Tư pháp", "Sở Tài chính"}


def test_an_installation_with_people_of_its_own_is_left_as_it_is() -> None:
    make_user("an", "Nguyễn Thị An")
    before = counted()
    with pytest.raises(UserError, match="CCHC_DATA_DIR"):
        loaded()
    assert counted() == before
    assert not is_demo()


def test_a_person_who_is_missing_gets_the_password_of_the_others() -> None:
    province = load_province(PROVINCE, by="test").province
    load_people(province)
    first = accounts_file().read_text(encoding="utf-8")
    User.objects.get(username="chixem").delete()
    load_people(province)
    assert accounts_file().read_text(encoding="utf-8") == first
    assert User.objects.get(username="chixem").check_password(first.splitlines()[0].rpartition(" ")[2])


def test_the_verb_tells_its_steps_and_prints_the_accounts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"], {}) == 0
    told = capsys.readouterr()
    assert told.out == "\n" + accounts_file().read_text(encoding="utf-8")
    assert "• Tỉnh Phú Thọ" in told.err
    assert all(f"{row[0]} " in told.out for row in PEOPLE)
