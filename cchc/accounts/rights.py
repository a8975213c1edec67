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
    "task.report": _("say that a task of the unit is done"),
    "task.enter": _("enter tasks given at a meeting"),
    "audit.view": _("see who changed what"),
    "outbox.view": _("see what was sent and what failed"),
}

_SEE = frozenset({"unit.view", "calendar.view", "person.view"})
_OWN = _SEE | {"directive.read_own", "task.read_own"}
_ALL = _OWN | {"directive.view", "task.view"}


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
        Role("province_leader", _("Province leader"), _ALL | {"audit.view"}, everywhere=True),
        Role(
            "standing_office",
            _("Standing office"),
            _ALL | {"directive.upload", "unit.edit", "audit.view"},
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
                "calendar.edit",
                "outbox.view",
                "audit.view",
            },
            everywhere=True,
        ),
        Role("criterion_owner", _("Criterion owner"), _OWN | {"task.report"}),
        Role("unit_head", _("Unit head"), _OWN | {"task.report"}),
        Role("authorised", _("Authorised person"), _OWN | {"task.report"}),
        Role("unit_officer", _("Unit officer"), _OWN | {"task.report"}),
        Role("assignee", _("Assignee"), _OWN),
        Role("verifier", _("Verifier"), _OWN),
        Role("council", _("Verification council"), _OWN),
        Role("one_stop", _("One-stop officer"), _OWN),
        Role(
            "admin",
            _("Administrator"),
            _SEE | {"unit.edit", "person.edit", "calendar.edit", "audit.view", "outbox.view"},
            everywhere=True,
        ),
        Role("viewer", _("View only"), _OWN),
    )
}

ROLE_CHOICES = [(role.code, role.name) for role in ROLES.values()]
