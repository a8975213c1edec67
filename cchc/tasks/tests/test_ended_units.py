"""The page of ended units whose tasks wait to be handed over, its card, and the look-up of tasks to merge into."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.conftest import make_unit
from cchc.tasks.history import amend
from cchc.tasks.models import Task
from cchc.tasks.tests.conftest import make_task
from cchc.tasks.transfers import counts, first_day, proposals, to_hand_over
from cchc.units.models import UnitChange

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

TODAY = date(2026, 6, 15)
PAGE = "/nhiem-vu/chuyen-giao/"


def ended(slug: str, name: str, *heirs: Unit, day: date = date(2025, 7, 1)) -> Unit:
    """A unit that ended on the eve of a day and became others."""
    unit = make_unit(slug, name, valid_to=date.fromordinal(day.toordinal() - 1))
    change = UnitChange.objects.create(kind="split" if len(heirs) > 1 else "merge", day=day)
    change.keep_sides([unit], heirs)
    return unit


@pytest.fixture
def old(finance: Unit) -> Unit:
    """Sở Tài chính Hòa Bình, which became Sở Tài chính."""
    return ended("hoa-binh/so-tai-chinh", "Sở Tài chính Hòa Bình", finance)


def test_only_open_tasks_of_units_that_have_ended_wait(old, finance, office, an):
    given = date(2025, 5, 1)
    late = make_task(old, an, given_on=given, due=date(2025, 9, 1))
    make_task(finance, an)
    make_task(old, an, given_on=given, kind="group", due=None)
    for fact in ("handed_on", "stopped_on"):
        amend(
            make_task(old, an, given_on=given),
            given,
            **{fact: given, **({"handed_first": given} if fact == "handed_on" else {})},
        )
    series = make_task(old, an, given_on=given, kind="series", due=None)
    make_task(old, an, given_on=given, parent=series, period="2025Q2")
    orphan = make_task(
        old,
        an,
        given_on=given,
        parent=make_task(finance, an, kind="series", due=None),
        period="2025Q2",
    )
    assert set(to_hand_over(Task.objects.all(), TODAY)) == {late, series, orphan}
    assert counts(Task.objects.all(), TODAY) == {old.pk: (3, 1)}
    assert counts(Task.objects.all(), date(2025, 6, 30)) == {}


def test_successors_are_proposed_over_any_number_of_changes_and_a_split_proposes_several(
    finance, health, office
):
    between = ended("a/giua", "Sở Giữa", finance, day=date(2025, 7, 1))
    first = ended("a/dau", "Sở Đầu", between, day=date(2025, 3, 1))
    district = ended("a/huyen", "Huyện A", health, office)
    gone = make_unit("a/mat", "Ban Mất", valid_to=date(2025, 6, 30))
    found = proposals([first, district, gone], TODAY)
    assert found[first.pk] == [finance]
    assert set(found[district.pk]) == {health, office}
    assert found[gone.pk] == []
    assert first_day(first, [finance], TODAY) == date(2025, 3, 1)
    finance.valid_from = date(2025, 7, 1)
    assert first_day(first, [finance], TODAY) == date(2025, 7, 1)


def test_the_page_lists_them_with_successors_and_counts_and_gives_excel(as_user, old, an):
    make_task(old, an, given_on=date(2025, 5, 1), due=date(2025, 9, 1))
    page = as_user(an).get(PAGE)
    text = page.content.decode()
    assert page.status_code == 200
    assert "Sở Tài chính Hòa Bình" in text
    assert reverse("tasks:ended_unit", args=[old.pk]) in text
    assert page.context["table"].rows[0]["cells"][-1].words == "Sở Tài chính (Tỉnh Phú Thọ)"
    assert as_user(an).get(PAGE + "?format=xlsx")["Content-Type"].endswith("sheet")


def test_an_empty_page_says_so(as_user, an):
    page = as_user(an).get(PAGE)
    assert "empty" in page.content.decode()


def test_the_number_of_queries_does_not_grow(
    as_user, an, finance, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        unit = ended(f"a/so-{number}", f"Sở {number}", finance)
        make_task(unit, an, given_on=date(2025, 5, 1))
    client = as_user(an)
    client.get(PAGE)  # the tree of units is read once and kept
    with django_assert_max_num_queries(14):
        client.get(PAGE)


@pytest.mark.parametrize("path", [PAGE, PAGE + "chon-nhiem-vu/"])
def test_who_only_reads_and_a_stranger_are_refused(as_user, binh, chi, path):
    assert as_user(binh).get(path).status_code == 403
    assert as_user(chi).get(path).status_code == 403


def test_the_card_counts_what_waits_for_those_who_hand_over(as_user, old, an, binh):
    make_task(old, an, given_on=date(2025, 5, 1), due=date(2025, 9, 1))
    assert PAGE in as_user(an).get("/").content.decode()
    assert PAGE not in as_user(binh).get("/").content.decode()


def test_no_card_where_nothing_waits(as_user, an):
    assert PAGE not in as_user(an).get("/").content.decode()


def test_a_task_to_merge_into_is_found_by_words_or_number(as_user, old, finance, health, an: User):
    there = make_task(finance, an, wording="Tổng hợp kiến nghị sau thanh tra")
    make_task(old, an, wording="Tổng hợp kiến nghị cũ", given_on=date(2025, 5, 1))
    other = make_task(health, an, wording="Kiểm tra niêm yết")
    address = PAGE + "chon-nhiem-vu/"
    client = as_user(an)
    for words, found in (
        ("tong hop kien nghi", {there}),
        (f"#{other.pk}", {other}),
        (str(there.pk), {there}),
        ("", {there, other}),
        ("khong co", set()),
    ):
        text = client.get(address, {"q": words}).content.decode()
        assert {task for task in (there, other) if f'data-value="{task.pk}"' in text} == found
        assert text.count("data-value") == len(found)
