"""Rights as one list of verbs, and the roles that hold them.

A role is held *for a unit*. ``everywhere`` marks a role whose rights reach every unit of the installation;
the others reach the unit they are held for, and what that unit was before (its predecessors).
The page docs/reference/rights.md is drawn from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

#: Every verb a page or an action may ask for, with what it allows.
VERBS = {
    "unit.view": _("see units"),
    "unit.edit": _("change units, record mergers, import units"),
    "person.view": _("see people and roles"),
    "person.edit": _("add people, give and end roles"),
    "calendar.view": _("see the working calendar"),
    "calendar.edit": _("change the working calendar"),
    "directive.view": _("see every directive"),
    "directive.read_own": _("see directives that give the unit work"),
    "directive.upload": _("upload directives"),
    "directive.review": _("review what was found and accept tasks"),
    "directive.remove": _("remove a file in an emergency"),
    "task.view": _("see every task"),
    "task.read_own": _("see the unit's tasks"),
    "task.edit": _("change tasks that are followed"),
    "task.draft": _("draft reports on tasks of the unit"),
    "task.report": _("take up tasks of the unit, report on them, ask for extensions"),
    "task.assign": _("pass tasks on inside the unit"),
    "task.approve": _("approve the unit's reports and hand them in"),
    "task.confirm": _("confirm results or return them"),
    "task.extend": _("record decisions on extensions"),
    "task.transfer": _("hand tasks over when a unit ends or a person changes post"),
    "task.enter": _("enter tasks given at a meeting"),
    "task.import": _("import tasks from a register in Excel"),
    "task.ask": _("ask a unit to explain"),
    "task.chase": _("urge, draft letters and lists for criticism"),
    "task.criticise": _("decide on lists for criticism"),
    "indicator.view": _("see indicators and what is published of them"),
    "indicator.declare": _("declare values of indicators for the unit"),
    "indicator.verify": _("verify, publish and correct values of indicators"),
    "schedule.view": _("see reporting schedules"),
    "schedule.edit": _("change reporting schedules"),
    "result.view": _("see published results, rankings and criteria sets"),
    "result.import": _("take in published results"),
    "set.edit": _("keep and remove the office's own criteria sets"),
    "score.view": _("see scores before they are published, and advice"),
    "score.edit": _("keep and remove sheets of scores"),
    "token.edit": _("give and end tokens for other systems"),
    "audit.view": _("see who changed what"),
    "outbox.view": _("see what was sent and what failed"),
}

_SEE = frozenset(
    {"unit.view", "calendar.view", "person.view", "schedule.view", "indicator.view", "result.view"}
)
_OWN = _SEE | {"directive.read_own", "task.read_own"}
_ALL = _OWN | {"directive.view", "task.view"}
_OFFICER = _OWN | {"task.draft", "task.report", "task.assign", "indicator.declare"}
_HEAD = _OFFICER | {"task.approve"}


@dataclass(frozen=True)
class Role:
    """A role by its code: name on the screen, its verbs, and whether they reach every unit."""

    code: str
    name: Any
    verbs: frozenset[str]
    everywhere: bool = False


ROLES = {
    role.code: role
    for role in (
        Role(
            "province_leader",
            _("Province leader"),
            _ALL | {"audit.view", "task.ask", "task.criticise", "score.view"},
            everywhere=True,
        ),
        Role(
            "standing_office",
            _("Standing office"),
            _ALL
            | {
                "directive.upload",
                "unit.edit",
                "audit.view",
                "schedule.edit",
                "indicator.declare",
                "indicator.verify",
                "result.import",
                "set.edit",
                "score.view",
                "score.edit",
            },
            everywhere=True,
        ),
        Role(
            "task_office",
            _("Follow-up officer"),
            _ALL
            | {
                "directive.upload",
                "directive.review",
                "directive.remove",
                "task.edit",
                "task.enter",
                "task.confirm",
                "task.extend",
                "task.transfer",
                "task.import",
                "task.ask",
                "task.chase",
                "schedule.edit",
                "calendar.edit",
                "outbox.view",
                "audit.view",
            },
            everywhere=True,
        ),
        Role("criterion_owner", _("Criterion owner"), _OFFICER),
        Role("unit_head", _("Unit head"), _HEAD),
        Role("authorised", _("Authorised person"), _HEAD),
        Role("unit_officer", _("Unit officer"), _OFFICER),
        Role("assignee", _("Assignee"), _OWN | {"task.draft"}),
        Role("verifier", _("Verifier"), _OWN | {"indicator.verify", "score.view"}),
        Role("council", _("Verification council"), _OWN | {"score.view"}),
        Role("one_stop", _("One-stop officer"), _OWN),
        Role(
            "admin",
            _("Administrator"),
            _SEE
            | {
                "unit.edit",
                "person.edit",
                "calendar.edit",
                "audit.view",
                "outbox.view",
                "token.edit",
                "result.import",
            },
            everywhere=True,
        ),
        Role("viewer", _("View only"), _OWN),
    )
}

ROLE_CHOICES = [(role.code, role.name) for role in ROLES.values()]
