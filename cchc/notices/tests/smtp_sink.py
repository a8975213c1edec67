"""A real SMTP server on loopback that counts what it takes, and refuses or breaks off as it is told."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Iterator


class Sink:
    """Handler of aiosmtpd: ``taken`` are the messages as they came; ``answer`` is what it says to the next ones."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.answer = "250 taken"
        self.breaks_off = False
        self.knows_nobody = False

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        """Take the recipient, or know nobody of that name."""
        if self.knows_nobody:
            return "550 nobody here"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Take a message, refuse it, or take it and break off before saying so."""
        if self.answer.startswith("250"):
            self.taken.append(envelope.content.decode("utf-8", "replace"))
        if self.breaks_off:
            server.transport.abort()
        return self.answer


@contextmanager
def serving(sink: Sink) -> Iterator[int]:
    """Serve on a free port, which is given."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop(no_assert=True)
