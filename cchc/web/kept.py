"""What is built from many rows and kept until one of them changes: told by a stamp of them, a query or two.

A stamp is made of counts, newest keys and sums of versions. It names rows by their keys alone, and after a rollback the
same keys come back with other rows behind them (SQLite numbers them anew). So what was built inside a transaction
counts only there, until that transaction is committed.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from django.db import connection, transaction

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Kept(Generic[T]):
    """The last value and the stamp of the rows it was built from; call it for the value as the rows stand now."""

    def __init__(self, stamp: Callable[[], tuple[object, ...]], build: Callable[[], T]) -> None:
        self._stamp, self._build = stamp, build
        self._lock = Lock()
        self._held: tuple[tuple[object, ...], T] | None = None
        self._waits: Callable[[], None] | None = None

    def __call__(self) -> T:
        """The value: built when the stamp is another one, or when what it was built in was rolled back."""
        now = self._stamp()
        with self._lock:
            if self._held is None or self._held[0] != now or not self._stands():
                self._held = (now, self._build())
                self._wait()
            return self._held[1]

    def _wait(self) -> None:
        """Built from rows that a rollback may take back: wait for their commit."""
        self._waits = None
        if not connection.in_atomic_block:
            return

        def committed() -> None:
            if self._waits is committed and not connection.in_atomic_block:
                self._waits = None

        self._waits = committed
        transaction.on_commit(committed)

    def _stands(self) -> bool:
        """Whether the rows were committed, or we still are in their transaction: a rollback drops what waits there."""
        return self._waits is None or any(waiting[1] is self._waits for waiting in connection.run_on_commit)
