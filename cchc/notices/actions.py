"""What people do with notices: mark them read; with deliveries: have them sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.audit.trail import record
from cchc.errors import UserError
from cchc.notices.models import Delivery, DeliveryState, Notice
from cchc.web.clock import now

if TYPE_CHECKING:
    from cchc.accounts.models import User

#: What a person may have sent again.
STUCK = (DeliveryState.FAILED, DeliveryState.DOUBTFUL)


def mark_read(*, by: User, notice: Notice | None = None) -> int:
    """Mark one of the person's notices read, or all of them; how many were unread."""
    mine = Notice.objects.filter(person=by, read_at__isnull=True)
    if notice is not None:
        mine = mine.filter(pk=notice.pk)
    return mine.update(read_at=now())


@transaction.atomic
def send_again(delivery: Delivery, *, by: User) -> None:
    """Put a delivery that was given up, or is doubtful, back among those waiting. UserError where it is neither."""
    stuck = Delivery.objects.filter(pk=delivery.pk, state__in=STUCK)
    if not stuck.update(state=DeliveryState.WAITING, attempts=0, next_at=now()):
        raise UserError(_("Only what was given up or is unsure can be sent again."))
    record(
        "outbox.send_again",
        delivery,
        by=by,
        before={"state": delivery.state},
        after={"state": DeliveryState.WAITING.value},
    )
