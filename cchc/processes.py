"""Processes kept up together: started, watched, begun again when they die, ended when we end.

A child gets a process group of its own, so that whatever it started ends with it, and asks the kernel to be ended when
its parent dies, so that nothing is left even where the parent is killed.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

#: Seconds of rest before a dead part is begun again; the last one repeats.
PAUSES = (0.5, 1, 2, 5, 10, 30)
#: A part that lived this long begins its pauses anew.
HEALTHY = 60.0
#: Seconds that a part gets to end by itself.
GRACE = 6.0
STEP = 0.1
_PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Run in the child: SIGTERM comes when the parent is gone, whichever way it went (Linux, prctl(2))."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Part:
    """One process to keep up."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    next_start: float = 0.0

    def start(self, environ: Mapping[str, str]) -> None:
        """Start the process."""
        self.process = subprocess.Popen(
            self.command,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=die_with_parent,  # noqa: PLW1509 - no threads run in the supervisor
        )
        self.started = time.monotonic()

    def signal(self, number: int) -> None:
        """Send a signal to the process and all that it started."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                return

    def is_up(self) -> bool:
        """Whether the process runs."""
        return self.process is not None and self.process.poll() is None


@dataclass
class Crew:
    """The parts, and how their deaths are told."""

    parts: list[Part]
    environ: Mapping[str, str]
    tell: Callable[[str], None]
    stopping: bool = field(default=False)

    def stop_asked(self, *_: object) -> None:
        """Signal handler: the next look ends everything."""
        self.stopping = True

    def start(self) -> None:
        """Start every part, and listen for the signals that end them."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.stop_asked)
        for part in self.parts:
            part.start(self.environ)

    def look(self) -> None:
        """See to each part once: tell a death, begin again what has rested long enough."""
        moment = time.monotonic()
        for part in self.parts:
            if part.is_up():
                continue
            if part.process is not None:
                self._note_death(part, moment)
            elif moment >= part.next_start:
                part.start(self.environ)

    def _note_death(self, part: Part, moment: float) -> None:
        code = part.process.returncode if part.process else 0
        part.signal(signal.SIGKILL)  # what the dead one started would otherwise go on without it
        part.deaths = 1 if moment - part.started > HEALTHY else part.deaths + 1
        pause = PAUSES[min(part.deaths, len(PAUSES)) - 1]
        part.process, part.next_start = None, moment + pause
        self.tell(f"{part.name} đã dừng (mã {code}); chạy lại sau {pause:g} giây.")

    def watch(self) -> None:
        """Look after the parts until we are asked to end."""
        while not self.stopping:
            self.look()
            time.sleep(STEP)

    def end(self) -> None:
        """Ask every part to end, wait a little, end what is left."""
        for part in self.parts:
            part.signal(signal.SIGTERM)
        until = time.monotonic() + GRACE
        while any(part.is_up() for part in self.parts) and time.monotonic() < until:
            time.sleep(STEP)
        for part in self.parts:
            part.signal(signal.SIGKILL)
            if part.process is not None:
                part.process.wait()
