"""Writing notices: once by their key, in the transaction of what they tell of, so that they leave on its commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from cchc.notices.channels import channels as all_channels
from cchc.notices.models import Delivery, DeliveryState, Notice
from cchc.web.clock import now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.accounts.models import User


def write(
    *,
    key: str,
    person: User,
    subject: str,
    body: str = "",
    url: str = "",
    channels: Iterable[str] | None = None,
) -> Notice:
    """The notice of that key: written now, or the one that was written before, which stays as it is.

    ``channels`` names the ways it goes besides the portal; left out, it goes each way that the person can be reached.
    Safe when two processes write the same key at once. Nothing leaves before the surrounding transaction commits.
    """
    try:
        with transaction.atomic():
            moment = now()
            notice = Notice.objects.create(
                key=key[:200], person=person, subject=subject[:300], body=body, url=url[:300], at=moment
            )
            Delivery.objects.bulk_create(
                Delivery(notice=notice, channel=name, next_at=moment) for name in _ways(person, channels)
            )
    except IntegrityError:
        # Only a key that stands already; anything else that is wrong is told as what it is.
        standing = Notice.objects.filter(key=key[:200]).first()
        if standing is None:
            raise
        return standing
    return notice


def _ways(person: User, named: Iterable[str] | None) -> list[str]:
    known = all_channels()
    if named is None:
        return [name for name, channel in known.items() if channel.wanted(person)]
    ways = [name for name in named if name != "portal"]
    if unknown := set(ways) - set(known):
        raise ValueError(f"no channel is named {sorted(unknown)[0]}; there are {', '.join(known)}")
    return ways


def forget(prefix: str) -> int:
    """Take the words out of the notices whose key begins so: what they quote was removed. How many there were.

    What waits is not sent any more; the row stays, so that it is not written again.
    """
    notices = Notice.objects.filter(key__startswith=prefix)
    Delivery.objects.filter(notice__in=notices).exclude(state=DeliveryState.SENT).delete()
    return notices.update(subject="", body="", url="")
