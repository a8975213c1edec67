"""Many periods opened at once: what each series is owed by the shipped schedules, reckoned here once more.

The expectation knows nothing of the code that opens periods, of its engine or of its calendar: it reads the files of
data itself, walks over the years, and asks a list of days off which days are worked.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import F

from cchc.audit.models import Event
from cchc.conftest import make_unit, make_user
from cchc.lib.yamlfile import load
from cchc.notices.models import Notice
from cchc.tasks import actions
from cchc.tasks.engine.schedule import Period
from cchc.tasks.engine.year_day import YearDay
from cchc.tasks.models import Coordination, Schedule, Task
from cchc.tasks.tests.conftest import TODAY, make_task
from cchc.workcal.actions import load_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db

#: Beside those that are shipped: due on a Saturday that is worked by swap, on a Monday that is off by swap before the
#: two days of the National Day, on a Sunday, in Tết, and on the last day of a month that is a holiday in 2027.
SWAPS: dict[str, Any] = {
    "key": "hoan-doi",
    "name": "Hoán đổi ngày làm việc",
    "periods": [
        {"code": "A", "name": "Kỳ A", "from": "1/8", "to": "21/8", "due": "22/8"},
        {"code": "B", "name": "Kỳ B", "from": "2/8", "to": "30/8", "due": "31/8"},
        {"code": "C", "name": "Kỳ C", "from": "3/8", "to": "22/8", "due": "23/8"},
        {"code": "T", "name": "Kỳ T", "from": "15/12 năm trước", "to": "3/2", "due": "5/2"},
        {"code": "L", "name": "Kỳ L", "from": "15/12 năm trước", "to": "14/4", "due": "30/4"},
    ],
}
#: Nights on which the tick runs; between them it does not.
NIGHTS = (date(2026, 7, 15), date(2026, 8, 2), date(2026, 8, 3), date(2026, 12, 14), date(2026, 12, 15))


class Owed(NamedTuple):
    """What is to be read of a period's task in the table."""

    period: str
    given_on: date
    due_written: date
    due: date
    window: str


@cache
def files(folder: str) -> list[dict[str, Any]]:
    """The data files of a folder, as they are written."""
    return [load(path) for path in sorted((settings.FACTS_DIR / folder).glob("*.yaml"))]


def worked(day: date) -> bool:
    """Whether offices work on a day, by the list of days off and of days worked by swap."""
    kinds = {one["date"]: one["kind"] for year in files("holidays") for one in year["days"]}
    found: str = kinds.get(day, "off" if day.isoweekday() > 5 else "worked")
    return found == "worked"


def on_time(day: date) -> date:
    """The day itself, or the next one that is worked."""
    return day if worked(day) else on_time(day + timedelta(days=1))


def in_year(words: str, year: int) -> date:
    """The day that a schedule names, in a year."""
    day, month = re.findall(r"\d+", words)
    return date(year - ("năm trước" in words), int(month), int(day))


def periods(schedule: dict[str, Any]) -> Iterator[tuple[str, date, date, date]]:
    """Code, window and day of each period of 2026 and 2027."""
    if "weekday" in schedule:
        day = date(2026, 1, 1)
        while day < date(2028, 1, 1):
            if day.isoweekday() == schedule["weekday"]:
                yield f"{day:%G-W%V}", day - timedelta(days=6), day, day
            day += timedelta(days=1)
    for year, one in product((2026, 2027), schedule.get("periods", ())):
        start, end, due = (in_year(one[name], year) for name in ("from", "to", "due"))
        yield f"{year}-{one['code']}", start, end, due


def owed(schedule: dict[str, Any], given: date, until: date, ended: date | None = None) -> list[Owed]:
    """The periods of a series that was given on a day: begun by ``until``, and not due before it was given."""
    found = []
    for code, start, end, due in periods(schedule):
        begun = max(start, given)
        if start <= until and due >= given and (ended is None or begun <= ended):
            window = f"số liệu {start:%d/%m/%Y} – {end:%d/%m/%Y})"
            found.append(Owed(code, begun, due, on_time(due), window))
    return sorted(found)


