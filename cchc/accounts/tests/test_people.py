"""The list of people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.accounts.models import Holding, User
from cchc.conftest import make_user
from cchc.lib import xlsx

if TYPE_CHECKING:
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db
URL = "/tai-khoan/nguoi-dung/"


def names(answer: Any) -> list[str]:
    """The names of the rows on the page."""
    return [row.full_name for row in answer.context["table"].records]


@pytest.mark.usefixtures("an", "chi")
def test_a_colleague_sees_everybody_sorted_by_given_name_and_may_add_nobody(binh: User, as_user: Any) -> None:
    answer = as_user(binh).get(URL)
    assert names(answer) == ["Nguyễn Thị An", "Trần Văn Bình", "Lê Linh Chi"]
    assert "/nguoi-dung/them/" not in answer.content.decode()


def test_one_without_a_role_is_refused(db: None, as_user: Any) -> None:
    assert as_user(make_user("khong", "Không Vai Trò")).get(URL).status_code == 403


@pytest.mark.usefixtures("an", "chi")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "nguyen an"}, ["Nguyễn Thị An"]),
        ({"role": "viewer"}, ["Trần Văn Bình"]),
        ({"role": ["viewer", "task_office"]}, ["Nguyễn Thị An", "Trần Văn Bình"]),
        ({"state": "inactive"}, []),
        ({"role": "khong-co"}, ["Nguyễn Thị An", "Trần Văn Bình", "Lê Linh Chi"]),
    ],
)
def test_the_list_narrows_by_words_role_and_sign_in(
    binh: User, as_user: Any, query: dict[str, Any], found: list[str]
) -> None:
    assert names(as_user(binh).get(URL, query)) == found


@pytest.mark.usefixtures("an", "chi")
def test_the_list_narrows_by_the_unit_of_a_role_held_today(
    binh: User, finance: Unit, office: Unit, as_user: Any
) -> None:
    Holding.objects.create(user=binh, role="viewer", unit=office, valid_to=date(2020, 1, 1))
    client = as_user(binh)
    assert names(client.get(URL, {"unit": finance.pk})) == ["Trần Văn Bình"]
    assert names(client.get(URL, {"unit": office.pk})) == ["Nguyễn Thị An"]


def test_when_people_last_signed_in_is_for_administrators_alone(
    binh: User, admin_user: User, as_user: Any
) -> None:
    sheets = []
    for person in (binh, admin_user):
        answer = as_user(person).get(URL, {"format": "xlsx"})
        sheets.append(xlsx.read(answer.content)[2])
    assert len(sheets[1]) == len(sheets[0]) + 1


def test_a_page_of_fifty_people_costs_few_queries(
    binh: User, health: Unit, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(55):
        make_user(f"u{number}", f"Người {number}", "viewer", health)
    client = as_user(binh)
    with django_assert_max_num_queries(14):
        assert len(names(client.get(URL))) == 50
