"""The board of the person's own units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse

from cchc.tasks.board import columns, people_of, staged
from cchc.tasks.cards import listed
from cchc.tasks.columns import STATE_WORDS, lead_of, state_of
from cchc.tasks.filters import NOBODY, of_person
from cchc.tasks.models import Task
from cchc.tasks.stages import own_units, whose_query
from cchc.units.models import Unit
from cchc.web.clock import today
from cchc.web.states import badge

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def board(request: HttpRequest) -> HttpResponse:
    """What the person's units have not done, by stage; of one person inside where the address says so."""
    user: Any = request.user
    units = list(Unit.objects.filter(pk__in=own_units(user)).select_related("province"))
    chosen = next((unit for unit in units if unit.slug == request.GET.get("unit")), None)
    whose = Q(lead=chosen) if chosen else whose_query("own", user)
    tasks = Task.objects.visible_to(user).filter(whose)
    person = request.GET.get("person", "")
    shown = of_person("assignee")(tasks, [person]) if _known(person) else tasks
    found = columns(shown, today())
    context = {
        "units": [(unit, unit_name(unit)) for unit in units],
        "current": [unit for unit in units if unit.valid_to is None or unit.valid_to >= today()],
        "unit": chosen,
        "people": people_of(staged(tasks, today())),
        "person": person if _known(person) else "",
        "nobody": NOBODY,
        "columns": [
            {
                "column": column,
                "url": _list_url(column.stage, chosen, person),
                "cards": [_card(task, user) for task in column.tasks],
            }
            for column in found
        ],
        "count": sum(column.count for column in found),
        "several": len({task.lead_id for column in found for task in column.tasks}) > 1,
    }
    return render(request, "tasks/board.html", context)


def unit_name(unit: Unit) -> str:
    """A unit's name; of one that ended with its province, since its heir may bear the same name."""
    if unit.valid_to is None or unit.valid_to >= today() or unit.province is None:
        return unit.name
    return f"{unit.name} ({unit.province.short})"


def _known(person: str) -> bool:
    return person == NOBODY or (person.isascii() and person.isdecimal() and len(person) < 18)


def _list_url(stage: str, unit: Unit | None, person: str) -> str:
    """The list with exactly the tasks of a column."""
    whose = {"lead": unit.slug} if unit else {"scope": "own"}
    return listed(stage=stage, **whose, **({"assignee": person} if _known(person) else {}))


def _card(task: Task, user: Any) -> dict[str, Any]:
    """A task with what its card needs: its state, who has it, and where it is passed on."""
    who = " · ".join(
        part for part in (task.assignee.full_name if task.assignee else "", task.division) if part
    )
    may = task.is_open and task.lead_id in user.units_for("task.assign")
    return {
        "task": task,
        # The stage stands above the column; the state tells what it does not: how near the deadline is.
        "badge": "" if task.is_waiting else badge(state_of(task), STATE_WORDS[state_of(task)]),
        "who": who,
        "lead": lead_of(task),
        "assign": reverse("tasks:assign", args=[task.pk]) if may else "",
    }
