"""Published reports on tasks, rebuilt as lists of tasks: the parts add up, and the rates name their denominators.

Sources: report 1270/BC-TCTTTg of 27/12/2017 (its figures of 2017, and of 2016), and Quảng Nam's of 2020.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from cchc.tasks.matrix import matrix
from cchc.tasks.models import Task
from cchc.tasks.standing import AsOf
from cchc.web.clock import now

DAY = date(2026, 6, 15)
DUE = date(2026, 5, 31)
LATER = date(2026, 7, 31)
#: What makes a task belong to a part on the day.
FACTS = {
    "done_on_time": {"due": DUE, "handed_on": DUE, "accepted_on": DUE},
    "done_late": {"due": DUE, "handed_on": DUE + timedelta(1), "accepted_on": DUE + timedelta(2)},
    "open_within": {"due": LATER},
    "open_overdue": {"due": DUE},
}


def build(lead, by, **counts: int) -> None:
    """A list of so many tasks in each part, with a task of several units beside them that is not counted."""
    rows = [
        Task(
            wording="x",
            lead=lead,
            given_on=date(2026, 1, 1),
            since=date(2026, 1, 1),
            due_written=FACTS[part]["due"],
            due_first=FACTS[part]["due"],
            handed_first=FACTS[part].get("handed_on"),
            source_label="TB 1",
            created_at=now(),
            created_by=by,
            **FACTS[part],
        )
        for part, count in counts.items()
        for _ in range(count)
    ]
    group = Task(
        wording="x", kind="group", lead=lead, given_on=DUE, since=DUE, source_label="TB 1", created_at=now()
    )
    group.created_by = by
    Task.objects.bulk_create([*rows, group], batch_size=2_000)


def rate(part: int, whole: int) -> Decimal:
    return Decimal(part) / whole


def test_2017_is_21914_of_16051_done_and_5863_open(finance, an):
    build(finance, an, done_on_time=14_068, done_late=1_983, open_within=5_640, open_overdue=223)
    counts = matrix(Task.objects.all(), AsOf(DAY))["sum"].counts
    assert (counts.total, counts.dated, counts.done) == (21_914, 21_914, 16_051)
    assert counts.of("open_within") + counts.of("open_overdue") == 5_863
    assert counts.due == 14_068 + 1_983 + 223
    assert counts.overdue_of_all == rate(223, 21_914)
    assert counts.overdue_of_due == rate(223, 16_274)
    assert counts.adds_up


def test_2016_is_6272_with_2723_due_of_which_2501_done(finance, an):
    build(finance, an, done_on_time=2_501, open_within=6_272 - 2_723, open_overdue=222)
    counts = matrix(Task.objects.all(), AsOf(DAY))["sum"].counts
    assert (counts.total, counts.due, counts.done) == (6_272, 2_723, 2_501)
    assert counts.on_time_of_due is not None
    assert round(counts.on_time_of_due * 100, 1) == Decimal("91.8")


def test_quang_nam_2020_is_833_on_the_page_and_on_the_same_day_asked_later(finance, an, as_user, settings):
    build(finance, an, done_on_time=500, done_late=85, open_within=67, open_overdue=181)
    client = as_user(an)
    settings.FIXED_TODAY = "2026-06-20"
    counts = client.get(reverse("tasks:by_unit"), {"ngay": "15/06/2026"}).context["matrix"]["sum"].counts
    assert counts.total == 833 == 585 + 67 + 181
    assert (counts.done, counts.of("open_within"), counts.of("open_overdue")) == (585, 67, 181)
    assert counts.done_of_all == rate(585, 833)
    assert counts.adds_up


@pytest.mark.django_db
def test_what_waits_is_within_time_whatever_the_deadline_and_undated_stands_apart(finance, an):
    build(finance, an, open_overdue=3)
    keys = list(Task.objects.counted().order_by("pk").values_list("pk", flat=True))
    Task.objects.filter(pk=keys[0]).update(handed_on=DAY, handed_first=DAY)
    Task.objects.filter(pk=keys[1]).update(due=None, due_written=None)
    counts = matrix(Task.objects.all(), AsOf(DAY))["sum"].counts
    assert {name: counts.of(name) for name in ("open_within", "waiting", "open_overdue", "undated")} == {
        "open_within": 1,
        "waiting": 1,
        "open_overdue": 1,
        "undated": 1,
    }
