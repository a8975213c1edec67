"""What tasks put on Việc hôm nay: what the person owes, what waits for the person, what changed, the week.

Each line is one condition, counted here and put into the address of the list that it opens: the count on the card is
the count of that list. All lines of all cards are counted in two queries: of what is not ended, and of
what was touched of late or is to be explained.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cchc.lib.dates import weekday_name
from cchc.tasks.changes import CHANGES, SINCE, touched
from cchc.tasks.counting import state_query
from cchc.tasks.models import CriticismList, Task
from cchc.tasks.models.chasing import Stage
from cchc.tasks.models.task import UNENDED
from cchc.tasks.stages import stage_query, waits_query, whose_query
from cchc.tasks.transfer_card import cards as transfer_cards
from cchc.tasks.week import monday_of
from cchc.web.card import Card, Line
from cchc.web.clock import today
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

SATURDAY = 5
#: The states of what is owed by a day.
OWED_STATES = ("overdue", "soon", "within", "paused")
#: The changes that a card tells.
TOLD = ("given", "handed", "returned", "confirmed", "extended")
#: The icon of a change: that of the state it leads to.
CHANGE_STATES = {
    "given": "new",
    "handed": "waiting",
    "returned": "returned",
    "confirmed": "on_time",
    "extended": "within",
}


@dataclass(frozen=True)
class Asked:
    """One line before it is counted: its words, the filters of its list, and the same as a condition.

    ``unended``: the condition holds only tasks that are not ended, and they are counted by themselves; else it holds
    only tasks that changed since the person was here, or that are to be explained.
    """

    words: str
    query: Q
    filters: dict[str, Any]
    state: str
    unended: bool = False

    @property
    def url(self) -> str:
        """The list with exactly these tasks."""
        return listed(**self.filters)


@dataclass(frozen=True)
class Draft:
    """A card before its lines are counted. ``always``: it is shown without a line, with its ``empty`` words."""

    place: int
    title: str
    lines: list[Asked]
    empty: str = ""
    always: bool = True
    aside: bool = field(default=False)


def listed(**filters: Any) -> str:
    """The address of the list of single tasks with filters."""
    return f"{reverse('tasks:list')}?{urlencode({**filters, 'kind': 'single'}, doseq=True)}"


class Desk:
    """The cards of one person on one day."""

    def __init__(self, request: HttpRequest) -> None:
        self.user: Any = request.user
        self.day = today()
        self.since = since(request)

    def _states(self, scope: str, words: dict[str, str]) -> list[Asked]:
        whose = whose_query(scope, self.user) if scope else Q()
        asked: dict[str, Any] = {"scope": scope} if scope else {}
        return [
            Asked(said, whose & state_query(state, self.day), {**asked, "state": state}, state, unended=True)
            for state, said in words.items()
        ]

    def _stage(self, stage: str, scope: str, words: str, state: str) -> Asked:
        whose = whose_query(scope, self.user) if scope else Q()
        asked: dict[str, Any] = {"scope": scope} if scope else {}
        query = whose & stage_query(stage, self.day)
        return Asked(words, query, {**asked, "stage": stage}, state, unended=True)

    def _waits(self, name: str, scope: str, words: str, state: str = "waiting") -> Asked:
        whose = whose_query(scope, self.user) if scope else Q()
        asked: dict[str, Any] = {"scope": scope} if scope else {}
        query = whose & waits_query(name, self.day, self.user)
        return Asked(words, query, {**asked, "waits": name}, state, unended=name == "extension")

    def waiting(self) -> Draft:
        """What waits for the person, by what the person may do about it."""
        may, lines = self.user.can, []
        if may("task.approve"):
            lines.append(self._stage("approval", "own", _("waiting for your approval"), "submitted"))
        if may("task.report"):
            lines += [
                self._stage("returned", "own", _("returned for more work"), "returned"),
                self._stage("new", "own", _("not taken up yet"), "new"),
                self._waits("explanation", "own", _("to be explained"), "warning"),
            ]
        if may("task.confirm"):
            lines += [
                self._stage("waiting", "followed", _("waiting for confirmation, followed by you"), "waiting"),
                self._stage("waiting", "", _("waiting for confirmation, of all units"), "waiting"),
            ]
        if may("task.extend"):
            lines.append(self._waits("extension", "", _("to be decided: more time asked for"), "warning"))
        if may("task.ask"):
            lines += [
                self._waits("explanation_mine", "", _("asked by you to be explained, no answer yet")),
                self._waits("explanation_late", "", _("silent past the day to explain"), "overdue"),
            ]
        return Draft(5, _("Waits for me"), lines, _("Nothing waits for you now."), always=bool(lines))

    def owed(self) -> Iterator[Draft]:
        """What the person's units owe, what was passed on to the person, what is in the person's charge, and all."""
        words = {
            "overdue": _("overdue in my unit"),
            "soon": _("due within seven days"),
            "within": _("in progress within time"),
            "open": _("without a deadline to meet"),
        }
        others = {
            "overdue": _("overdue at present"),
            "soon": words["soon"],
            "within": words["within"],
            "open": words["open"],
        }
        if self.user.can("task.report"):
            lines = self._states("own", words)
            yield Draft(10, _("What my unit owes"), lines, _("Your unit owes nothing now."))
        assignee = self.user.can("task.draft") and not self.user.can("task.report")
        mine = [
            self._stage("returned", "mine", _("returned for more work"), "returned"),
            *self._states("mine", others),
        ]
        yield Draft(12, _("Passed on to me"), mine, _("Nothing is passed on to you now."), always=assignee)
        yield Draft(14, _("In my charge"), self._states("charge", others), always=False)
        yield Draft(16, _("Followed by me"), self._states("followed", others), always=False)
        if self.user.can_everywhere("task.view"):
            whole = {**others, "overdue": _("overdue in the whole province")}
            whole.pop("open")
            yield Draft(20, _("The whole province"), self._states("", whole), _("No task is followed yet."))

    def changed(self) -> Draft:
        """What changed since the person was here: of the own units, or of all for who follows all."""
        scope = "" if self.user.can_everywhere("task.view") else "own"
        whose = whose_query(scope, self.user) if scope else Q()
        first = {SINCE: f"{self.since:%d/%m/%Y}", **({"scope": scope} if scope else {})}
        lines = [
            Asked(
                str(CHANGES[name].word),
                whose & CHANGES[name].query(self.since, self.day),
                {**first, "change": name},
                CHANGE_STATES[name],
            )
            for name in TOLD
        ]
        title = _("Changed since {day}").format(day=f"{self.since:%d/%m/%Y}")
        return Draft(30, title, lines, _("Nothing changed."), aside=True)

    def week(self, tasks: Any) -> Card:
        """The working days of the week with how many tasks come due on each; a day opens exactly those.

        Once no working day of this week is left it is the week that comes.
        """
        own, work = self.user.can("task.draft"), calendar()
        monday = monday_of(self.day)
        left = (self.day + timedelta(days=n) for n in range(7 - self.day.weekday()))
        over = not any(work.is_working(one) for one in left)
        days = [monday + timedelta(days=n + 7 * over) for n in range(7)]
        due = tasks.open().filter(due__range=(days[0], days[-1])).order_by()
        rows = due.filter(whose_query("own", self.user)) if own else due
        counted = dict(rows.values_list("due").annotate(n=Count("pk")))
        shown = [one for one in days if one.weekday() < SATURDAY or counted.get(one) or work.is_working(one)]
        scope: dict[str, Any] = {"scope": "own"} if own else {}
        cells = [
            {
                "day": one,
                "name": weekday_name(one, short=True) if get_language() == "vi" else f"{one:%a}",
                "count": counted.get(one, 0),
                "is_today": one == self.day,
                "url": listed(**scope, **on_the_day(one), state=OWED_STATES),
            }
            for one in shown
        ]
        title = _("Next week") if over else _("This week")
        return Card(40, title, (), aside=True, template="tasks/parts/week.html", data=cells)


def on_the_day(day: date) -> dict[str, str]:
    """The filters of the list for what is due on a day."""
    return {"due_from": f"{day:%d/%m/%Y}", "due_to": f"{day:%d/%m/%Y}"}


def since(request: HttpRequest) -> date:
    """The day on which the person signed in before; at the latest yesterday, which is also what holds where it is
    not known."""
    yesterday = today() - timedelta(days=1)
    kept = request.session.get("before", "")
    return min(date.fromisoformat(kept), yesterday) if kept else yesterday


def _lists_to_decide(user: Any) -> list[Line]:
    """The lists for criticism that wait for the decision of a leader, each with how many tasks stand on it."""
    if not user.can("task.criticise"):
        return []
    rows: Any = CriticismList.objects.filter(stage=Stage.SUBMITTED)
    return [
        Line(
            _("tasks on the list for criticism of {day}, for your decision").format(day=row),
            row.get_absolute_url(),
            count=row.kept,
            state="submitted",
        )
        for row in rows.annotate(kept=Count("rows", Q(rows__kept=True)))
    ]


def _drawn(draft: Draft, counts: dict[str, int], names: dict[int, str]) -> Card:
    lines = [
        Line(line.words, line.url, count=counts[names[id(line)]], state=line.state)
        for line in draft.lines
        if counts[names[id(line)]]
    ]
    return Card(draft.place, draft.title, lines, draft.empty, aside=draft.aside)


def cards(request: HttpRequest) -> list[Card]:
    """The cards of the person, each with the lines that count something; two queries for all counts."""
    user: Any = request.user
    if not (user.can("task.read_own") or user.can("task.view")):
        return []
    desk = Desk(request)
    drafts = [desk.waiting(), *desk.owed(), desk.changed()]
    asked = [line for draft in drafts for line in draft.lines]
    names = {id(line): f"n{number}" for number, line in enumerate(asked)}
    tasks: Any = Task.objects.visible_to(user).counted()
    counts: dict[str, int] = {}
    beside = tasks.filter(touched(desk.since) | waits_query("explanation", desk.day, user))
    for unended, rows in ((True, tasks.filter(UNENDED)), (False, beside)):
        counting = {names[id(line)]: Count("pk", line.query) for line in asked if line.unended is unended}
        counts |= rows.order_by().aggregate(**counting) if counting else {}
    found = [_drawn(draft, counts, names) for draft in drafts]
    found[0] = replace(found[0], lines=[*_lists_to_decide(user), *found[0].lines])
    shown = [card for card, draft in zip(found, drafts, strict=True) if draft.always or card.lines]
    return [*shown, *transfer_cards(user), desk.week(tasks)]
