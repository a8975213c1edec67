"""Random lives of tasks through the real actions, counted by the pages' queries and by a slow reference, day by day.

The reference keeps, for every task and every day, the facts as they stood at that day's end, written down from the
task itself as the days pass; it knows no past standings and counts with the engine's state alone.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.errors import UserError
from cchc.tasks import actions
from cchc.tasks.actions import extending
from cchc.tasks.changes import CHANGES
from cchc.tasks.counting import PARTS
from cchc.tasks.engine.state import state
from cchc.tasks.history import amend
from cchc.tasks.matrix import counted
from cchc.tasks.models import FACTS, Task
from cchc.tasks.standing import AsOf
from cchc.tasks.tests.conftest import make_task
from cchc.tasks.trend import trend
from cchc.web.rows import Stale

BEGUN = date(2026, 5, 20)
DAYS = 14
ACTS = (
    "receive",
    "write",
    "approve",
    "accept",
    "give_back",
    "withdraw",
    "extend",
    "stop",
    "pause",
    "resume",
    "reopen",
    "move",
    "late_paper",
)
STATE_FACTS = ("due", "handed_on", "accepted_on", "paused_on", "stopped_on")


def act(name, task, by, day, other):
    """One act on a task on a day, if it can be done then."""
    report = task.reports.first()
    if name == "receive":
        actions.receive(task, by=by)
    elif name == "write":
        actions.write(task, by=by, words="BC", complete=True)
    elif name in {"approve", "accept", "give_back", "withdraw"} and report is not None:
        report.task = task
        kept = {"give_back": {"why": "Thiếu"}}.get(name, {})
        getattr(actions, name)(report, by=by, **kept)
    elif name == "extend" and task.due:
        asked = extending.ask(task, by=by, reason="Chưa kịp", wanted=task.due + timedelta(4))
        extending.grant(asked, by=by, granted=task.due + timedelta(4), basis="CV 1")
    elif name in {"stop", "pause", "resume", "reopen"}:
        getattr(actions, name)(task, by=by, why="Theo văn bản")
    elif name == "move" and task.is_open:
        with transaction.atomic():
            amend(task, day, lead_id=other.pk)
    elif name == "late_paper":
        actions.enter_result(task, by=by, words="BC", on=max(task.given_on, day - timedelta(3)))


def counted_slowly(facts, day):
    """Counts by lead and part of one day's facts, by the engine alone."""
    found = {}
    for row in facts:
        name = state(day, **{fact: row[fact] for fact in STATE_FACTS})
        part = (
            "stopped"
            if name == "stopped"
            else "undated"
            if row["due"] is None
            else {
                "on_time": "done_on_time",
                "late": "done_late",
                "overdue": "open_overdue",
            }.get(name, "open_within")
        )
        found.setdefault(row["lead_id"], Counter())[part] += 1
    return found


def told_by_pages(day):
    """The same from the matrix's queries."""
    found = counted(Task.objects.counted(), AsOf(day, past=True))
    return {lead: Counter({part: n for part in PARTS if (n := row.of(part))}) for lead, row in found.items()}


def tell_anew(ends, task, on):
    """A result entered late from its paper: the days since the paper's are told with it."""
    for day, facts in ends.items():
        if day >= on and task.pk in facts:
            facts[task.pk] |= {"handed_on": on, "accepted_on": on, "paused_on": None}


def lived(plan, leads, by, fix):
    """Let the days pass with what the plan says for each; the facts at each day's end, by day."""
    tasks, ends = [], {}
    for number in range(DAYS):
        day = BEGUN + timedelta(number)
        fix(day)
        for begins, due in plan["given"]:
            if begins == number:
                last = day + timedelta(due) if due is not None else None
                tasks.append(make_task(leads[0], by, due=last, given_on=day).pk)
        for when, which, name in plan["acts"]:
            if when == number and tasks:
                task = Task.objects.get(pk=tasks[which % len(tasks)])
                try:
                    with transaction.atomic():
                        act(name, task, by, day, leads[1])
                except (UserError, Stale):
                    continue
                if name == "late_paper":
                    tell_anew(ends, task, max(task.given_on, day - timedelta(3)))
        ends[day] = {row["id"]: row for row in Task.objects.order_by().values("id", "given_on", *FACTS)}
    return ends


plans = st.fixed_dictionaries(
    {
        "given": st.lists(
            st.tuples(st.integers(0, DAYS - 3), st.one_of(st.none(), st.integers(0, 12))),
            min_size=1,
            max_size=5,
        ),
        "acts": st.lists(
            st.tuples(st.integers(0, DAYS - 1), st.integers(0, 4), st.sampled_from(ACTS)), max_size=18
        ).map(sorted),
    }
)


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans)
def test_every_day_of_random_lives_is_counted_alike(plan, finance, health, an, settings):
    def fix(day):
        settings.FIXED_TODAY = day.isoformat()

    with transaction.atomic():
        ends = lived(plan, [finance, health], an, fix)
        fix(BEGUN + timedelta(DAYS))
        slow = {day: counted_slowly(facts.values(), day) for day, facts in ends.items()}
        for day, wanted in slow.items():
            assert told_by_pages(day) == wanted, day
        for point in trend(Task.objects.counted(), list(ends)):
            whole = sum(slow[point.day].values(), Counter())
            wanted = (whole["done_on_time"], whole["done_late"], whole["open_overdue"])
            assert (point.on_time, point.late, point.overdue) == wanted, point.day
        transaction.set_rollback(True)


def happened(ends, since):
    """What changed from a day to the last one, from the facts at each day's end alone: the tasks by change."""
    days = sorted(ends)
    window, eve = [day for day in days if day >= since], since - timedelta(1)
    found = {name: set() for name in CHANGES}
    last = ends[days[-1]]
    for key, now in last.items():
        before = ends.get(eve, {}).get(key)
        told = [ends[day][key] for day in window if key in ends[day]]
        if now["given_on"] >= since:
            found["given"].add(key)
        for name, fact in (
            ("handed", "handed_on"),
            ("returned", "returned_on"),
            ("confirmed", "accepted_on"),
        ):
            if any(row[fact] and row[fact] >= since for row in told):
                found[name].add(key)
        if any(row["stopped_on"] and row["stopped_on"] >= since for row in told):
            found["stopped"].add(key)
        late = [day for day in window if key in ends[day] and state_of(ends[day][key], day) == "overdue"]
        if late and not (before and state_of(before, eve) == "overdue"):
            found["overdue"].add(key)
        if before and before["due"] and now["due"] and now["due"] > before["due"]:
            found["extended"].add(key)
        if before and before["lead_id"] != now["lead_id"]:
            found["moved"].add(key)
    return found


def state_of(row, day):
    return state(day, **{fact: row[fact] for fact in STATE_FACTS})


@pytest.mark.django_db
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans, back=st.integers(1, DAYS - 1))
def test_what_changed_is_what_happened_on_the_days(plan, back, finance, health, an, settings):
    def fix(day):
        settings.FIXED_TODAY = day.isoformat()

    plan = {**plan, "acts": [one for one in plan["acts"] if one[2] != "late_paper"]}
    with transaction.atomic():
        ends = lived(plan, [finance, health], an, fix)
        since = BEGUN + timedelta(DAYS - back)
        for name, wanted in happened(ends, since).items():
            query = CHANGES[name].query(since, BEGUN + timedelta(DAYS - 1))
            assert set(Task.objects.filter(query).values_list("pk", flat=True)) == wanted, name
        transaction.set_rollback(True)
