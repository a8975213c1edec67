"""The search line over documents and tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc.directives import finder
from cchc.tasks import finder as task_finder
from cchc.tasks.tests.conftest import make_task

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.directives.models import Directive
    from cchc.units.models import Unit


@pytest.mark.parametrize(
    ("words", "place"), [("77/TB-VPUBND", 0), ("77", 0), ("cai cach hanh chinh", 10), ("dat lich kham", 50)]
)
def test_a_number_stands_before_a_subject_and_a_subject_before_the_text(
    directive: Directive, an: User, words: str, place: int
) -> None:
    (hit,) = finder.find(an, words)
    assert (hit.place, hit.url) == (place, directive.get_absolute_url())


@pytest.mark.usefixtures("directive")
def test_a_document_is_found_only_by_those_who_may_see_it(an: User, chi: User) -> None:
    assert finder.find(an, "77/TB-VPUBND")
    assert finder.find(chi, "77/TB-VPUBND") == []
    assert finder.find(an, "xây dựng sân bay") == []


def test_the_search_line_finds_the_newest_tasks_first_and_a_few_of_many(an: User, finance: Unit) -> None:
    for number in range(task_finder.MOST + 3):
        make_task(finance, an, wording=f"Rà soát phí lần {number}")
    hits = task_finder.find(an, "ra soat phi")
    assert len(hits) == task_finder.MOST
    assert f"lần {task_finder.MOST + 2}" in hits[0].title
    assert {hit.note for hit in hits} == {"STC"}
    assert task_finder.find(an, "không có việc này") == []


def test_a_stranger_finds_no_task_of_another_unit(an: User, chi: User, finance: Unit) -> None:
    make_task(finance, an, wording="Rà soát phí")
    assert task_finder.find(an, "Rà soát phí")
    assert task_finder.find(chi, "Rà soát phí") == []


@pytest.mark.usefixtures("directive")
def test_the_page_of_the_search_line_shows_both_kinds(an: User, finance: Unit, as_user: Any) -> None:
    make_task(finance, an, wording="Báo cáo theo 77/TB-VPUBND")
    hits = as_user(an).get("/tim/", {"q": "77/TB-VPUBND"}).context["hits"]
    assert [hit.place for hit in hits] == [0, 30]
