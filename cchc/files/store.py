"""Keeping bytes: once by their SHA-256, whole or not at all, whatever happens to the process.

The bytes are written beside their place, brought to the disk, and moved there before the row that names them is
committed: a row without its bytes cannot be. Bytes without a row (the process died between) are taken away by
``sweep``. Both happen under a lock on the hash that lasts to the end of the transaction, so that a sweep never takes
what somebody is just putting in.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from cchc.audit.trail import record, snapshot
from cchc.errors import UnreadableInput, UserError
from cchc.files.kinds import told
from cchc.files.models import File
from cchc.files.names import clean
from cchc.web.clock import now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.core.files.uploadedfile import UploadedFile

    from cchc.accounts.models import User
    from cchc.units.models import Unit

CHUNK = 1024 * 1024
#: Seconds after which a half-written file belongs to nobody any more.
STALE = 24 * 3600


def put(source: Path | bytes | IO[bytes], *, name: str, by: User, unit: Unit | None = None) -> File:
    """Keep a file and give its row.

    UnreadableInput where it is empty, too large or of a kind that is not taken in; UserError where these very bytes
    were removed in an emergency and the person may not decide about that. Nothing is kept then.
    """
    with _written(source) as (own, sha256, size):
        kind = told(own)
        if kind is None:
            raise UnreadableInput(
                _(
                    "{name} is of a kind that is not taken in; allowed are PDF, Word, Excel, OpenDocument "
                    "spreadsheets, HTML, text, PNG, JPEG and TIFF."
                ).format(name=name)
            )
        with transaction.atomic():
            lock(sha256)
            _refuse_removed(sha256, name, by)
            _move(own, place(sha256))
            file = File.objects.create(
                sha256=sha256, name=clean(name, kind), size=size, kind=kind.code, by=by, unit=unit, at=now()
            )
            told_of = snapshot(file)
            told_of.pop("name")
            record("file.put", file, by=by, unit=str(unit or ""), after=told_of)
    return file


def place(sha256: str) -> Path:
    """Where bytes of that hash lie."""
    return Path(settings.FILES_DIR) / sha256[:2] / sha256


@contextmanager
def spooled(upload: UploadedFile) -> Iterator[Path]:  # type: ignore[type-arg]
    """An upload as a file on disk for as long as the block lasts, so that a reader may open it by its path."""
    with _written(upload) as (path, _sha256, _size):
        yield path


@contextmanager
def _written(source: Path | bytes | IO[bytes]) -> Iterator[tuple[Path, str, int]]:
    """The source in a file of its own in the store's own disk: path, SHA-256, size. Gone when the block ends."""
    folder = Path(settings.FILES_DIR) / "tmp"
    folder.mkdir(parents=True, exist_ok=True)
    own = folder / secrets.token_hex(16)
    try:
        with own.open("xb") as file:
            sha256, size = _copy(source, file)
            file.flush()
            os.fsync(file.fileno())
        yield own, sha256, size
    finally:
        own.unlink(missing_ok=True)


def _copy(source: Path | bytes | IO[bytes], target: IO[bytes]) -> tuple[str, int]:
    """Copy and hash; stop where the limit is passed."""
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(source):
        size += len(chunk)
        if size > settings.UPLOAD_LIMIT:
            raise UnreadableInput(
                _("The file is too large; at most {limit} MB are taken in.").format(
                    limit=settings.UPLOAD_LIMIT // 1024 // 1024
                )
            )
        digest.update(chunk)
        target.write(chunk)
    if not size:
        raise UnreadableInput(_("The file is empty."))
    return digest.hexdigest(), size


def _chunks(source: Path | bytes | IO[bytes]) -> Iterator[bytes]:
    if isinstance(source, Path):
        with source.open("rb") as file:
            yield from iter(lambda: file.read(CHUNK), b"")
        return
    stream = BytesIO(source) if isinstance(source, bytes) else source
    yield from iter(lambda: stream.read(CHUNK), b"")


def _move(own: Path, target: Path) -> None:
    """Bring the bytes to their place, so that a power cut finds them there or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    own.replace(target)
    target.chmod(0o600)
    for folder in (target.parent, target.parent.parent):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refuse_removed(sha256: str, name: str, by: User) -> None:
    """What was removed in an emergency does not come back by the hand of one who may not remove it."""
    gone = File.objects.filter(sha256=sha256, removed_at__isnull=False).order_by("-removed_at").first()
    if gone is not None and not by.can("directive.remove"):
        raise UserError(
            _("{name} was removed in an emergency on {day} by {who} and is not taken in again.").format(
                name=name, day=f"{gone.removed_at:%d/%m/%Y}", who=gone.removed_by
            )
        )


def lock(sha256: str) -> None:
    """Hold the hash to the end of the transaction. SQLite's one writer holds everything already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(sha256[:15], 16)])


def discard(sha256: str) -> bool:
    """Take the bytes of a hash away, unless a row that stands names them. Whether something was taken away."""
    path = place(sha256)
    if not path.exists():
        return False
    with transaction.atomic():
        lock(sha256)
        if File.objects.filter(sha256=sha256, removed_at__isnull=True).exists():
            return False
        path.unlink(missing_ok=True)
    return True


def sweep() -> int:
    """Take away bytes that no standing row names, and half-written ones of a day ago; how many there were."""
    root = Path(settings.FILES_DIR)
    kept = set(File.objects.filter(removed_at__isnull=True).values_list("sha256", flat=True))
    swept = sum(discard(path.name) for path in root.glob("[0-9a-f][0-9a-f]/*") if path.name not in kept)
    for path in root.glob("tmp/*"):
        if path.stat().st_mtime < time.time() - STALE:
            path.unlink(missing_ok=True)
            swept += 1
    return swept
