"""``manage tick``: the daily jobs, deliveries and emergency removals that are due; ``--forever`` keeps at it."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from cchc.files.actions import finish
from cchc.notices.deliver import deliver
from cchc.notices.tick import tick

if TYPE_CHECKING:
    from argparse import ArgumentParser

log = logging.getLogger(__name__)


def once() -> None:
    """Everything that is due now; one that fails does not stop the others."""
    for work in (finish, deliver, tick):
        try:
            work()
        except (DatabaseError, OSError):
            log.exception("%s could not be done; it is tried again", work.__name__)


class Command(BaseCommand):
    help = "Run what is due: daily jobs, deliveries, emergency removals."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--forever", action="store_true", help="go on, once every --interval seconds")
        parser.add_argument("--interval", type=float, default=20.0)

    def handle(self, *args: Any, **options: Any) -> None:
        once()
        while options["forever"]:
            close_old_connections()
            time.sleep(options["interval"])
            once()
