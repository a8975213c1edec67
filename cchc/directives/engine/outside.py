"""Running an outside program (tesseract, antiword) within bounds: time, memory, an environment of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.pieces import Limits, Tools

#: The shell sets the bounds and becomes the program; a system without such a bound goes on without it.
_BOUNDED = (
    'ulimit -v "$1" 2>/dev/null; ulimit -t "$2" 2>/dev/null; ulimit -c 0 2>/dev/null; shift 2; exec "$@"'
)


@dataclass(frozen=True)
class Answer:
    """What a program gave. ``late``: it was ended because its time was over."""

    code: int
    out: bytes
    err: str
    late: bool = False


def found(program: str, tools: Tools) -> str | None:
    """The path of a program, looked up in the given path alone; None where it isn't installed."""
    return shutil.which(program, path=tools.path)


def run(command: list[str], data: bytes, *, seconds: float, limits: Limits, tools: Tools) -> Answer:
    """Run ``command`` with ``data`` on its standard input; it and all that it started end with its time."""
    bounds = ["/bin/sh", "-c", _BOUNDED, "sh", str(limits.memory // 1024), str(int(seconds) + 1)]
    environment = {"PATH": tools.path, "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1", "HOME": "/nonexistent"}
    return finish([*bounds, *command], data, seconds=seconds, environment=environment)


def finish(command: list[str], data: bytes, *, seconds: float, environment: dict[str, str]) -> Answer:
    """Run a command in a session of its own, which is ended as a whole once ``seconds`` are over."""
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            out, err = process.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            return Answer(process.returncode, out, "", late=True)
        return Answer(process.returncode, out, err.decode("utf-8", "replace"))
