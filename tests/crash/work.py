"""Pieces of work that the crash tests begin and kill, run in a child that is forked for each.

``python -m tests.crash.work`` reads a line of JSON ``[function, arguments…]``, forks, prints the child's number, waits,
and prints how the child ended.
"""

from __future__ import annotations

import json
import os
import random
import sys
import traceback
from datetime import date
from typing import Any


def people() -> None:
    """A province with an office and a department; An follows tasks, Bình receives mail."""
    from cchc.accounts.models import Holding, User
    from cchc.units.models import Unit
    from tests.crash.harness import PASSWORD

    province = Unit.objects.create(slug="phu-tho-2025", name="Tỉnh Phú Thọ", kind="province")
    below: dict[str, Any] = {"parent": province, "province": province}
    office = Unit.objects.create(slug="phu-tho-2025/vp", name="Văn phòng UBND tỉnh", kind="office", **below)
    Unit.objects.create(slug="phu-tho-2025/stc", name="Sở Tài chính", kind="department", **below)
    an = User.objects.create_user("an", "Nguyễn Thị An", PASSWORD)
    User.objects.create_user("binh", "Trần Văn Bình", PASSWORD, email="binh@example.vn")
    Holding.objects.create(user=an, role="task_office", unit=office, valid_from=date(2020, 1, 1))


def put_files(seed: int) -> None:
    """Put in files, one after the other, without end; every second one twice."""
    from cchc.accounts.models import User
    from cchc.files import store

    an, chance = User.objects.get(username="an"), random.Random(seed)
    while True:
        content = b"%PDF-1.7\n" + chance.randbytes(chance.randrange(1000, 3_000_000))
        for number in range(chance.randrange(1, 3)):
            store.put(content, name=f"{number}.pdf", by=an)


def sweep() -> None:
    """What the daily job does."""
    from cchc.files import store

    store.sweep()


def write_notices(count: int) -> None:
    """Messages to Bình, each by e-mail."""
    from cchc.accounts.models import User
    from cchc.notices import outbox

    binh = User.objects.get(username="binh")
    for number in range(count):
        outbox.write(key=f"n{number}", person=binh, subject=f"Nhiệm vụ {number}", channels=["email"])


def deliver() -> None:
    """What the tick does with the outbox."""
    from cchc.notices import deliver as carrying

    carrying.deliver()


