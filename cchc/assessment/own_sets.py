"""The office's own criteria sets: rows of the database, laid out as files for the engine.

The database holds them, so that a set and its audit event are written together and every process sees the same. The
engine reads folders, so what holds is laid out once below the data folder, under the digest of its content: a folder is
never changed, and one that is missing is made anew.
"""

from __future__ import annotations

import re
import secrets
import shutil
from hashlib import sha256
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from django.conf import settings

from cchc.assessment.models import OwnSet

if TYPE_CHECKING:
    from collections.abc import Mapping

CODE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
#: Codes that addresses use.
RESERVED = {"nhap", "cach-tinh"}
#: Seconds after which a folder that no longer holds is cleared away.
_OLD = 24 * 3600


def current(code: str = "") -> Mapping[str, Mapping[int, OwnSet]]:
    """What holds of each set, or of one, by code and first year; without the texts."""
    rows = OwnSet.objects.filter(code=code) if code else OwnSet.objects.all()
    found: dict[str, dict[int, OwnSet]] = {}
    for row in rows.order_by("code", "year", "number").defer("files").select_related("by"):
        found.setdefault(row.code, {})[row.year] = row  # the last number stays
    return found


def digest_of(files: Mapping[str, str]) -> str:
    """The digest of the files of a set."""
    return sha256(
        "\0".join(part for name in sorted(files) for part in (name, files[name])).encode()
    ).hexdigest()


def folders() -> Mapping[str, Path]:
    """The folder of each set, with one folder a year below it, as ``data/criteria`` has them."""
    return {code: _folder(code, rows) for code, rows in current().items()}


def _folder(code: str, rows: Mapping[int, OwnSet]) -> Path:
    """Where what holds of a set is laid out."""
    told = "".join(f"{year}:{row.digest}\n" for year, row in rows.items())
    place = Path(settings.DATA_DIR) / "criteria" / code / sha256(told.encode()).hexdigest()[:32]
    if not place.is_dir():
        _lay_out(place, code, rows)
    return place / code


def _lay_out(place: Path, code: str, rows: Mapping[int, OwnSet]) -> None:
    """Write the files beside, then put them in place at once: a reader sees all of them or none."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.parent / f".{secrets.token_hex(8)}"
    texts = OwnSet.objects.filter(pk__in=[row.pk for row in rows.values()]).values_list("year", "files")
    for year, files in texts:
        (part / code / str(year)).mkdir(parents=True)
        for name, text in files.items():
            (part / code / str(year) / name).write_text(text, "utf-8")
    try:
        part.rename(place)
    except OSError:  # another process was first
        shutil.rmtree(part)
    for old in place.parent.iterdir():
        if old != place and time() - old.stat().st_mtime > _OLD:
            shutil.rmtree(old, ignore_errors=True)
