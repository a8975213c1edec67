"""The short ways to a page of a long list: the same rows in the same order as the whole list has."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cchc.tasks import listing
from cchc.tasks.models import Task
from cchc.tasks.tests.conftest import TODAY, make_task

PAGE = 50


@pytest.fixture
def many(finance, an):
    """130 tasks: two in three owed, one in five of all without a deadline, days that several share."""
    for number in range(130):
        due = None if number % 5 == 0 else TODAY + timedelta(days=number % 7 - 3)
        ended = {"accepted_on": TODAY, "handed_on": TODAY, "handed_first": TODAY} if number % 3 == 0 else {}
        make_task(finance, an, due=due, wording=f"Rà soát việc số {number}", **ended)


def in_order(**only):
    """All keys in the usual order, told in Python: what is owed first, by deadline, none last, then by key."""
    rows = Task.objects.filter(**only)
    ended = date.max
    return [
        row.pk
        for row in sorted(rows, key=lambda row: (row.accepted_on is not None, row.due or ended, row.pk))
    ]


def shown(client, page, **query):
    answer = client.get(reverse("tasks:list"), {**query, **({"page": page} if page > 1 else {})})
    return [row.pk for row in answer.context["table"].records], answer.context["table"].count


@pytest.mark.parametrize("long", [0, 10_000], ids=["by the index of what is not ended", "by sorting all"])
def test_pages_of_a_long_list_are_parts_of_the_whole(many, an, as_user, monkeypatch, long):
    monkeypatch.setattr(listing, "LONG", long)
    client, whole = as_user(an), in_order()
    assert [shown(client, page) for page in (1, 2, 3)] == [
        (whole[begin : begin + PAGE], 130) for begin in (0, PAGE, 2 * PAGE)
    ]


@pytest.mark.parametrize("first", [500, 60, 1])
def test_pages_of_a_search_are_parts_of_all_that_it_finds(many, an, as_user, monkeypatch, first):
    monkeypatch.setattr(listing, "FIRST", first)
    client, whole = as_user(an), in_order()
    assert [shown(client, page, q="viec ra") for page in (1, 2, 3)] == [
        (whole[begin : begin + PAGE], 130) for begin in (0, PAGE, 2 * PAGE)
    ]
    rare = in_order(wording__endswith=" 107")
    assert shown(client, 1, q="107") == (rare, len(rare)) == (rare, 1)


def test_a_search_in_another_order_keeps_that_order(many, an, as_user):
    whole = list(Task.objects.order_by("-sort_key", "-pk").values_list("pk", flat=True))
    assert shown(as_user(an), 1, q="viec", sort="-wording") == (whole[:PAGE], 130)
