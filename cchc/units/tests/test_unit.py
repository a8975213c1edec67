"""The page of one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc.conftest import make_user
from cchc.units import actions
from cchc.units.models import Unit

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db


def test_a_colleague_sees_facts_and_people_but_no_button_and_no_trail(
    binh: User, finance: Unit, as_user: Any
) -> None:
    answer = as_user(binh).get(finance.get_absolute_url())
    assert answer.status_code == 200
    assert [row.user for row in answer.context["holdings"]] == [binh]
    assert answer.context["events"] is None
    assert f"/sua/{finance.slug}/" not in answer.content.decode()


def test_who_may_edit_sees_the_trail_and_the_way_to_edit(
    admin_user: User, finance: Unit, as_user: Any
) -> None:
    finance.short_name = "Sở TC"
    actions.edit(finance, by=admin_user)
    answer = as_user(admin_user).get(finance.get_absolute_url())
    assert f"/sua/{finance.slug}/" in answer.content.decode()
    change = answer.context["events"][0].changes[0]
    assert (change.before, change.after) == ("STC", "Sở TC")


def test_one_without_a_role_is_refused(finance: Unit, as_user: Any) -> None:
    answer = as_user(make_user("khong", "Không Vai Trò")).get(finance.get_absolute_url())
    assert answer.status_code == 403


@pytest.mark.parametrize("slug", ["khong-co", "phu-tho-2025/khong-co", "a/b/c/d", "%00", "x" * 400])
def test_a_slug_of_no_unit_is_not_found(binh: User, as_user: Any, slug: str) -> None:
    assert as_user(binh).get(f"/don-vi/xem/{slug}/").status_code == 404


def test_an_ended_unit_says_so_names_its_successors_and_draws_its_history(
    as_user: Any, django_assert_max_num_queries: Any
) -> None:
    province = actions.load_province("phu-tho-2025", by="test").province
    client = as_user(make_user("xem", "Trần Xem", "viewer", province))
    district = Unit.objects.get(slug="hoa-binh/huyen-da-bac")
    with django_assert_max_num_queries(34):
        answer = client.get(district.get_absolute_url())
    assert answer.context["state"] == "ended"
    assert {unit.kind for unit in answer.context["stands_for"]} == {"commune"}
    body = answer.content.decode()
    assert "<svg" in body
    assert "203/2025/QH15" in body
    assert answer.context["children"][0]["count"] == 17


def test_a_unit_that_nothing_ever_happened_to_has_no_history(binh: User, finance: Unit, as_user: Any) -> None:
    answer = as_user(binh).get(finance.get_absolute_url())
    assert answer.context["lineage"].told == []
    assert "lineage-head" not in answer.content.decode()
