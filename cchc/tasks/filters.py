"""The filters of lists of tasks, all of them kept in the address."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.accounts.models import User
from cchc.tasks.columns import MARK_WORDS, STATE_WORDS
from cchc.tasks.counting import any_state
from cchc.tasks.engine.state import MARKS, STATES
from cchc.tasks.lineage import come_of
from cchc.tasks.linked import linked, reading_in
from cchc.tasks.models import Level, Priority, Recurrence, Task, TaskKind
from cchc.tasks.stages import STAGES, WAITS, WHOSE, any_of, stage_query, waits_query, whose_query
from cchc.tasks.standing import day_filter
from cchc.units.models import Unit
from cchc.web.clock import today
from cchc.web.filters import Choices, Filter, Fixed, Period, Pick, Search

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import HttpRequest

    from cchc.tasks.standing import AsOf

#: The value of the filter by assignee for tasks that nobody inside the unit has.
NOBODY = "none"
#: The ways in which a person stands in a task.
PEOPLE = ("follow_up", "leader", "assignee")


class People:
    """Who stands in the tasks that a person sees: read once a page, for three pickers."""

    def __init__(self, user: User) -> None:
        self.user = user

    @cached_property
    def rows(self) -> list[Any]:
        """Key, name, and in which of the three ways each stands in tasks.

        Asked of every task for one who may see them all; else of the tasks seen, which are few.
        """
        if not self.user.can_everywhere("task.view"):
            return self._of_tasks_seen()
        ways = {
            f"is_{name}": Exists(Task.objects.order_by().filter(**{name: OuterRef("pk")})) for name in PEOPLE
        }
        found = User.objects.annotate(**ways).order_by("sort_key").values("pk", "full_name", *ways)
        # Left out here: a condition on the three ways has the database look for each of them once more.
        return [row for row in found if any(row[way] for way in ways)]

    def _of_tasks_seen(self) -> list[Any]:
        seen = Task.objects.visible_to(self.user).order_by()
        fields = [f"{name}__{field}" for name in PEOPLE for field in ("pk", "full_name", "sort_key")]
        people: dict[int, dict[str, Any]] = {}
        for row in seen.values(*fields).distinct():
            for name in PEOPLE:
                if key := row[f"{name}__pk"]:
                    plain = {field: row[f"{name}__{field}"] for field in ("pk", "full_name", "sort_key")}
                    people.setdefault(key, plain | {f"is_{other}": False for other in PEOPLE})
                    people[key][f"is_{name}"] = True
        return sorted(people.values(), key=lambda person: str(person["sort_key"]))

    def choices(self, name: str) -> Callable[[], Sequence[tuple[str, Any]]]:
        """The people who stand in tasks in one way, when the page is drawn."""

        def chosen() -> Sequence[tuple[str, Any]]:
            nobody = [(NOBODY, _("Nobody yet"))] if name == "assignee" else []
            return nobody + [(str(row["pk"]), row["full_name"]) for row in self.rows if row[f"is_{name}"]]

        return chosen


def of_person(name: str) -> Callable[[Any, list[str]], Any]:
    """The rows in which one of the people chosen stands; "none" is that nobody does, no division either."""

    def keep(rows: Any, chosen: list[str]) -> Any:
        wanted = Q(**{f"{name}__in": [int(key) for key in chosen if key.isdecimal() and len(key) < 18]})
        if NOBODY in chosen:
            wanted |= Q(**{f"{name}__isnull": True}, division="")
        return rows.filter(wanted)

    return keep


def _leads() -> Sequence[tuple[str, Any]]:
    """The units that lead a task: the only ones by which filtering finds anything."""
    leads = Task.objects.order_by().filter(lead=OuterRef("pk"))
    return list(Unit.objects.filter(Exists(leads)).values_list("slug", "name"))


def _sought(rows: Any, words: str) -> Any:
    return rows.search(words)


def _source(rows: Any, words: str) -> Any:
    return rows.filter(source_label__icontains=words)


def _period(rows: Any, words: str) -> Any:
    return rows.filter(period__icontains=words)


def _of_document(rows: Any, key: str) -> Any:
    """The tasks of a document, with their parts, periods, and what goes on of them in other units."""
    return rows.filter(come_of(Task.objects.filter(directive_link__item__directive=int(key))))


def _document(key: str) -> str:
    label = Task.objects.filter(directive_link__item__directive=int(key)).values_list(
        "source_label", flat=True
    )
    return _("Document: {name}").format(name=label.first() or key)


def _of_sentence(rows: Any, key: str) -> Any:
    return rows.filter(come_of(Task.objects.filter(directive_link__item=int(key))))


def _sentence(key: str) -> str:
    held = Task.objects.filter(directive_link__item=int(key)).values_list("wording", flat=True)
    return _("Sentence: {words}").format(words=(held.first() or key)[:80])


def _of_parent(rows: Any, key: str) -> Any:
    return rows.filter(parent=int(key))


def _parent(key: str) -> str:
    return _("Part of: {name}").format(name=Task.objects.filter(pk=int(key)).first() or key)


def line(request: HttpRequest, asked: AsOf) -> list[Filter]:
    """The filters that stand in the line itself."""
    user: Any = request.user
    keep, by = asked.keep, reading_in(request.GET)
    return [
        Search(label=gettext_lazy("Search tasks"), find=_sought),
        Choices(
            "state",
            gettext_lazy("State"),
            [(key, STATE_WORDS[key]) for key in STATES] + [(key, MARK_WORDS[key]) for key in MARKS],
            lambda rows, chosen: keep(rows, any_state(chosen, asked.day, by)),
            folded=True,
        ),
        Choices(
            "scope",
            gettext_lazy("Whose"),
            list(WHOSE.items()),
            lambda rows, chosen: any_of(rows, [whose_query(name, user) for name in chosen]),
            folded=True,
        ),
        Pick("lead", gettext_lazy("Lead"), _leads, lambda rows, slugs: keep(rows, Q(lead__slug__in=slugs))),
        Period("due", gettext_lazy("Deadline followed"), "due", keep),
        Fixed("directive", _of_document, _document),
        Fixed("sentence", _of_sentence, _sentence),
        Fixed("part_of", _of_parent, _parent),
        *linked(request.GET, asked),
    ]


def more(request: HttpRequest, asked: AsOf) -> list[Filter]:
    """The filters that unfold behind the line."""
    user: Any = request.user
    keep = asked.keep
    people, day = People(user), today()
    return [
        Choices(
            "stage",
            gettext_lazy("Where it stands"),
            list(STAGES.items()),
            lambda rows, chosen: any_of(rows, [stage_query(name, day) for name in chosen]),
            folded=True,
        ),
        Choices(
            "waits",
            gettext_lazy("Waits for"),
            list(WAITS.items()),
            lambda rows, chosen: any_of(rows, [waits_query(name, day, user) for name in chosen]),
            folded=True,
        ),
        day_filter(),
        Choices("level", gettext_lazy("Level it comes from"), Level.choices, folded=True),
        Choices("priority", gettext_lazy("Priority"), Priority.choices, folded=True),
        Choices("kind", gettext_lazy("Kind of task"), TaskKind.choices, folded=True),
        Choices("recurrence", gettext_lazy("Recurrence"), Recurrence.choices, folded=True),
        Pick(
            "follow_up",
            gettext_lazy("Follow-up officer"),
            people.choices("follow_up"),
            of_person("follow_up"),
        ),
        Pick("leader", gettext_lazy("Leader in charge"), people.choices("leader"), of_person("leader")),
        Pick("assignee", gettext_lazy("Assignee"), people.choices("assignee"), of_person("assignee")),
        Period("given", gettext_lazy("Given on"), "given_on"),
        Period("handed", gettext_lazy("Handed in on"), "handed_on", keep),
        Period("accepted", gettext_lazy("Confirmed on"), "accepted_on", keep),
        Period("returned", gettext_lazy("Returned on"), "returned_on", keep),
        Search("source", gettext_lazy("Number of the source"), _source),
        Search("period", gettext_lazy("Reporting period"), _period),
    ]
