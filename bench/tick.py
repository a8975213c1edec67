"""What the nightly jobs of chasing cost: 50,000 tasks, 300 units, 1,000 people. Bound: 10 s for all of them together.

The database is its own, SQLite in a temporary folder. A Monday and the Tuesday after it are timed: on the Monday the
jobs meet all of it for the first time, on the Tuesday what a day brings.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection

TASKS, UNITS, PEOPLE = 50_000, 300, 1_000
MONDAY = date(2026, 6, 15)
BOUND = 10.0


def people_of(units: list[Any]) -> None:
    """Four in five work in units, each officer or head of one; the others follow tasks, two lead."""
    from cchc.accounts.models import Holding, User

    people = [User(username=f"u{n}", full_name=f"Nguyễn Văn {n}", password="!") for n in range(PEOPLE)]
    for person in people:
        person.fold()
    User.objects.bulk_create(people)
    holdings = []
    for number, person in enumerate(people):
        if number < PEOPLE * 4 // 5:
            role, unit = ("unit_head" if number % 3 == 0 else "unit_officer"), units[number % UNITS]
        else:
            role, unit = ("province_leader" if number >= PEOPLE - 2 else "task_office"), units[0]
        holdings.append(Holding(user=person, role=role, unit=unit, valid_from=date(2020, 1, 1)))
    Holding.objects.bulk_create(holdings)


def tasks_of(units: list[Any]) -> None:
    """Two in three done; of the others a tenth overdue for up to a year, the rest due in the next half year."""
    from django.utils import timezone

    from cchc.accounts.models import User
    from cchc.tasks.models import Task

    chance, followers = random.Random(7), list(User.objects.filter(holdings__role="task_office"))
    leader, rows = User.objects.get(username=f"u{PEOPLE - 1}"), []
    for number in range(TASKS):
        given = MONDAY - timedelta(days=chance.randrange(30, 700))
        done = number % 3 != 0
        late = not done and chance.random() < 0.3
        due = MONDAY + timedelta(days=-chance.randrange(1, 300) if late else chance.randrange(0, 180))
        if done:
            due = given + timedelta(days=chance.randrange(5, 60))
        task = Task(
            wording=f"Rà soát, tổng hợp và báo cáo kết quả thực hiện nội dung số {number} theo kết luận",
            lead=units[number % UNITS],
            given_on=min(given, due),
            since=min(given, due),
            received_on=given,
            due=due,
            due_first=due,
            due_written=due,
            deadline_words=f"trước ngày {due:%d/%m/%Y}" if number % 4 == 0 else "",
            source_label=f"{number % 900}/TB-VPUBND",
            handed_on=due if done else None,
            handed_first=due if done else None,
            accepted_on=due if done else None,
            follow_up=chance.choice(followers),
            leader=leader if number % 5 == 0 else None,
            created_by=leader,
            created_at=timezone.now(),
        )
        task.fold()
        rows.append(task)
    Task.objects.bulk_create(rows, batch_size=500)


def fill() -> None:
    """The whole database."""
    from cchc.units.models import Unit

    units = [Unit(slug=f"don-vi-{n}", name=f"Sở số {n}", kind="department", place=n) for n in range(UNITS)]
    for unit in units:
        unit.fold()
    Unit.objects.bulk_create(units)
    people_of(units)
    tasks_of(units)


def night(day: date) -> float:
    """Run the jobs of tasks for a day; the seconds of all of them."""
    from django.conf import settings

    from cchc.notices.models import Delivery, Notice
    from cchc.notices.tick import run
    from cchc.tasks.jobs import JOBS
    from cchc.tasks.models import CriticismRow, Urging

    settings.FIXED_TODAY = day.isoformat()
    whole = 0.0
    for name, job in JOBS:
        asked = 0

        def note(execute: Any, sql: str, *rest: Any) -> Any:
            nonlocal asked
            asked += 1
            return execute(sql, *rest)

        begun, busy = time.perf_counter(), time.process_time()
        with connection.execute_wrapper(note):
            assert run(name, job, day), f"{name} did not end well"
        took, busy = time.perf_counter() - begun, time.process_time() - busy
        whole += took
        print(f"  {day:%d/%m/%Y} {name:16} {took:6.2f} s ({busy:5.2f} s of processor)  {asked:5} statements")
    counts = [rows.objects.count() for rows in (Notice, Delivery, Urging, CriticismRow)]
    print("  notices {}, deliveries {}, urgings {}, rows on the draft list {}".format(*counts))
    return whole


def measure() -> int:
    """Build, run some nights, tell; 1 where the bound is not kept."""
    call_command("migrate", verbosity=0)
    begun = time.perf_counter()
    fill()
    print(f"{TASKS} tasks, {UNITS} units, {PEOPLE} people built in {time.perf_counter() - begun:.1f} s")
    worst = 0.0
    for number in range(4):
        took = night(MONDAY + timedelta(days=number))
        worst = max(worst, took)
        print(f"night {number + 1}: {took:.2f} s")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"slowest night {worst:.2f} s, bound {BOUND:.0f} s; memory at most {memory:.0f} MB")
    return int(worst > BOUND)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "CCHC_DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "cchc.settings",
            "CCHC_EMAIL_HOST": "127.0.0.1",
            "CCHC_GATEWAY_DIR": f"{folder}/zalo",
        }
        sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
        import django

        django.setup()
        code = measure()
    sys.exit(code)
