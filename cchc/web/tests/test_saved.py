"""Saved views: the filters of a list under a name of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.web.saved import LONGEST, MOST, plain

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db

LIST = "/nhiem-vu/"


def save(client: Any, name: str, query: str, page: str = LIST) -> Any:
    """Send what the form above a list sends."""
    return client.post(reverse("web:saved_views"), {"page": page, "name": name, "query": query})


def test_filters_are_saved_and_shown_as_a_chip_that_is_on(an: User, as_user: Any) -> None:
    client = as_user(an)
    answer = save(client, " Quá  hạn ", "state=overdue&page=3&q=")
    assert answer.url == f"{LIST}?state=overdue"
    table = client.get(answer.url).context["table"]
    assert [(view.name, view.url, view.here) for view in table.saved] == [("Quá hạn", "?state=overdue", True)]
    assert not client.get(LIST).context["table"].saved[0].here
    assert "chip-on" in client.get(answer.url).content.decode()


def test_a_name_used_again_holds_the_new_filters(an: User, as_user: Any) -> None:
    client = as_user(an)
    save(client, "Của tôi", "state=overdue")
    save(client, "Của tôi", "state=soon")
    assert list(an.saved_views.values_list("name", "query")) == [("Của tôi", "state=soon")]


@pytest.mark.parametrize(
    "page", ["", "nhiem-vu/", "//xau.example/", "/khong-co/", "/\\\\xau", "/" + "a" * 60]
)
def test_what_is_no_page_of_the_site_is_not_saved(page: str, an: User, as_user: Any) -> None:
    assert save(as_user(an), "x", "state=soon", page).url == reverse("web:saved_views")
    assert not an.saved_views.exists()


def test_neither_nameless_nor_endless_nor_too_many(an: User, as_user: Any) -> None:
    client = as_user(an)
    save(client, " ", "state=soon")
    save(client, "dài", "q=" + "a" * LONGEST)
    assert not an.saved_views.exists()
    for number in range(MOST + 1):
        save(client, str(number), "")
    assert an.saved_views.count() == MOST
    assert save(client, "0", "state=soon").status_code == 302
    assert an.saved_views.get(name="0").query == "state=soon"


def test_a_view_is_renamed_unless_the_name_is_taken_or_empty(an: User, as_user: Any) -> None:
    client = as_user(an)
    save(client, "Một", "state=soon")
    save(client, "Hai", "state=late")
    one = an.saved_views.get(name="Một")
    for name, expected in (("Hai", "Một"), ("", "Một"), ("Ba", "Ba")):
        client.post(reverse("web:rename_view", args=[one.pk]), {"name": name})
        one.refresh_from_db()
        assert one.name == expected, name


def test_a_view_is_deleted_after_asking(an: User, as_user: Any) -> None:
    client = as_user(an)
    save(client, "Một", "state=soon")
    address = reverse("web:delete_view", args=[an.saved_views.get().pk])
    assert "Một" in client.get(address).content.decode()
    assert an.saved_views.exists()
    client.post(address)
    assert not an.saved_views.exists()


def test_the_views_of_others_are_not_there(an: User, binh: User, as_user: Any) -> None:
    row = binh.saved_views.create(page=LIST, name="Của Bình")
    client = as_user(an)
    assert "Của Bình" not in client.get(LIST).content.decode()
    assert "Của Bình" not in client.get(reverse("web:saved_views")).content.decode()
    assert client.post(reverse("web:rename_view", args=[row.pk]), {"name": "x"}).status_code == 404
    assert client.post(reverse("web:delete_view", args=[row.pk])).status_code == 404
    assert client.get(f"/bo-loc/{'9' * 30}/xoa/").status_code == 404


def test_a_list_without_saved_views_says_how_to_make_one(an: User, as_user: Any) -> None:
    client = as_user(an)
    assert client.get(reverse("web:saved_views")).status_code == 200
    save(client, "Một", "state=soon")
    assert f"{LIST}?state=soon" in client.get(reverse("web:saved_views")).content.decode()


def test_equal_filters_are_equal_whatever_their_order() -> None:
    assert plain("?b=2&a=1&a=0&page=3&format=xlsx&c=") == plain("a=0&a=1&b=2") == "a=0&a=1&b=2"
