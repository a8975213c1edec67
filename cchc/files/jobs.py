"""Daily jobs of files: bytes that nobody names any more are taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.files import store

if TYPE_CHECKING:
    from datetime import date


def sweep(day: date) -> None:
    """Take away what an upload that did not finish left behind."""
    store.sweep()


JOBS = (("files.sweep", sweep),)
