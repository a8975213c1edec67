"""Recording what became of units: checked, shown, confirmed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.units.models import Unit, UnitChange

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db
URL = "/don-vi/bien-dong/"


def filled(*sources: Unit, **given: Any) -> dict[str, Any]:
    """What the form sends for a merger."""
    return {
        "kind": "merge",
        "day": "01/03/2026",
        "basis": "QĐ 9",
        "sources": [unit.pk for unit in sources],
        "new_names": "Sở Chung",
        **given,
    }


def test_nothing_is_written_before_it_is_confirmed(
    admin_user: User, binh: User, finance: Unit, health: Unit, as_user: Any
) -> None:
    answer = as_user(admin_user).post(URL, filled(finance, health))
    assert answer.status_code == 200
    assert [unit.name for unit in answer.context["plan"].ending] == ["Sở Tài chính", "Sở Y tế"]
    assert answer.context["left_behind"] == {"units": 2, "below": 0, "roles": 1}
    assert binh.full_name
    assert not UnitChange.objects.exists()


def test_the_confirmed_change_is_written_and_its_new_unit_opened(
    admin_user: User, province: Unit, finance: Unit, health: Unit, as_user: Any
) -> None:
    answer = as_user(admin_user).post(URL, filled(finance, health, confirm="1"))
    new = Unit.objects.get(name="Sở Chung")
    assert answer.url == new.get_absolute_url()
    assert new.parent == province
    assert Unit.objects.get(pk=health.pk).valid_to == date(2026, 2, 28)


def test_several_units_may_be_typed_by_their_names(
    admin_user: User, finance: Unit, health: Unit, as_user: Any
) -> None:
    given = filled(sources=["so tai chinh; so y te"], confirm="1")
    assert as_user(admin_user).post(URL, given).status_code == 302
    assert set(UnitChange.objects.get().sources.all()) == {finance, health}


@pytest.mark.parametrize("confirm", [{}, {"confirm": "1"}])
def test_what_cannot_be_is_told_and_nothing_is_written(
    admin_user: User, finance: Unit, as_user: Any, confirm: dict[str, str]
) -> None:
    answer = as_user(admin_user).post(URL, {**filled(finance), **confirm})
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()
    assert not UnitChange.objects.exists()


def test_more_names_than_a_person_types_are_refused(
    admin_user: User, finance: Unit, health: Unit, as_user: Any
) -> None:
    given = filled(finance, health, new_names="\n".join(f"Sở {n}" for n in range(51)))
    answer = as_user(admin_user).post(URL, given)
    assert "new_names" in answer.context["form"].errors


def test_the_page_begins_with_the_unit_it_was_asked_from(
    admin_user: User, finance: Unit, as_user: Any
) -> None:
    answer = as_user(admin_user).get(URL, {"unit": finance.slug})
    assert "Sở Tài chính (Tỉnh Phú Thọ)" in answer.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_edit_units_is_refused(binh: User, finance: Unit, as_user: Any, method: str) -> None:
    assert getattr(as_user(binh), method)(URL, filled(finance)).status_code == 403
