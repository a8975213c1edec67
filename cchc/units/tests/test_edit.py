"""Correcting a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc.units import actions
from cchc.units.models import Unit

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db


def url(unit: Unit) -> str:
    return f"/don-vi/sua/{unit.slug}/"


def filled(unit: Unit, **changes: Any) -> dict[str, Any]:
    """What the form sends for a unit, with changes."""
    return {
        "name": unit.name,
        "kind": unit.kind,
        "short_name": unit.short_name,
        "parent": unit.parent_id,
        "place": unit.place,
        "version": unit.version,
        **changes,
    }


def test_an_administrator_corrects_a_unit(admin_user: User, finance: Unit, as_user: Any) -> None:
    answer = as_user(admin_user).post(
        url(finance), filled(finance, short_name="Sở TC", other_names="Tài chính")
    )
    assert answer.url == finance.get_absolute_url()
    unit = Unit.objects.get(pk=finance.pk)
    assert (unit.short_name, unit.aliases, unit.version) == ("Sở TC", ["Tài chính"], 2)


def test_the_second_of_two_editors_keeps_what_was_typed_and_may_save_over(
    admin_user: User, finance: Unit, as_user: Any
) -> None:
    client = as_user(admin_user)
    mine = filled(finance, short_name="của tôi")
    theirs = Unit.objects.get(pk=finance.pk)
    theirs.short_name = "của họ"
    actions.edit(theirs, by="test")
    answer = client.post(url(finance), mine)
    assert answer.status_code == 422
    form = answer.context["form"]
    assert form.is_stale
    assert {"của họ", "của tôi"} <= {str(value) for row in form.theirs for value in row.values()}
    assert Unit.objects.get(pk=finance.pk).short_name == "của họ"
    again = {**mine, "version": form.data["version"]}
    assert client.post(url(finance), again).status_code == 302
    assert Unit.objects.get(pk=finance.pk).short_name == "của tôi"


def test_a_unit_put_below_itself_is_refused_at_its_field(
    admin_user: User, province: Unit, finance: Unit, as_user: Any
) -> None:
    answer = as_user(admin_user).post(url(province), filled(province, parent=finance.pk))
    assert answer.status_code == 422
    assert "parent" in answer.context["form"].errors


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_colleague_who_only_sees_is_refused(binh: User, finance: Unit, as_user: Any, method: str) -> None:
    assert getattr(as_user(binh), method)(url(finance), filled(finance, name="X")).status_code == 403
    assert Unit.objects.get(pk=finance.pk).name == "Sở Tài chính"


def test_a_slug_of_no_unit_is_not_found(admin_user: User, as_user: Any) -> None:
    assert as_user(admin_user).get("/don-vi/sua/khong-co/").status_code == 404
