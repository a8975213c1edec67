"""Adding a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc.audit.models import Event
from cchc.units.loading import ensure_groups
from cchc.units.models import Unit

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db
URL = "/don-vi/them/"
FILLED = {"name": "Sở Mới", "kind": "department", "valid_from": "01/03/2026", "place": "100"}


def test_a_unit_is_added_below_its_parent_into_its_groups(
    admin_user: User, province: Unit, as_user: Any
) -> None:
    group = ensure_groups()["so"]
    answer = as_user(admin_user).post(URL, {**FILLED, "parent": province.pk, "groups": [group.pk]})
    unit = Unit.objects.get(name="Sở Mới")
    assert answer.url == unit.get_absolute_url()
    assert (unit.parent, unit.province, unit.groups.get()) == (province, province, group)
    assert Event.objects.get(verb="unit.add").after["groups"] == [group.name]


def test_the_page_begins_with_the_unit_it_was_asked_from(
    admin_user: User, province: Unit, as_user: Any
) -> None:
    answer = as_user(admin_user).get(URL, {"parent": province.slug})
    assert answer.context["form"].initial["parent"] == province


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("kind", "x"),
        ("valid_to", "01/01/2020"),
        ("latitude", "21.5"),
        ("parent", "999999"),
        ("parent", "Không Có"),
        ("valid_from", "31/02/2026"),
    ],
)
def test_a_wrong_field_is_told_and_nothing_is_written(
    admin_user: User, as_user: Any, field: str, value: str
) -> None:
    before = Unit.objects.count()
    answer = as_user(admin_user).post(URL, {**FILLED, field: value})
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert Unit.objects.count() == before


def test_the_parent_may_be_typed_by_its_name_without_accents(
    admin_user: User, finance: Unit, as_user: Any
) -> None:
    as_user(admin_user).post(URL, {**FILLED, "parent": "so tai chinh"})
    assert Unit.objects.get(name="Sở Mới").parent == finance


def test_a_name_that_two_units_bear_asks_for_the_slug(
    admin_user: User, finance: Unit, health: Unit, as_user: Any
) -> None:
    health.name = finance.name
    health.save()
    answer = as_user(admin_user).post(URL, {**FILLED, "parent": "so tai chinh"})
    assert finance.slug in str(answer.context["form"].errors["parent"])
    assert as_user(admin_user).post(URL, {**FILLED, "parent": finance.slug}).status_code == 302


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_edit_units_is_refused(binh: User, an: User, as_user: Any, method: str) -> None:
    for person in (binh, an):
        assert getattr(as_user(person), method)(URL, FILLED).status_code == 403
    assert not Unit.objects.filter(name="Sở Mới").exists()
