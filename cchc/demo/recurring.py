"""Duties that come back: two given a year ago, and what became of every period since, those of the papers included."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from cchc.accounts.models import User
from cchc.demo.documents import day_of
from cchc.tasks import actions
from cchc.tasks.models import Schedule, Task
from cchc.units.models import Unit
from cchc.web.clock import today

if TYPE_CHECKING:
    from datetime import date

#: What, lead below the province, and the schedule it follows.
DUTIES = (
    ("Báo cáo công tác cải cách hành chính định kỳ", "so-noi-vu", "bo-noi-vu-cchc"),
    ("Báo cáo tiến độ giải ngân vốn đầu tư công", "so-tai-chinh", "hang-thang"),
)
#: When they were given, in working days from the demonstration's.
GIVEN = -250
#: Who hands in how many days behind the deadline, one period after the other: mostly in time.
HABIT = (-2, -1, -3, 0, -2, 5, -1, -4)


def load_recurring(province: Unit) -> None:
    """Give the duties, and let the periods that have passed be reported on."""
    officer = User.objects.get(username="vanphong")
    for words, place, key in DUTIES:
        if not Task.objects.filter(wording=words, kind="series").exists():
            _give(words, Unit.objects.get(slug=f"{province.slug}/{place}"), key, officer)
    periods = Task.objects.exclude(period="").order_by("due", "pk").select_related("lead", "parent")
    own = periods.filter(parent__wording__in=[words for words, _place, _key in DUTIES])
    if not own.filter(accepted_on__isnull=False).exists():
        with transaction.atomic():
            for number, task in enumerate(periods.open().filter(due__lt=today())):
                _report(task, number, officer)


@transaction.atomic
def _give(words: str, lead: Unit, key: str, officer: User) -> None:
    day = day_of(GIVEN)
    task = Task(
        wording=words,
        lead=lead,
        assigner="Chủ tịch UBND tỉnh",
        level="chairman",
        given_on=day,
        deadline_kind="recurring",
        deadline_words="định kỳ",
        source_label=f"Giao ban Chủ tịch UBND tỉnh ({day:%d/%m/%Y})",
        follow_up=officer,
    )
    actions.enter(task, by=officer)
    actions.make_series(task, schedule=Schedule.objects.get(key=key), by=officer, first=day)


def _report(task: Task, number: int, officer: User) -> None:
    """One period's report: in time by habit; the last month's of whoever is late is still owed."""
    due: date = task.due or today()
    behind = HABIT[number % len(HABIT)]
    if behind > 0 and due > today() - timedelta(days=40):
        return
    day = max(task.given_on, min(due + timedelta(days=behind), today()))
    actions.enter_result(task, by=officer, words=f"Báo cáo ngày {day:%d/%m/%Y}", on=day)
