"""An uploaded file that waits between the steps of an import: in the data folder, for a day, for one session.

It lies under a name that nobody guesses. Whoever uploads next clears away what is older than a day, and so does the
daily job; what is written or given up is removed at once.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404

if TYPE_CHECKING:
    from django.http import HttpRequest

KEPT_SECONDS = 24 * 3600
_ENDING = ".xlsx"


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "imports"


def _path(kept: dict[str, Any]) -> Path:
    return _folder() / f"{kept.get('token', '-')}{_ENDING}"


def clear() -> None:
    """Remove what has waited for more than a day."""
    for old in _folder().glob(f"*{_ENDING}"):
        if time() - old.stat().st_mtime > KEPT_SECONDS:
            old.unlink(missing_ok=True)


def keep(request: HttpRequest, key: str, data: bytes, name: str) -> None:
    """Put an upload aside for this session under ``key``; what waited there before goes."""
    forget(request, key)
    _folder().mkdir(exist_ok=True)
    clear()
    token = secrets.token_hex(16)
    path = _folder() / f"{token}{_ENDING}"
    path.touch(mode=0o600)
    path.write_bytes(data)
    request.session[key] = {"token": token, "name": name[:200]}


def kept(request: HttpRequest, key: str) -> tuple[bytes, dict[str, Any]]:
    """The upload that waits for this session with what is noted of it (``name`` …); Http404 where there is none."""
    noted: dict[str, Any] = request.session.get(key) or {}
    try:
        return _path(noted).read_bytes(), noted
    except OSError:
        raise Http404 from None


def note(request: HttpRequest, key: str, **more: Any) -> None:
    """Note something more of the upload that waits."""
    request.session[key] = {**request.session[key], **more}


def forget(request: HttpRequest, key: str) -> None:
    """Remove the upload that waits for this session, if one does."""
    _path(request.session.pop(key, None) or {}).unlink(missing_ok=True)
