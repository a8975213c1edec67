"""Gỡ khẩn cấp: a file leaves with its text and search entries; hash, who and when stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.audit.trail import record, redact
from cchc.directives.models import Directive, Item, Link, State
from cchc.errors import UserError
from cchc.files import actions as files
from cchc.notices import outbox
from cchc.tasks.actions import forget_source
from cchc.tasks.lineage import come_of
from cchc.tasks.models import Task

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.files.models import File


@transaction.atomic
def remove(directive: Directive, *, by: User, why: str) -> None:
    """Remove a directive's file, text and sentences. Tasks made of it keep their number and deadline only."""
    if not why.strip():
        raise UserError(_("Say why the document is removed."))
    if directive.file is None:
        forget(directive)
    else:
        files.remove(directive.file, by=by, why=why)
        directive.refresh_from_db()
    record("directive.remove", directive, by=by, unit="", after={}, note=why)


def forget_file(file: File) -> None:
    """Forget every directive that was read from a file with these bytes."""
    for directive in Directive.objects.filter(file__sha256=file.sha256).exclude(state=State.REMOVED):
        forget(directive)


def forget(directive: Directive) -> None:
    """Empty what was taken from the document: text, search entries, sentences, what tasks and the trail quote."""
    tasks = [link.task for link in Link.objects.filter(item__directive=directive).select_related("task")]
    # Periods of a recurring task, and what goes on in other units, quote its words and have no link of their own.
    first = Task.objects.filter(directive_link__item__directive=directive)
    tasks += Task.objects.filter(come_of(first), directive_link__isnull=True)
    items, alarms = list(directive.items.all()), list(directive.alarms.all())
    for task in tasks:
        forget_source(task)
    for item in items:
        _empty_item(item)
    directive.alarms.update(message="", answer="")
    for name in ("number", "issuer", "assigner", "subject", "signer", "place_name", "text", "text_sha256"):
        setattr(directive, name, "")
    directive.folded_text, directive.proposal, directive.state = "", {}, State.REMOVED
    directive.save()
    for rows in ([directive], items, alarms, tasks):
        redact(rows)
    outbox.forget(f"given:{directive.pk}:")


def _empty_item(item: Item) -> None:
    """A sentence without its words: only that there was one."""
    item.quote = item.wording = item.lead_words = item.coordinate_words = item.deadline_words = ""
    item.heading = item.report_to = item.product = item.drop_reason = item.lead_group = item.due_basis = ""
    item.proposal, item.targets, item.doubts = {}, [], []
    item.save()
