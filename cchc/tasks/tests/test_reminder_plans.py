"""Pages of reminder days: the office sets everybody's, a unit its own; nobody leaves the ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc.audit.models import Event
from cchc.tasks.chasing.plans import Plans
from cchc.tasks.models import ReminderPlan

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db
PAGE, USUAL = "/nhiem-vu/nhac-viec/", "/nhiem-vu/nhac-viec/chung/"


def own(unit: Unit, end: str = "") -> str:
    """The address of a unit's days."""
    return f"{PAGE}don-vi/{unit.pk}/{end}"


def test_the_office_changes_everybodys_days_and_the_ladder(as_user: Any, an: User) -> None:
    client = as_user(an)
    assert 'value="7, 3, 1"' in client.get(USUAL).content.decode()
    data = {"before": "1; 5, 10 5", "on_day": "on", "first_after": 2, "second_after": 4, "list_after": 15}
    assert client.post(USUAL, data).url == PAGE
    plan = ReminderPlan.objects.get(unit=None)
    assert (plan.before, plan.on_day, plan.weekly, plan.digest) == ([10, 5, 1], True, False, False)
    assert (plan.first_after, plan.second_after, plan.list_after) == (2, 4, 15)
    assert "10, 5, 1" in client.get(PAGE).content.decode()
    assert Event.objects.get(verb="reminders.edit").by_name == an.full_name


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"before": "7, -3"}, "Ghi số nguyên từ 1 đến 60"),
        ({"before": "0"}, "Ghi số nguyên từ 1 đến 60"),
        ({"before": "61"}, "Ghi số nguyên từ 1 đến 60"),
        ({"before": "1 2 3 4 5 6 7 8 9 10 11"}, "Nhiều nhất 10"),
        ({"second_after": 1}, "Bậc sau phải muộn hơn bậc trước"),
        ({"first_after": 0}, "Bậc sau phải muộn hơn bậc trước"),
    ],
)
def test_days_that_cannot_be_are_told(as_user: Any, an: User, data: dict[str, Any], words: str) -> None:
    good = {"before": "7", "first_after": 1, "second_after": 5, "list_after": 10}
    answer = as_user(an).post(USUAL, good | data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert ReminderPlan.objects.get().before == [7, 3, 1]


def test_whoever_comes_second_to_the_plan_is_told(as_user: Any, an: User) -> None:
    ReminderPlan.objects.update(version=4)
    data = {"version": 3, "before": "9", "first_after": 1, "second_after": 5, "list_after": 10}
    assert as_user(an).post(USUAL, data).status_code == 422


def test_where_the_plan_was_taken_away_the_usual_days_hold_and_can_be_saved(as_user: Any, an: User) -> None:
    ReminderPlan.objects.all().delete()
    assert Plans().of(1).before == {7, 3, 1}
    assert (Plans().ladder.second, Plans().farthest()) == (5, 7)
    as_user(an).post(USUAL, {"before": "", "first_after": 1, "second_after": 5, "list_after": 10})
    assert ReminderPlan.objects.get(unit=None).before == []
    assert Plans().farthest() == 0


def test_a_unit_sets_its_own_days_and_takes_them_back(as_user: Any, dung: User, finance: Unit) -> None:
    client = as_user(dung)
    assert own(finance) in client.get(PAGE).content.decode()
    page = client.get(own(finance)).content.decode()
    assert 'value="7, 3, 1"' in page
    assert "list_after" not in page
    assert client.post(own(finance), {"before": "2", "weekly": "on", "list_after": 90}).url == PAGE
    plan = ReminderPlan.objects.get(unit=finance)
    assert (plan.before, plan.on_day, plan.weekly, plan.list_after) == ([2], False, True, 10)
    assert Plans().of(finance.pk).before == {2}
    assert Plans().ladder.listed == 10
    assert "Sở Tài chính" in client.get(PAGE).content.decode()
    client.post(own(finance, "bo/"))
    assert Plans().of(finance.pk).before == {7, 3, 1}
    assert client.post(own(finance, "bo/")).status_code == 404


def test_a_unit_neither_sees_nor_changes_the_days_of_another(
    as_user: Any, chi: User, finance: Unit, django_assert_max_num_queries: Any
) -> None:
    ReminderPlan.objects.create(unit=finance, before=[2])
    client = as_user(chi)
    with django_assert_max_num_queries(14):
        page = client.get(PAGE).content.decode()
    assert "Chưa đơn vị nào đặt lịch riêng" in page
    assert "phê bình" not in page
    assert client.get(own(finance)).status_code == 403
    assert client.post(own(finance, "bo/")).status_code == 403
    assert client.get(USUAL).status_code == 403


def test_one_who_only_reads_is_refused(as_user: Any, binh: User, finance: Unit) -> None:
    client = as_user(binh)
    assert [client.get(path).status_code for path in (PAGE, USUAL, own(finance))] == [403] * 3


def test_a_unit_that_is_none_is_not_found(as_user: Any, an: User) -> None:
    assert as_user(an).get(f"{PAGE}don-vi/999999/").status_code == 404


def test_a_digest_is_wanted_where_any_of_ones_units_wants_it(finance: Unit, health: Unit) -> None:
    ReminderPlan.objects.create(unit=finance, digest=False)
    assert not Plans().wants_digest([finance.pk])
    assert Plans().wants_digest([finance.pk, health.pk])
