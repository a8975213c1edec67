"""What hangs on a person: the open tasks that name the person, and what waits for this person's word.

Three fields of a task name people (``ROLES``). Besides, a report lies with the head for approval (``approver``), and
the answer to a request for an explanation goes to whoever asked (``asker``); a request for a later deadline waits for
the follow-up officer of its task and goes with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from cchc.accounts.models import Holding, User
from cchc.accounts.rights import ROLES as HELD
from cchc.tasks.models import Explanation, Extension, Report, Task

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.tasks.models import TaskQuerySet
    from cchc.units.models import Unit

#: What a person may be to a task: the fields that name people.
ROLES = ("follow_up", "leader", "assignee")
#: What else waits for one person.
WAITING = ("approver", "asker")
#: All kinds, in the order in which forms and previews list them.
KINDS = (*ROLES, *WAITING)
#: The kinds that hang on whoever works for the whole province; the others hang on a person of the lead.
_CENTRAL = frozenset({"follow_up", "leader", "asker"})
#: The roles whose holders approve reports; those that reach every unit.
APPROVING = tuple(code for code, role in HELD.items() if "task.approve" in role.verbs)
_EVERYWHERE = tuple(code for code, role in HELD.items() if role.everywhere)


def allowed_kinds(by: User) -> tuple[str, ...]:
    """The task office hands over everything; in a unit, whoever passes tasks on hands over what hangs on its people."""
    if by.can_everywhere("task.transfer"):
        return KINDS
    return ("assignee", "approver") if by.can("task.assign") else ()


def open_tasks() -> TaskQuerySet:
    """The tasks that somebody still works on, or whose result is not confirmed."""
    return Task.objects.filter(accepted_on__isnull=True, stopped_on__isnull=True)


def reach(by: User) -> TaskQuerySet:
    """The tasks that the person may hand over from somebody to another: not confirmed, still followed."""
    rows = open_tasks()
    if by.can_everywhere("task.transfer"):
        return rows.visible_to(by)
    return rows.filter(lead__in=by.units_for("task.assign"))


def held(giver: User, by: User, office: Unit | None = None) -> dict[str, Any]:
    """What hangs on a person, by kind, of what ``by`` may hand over: tasks, reports, explanations.

    ``office``: only what hangs on the person in this post. What is followed for the whole province belongs to the
    office for which the person holds, or held, a role that reaches every unit.
    """
    rows = reach(by)
    led = rows.filter(lead__in=_with_predecessors(by, office)) if office is not None else rows
    central = rows if office is None or _works_centrally(giver, office) else rows.none()
    kinds = allowed_kinds(by)
    return {kind: _of(kind, giver, central if kind in _CENTRAL else led) for kind in kinds}


def _of(kind: str, giver: User, tasks: TaskQuerySet) -> Any:
    return _WAITING[kind](giver, tasks) if kind in _WAITING else tasks.filter(**{kind: giver})


def how_many(giver: User, tasks: TaskQuerySet, kinds: Iterable[str]) -> int:
    """How many pieces of work of these kinds hang on a person; a task once, whatever the person is to it."""
    named = Q(pk__in=[])
    for kind in set(kinds) & set(ROLES):
        named |= Q(**{kind: giver})
    counts: list[int] = [_of(kind, giver, tasks).order_by().count() for kind in set(kinds) & set(WAITING)]
    return tasks.filter(named).order_by().count() + sum(counts)


def _with_predecessors(by: User, office: Unit) -> set[int]:
    return {office.pk} | by.predecessors_of(frozenset({office.pk}))


def _works_centrally(person: User, office: Unit) -> bool:
    return person.holdings.filter(unit=office, role__in=_EVERYWHERE).exists()


def lying() -> Any:
    """The reports that lie with a head: sent, neither handed in nor taken back, of tasks that are open."""
    return Report.objects.filter(
        submitted_on__isnull=False,
        handed_on__isnull=True,
        withdrawn_on__isnull=True,
        accepted_on__isnull=True,
        returned_on__isnull=True,
        task__handed_on__isnull=True,
    )


def _to_approve(giver: User, tasks: TaskQuerySet) -> Any:
    """The reports that were handed over to the person, or sent while the person was one who approves in the unit."""
    own = Q(approver=giver)
    for holding in giver.holdings.all():
        if holding.role in APPROVING:
            own |= _sent_to(holding, giver)
    return lying().filter(own, task__in=tasks)


def _sent_to(holding: Holding, giver: User) -> Q:
    units = {holding.unit_id} | giver.predecessors_of(frozenset({holding.unit_id}))
    sent = Q(approver__isnull=True, task__lead__in=units)
    if holding.valid_from is not None:
        sent &= Q(submitted_on__gte=holding.valid_from)
    if holding.valid_to is not None:
        sent &= Q(submitted_on__lte=holding.valid_to)
    return sent


def asked_by(person: Any) -> Q:
    """The requests for an explanation whose answer goes to a person (or to one of several, by a query)."""
    name = "" if isinstance(person, User) else "__in"
    return Q(**{f"answer_to{name}": person}) | Q(answer_to__isnull=True, **{f"asked_by{name}": person})


def _asked(giver: User, tasks: TaskQuerySet) -> Any:
    return Explanation.objects.filter(asked_by(giver), answered_on__isnull=True, task__in=tasks)


#: How what waits for a person is found, by kind.
_WAITING = {"approver": _to_approve, "asker": _asked}


def to_decide(tasks: Any) -> Any:
    """The requests for a later deadline of some tasks that are not decided: they go with their follow-up officer."""
    return Extension.objects.filter(decision="open", task__in=tasks, task__handed_on__isnull=True)


def people_with_work(by: User) -> Q:
    """The people on whom something hangs that ``by`` may hand over, as a condition on people."""
    rows, kinds, wanted = reach(by).order_by(), allowed_kinds(by), Q(pk__in=[])
    for kind in set(kinds) & set(ROLES):
        wanted |= Q(pk__in=rows.filter(**{f"{kind}__isnull": False}).values(kind))
    if "asker" in kinds:
        open_ones = Explanation.objects.filter(answered_on__isnull=True, task__in=rows).order_by()
        wanted |= Q(pk__in=open_ones.filter(answer_to__isnull=True).values("asked_by"))
        wanted |= Q(pk__in=open_ones.filter(answer_to__isnull=False).values("answer_to"))
    if "approver" in kinds:
        wanted |= Q(pk__in=_approvers(lying().filter(task__in=rows)))
    return wanted


def _approvers(reports: Any) -> Iterable[int]:
    """Keys of the people with whom some reports lie; reports that lie with heads are few."""
    rows = list(reports.order_by().values_list("task__lead", "submitted_on", "approver"))
    found = {approver for _lead, _sent, approver in rows if approver is not None}
    leads = {lead for lead, _sent, approver in rows if approver is None}
    for holding in Holding.objects.filter(role__in=APPROVING, unit__in=leads) if leads else ():
        if any(
            holding.unit_id == lead and holding.holds_on(sent)
            for lead, sent, approver in rows
            if not approver
        ):
            found.add(holding.user_id)
    return found
