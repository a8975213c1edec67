"""What people, and never the machine, do with a draft list for criticism: mark its rows, hand it in, decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.audit.trail import record, snapshot
from cchc.errors import UserError
from cchc.notices import outbox
from cchc.tasks.chasing.drafting import refresh
from cchc.tasks.models import CriticismList, CriticismRow
from cchc.tasks.recipients import holders_of, speaking
from cchc.web.clock import today

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.accounts.models import User


@transaction.atomic
def mark(row: CriticismRow, *, by: User) -> CriticismRow:
    """Save what a person says of a row: whether the cause is objective, which, whether it stays. Raises ``Stale``."""
    if _locked(row.list).stage != "draft":
        raise UserError(_("This list was submitted; its rows are not changed any more."))
    row.cause = row.cause.strip()
    if row.objective and not row.cause:
        raise UserError(_("Say what the objective cause is."))
    before = snapshot(CriticismRow.objects.get(pk=row.pk))
    row.save()
    record("criticism.mark", row, by=by, unit=row.unit.name, before=before)
    return row


def _locked(standing: CriticismList) -> CriticismList:
    """The list as it stands, held until the transaction ends."""
    return CriticismList.objects.select_for_update().get(pk=standing.pk)


@transaction.atomic
def submit(standing: CriticismList, *, by: User, seen: int) -> CriticismList:
    """Hand the draft to a leader, as of today: what is no longer overdue leaves it first. Raises ``Stale``.

    ``seen``: how many tasks stood on the proposal as the person looked at it; none is proposed that nobody saw.
    """
    if _locked(standing).stage != "draft":
        raise UserError(_("This list was submitted already."))
    refresh(standing, today())
    kept = standing.rows.filter(kept=True).count()
    if not kept:
        raise UserError(_("Nothing on this list is to be proposed."))
    if kept > seen:
        raise UserError(_("Tasks came on the list meanwhile; look through it again."))
    before = snapshot(standing)
    standing.stage, standing.submitted_by, standing.submitted_on = "submitted", by, today()
    standing.save()
    # Who submits is who did it: the event says that already.
    after = snapshot(standing) | {"submitted_by_id": before["submitted_by_id"]}
    record("criticism.submit", standing, by=by, before=before, after=after)
    with speaking():
        subject = ngettext(
            "[CCHC] Draft list for criticism with {n} task waits for your decision",
            "[CCHC] Draft list for criticism with {n} tasks waits for your decision",
            kept,
        ).format(n=kept)
        leaders = holders_of("task.criticise", today()).values()
        outbox.write_many(_told(standing, "submitted", leaders, subject))
    return standing


@transaction.atomic
def decide(standing: CriticismList, *, by: User, approved: bool, note: str = "") -> CriticismList:
    """A leader approves the list, or does not and says why; once. Nothing is issued by it. Raises ``Stale``."""
    stands = _locked(standing)
    if stands.stage != "submitted" or stands.decided_on is not None:
        raise UserError(_("This list does not wait for a decision."))
    if not approved and not note.strip():
        raise UserError(_("Say why the list is not approved."))
    before = snapshot(standing)
    standing.decided_by, standing.decided_on = by, today()
    standing.approved, standing.note = approved, note.strip()
    if not approved:
        standing.stage = "dropped"
    standing.save()
    record("criticism.decide", standing, by=by, before=before)
    with speaking():
        subject = _("[CCHC] The draft list for criticism was approved by {name}")
        if not approved:
            subject = _("[CCHC] The draft list for criticism was not approved by {name}")
        chasers = holders_of("task.chase", today()).values()
        outbox.write_many(_told(standing, "decided", chasers, subject.format(name=by.full_name)))
    return standing


def _told(standing: CriticismList, what: str, people: Iterable[User], subject: str) -> list[outbox.Message]:
    return [
        outbox.Message(
            key=f"criticism:{standing.pk}:{what}:{person.pk}",
            person=person,
            subject=subject,
            body=standing.note,
            url=standing.get_absolute_url(),
        )
        for person in people
    ]