def there(series: Task) -> list[Owed]:
    """What the table has of a series."""
    return sorted(
        Owed(part.period, part.given_on, part.due_written, part.due, part.deadline_words.partition(" (")[2])
        for part in series.parts.all()
        if part.due_written and part.due
    )


class Given(NamedTuple):
    """A series of the test, its schedule as it is written, until when it opens periods, and when its lead ends."""

    series: Task
    schedule: dict[str, Any]
    until: date
    ended: date | None


def give(lead: Unit, by: User, number: int, schedule: dict[str, Any], other: Unit) -> Given:
    """A series given in April, May or June that another unit coordinates; some are paused or stopped at once."""
    series = make_task(
        lead,
        by,
        due=None,
        deadline_kind="recurring",
        wording=f"Báo cáo số {number}",
        given_on=TODAY - timedelta(days=number * 7 % 60),
        level=("chairman", "government")[number % 2],
        priority=("normal", "high", "urgent")[number % 3],
        visibility=("units", "named")[number % 2],
        follow_up=by,
        product=f"Báo cáo {number}",
        report_to="Bộ Nội vụ",
    )
    Coordination.objects.create(task=series, unit=other)
    actions.make_series(series, schedule=Schedule.objects.get(key=schedule["key"]), by=by)
    if number % 7 == 3:
        actions.pause(series, by=by, why="Chờ hướng dẫn")
    elif number % 7 == 5:
        actions.stop(series, by=by, why="Hết hiệu lực")
    return Given(series, schedule, TODAY if number % 7 in {3, 5} else NIGHTS[-1], lead.valid_to)


@pytest.fixture
def given(finance: Unit, health: Unit, an: User, settings: Any) -> list[Given]:
    """Series of three units on every schedule; one of the units ends in August. Days off roll on."""
    settings.DAY_OFF_ROLLS = True
    load_years(by="test")
    actions.load_schedules(by="test")
    row = Schedule(key=SWAPS["key"], name=SWAPS["name"])
    days = [
        Period(one["code"], one["name"], *(YearDay.read(one[name]) for name in ("from", "to", "due")))
        for one in SWAPS["periods"]
    ]
    actions.save_schedule(row, by=an, periods=days)
    ends = make_unit("phu-tho-2025/so-cu", "Sở Cũ", valid_to=date(2026, 8, 2))
    leads = [finance, health, ends]
    for lead in leads:
        for role in ("unit_officer", "unit_head"):
            make_user(f"{role}-{lead.pk}", f"{role} {lead.pk}", role, lead)
    schedules = [*files("schedules"), SWAPS]
    numbered = enumerate(product(schedules, range(5)))
    return [
        give(leads[number % 3], an, number, schedule, leads[(number + 1) % 3])
        for number, (schedule, _) in numbered
    ]


