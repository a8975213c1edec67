"""A folder from which an SMS or Zalo gateway of the province fetches messages: one JSON line a message, a file a day.

A line holds id, to (user name), phone-book fields the gateway may need (full name, e-mail), subject, body, url and the
moment. Each line is written whole by one append and brought to the disk; the id tells a line written twice.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from cchc.web.clock import now, today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc.accounts.models import User
    from cchc.notices.models import Delivery


def wanted(person: User) -> bool:
    """Everybody who may sign in, where a folder is set."""
    return bool(settings.GATEWAY_DIR and person.is_active)


@contextmanager
def opened() -> Iterator[Callable[[Delivery], None]]:
    """The day's file, open at its end."""
    folder = Path(settings.GATEWAY_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / f"{today():%Y-%m-%d}.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)

    def send(delivery: Delivery) -> None:
        os.write(handle, line(delivery))
        os.fsync(handle)

    try:
        yield send
    finally:
        os.close(handle)


def line(delivery: Delivery) -> bytes:
    """The notice as one line of JSON."""
    notice, person = delivery.notice, delivery.notice.person
    fields = {
        "id": delivery.pk,
        "to": person.username,
        "name": person.full_name,
        "email": person.email,
        "subject": notice.subject,
        "body": notice.body,
        "url": f"{settings.SITE_URL}{notice.url}" if notice.url.startswith("/") else notice.url,
        "at": now().isoformat(),
    }
    return (json.dumps(fields, ensure_ascii=False) + "\n").encode()
