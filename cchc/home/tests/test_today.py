"""The first page of the morning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("person", ["an", "binh", "chi", "admin_user"])
def test_everybody_who_signed_in_has_a_first_page_with_the_cards_of_their_work_in_order(
    request: Any, as_user: Any, person: str, django_assert_max_num_queries: Any
) -> None:
    client = as_user(request.getfixturevalue(person))
    with django_assert_max_num_queries(25):
        answer = client.get("/")
    assert answer.status_code == 200
    assert bool(answer.context["cards"]) == (person != "admin_user")
    places = [card.place for card in answer.context["cards"]]
    assert places == sorted(places)


def test_the_first_page_stands_first_in_the_menu(an: User, as_user: Any) -> None:
    first, *others = as_user(an).get("/").context["menu"]
    assert (first["url"], first["here"]) == ("/", True)
    assert not any(row["here"] for row in others)
