"""Changing what was found before it becomes tasks: every change keeps the machine's proposal beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cchc.audit.trail import record, snapshot
from cchc.directives.models import Alarm, Directive, Item, State, Triage
from cchc.errors import UserError
from cchc.web.clock import now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.accounts.models import User
    from cchc.units.models import Unit

#: What says by when a sentence's duty is due.
DEADLINE = (
    "deadline_kind",
    "deadline_words",
    "due_written",
    "due",
    "due_basis",
    "recurrence",
    "schedule_id",
)
#: Fields of an item that a copy of it starts with.
CARRIED = (
    "heading",
    "lead_words",
    "lead_group",
    "expand",
    "coordinate_words",
    *DEADLINE,
    "report_to",
    "product",
    "triage",
)


def shape(item: Item) -> dict[str, Any]:
    """An item as the trail keeps it: its fields, and its units by slug."""
    units = {
        "leads": sorted(unit.slug for unit in item.leads.all()),
        "coordinators": sorted(unit.slug for unit in item.coordinators.all()),
    }
    return {key: value for key, value in snapshot(item).items() if key != "proposal"} | units


def unlinked(item: Item) -> None:
    """Refuse to change what has become a task already."""
    if item.links.exists():
        raise UserError(
            _("This sentence has become a task; change the task itself (sentence {place}).").format(
                place=item.place
            )
        )


@transaction.atomic
def edit(item: Item, *, by: User, leads: Iterable[Unit], coordinators: Iterable[Unit], **fields: Any) -> Item:
    """Save what a person made of a sentence. Raises ``Stale`` where somebody else was first."""
    unlinked(item)
    before = shape(item)
    for name, value in fields.items():
        setattr(item, name, value)
    item.seen = True
    item.save()
    item.leads.set(leads)
    item.coordinators.set(coordinators)
    record("item.edit", item, by=by, before=before, after=shape(item))
    return item


@transaction.atomic
def triage(item: Item, *, by: User, to: str, reason: str = "") -> Item:
    """Track, keep or drop a sentence; a drop needs its reason."""
    unlinked(item)
    if to == Triage.DROP and not reason.strip():
        raise UserError(_("Say why this sentence is dropped."))
    before = shape(item)
    item.triage, item.seen = to, True
    item.drop_reason = reason.strip()[:300] if to == Triage.DROP else ""
    item.save()
    record("item.triage", item, by=by, before=before, after=shape(item))
    return item


def _renumber(directive: Directive) -> None:
    """Places follow the text; what has no place in the text stands last, in the order it came."""
    rows = directive.items.order_by(F("start").asc(nulls_last=True), "place", "pk")
    for place, item in enumerate(rows, start=1):
        if item.place != place:
            Item.objects.filter(pk=item.pk).update(place=place)


def _copy(item: Item, start: int, end: int) -> Item:
    """A new sentence of the same directive that starts with what ``item`` holds."""
    quote = item.directive.text[start:end]
    twin = Item(
        directive=item.directive, place=item.place + 1, start=start, end=end, quote=quote, found_by="person"
    )
    for name in CARRIED:
        setattr(twin, name, getattr(item, name))
    twin.wording = quote
    twin.save()
    twin.leads.set(item.leads.all())
    twin.coordinators.set(item.coordinators.all())
    return twin


@transaction.atomic
def split(item: Item, *, by: User, at: int) -> tuple[Item, Item]:
    """Cut a sentence in two at a character of the text; both keep units and deadline."""
    unlinked(item)
    text = item.directive.text
    if item.start is None or item.end is None or not item.start < at < item.end:
        raise UserError(_("Choose a place inside the sentence to split it."))
    before = shape(item)
    first_end, second = _trimmed(text, item.start, at)[1], _trimmed(text, at, item.end)
    if first_end <= item.start or second[0] >= second[1]:
        raise UserError(_("Both parts of a split sentence need words."))
    twin = _copy(item, *second)
    item.end, item.seen = first_end, True
    item.quote = item.wording = text[item.start : first_end]
    item.save()
    _renumber(item.directive)
    record("item.split", item, by=by, before=before, after=shape(item))
    record("item.add", twin, by=by, after=shape(twin))
    return item, Item.objects.get(pk=twin.pk)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space and loose marks at its ends."""
    while start < end and text[start] in " \t\n;,.":
        start += 1
    while end > start and text[end - 1] in " \t\n;,.":
        end -= 1
    return start, end


@transaction.atomic
def merge(first: Item, second: Item, *, by: User) -> Item:
    """Make one sentence of two: units are joined, the first's deadline stands unless it has none."""
    for item in (first, second):
        unlinked(item)
    if first.directive_id != second.directive_id:
        raise UserError(_("Only sentences of one document can be merged."))
    if (second.start or 0) < (first.start or 0):
        first, second = second, first
    before = shape(first)
    if first.start is not None and second.end is not None:
        first.end = max(first.end or 0, second.end)
        first.quote = first.directive.text[first.start : first.end]
    first.wording = f"{first.wording.rstrip(' .;,')}; {second.wording}"
    if first.deadline_kind == "none":
        for name in DEADLINE:
            setattr(first, name, getattr(second, name))
    first.report_to = first.report_to or second.report_to
    first.seen = True
    first.save()
    first.leads.add(*second.leads.all())
    first.coordinators.add(*second.coordinators.all())
    second.alarms.update(item=first)
    record("item.merge", second, by=by, before=shape(second), after={}, note=f"→ {first.pk}")
    second.delete()
    _renumber(first.directive)
    record("item.merge", first, by=by, before=before, after=shape(first))
    return Item.objects.get(pk=first.pk)


@transaction.atomic
def add(directive: Directive, *, by: User, start: int, end: int) -> Item:
    """Make a sentence of a piece of the text that a person marked."""
    start, end = _trimmed(directive.text, max(start, 0), min(end, len(directive.text)))
    if start >= end:
        raise UserError(_("Mark some words of the text first."))
    quote = directive.text[start:end]
    near = directive.items.filter(start__lte=start).order_by("-start").first()
    item = Item(
        directive=directive,
        place=(near.place if near else 0) + 1,
        start=start,
        end=end,
        quote=quote,
        wording=quote,
        found_by="person",
        triage=Triage.TRACK,
        heading=near.heading if near else "",
    )
    item.save()
    if near is not None:
        item.leads.set(near.leads.all())
    _renumber(directive)
    record("item.add", item, by=by, after=shape(item))
    return Item.objects.get(pk=item.pk)


@transaction.atomic
def answer(alarm: Alarm, *, by: User, words: str, alike: bool = False) -> int:
    """Write down what a person decided about an alarm; ``alike``: also about the open ones of its kind in the
    document. How many were answered."""
    if not words.strip():
        raise UserError(_("Write what was decided about this alarm."))
    same = alarm.directive.alarms.filter(code=alarm.code, answer="") if alike else []
    rows = {row.pk: row for row in (*same, alarm)}
    for row in rows.values():
        before = snapshot(row)
        row.answer, row.answered_by, row.answered_at = words.strip()[:300], by, now()
        row.save()
        record("alarm.answer", row, by=by, before=before)
    return len(rows)


@transaction.atomic
def edit_header(directive: Directive, *, by: User, before: dict[str, Any]) -> Directive:
    """Save corrected facts of the document; ``before`` is the snapshot taken before the form changed it."""
    directive.save()
    record("directive.edit", directive, by=by, before=before)
    return directive


def reviewable(directive: Directive) -> None:
    """Refuse to review what was removed."""
    if directive.state == State.REMOVED:
        raise UserError(_("This document was removed."))