@pytest.mark.parametrize("at_once", [3, 500])
def test_each_series_gets_what_its_schedule_asks_for_and_nothing_else(
    given: list[Given], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.tasks.actions.occurring.AT_ONCE", at_once)
    made = [actions.occur_all(night, by="tick") for night in NIGHTS]
    assert min(made) > 0
    assert [actions.occur_all(night, by="tick") for night in NIGHTS] == [0] * len(NIGHTS)
    for one in given:
        assert there(one.series) == owed(one.schedule, one.series.given_on, one.until, one.ended), (
            one.schedule["key"],
            one.series.wording,
        )
    moved = Task.objects.exclude(period="").exclude(due=F("due_written"))
    assert all(f"{task.due_written:%d/%m/%Y}" in task.due_basis for task in moved)
    days = {(task.due_written, task.due) for task in Task.objects.filter(parent__schedule__key="hoan-doi")}
    assert days >= {
        (date(2026, 8, 22), date(2026, 8, 22)),
        (date(2026, 8, 31), date(2026, 9, 3)),
        (date(2026, 8, 23), date(2026, 8, 24)),
        (date(2027, 2, 5), date(2027, 2, 11)),
        (date(2027, 4, 30), date(2027, 5, 4)),
    }


@pytest.mark.parametrize("at_once", [3, 500])
def test_each_period_has_what_its_series_has_one_event_and_its_coordinating_unit(
    given: list[Given], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.tasks.actions.occurring.AT_ONCE", at_once)
    before = set(Task.objects.values_list("pk", flat=True))
    for night in NIGHTS:
        actions.occur_all(night, by="tick")
    made = Task.objects.exclude(pk__in=before).select_related("lead", "parent__schedule")
    same = (
        "lead_id",
        "level",
        "priority",
        "visibility",
        "follow_up_id",
        "product",
        "report_to",
        "source_label",
    )
    for task in made:
        series = task.parent
        assert series is not None
        assert [getattr(task, name) for name in same] == [getattr(series, name) for name in same]
        assert list(task.coordinators.all()) == list(series.coordinators.all()) != []
        assert task.wording.endswith(f": {series.wording}")
        assert (task.since, task.due_first, task.created_by) == (
            task.given_on,
            task.due,
            series.created_by,
        )
        assert task.folded
        assert task.sort_key
    events = {event.record: event for event in Event.objects.filter(verb="task.occur", by_name="tick")}
    assert Event.objects.filter(verb="task.occur", by_name="tick").count() == len(events) == len(made)
    told = {
        (event.record, event.unit, event.after["period"], event.after["due"]) for event in events.values()
    }
    assert told == {(str(task.pk), task.lead.name, task.period, f"{task.due}") for task in made}


@pytest.mark.parametrize("at_once", [3, 500])
def test_officer_and_head_of_a_unit_are_told_of_each_period_once(
    given: list[Given], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.tasks.actions.occurring.AT_ONCE", at_once)
    for night in NIGHTS:
        before = (
            set(Task.objects.values_list("pk", flat=True)),
            set(Notice.objects.values_list("pk", flat=True)),
        )
        actions.occur_all(night, by="tick")
        expected: Counter[str] = Counter()
        for task in Task.objects.exclude(pk__in=before[0]).select_related("lead"):
            expected.update(holding.user.username for holding in task.lead.holdings.all())
        told: Counter[str] = Counter()
        notices = Notice.objects.exclude(pk__in=before[1]).select_related("person")
        for notice in notices:
            told[notice.person.username] += int(re.findall(r"\d+", notice.subject)[0])
        assert told == expected
        if at_once == 500:
            assert len(notices) == len(told)


class BrokenOffError(Exception):
    """What stands for the end of a process, the database or the network in the middle of a run."""


def broken_off(number: int, day: date) -> bool:
    """Open the periods of a day, and break off before that statement of the run; False where it came to its end."""
    done = 0

    def breaking(execute: Any, *statement: Any) -> Any:
        nonlocal done
        done += 1
        if done == number:
            raise BrokenOffError
        return execute(*statement)

    try:
        with connection.execute_wrapper(breaking):
            actions.occur_all(day, by="tick")
    except BrokenOffError:
        return True
    return False


def test_a_run_that_breaks_off_at_any_statement_leaves_whole_parts_and_the_next_goes_on(
    given: list[Given], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.tasks.actions.occurring.AT_ONCE", 8)
    for night in NIGHTS[:-1]:
        actions.occur_all(night, by="before")
    Notice.objects.all().delete()
    before, stood, number = set(Task.objects.values_list("pk", flat=True)), [], 1
    while broken_off(number, NIGHTS[-1]):
        number += 2
        made = Task.objects.exclude(pk__in=before)
        events = Event.objects.filter(verb="task.occur", by_name="tick").values_list("record", flat=True)
        assert sorted(events) == sorted(str(pk) for pk in made.values_list("pk", flat=True))
        assert Coordination.objects.filter(task__in=made).count() == len(made)
        told = Notice.objects.filter(key__startswith="periods:").values_list("subject", flat=True)
        # Officer and head are told of each period.
        assert sum(int(re.findall(r"\d+", subject)[0]) for subject in told) == 2 * len(made)
        stood.append(len(made))
    assert stood == sorted(stood)
    assert len(set(stood)) > 4
    assert len(stood) > len(set(stood)) + 4
    for one in given:
        assert there(one.series) == owed(one.schedule, one.series.given_on, one.until, one.ended)
