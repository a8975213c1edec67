"""Entering a directive: a file is read whole before anything is stored, a meeting is typed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from cchc import __version__
from cchc.audit.trail import record
from cchc.directives.engine.output import as_object
from cchc.directives.models import Alarm, Directive, Item, State
from cchc.directives.reader import read_text, read_upload
from cchc.errors import UserError
from cchc.files import store
from cchc.lib import vntext
from cchc.tasks.deadlines import followed
from cchc.units.models import Unit
from cchc.web.clock import now
from cchc.web.rows import searched

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cchc.accounts.models import User
    from cchc.directives.engine.model import Party, Reading, Task


class Twin(UserError):
    """The same document is here already. ``directive`` is the one that stands."""

    def __init__(self, directive: Directive) -> None:
        super().__init__(
            _("This document is here already: {label}, entered on {day} by {who}.").format(
                label=directive, day=f"{directive.at:%d/%m/%Y}", who=directive.by.full_name
            )
        )
        self.directive = directive


def upload(path: Path, name: str, *, by: User, unit: Unit | None) -> Directive:
    """Read a file and keep it with what was found. Nothing is kept of a file that cannot be read, is marked
    secret, or is here already (``UnreadableInput``, ``MissingPart``, ``UserError``, ``Twin``)."""
    reading, province = read_upload(path, name, unit)
    _refuse_secret(reading)
    same = Directive.objects.exclude(state=State.REMOVED).filter(file__sha256=reading.sha256).first()
    if same is not None:
        raise Twin(same)
    with transaction.atomic():
        file = store.put(path, name=name, by=by, unit=unit)
        return _keep(reading, by=by, unit=unit, province=province, file=file)


def meeting(
    *, by: User, unit: Unit | None, subject: str, held: date, assigner: str, minutes: str
) -> Directive:
    """Enter what was ordered by word of mouth: the minutes are read like a document, the meeting is its source."""
    reading, province = read_text(minutes, subject, held, unit)
    _refuse_secret(reading)
    with transaction.atomic():
        directive = _keep(reading, by=by, unit=unit, province=province, file=None)
        directive.is_meeting, directive.subject = True, subject
        directive.issued, directive.assigner = held, assigner
        directive.save()
        return directive


def _refuse_secret(reading: Reading) -> None:
    """Documents under state secrecy never enter this system (Law 117/2025/QH15)."""
    if reading.header.secrecy:
        raise UserError(
            _(
                "{name} is marked {mark}: documents under state secrecy are not taken in; nothing was stored."
            ).format(name=reading.file, mark=reading.header.secrecy)
        )


def twins(directive: Directive) -> list[Directive]:
    """Other documents with the same number and date, issuer told by the number's symbol."""
    if not directive.number:
        return []
    same = Directive.objects.exclude(state=State.REMOVED).exclude(pk=directive.pk)
    return list(same.filter(number__iexact=directive.number, issued=directive.issued))


def _keep(reading: Reading, *, by: User, unit: Unit | None, province: Unit | None, file: Any) -> Directive:
    head, proposed = reading.header, as_object(reading)
    directive = Directive(
        number=(head.number or "")[:100],
        doc_type=(head.type or "")[:20],
        issuer=(head.issuer or "")[:300],
        assigner=(head.assigner or "")[:300],
        level=_level(head.assigner or head.issuer or ""),
        place_name=(head.place or "")[:100],
        issued=head.issued,
        posted=head.posted,
        subject=head.subject or reading.file,
        signer=_signer(reading)[:300],
        urgency=(head.urgency or "")[:40],
        file=file,
        text=reading.text,
        text_sha256=reading.text_sha256,
        folded_text=searched(reading.text),
        read_with=__version__,
        proposal=proposed["document"],
        unit=unit,
        province=province,
        by=by,
        at=now(),
    )
    directive.save()
    items = _items(directive, reading, proposed["tasks"])
    Alarm.objects.bulk_create(
        Alarm(
            directive=directive,
            item=items.get(alarm.task or ""),
            code=alarm.code,
            message=alarm.message,
            start=alarm.start,
            end=alarm.end,
        )
        for alarm in reading.alarms
    )
    record(
        "directive.enter",
        directive,
        by=by,
        unit=unit.name if unit else "",
        note=_("sentences found: {n}, alarms: {alarms}").format(
            n=len(reading.tasks), alarms=len(reading.alarms)
        ),
    )
    return directive


def _signer(reading: Reading) -> str:
    signer = reading.header.signer
    if signer is None:
        return ""
    return " · ".join(part for part in (signer.authority, signer.position, signer.name) if part)


#: Words that tell the level a directive comes from, tried in this order.
_LEVELS = (
    ("thu tuong", "prime_minister"),
    ("chinh phu", "government"),
    ("tinh uy", "party"),
    ("thanh uy", "party"),
    ("hoi dong nhan dan", "council"),
    ("hdnd", "council"),
    ("chu tich", "chairman"),
    ("uy ban nhan dan", "committee"),
    ("ubnd", "committee"),
)


def _level(words: str) -> str:
    folded = vntext.fold(words)
    return next((level for mark, level in _LEVELS if mark in folded), "other")


def _items(directive: Directive, reading: Reading, proposed: list[dict[str, Any]]) -> dict[str, Item]:
    """The found sentences as rows, by the id that the reading gave them."""
    slugs = {p.unit for task in reading.tasks for p in (*task.lead, *task.coordinate) if p.unit}
    units = {unit.slug: unit for unit in Unit.objects.filter(slug__in=slugs)}
    rows = {
        task.id: _item(directive, place, task, proposal)
        for place, (task, proposal) in enumerate(zip(reading.tasks, proposed, strict=True), start=1)
    }
    for row in rows.values():
        row.fold()
    Item.objects.bulk_create(rows.values())
    for name, parties in (("leads", "lead"), ("coordinators", "coordinate")):
        through = getattr(Item, name).through
        pairs = {
            (rows[task.id].pk, units[party.unit].pk)
            for task in reading.tasks
            for party in getattr(task, parties)
            if party.unit in units
        }
        through.objects.bulk_create(through(item_id=item, unit_id=unit) for item, unit in sorted(pairs))
    return rows


def _words(parties: tuple[Party, ...]) -> str:
    return "; ".join(party.text for party in parties)[:500]


def _item(directive: Directive, place: int, task: Task, proposal: dict[str, Any]) -> Item:
    deadline, recurrence = task.deadline, task.recurrence
    groups = [party.text for party in task.lead if party.kind == "group"]
    due, basis = followed(deadline.date, deadline.raw or "")
    return Item(
        directive=directive,
        place=place,
        start=task.start,
        end=task.end,
        quote=task.quote,
        wording=task.quote,
        heading=(task.heading or "")[:300],
        found_by=task.found_by,
        lead_words=_words(task.lead),
        lead_group="; ".join(groups)[:200],
        coordinate_words=_words(task.coordinate),
        deadline_kind=deadline.kind,
        deadline_words=(deadline.raw or "")[:300],
        due_written=deadline.date,
        due=due,
        due_basis=basis,
        recurrence="other" if isinstance(recurrence, dict) else recurrence or "",
        report_to=_report_to(task)[:300],
        product=(task.product or "")[:300],
        targets=[asdict(target) for target in task.targets],
        generic=task.generic,
        triage=task.triage,
        doubts=list(task.doubts),
        proposal=proposal,
    )


def _report_to(task: Task) -> str:
    line = task.report_to
    if line is None:
        return ""
    return (
        _("{receiver} (through {collector})").format(receiver=line.text, collector=line.via)
        if line.via
        else line.text
    )
