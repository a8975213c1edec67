"""Gỡ khẩn cấp: the content of a file leaves the whole system at once; its hash, who and when stay."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.audit.trail import record, redact, snapshot
from cchc.errors import UserError
from cchc.files import store
from cchc.files.models import File
from cchc.web.clock import now
from cchc.web.discovery import offered

if TYPE_CHECKING:
    from cchc.accounts.models import User


def remove(file: File, *, by: User, why: str) -> list[File]:
    """Remove the content of ``file`` wherever it was put in: every row of its hash is marked, every domain forgets
    what it took from it (``file_removed.forget(file)``, found), and the bytes go as soon as that is committed.

    UserError without a reason. Gives the rows removed. Where the process dies before the bytes are gone, ``finish``
    takes them away within a minute.
    """
    if not why.strip():
        raise UserError(_("Say why the file is removed."))
    with transaction.atomic():
        store.lock(file.sha256)
        rows = list(File.objects.select_for_update().filter(sha256=file.sha256, removed_at__isnull=True))
        redact(rows)
        for row in rows:
            _mark(row, by, why.strip())
            for module in offered("file_removed"):
                module.forget(row)
        transaction.on_commit(partial(store.discard, file.sha256))
    file.refresh_from_db()
    return rows


def _mark(row: File, by: User, why: str) -> None:
    before = snapshot(row)
    row.removed_at, row.removed_by, row.removed_why = now(), by, why[:300]
    row.name = _("removed file")
    row.save()
    # The old name may itself tell what must not be told: the trail keeps the hash alone.
    before.pop("name")
    after = snapshot(row)
    after.pop("name")
    record("file.remove", row, by=by, unit=str(row.unit or ""), before=before, after=after, note=why)


def finish() -> int:
    """Take away the bytes of removed files that are still there; how many there were. Called every minute."""
    gone = File.objects.filter(removed_at__isnull=False).values_list("sha256", flat=True).distinct()
    return sum(store.discard(sha256) for sha256 in gone if store.place(sha256).exists())
