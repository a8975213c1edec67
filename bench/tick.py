"""What the nightly jobs of tasks cost: 50,000 tasks, 300 units, 1,000 people. Bound: 10 s for all of them together.

    .venv/bin/python bench/tick.py [--postgres]

The database is its own, SQLite in a temporary folder or a PostgreSQL that the run starts. On Monday 14 December the
jobs meet all of it for the first time; Tuesday 15 December is the night on which most reporting schedules begin a
year: of 5,000 recurring series, an equal share on each schedule that is shipped, about 7,500 periods open besides the
ladder, the reminders and the digests of the day. The two nights after it bring what a day brings. Told are the seconds
of the clock and of the processor (of the jobs, not of PostgreSQL): on a machine that others use the second says what
the jobs themselves cost.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from django.core.management import call_command
from django.db import connection

TASKS, UNITS, PEOPLE, SERIES = 50_000, 300, 1_000, 5_000
MONDAY = date(2026, 12, 14)
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


def series_of(units: list[Any]) -> int:
    """Series given a year ago, each with a coordinating unit, and the periods that run on the Sunday: how many."""
    from django.utils import timezone

    from cchc.accounts.models import User
    from cchc.tasks.actions import load_schedules, occur_all
    from cchc.tasks.models import Coordination, Schedule, Task

    load_schedules(by="bench")
    schedules, leader = list(Schedule.objects.order_by("key")), User.objects.get(username=f"u{PEOPLE - 1}")
    followers, rows = list(User.objects.filter(holdings__role="task_office")), []
    for number in range(SERIES):
        given = MONDAY - timedelta(days=380)
        row = Task(
            kind="series",
            wording=f"Báo cáo kết quả thực hiện nhiệm vụ số {number} theo chế độ báo cáo định kỳ",
            lead=units[number * 7 % UNITS],
            given_on=given,
            since=given,
            received_on=given,
            deadline_kind="recurring",
            schedule=schedules[number % len(schedules)],
            source_label=f"{number % 300}/TB-VPUBND",
            source_sentence="Giao các sở, ban, ngành báo cáo kết quả thực hiện theo chế độ báo cáo định kỳ. "
            * 3,
            follow_up=followers[number % len(followers)],
            created_by=leader,
            created_at=timezone.now(),
        )
        row.fold()
        rows.append(row)
    Task.objects.bulk_create(rows, batch_size=500)
    Coordination.objects.bulk_create(
        [Coordination(task=row, unit=units[(number * 7 + 1) % UNITS]) for number, row in enumerate(rows)],
        batch_size=500,
    )
    return occur_all(MONDAY - timedelta(days=1), by="tick")


def fill() -> int:
    """The whole database; how many periods of series it begins with."""
    from cchc.units.models import Unit
    from cchc.workcal.actions import load_years

    load_years(by="bench")
    units = [Unit(slug=f"don-vi-{n}", name=f"Sở số {n}", kind="department", place=n) for n in range(UNITS)]
    for unit in units:
        unit.fold()
    Unit.objects.bulk_create(units)
    people_of(units)
    tasks_of(units)
    return series_of(units)


def night(day: date) -> tuple[float, float]:
    """Run the jobs of tasks for a day; the seconds of all of them by the clock, and of the processor."""
    from django.conf import settings

    from cchc.notices.models import Delivery, Notice
    from cchc.notices.tick import run
    from cchc.tasks.jobs import JOBS
    from cchc.tasks.models import CriticismRow, Task, Urging

    settings.FIXED_TODAY = day.isoformat()
    whole = work = 0.0
    opened = Task.objects.exclude(period="").count()
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
        whole, work = whole + took, work + busy
        print(f"  {day:%d/%m/%Y} {name:16} {took:6.2f} s ({busy:5.2f} s of processor)  {asked:5} statements")
    opened = Task.objects.exclude(period="").count() - opened
    counts = [rows.objects.count() for rows in (Notice, Delivery, Urging, CriticismRow)]
    print(
        "  {} periods opened; notices {}, deliveries {}, urgings {}, on the draft list {}".format(
            opened, *counts
        )
    )
    return whole, work


def measure() -> int:
    """Build, run some nights, tell; 1 where the bound is not kept."""
    call_command("migrate", verbosity=0)
    begun = time.perf_counter()
    running = fill()
    print(f"{TASKS} tasks, {UNITS} units, {PEOPLE} people, {SERIES} series with {running} periods ", end="")
    print(f"built in {time.perf_counter() - begun:.1f} s")
    worst = 0.0
    for number in range(4):
        took, busy = night(MONDAY + timedelta(days=number))
        worst = max(worst, took)
        print(f"night {number + 1}: {took:.2f} s ({busy:.2f} s of processor)")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"slowest night {worst:.2f} s, bound {BOUND:.0f} s; memory at most {memory:.0f} MB")
    return int(worst > BOUND)


def main() -> int:
    """A folder and a database of its own, whatever the environment names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--postgres", action="store_true", help="on a PostgreSQL that this run starts and stops"
    )
    on_postgres = parser.parse_args().postgres
    os.environ.pop("CCHC_DATABASE_URL", None)
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        if on_postgres:
            from scripts.postgres import server

            os.environ["CCHC_DATABASE_URL"] = stack.enter_context(server())
        os.environ |= {
            "CCHC_DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "cchc.settings",
            "CCHC_EMAIL_HOST": "127.0.0.1",
            "CCHC_GATEWAY_DIR": f"{folder}/zalo",
        }
        import django

        django.setup()
        try:
            return measure()
        finally:
            connection.close()


if __name__ == "__main__":
    sys.exit(main())
