"""Tokens of other systems: given, told by their hash, ended, and held to a bounded number of requests a minute."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cchc.accounts.models import Token, User
from cchc.audit.trail import record, snapshot
from cchc.errors import UserError
from cchc.web.clock import now, today

if TYPE_CHECKING:
    from datetime import date

    from cchc.units.models import Unit

#: Characters of a token that are shown in lists, so that people can tell one from another.
HEAD = 8
#: Seconds for which the number of requests is bounded.
MINUTE = 60


def digest_of(secret: str) -> str:
    """What is kept of a token. It is long and random, so a plain SHA-256 cannot be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def give(
    *, unit: Unit, name: str, by: User, may_write: bool, everywhere: bool, valid_to: date | None
) -> tuple[Token, str]:
    """A new token and its secret, which is stored nowhere: 43 letters, digits, - and _ (256 bits)."""
    if valid_to is not None and valid_to < today():
        raise UserError(_("A token ends today or later."))
    secret = secrets.token_urlsafe(32)
    user = User(
        username=f"khoa-{digest_of(secret)[:12]}", full_name=name, position=_("other system"), is_active=False
    )
    user.set_unusable_password()
    user.save()
    token = Token.objects.create(
        unit=unit,
        name=name,
        head=secret[:HEAD],
        digest=digest_of(secret),
        may_write=may_write,
        everywhere=everywhere,
        user=user,
        by=by,
        at=now(),
        valid_from=today(),
        valid_to=valid_to,
    )
    record("token.give", token, by=by, unit=unit.name, after=_shown(token))
    return token, secret


@transaction.atomic
def end(token: Token, *, by: User) -> None:
    """No request with the token is answered any more. Raises ``Stale``."""
    if token.ended_at is not None:
        raise UserError(_("This token has ended already."))
    before = _shown(token)
    token.ended_at = now()
    token.save()
    record("token.end", token, by=by, unit=token.unit.name, before=before, after=_shown(token))


def _shown(token: Token) -> dict[str, object]:
    """A token as the trail keeps it: never its hash."""
    kept = snapshot(token)
    for name in ("digest", "last_used", "minute", "used_in_minute"):
        kept.pop(name)
    return kept


def told(secret: str) -> Token | None:
    """The token in force that a secret names; None for any other text."""
    token = Token.objects.select_related("unit", "user").filter(digest=digest_of(secret)).first()
    return token if token is not None and token.ended_at is None and token.holds_on(today()) else None


def spend(token: Token) -> int:
    """Count one request; 0 where it may go on, else the seconds after which there is room again.

    One update on the token's row, so that the bound (setting CCHC_API_PER_MINUTE) holds for all processes together.
    """
    moment = now()
    stamp = int(moment.timestamp())
    minute = stamp // MINUTE
    row = Token.objects.filter(pk=token.pk)
    if not row.filter(minute=minute).update(used_in_minute=F("used_in_minute") + 1, last_used=moment):
        row.exclude(minute=minute).update(minute=minute, used_in_minute=1, last_used=moment)
    used = row.values_list("used_in_minute", flat=True).get()
    return 0 if used <= settings.API_PER_MINUTE else MINUTE - stamp % MINUTE
