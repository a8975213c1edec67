"""Writing notices: once by their key, in the transaction of what they tell of, so that they leave on its commit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Coalesce, Replace

from cchc.notices.channels import channels as all_channels
from cchc.notices.models import Delivery, DeliveryState, Notice
from cchc.web.clock import now

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


@dataclass(frozen=True)
class Message:
    """What one person is to be told: the fields of ``write``."""

    key: str
    person: User
    subject: str
    body: str = ""
    url: str = ""


#: Keys asked for and rows written by one statement: below what SQLite takes of values.
AT_ONCE = 500


def write_many(messages: Iterable[Message]) -> int:
    """Write many notices as ``write`` does, a few statements for hundreds; how many were not there before.

    Of two with one key the first is written. All are written, or none where the surrounding transaction is undone.
    """
    by_key: dict[str, Message] = {}
    for message in messages:
        by_key.setdefault(message.key[:200], message)
    keys = list(by_key)
    written = 0
    for begin in range(0, len(keys), AT_ONCE):
        part = keys[begin : begin + AT_ONCE]
        standing = set(Notice.objects.filter(key__in=part).values_list("key", flat=True))
        written += _write_new({key: by_key[key] for key in part if key not in standing})
    return written


def _write_new(by_key: dict[str, Message]) -> int:
    """Write notices that nobody wrote yet; where somebody else comes between, one by one."""
    moment = now()
    rows = [
        Notice(
            key=key, person=one.person, subject=one.subject[:300], body=one.body, url=one.url[:300], at=moment
        )
        for key, one in by_key.items()
    ]
    try:
        with transaction.atomic():
            Notice.objects.bulk_create(rows)
            Delivery.objects.bulk_create(
                Delivery(notice=row, channel=name, next_at=moment)
                for row in rows
                for name in _ways(row.person, None)
            )
    except IntegrityError:
        for key, one in by_key.items():
            write(key=key, person=one.person, subject=one.subject, body=one.body, url=one.url)
    return len(rows)


def _ways(person: User, named: Iterable[str] | None) -> list[str]:
    known = all_channels()
    if named is None:
        return [name for name, channel in known.items() if channel.wanted(person)]
    ways = [name for name in named if name != "portal"]
    if unknown := set(ways) - set(known):
        raise ValueError(f"no channel is named {sorted(unknown)[0]}; there are {', '.join(known)}")
    return ways


def redact(mark: str, instead: Mapping[str, str]) -> int:
    """In every notice that holds ``mark``, put other words in the place of some: what they quote was removed.

    The rest of the notice stays. How many notices there were.
    """
    quoting = Notice.objects.filter(body__contains=mark)
    changed: Any = Coalesce("body", Value(""))
    for words, others in instead.items():
        changed = Replace(changed, Value(words), Value(others))
    return quoting.update(body=changed)


def forget(prefix: str) -> int:
    """Take the words out of the notices whose key begins so: what they quote was removed. How many there were.

    What waits is not sent any more; the row stays, so that it is not written again.
    """
    notices = Notice.objects.filter(key__startswith=prefix)
    Delivery.objects.filter(notice__in=notices).exclude(state=DeliveryState.SENT).delete()
    return notices.update(subject="", body="", url="")
