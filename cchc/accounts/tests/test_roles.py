"""Giving and ending roles by browser, and the page of rights."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from cchc.accounts.models import Holding, User
from cchc.accounts.rights import ROLES, VERBS
from cchc.web.clock import today

if TYPE_CHECKING:
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db


def give(person: User) -> str:
    return f"/tai-khoan/nguoi-dung/{person.pk}/them-vai-tro/"


def end(holding: Holding) -> str:
    return f"/tai-khoan/vai-tro/{holding.pk}/ket-thuc/"


def filled(unit: Unit, **given: Any) -> dict[str, Any]:
    return {"role": "verifier", "unit": unit.pk, "valid_from": "01/11/2026", "basis": "QĐ 5", **given}


def test_a_role_is_given_for_a_unit_from_a_day_on(
    admin_user: User, binh: User, health: Unit, as_user: Any
) -> None:
    assert as_user(admin_user).post(give(binh), filled(health)).status_code == 302
    holding = binh.holdings.get(role="verifier")
    assert (holding.unit, holding.valid_from, holding.basis) == (health, date(2026, 11, 1), "QĐ 5")


def test_the_first_day_of_a_role_is_today_unless_another_is_typed(
    admin_user: User, binh: User, as_user: Any
) -> None:
    assert as_user(admin_user).get(give(binh)).context["form"]["valid_from"].value() == today()


@pytest.mark.parametrize(
    ("field", "value"),
    [("role", "vua"), ("unit", ""), ("unit", "0"), ("valid_from", ""), ("valid_to", "01/01/2020")],
)
def test_a_wrong_field_is_told_and_nothing_is_given(
    admin_user: User, binh: User, health: Unit, as_user: Any, field: str, value: str
) -> None:
    answer = as_user(admin_user).post(give(binh), {**filled(health), field: value})
    assert answer.status_code == 422
    assert binh.holdings.count() == 1


def test_the_same_role_twice_is_told(admin_user: User, binh: User, finance: Unit, as_user: Any) -> None:
    answer = as_user(admin_user).post(give(binh), filled(finance, role="viewer"))
    assert answer.status_code == 422
    assert "role" in answer.context["form"].errors


def test_a_role_ends_after_a_day_and_its_history_stays(admin_user: User, binh: User, as_user: Any) -> None:
    holding = binh.holdings.get()
    given = {"last_day": f"{today():%d/%m/%Y}", "basis": "QĐ 6"}
    assert as_user(admin_user).post(end(holding), given).status_code == 302
    assert Holding.objects.get(pk=holding.pk).valid_to == today()


@pytest.mark.parametrize("day", ["", "31/12/2019", "hôm qua"])
def test_a_last_day_that_cannot_be_is_told(admin_user: User, binh: User, as_user: Any, day: str) -> None:
    answer = as_user(admin_user).post(end(binh.holdings.get()), {"last_day": day})
    assert answer.status_code == 422
    assert binh.holdings.get().valid_to is None


def test_the_last_administrator_cannot_end_the_own_role(admin_user: User, as_user: Any) -> None:
    tomorrow = today() + timedelta(days=1)
    answer = as_user(admin_user).post(end(admin_user.holdings.get()), {"last_day": f"{tomorrow:%d/%m/%Y}"})
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()
    assert admin_user.holdings.get().valid_to is None


@pytest.mark.parametrize("pk", ["0", "abc", "9" * 40])
def test_a_key_of_no_role_is_not_found(admin_user: User, as_user: Any, pk: str) -> None:
    assert as_user(admin_user).get(f"/tai-khoan/vai-tro/{pk}/ket-thuc/").status_code == 404


def test_who_may_not_manage_people_ends_no_role(binh: User, chi: User, as_user: Any) -> None:
    holding = chi.holdings.get()
    assert as_user(binh).post(end(holding), {"last_day": f"{today():%d/%m/%Y}"}).status_code == 403
    assert Holding.objects.get(pk=holding.pk).valid_to is None


def test_the_matrix_says_of_every_role_and_verb_what_the_list_of_rights_says(
    binh: User, as_user: Any
) -> None:
    context = as_user(binh).get("/tai-khoan/quyen/").context
    drawn = {row["verb"]: row["marks"] for row in context["rows"]}
    assert set(drawn) == set(VERBS)
    assert drawn["person.edit"] == [role.code == "admin" for role in ROLES.values()]
