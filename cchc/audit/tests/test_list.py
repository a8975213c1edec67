"""The trail of changes, as it is told and listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction

from cchc.accounts import actions as people
from cchc.accounts.models import Holding
from cchc.audit.models import Event
from cchc.audit.telling import history, told, words_of
from cchc.audit.trail import record
from cchc.lib import xlsx
from cchc.units import actions as units
from cchc.web.clock import now, today

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db
URL = "/nhat-ky/"


@pytest.fixture
def _changes(admin_user: User, binh: User, finance: Unit, health: Unit) -> None:
    finance.email = "stc@phutho.gov.vn"
    units.edit(finance, by=admin_user)
    people.give_role(Holding(user=binh, role="verifier", unit=health), by=admin_user)


def labels(answer: Any) -> list[str]:
    return [event.label for event in answer.context["table"].records]


@pytest.mark.usefixtures("_changes")
def test_changes_are_listed_newest_first_with_what_stood_before(an: User, as_user: Any) -> None:
    answer = as_user(an).get(URL)
    assert labels(answer)[1] == "Sở Tài chính"
    assert "stc@phutho.gov.vn" in answer.content.decode()


@pytest.mark.usefixtures("_changes")
@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"kind": "units.unit"}, 1),
        ({"who": "pham quan tri"}, 2),
        ({"who": "ai do"}, 0),
        ({"unit": "Sở Y tế"}, 1),
        ({"q": "Trần Văn Bình"}, 1),
        ({"at_from": "01/01/2099"}, 0),
        ({"at_to": "01/01/2099"}, 2),
        ({"at_from": "không phải ngày"}, 2),
        ({"kind": "khong.co"}, 2),
    ],
)
def test_the_list_narrows(an: User, as_user: Any, query: dict[str, str], count: int) -> None:
    assert len(labels(as_user(an).get(URL, query))) == count


@pytest.mark.usefixtures("_changes")
def test_a_day_holds_from_its_first_to_its_last_moment(an: User, as_user: Any) -> None:
    day = f"{today():%d/%m/%Y}"
    assert len(labels(as_user(an).get(URL, {"at_from": day, "at_to": day}))) == 2


@pytest.mark.usefixtures("_changes")
def test_the_trail_goes_to_excel_in_words(an: User, as_user: Any) -> None:
    rows = xlsx.read(as_user(an).get(URL, {"format": "xlsx"}).content)
    assert any("stc@phutho.gov.vn" in str(cell) for cell in rows[4])


@pytest.mark.parametrize("person", ["binh", "chi"])
def test_who_may_not_see_the_trail_is_refused(request: Any, as_user: Any, person: str) -> None:
    assert as_user(request.getfixturevalue(person)).get(URL).status_code == 403


def test_a_page_of_fifty_events_costs_few_queries(
    an: User, finance: Unit, health: Unit, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        Event.objects.create(
            at=now(),
            by_name="x",
            verb="role.give",
            kind="accounts.holding",
            record=str(number),
            label="x",
            before={"unit_id": finance.pk},
            after={"unit_id": health.pk},
        )
    client = as_user(an)
    with django_assert_max_num_queries(12):
        body = client.get(URL).content.decode()
    assert "Sở Y tế" in body


def test_values_are_told_as_their_fields_show_them(finance: Unit, binh: User) -> None:
    event = Event(
        at=now(),
        by_name="x",
        verb="role.end",
        kind="accounts.holding",
        record="1",
        label="x",
        before={"valid_to": None, "role": "viewer", "unit_id": finance.pk, "user_id": binh.pk},
        after={"valid_to": "2026-06-30", "role": "verifier", "unit_id": 10**9, "user_id": binh.pk},
    )
    changes = {change.before: change.after for change in told([event])[0].changes}
    assert changes[""] == "30/06/2026"
    assert changes["Sở Tài chính"] == "#1000000000"
    assert "Trần Văn Bình" not in changes


def test_a_record_of_a_kind_that_is_no_more_is_told_by_its_keys(db: None) -> None:
    event = Event(
        at=now(),
        by_name="x",
        verb="ghost.boo",
        kind="ghost.thing",
        record="1",
        label="x",
        after={"old_key": [1, 2]},
    )
    item = told([event])[0]
    assert (item.kind, item.words) == ("ghost.thing", "ghost.boo")
    assert [(change.label, change.after) for change in item.changes] == [("Old key", "1, 2")]


def test_a_moment_and_a_truth_are_told_in_words(db: None) -> None:
    event = Event(
        at=now(),
        by_name="x",
        verb="person.edit",
        kind="accounts.user",
        record="1",
        label="x",
        before={"is_active": True, "last_login": "2026-11-24T01:00:00+00:00"},
        after={"is_active": False, "last_login": None},
    )
    changes = told([event])[0].changes
    assert changes[0].before != changes[0].after
    assert changes[1].before == "24/11/2026 08:00"


def test_a_new_record_tells_only_what_it_says(db: None) -> None:
    event = Event(
        at=now(), by_name="x", verb="unit.add", kind="units.unit", record="1", label="x",
        after={"id": 7, "name": "Sở Mới", "asked": False, "email": "", "valid_to": None},
    )  # fmt: skip
    assert [change.after for change in told([event])[0].changes] == ["Sở Mới"]


@pytest.mark.parametrize("verb", ["unit.add", "person.edit", "anything.remove"])
def test_a_verb_has_words(verb: str) -> None:
    assert words_of(verb) != verb


def test_history_tells_of_rows_that_belong_together_and_of_no_others(
    admin_user: User, binh: User, finance: Unit, health: Unit
) -> None:
    with transaction.atomic():
        record("unit.edit", finance, by=admin_user)
        record("unit.edit", health, by=admin_user)
        record("person.edit", binh, by=admin_user)
    found = history([finance, binh])
    assert [item.event.label for item in found] == ["Trần Văn Bình", "Sở Tài chính"]
    assert history([]) == []
