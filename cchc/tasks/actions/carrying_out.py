"""Handing over what an ended unit leads, all at once or not at all; the receiving units are told once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.errors import UserError
from cchc.notices import outbox
from cchc.tasks.actions.transferring import Act, check, take
from cchc.tasks.recipients import People, speaking
from cchc.web.clock import today

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc.accounts.models import User
    from cchc.tasks.actions.transferring import Step
    from cchc.tasks.models import Transfer
    from cchc.units.models import Unit

#: How many of the tasks that came are told by their words.
NAMED = 50


def rehearse(steps: Sequence[Step], act: Act) -> None:
    """UserError with the first step that cannot be taken, named by its task; nothing is written."""
    for step in steps:
        _each(step, act, check)


@transaction.atomic
def carry_out(steps: Sequence[Step], act: Act) -> list[Transfer]:
    """Take every step or none; a task given after the day goes from the day it was given.

    One notice to each of a receiving unit's people: how many tasks came, by which document.
    """
    made: list[Transfer] = []
    for step in steps:
        made += _each(step, act, take) or []
    _tell(made, act)
    return made


def _each(step: Step, act: Act, do: Callable[[Step, Act], list[Transfer] | None]) -> list[Transfer] | None:
    try:
        return do(step, Act(act.by, act.paper, max(act.day, step.task.given_on)))
    except UserError as error:
        raise UserError(f"“{step.task}” (#{step.task.pk}): {error}") from None


def _tell(made: list[Transfer], act: Act) -> None:
    by_unit: dict[Unit, list[Transfer]] = {}
    for transfer in made:
        if transfer.target is not None and transfer.task.kind == "single":
            by_unit.setdefault(transfer.target, []).append(transfer)
    people = People(today(), {unit.pk for unit in by_unit})
    with speaking():
        outbox.write_many(
            _message(unit, came, person, act)
            for unit, came in by_unit.items()
            for person in people.of(unit.pk)
        )


def _message(unit: Unit, came: list[Transfer], person: User, act: Act) -> outbox.Message:
    return outbox.Message(
        key=f"transfer:{came[0].pk}:{person.pk}",
        person=person,
        subject=_("[CCHC] {n} tasks are handed over to {unit} (by {paper})").format(
            n=len(came), unit=unit.short, paper=act.paper.words
        ),
        body="\n".join(f"- {transfer.task}" for transfer in came[:NAMED]),
        url=f"{reverse('tasks:list')}?lead={unit.slug}",
    )
