"""Carrying what is due. The rule, for a process that may die at any point:

1. A due delivery is claimed by moving its next moment a lease ahead, if it still stands where it was read: of two
   carriers one gets it. Dying here, nothing was sent; it is due again when the lease ends.
2. Once its channel is ready the row is marked ``sending``, then the words leave, then it is marked ``sent``. Dying in
   between leaves ``sending``: nobody knows whether the words arrived. After the lease the row becomes ``doubtful`` and
   is shown; it is never sent again by itself, so no message is sent twice unless a person asks for it.
3. What certainly failed (no connection, refused) is tried again after 1, 5 and 30 minutes, 2 and 12 hours, then given
   up and shown.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import F

from cchc.notices.channels import Refused, channels
from cchc.notices.models import Delivery, DeliveryState
from cchc.web.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

log = logging.getLogger(__name__)

#: How long a claim holds: longer than any one message takes.
LEASE = timedelta(minutes=5)
#: The pauses before each new attempt.
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
#: Claimed at once: few enough to be sent within the lease.
BATCH = 20


def deliver() -> int:
    """Send everything that is due, a batch at a time; how many were sent."""
    tell_doubtful()
    return sum(deliver_by(name, channel) for name, channel in channels().items())


class Broken(Exception):
    """The way broke while a message left: what is left of the batch was not sent."""


def deliver_by(name: str, channel: ModuleType) -> int:
    """Send what is due by one channel; how many were sent."""
    sent = 0
    while batch := claim(name):
        try:
            with channel.opened() as send:
                while batch:
                    sent += hand_over(batch.pop(0), send)
        except Exception as error:  # noqa: BLE001 - a channel may fail in any way; what is left here was not sent
            log.warning("%s is not ready: %s", name, error)
            for delivery in batch:
                postpone(delivery, error)
            break
    return sent


def claim(name: str) -> list[Delivery]:
    """Deliveries that are now ours alone until the lease ends."""
    moment = now()
    due = Delivery.objects.filter(channel=name, state=DeliveryState.WAITING, next_at__lte=moment)
    return [row for row in due.select_related("notice__person")[:BATCH] if _ours(row, moment + LEASE)]


def _ours(row: Delivery, until: datetime) -> bool:
    """Move the row's moment on, if nobody did so before us."""
    standing = Delivery.objects.filter(pk=row.pk, state=DeliveryState.WAITING, next_at=row.next_at)
    row_was_ours = standing.update(next_at=until) == 1
    row.next_at = until
    return row_was_ours


def hand_over(delivery: Delivery, send: Callable[[Delivery], Any]) -> int:
    """Send one message, marking it before and after; 1 where it was sent. Broken where that is not known."""
    marked = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.WAITING, next_at=delivery.next_at)
    if not marked.update(state=DeliveryState.SENDING, attempts=F("attempts") + 1, next_at=now() + LEASE):
        return 0  # the lease ended before its turn came, and another carrier has it
    delivery.attempts += 1
    try:
        send(delivery)
    except Refused as refused:
        postpone(delivery, refused, for_good=refused.for_good, counted=True)
        return 0
    except Exception as error:
        settle(delivery, DeliveryState.DOUBTFUL, failure=words_of(error))
        raise Broken(words_of(error)) from error
    settle(delivery, DeliveryState.SENT, sent_at=now(), failure="")
    return 1


def postpone(delivery: Delivery, error: Exception, *, for_good: bool = False, counted: bool = False) -> None:
    """Try again after the next pause; give up where there is none left, or it is refused for good."""
    attempts = delivery.attempts + (0 if counted else 1)
    if for_good or attempts > len(PAUSES):
        settle(delivery, DeliveryState.FAILED, attempts=attempts, failure=words_of(error))
    else:
        next_at = now() + PAUSES[attempts - 1]
        settle(delivery, DeliveryState.WAITING, attempts=attempts, next_at=next_at, failure=words_of(error))


def settle(delivery: Delivery, state: str, **fields: Any) -> None:
    """Write what became of a delivery."""
    Delivery.objects.filter(pk=delivery.pk).update(state=state, **fields)


def words_of(error: Exception) -> str:
    """An error as the outbox shows it."""
    return f"{type(error).__name__}: {error}"[:500]


def tell_doubtful() -> int:
    """Deliveries whose carrier died while the words left; how many there were."""
    left = Delivery.objects.filter(state=DeliveryState.SENDING, next_at__lte=now())
    return left.update(
        state=DeliveryState.DOUBTFUL, failure="the sending process ended before it heard an answer"
    )