def enter_and_accept(number: int, text: str) -> None:
    """Enter a directive, look at every sentence, give its tasks."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from cchc.accounts.models import User
    from cchc.directives.actions import accept, enter, review

    an = User.objects.get(username="an")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        directive = enter.upload(path, path.name, by=an, unit=an.holdings.get().unit)
    for alarm in directive.alarms.all():
        review.answer(alarm, by=an, words="đã xem")
    for item in directive.items.all():
        review.triage(item, by=an, to="track")
    accept.accept(directive, by=an)


def import_units(seed: int, count: int) -> None:
    """Add units from a workbook, as the page does once a person has said yes."""
    from io import BytesIO

    from cchc.accounts.models import User
    from cchc.lib import xlsx
    from cchc.units.importing.check import check_lines
    from cchc.units.importing.sheet import read_sheet
    from cchc.units.importing.write import write_rows
    from cchc.web.clock import today

    rows = [[f"Đơn vị {seed}-{number}", "Sở", "Tỉnh Phú Thọ"] for number in range(count)]
    out = BytesIO()
    xlsx.write(out, [xlsx.Sheet("Đơn vị", ["Tên đơn vị", "Loại", "Trực thuộc"], rows)])
    checked = check_lines(read_sheet(out.getvalue()).lines, today())
    write_rows(checked, by=User.objects.get(username="an"), file="don-vi.xlsx")


def tasks_to_chase(units: int) -> None:
    """Units with an officer and a head who receive mail, and tasks of each: overdue, due soon, due today, far away."""
    from datetime import timedelta

    from cchc.accounts.models import Holding, User
    from cchc.tasks import actions
    from cchc.tasks.models import Task
    from cchc.units.models import Unit
    from cchc.web.clock import today

    an = User.objects.get(username="an")
    for number in range(units):
        name = f"Sở số {number}"
        unit = Unit.objects.create(slug=f"so-{number}", name=name, kind="department")
        for role in ("unit_officer", "unit_head"):
            person = User.objects.create_user(
                f"{role}{number}", f"{role} {number}", email=f"{role}{number}@example.vn"
            )
            Holding.objects.create(user=person, role=role, unit=unit, valid_from=date(2020, 1, 1))
        for days in (-40, -13, -6, -3, -1, 0, 1, 2, 3, 5, 9, 60):
            due = today() + timedelta(days=days)
            task = Task(
                wording=f"Việc {number} hạn {due}",
                lead=unit,
                given_on=today() - timedelta(days=50),
                due=due,
                due_written=due,
                source_label="1/TB-UBND",
                follow_up=an,
            )
            actions.enter(task, by=an)


def tick() -> None:
    """What ``manage.py tick`` does."""
    from django.core.management import call_command

    call_command("tick")


def series_to_open(units: int, each: int) -> None:
    """Units with an officer and a head, and series of each on every shipped schedule, with what runs until today."""
    from datetime import timedelta

    from cchc.accounts.models import Holding, User
    from cchc.tasks import actions
    from cchc.tasks.models import Coordination, Schedule, Task
    from cchc.units.models import Unit
    from cchc.web.clock import now, today
    from cchc.workcal.actions import load_years

    load_years(by="test")
    actions.load_schedules(by="test")
    an, schedules = User.objects.get(username="an"), list(Schedule.objects.order_by("key"))
    leads = [
        Unit.objects.create(slug=f"so-{number}", name=f"Sở {chr(65 + number)}", kind="department")
        for number in range(units)
    ]
    for lead in leads:
        for role in ("unit_officer", "unit_head"):
            person = User.objects.create_user(f"{role}{lead.pk}", f"{role} {lead.pk}")
            Holding.objects.create(user=person, role=role, unit=lead, valid_from=date(2020, 1, 1))
    for number in range(units * each):
        series = Task(
            kind="series",
            wording=f"Báo cáo số {number}",
            lead=leads[number % units],
            given_on=today() - timedelta(days=20),
            deadline_kind="recurring",
            schedule=schedules[number % len(schedules)],
            source_label="1/TB-UBND",
            follow_up=an,
            created_by=an,
            created_at=now(),
        )
        series.save()
        Coordination.objects.create(task=series, unit=leads[(number + 1) % units])
    actions.occur_all(today(), by="before")


def tick_in_parts(size: int) -> None:
    """The tick with parts so small that there are many to be killed between."""
    from cchc.tasks.actions import occurring

    occurring.AT_ONCE = size
    tick()


def open_periods_until(size: int, number: int) -> None:
    """The daily job that opens periods, in such parts; its process is killed before that statement of the run."""
    import signal

    from django.db import connection

    from cchc.notices.tick import run
    from cchc.tasks import jobs
    from cchc.tasks.actions import occurring
    from cchc.web.clock import today

    done = 0

    def kill(execute: Any, *statement: Any) -> Any:
        nonlocal done
        done += 1
        if done == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*statement)

    occurring.AT_ONCE = size
    with connection.execute_wrapper(kill):
        run("tasks.occur", jobs.occur, today())


def import_tasks(seed: int, count: int) -> None:
    """Give tasks from a register, half of them with results, as the page does once a person has said yes."""
    from io import BytesIO

    from cchc.accounts.models import User
    from cchc.lib import xlsx
    from cchc.tasks.engine.register.heads import guess
    from cchc.tasks.importing.cells import Said
    from cchc.tasks.importing.check import Checker
    from cchc.tasks.importing.sheet import read
    from cchc.tasks.importing.write import write_rows

    heads = [
        "Nội dung nhiệm vụ",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Văn bản giao",
        "Ngày văn bản",
        "Ngày hoàn thành",
    ]
    lead, shared, given = "Sở Tài chính", "Văn phòng UBND tỉnh", date(2026, 3, 2)
    rows = [
        [f"Việc {seed}-{number}", lead, shared, "7/TB", given, date(2026, 4, 1) if number % 2 else None]
        for number in range(count)
    ]
    out = BytesIO()
    xlsx.write(out, [xlsx.Sheet("Sổ", heads, rows)])
    an = User.objects.get(username="an")
    office = an.holdings.get().unit
    register = read(out.getvalue(), "Sổ", office)
    checked = Checker(Said(), office.province).rows(register, guess(register.heads))
    write_rows(checked, by=an, office=office, place="so.xlsx")


def child(name: str, args: list[Any]) -> None:
    """Do the work and end, well or badly."""
    code = 1
    try:
        globals()[name](*args)
        code = 0
    except Exception:  # noqa: BLE001 - the parent hears the code, the reader sees why
        traceback.print_exc()
    finally:
        os._exit(code)


def main() -> None:
    """Load Django once, then fork for each line."""
    import django

    django.setup()
    print("ready", flush=True)
    for line in sys.stdin:
        name, *args = json.loads(line)
        pid = os.fork()
        if pid == 0:
            child(name, args)
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
