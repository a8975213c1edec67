"""Who is told of a unit's tasks: the people who hold a role for it, or for what it became; in which language.

Roles: unit officer, unit head, authorised person, criterion owner. A unit that ended is answered for by its heirs.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation

from cchc.accounts.models import Holding
from cchc.accounts.rights import ROLES
from cchc.units.models import Unit, UnitChange
from cchc.web.rows import holding_on

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from contextlib import AbstractContextManager
    from datetime import date

    from cchc.accounts.models import User
    from cchc.tasks.models import Task

#: The roles whose holders are told what their unit owes.
TOLD = ("unit_officer", "unit_head", "authorised", "criterion_owner")


@dataclass(frozen=True)
class Share:
    """A person with the tasks that the person is told of. ``own``: as one of the unit's people."""

    person: User
    tasks: list[Task]
    own: bool = True


class People:
    """The people of units on a day, read with two queries, and one more for each wave of units that became others."""

    def __init__(self, day: date, units: Collection[int] | None = None) -> None:
        """``units``: keys of the units asked for; None for all."""
        self.heirs = _heirs(day, units)
        wanted = None if units is None else {*units, *(heir for row in self.heirs.values() for heir in row)}
        self._by_unit: dict[int, dict[int, User]] = defaultdict(dict)
        for holding in _holdings(day, TOLD, wanted):
            self._by_unit[holding.unit_id][holding.user_id] = holding.user

    def of(self, unit: int) -> list[User]:
        """Who is told of the tasks of the unit with that key, each person once."""
        found: dict[int, User] = dict(self._by_unit.get(unit, {}))
        for heir in self.heirs.get(unit, ()):
            found |= self._by_unit.get(heir, {})
        return list(found.values())

    def shares(self, unit: int, tasks: Sequence[Task]) -> list[Share]:
        """Each person who is told of these tasks of a unit, with which: all, or those passed on to the person.

        Where the unit has nobody, the follow-up officers are told of theirs, so that nothing goes unseen.
        """
        own = {person.pk: Share(person, list(tasks)) for person in self.of(unit)}
        passed = [(task.assignee, task) for task in tasks if task.assignee_id not in own]
        own |= _by_person(passed, own=True)
        followed = [(task.follow_up, task) for task in tasks]
        return list((own or _by_person(followed, own=False)).values())


def _by_person(pairs: Iterable[tuple[User | None, Task]], *, own: bool) -> dict[int, Share]:
    found: dict[int, Share] = {}
    for person, task in pairs:
        if person is not None and person.is_active:
            found.setdefault(person.pk, Share(person, [], own=own)).tasks.append(task)
    return found


def _holdings(day: date, roles: Iterable[str], units: Collection[int] | None) -> Iterable[Holding]:
    rows = Holding.objects.filter(holding_on(day), role__in=list(roles), user__is_active=True)
    if units is not None:
        rows = rows.filter(unit__in=units)
    return rows.select_related("user").order_by("pk")


def _heirs(day: date, units: Collection[int] | None) -> dict[int, set[int]]:
    """For each unit that has ended, the units that it became, over any number of changes."""
    ended = Unit.objects.filter(valid_to__lt=day, tasks_led__isnull=False)
    if units is not None:
        ended = Unit.objects.filter(valid_to__lt=day, pk__in=units)
    heirs: dict[int, set[int]] = {pk: set() for pk in ended.values_list("pk", flat=True).distinct()}
    edges: dict[int, set[int]] = defaultdict(set)
    wave = set(heirs)
    while wave:
        became = UnitChange.objects.filter(sources__in=wave, day__lte=day).values_list("sources", "targets")
        asked, wave = wave, set()
        for source, target in became:
            if source in asked and target is not None and target != source:
                if target not in edges:
                    wave.add(target)
                edges[source].add(target)
        wave -= set(edges)
    for unit in heirs:
        heirs[unit] = _reached(unit, edges)
    return heirs


def _reached(unit: int, edges: dict[int, set[int]]) -> set[int]:
    """Every unit that one became in the end or on the way."""
    seen: set[int] = set()
    stack = [unit]
    while stack:
        for target in edges.get(stack.pop(), set()) - seen:
            seen.add(target)
            stack.append(target)
    return seen - {unit}


def holders_of(verb: str, day: date) -> dict[int, User]:
    """The people who may do ``verb`` by some role held on a day, by their keys."""
    roles = [code for code, role in ROLES.items() if verb in role.verbs]
    return {holding.user_id: holding.user for holding in _holdings(day, roles, None)}


def speaking() -> AbstractContextManager[None]:
    """Messages are written in the language of the installation, whoever's page they are written from."""
    return translation.override(settings.LANGUAGE_CODE)
