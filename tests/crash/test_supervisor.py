"""``cchc run``: what dies is begun again, and nothing outlives it however it ends."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.crash.harness import ROOT, Installation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.crash


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """A data folder with its database."""
    return Installation(tmp_path)


@contextlib.contextmanager
def running(installation: Installation) -> Iterator[tuple[subprocess.Popen[str], dict[str, int]]]:
    """``cchc run`` on a free port, once it answers; and the numbers of its three parts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-c", "from cchc.cli import entry; entry()", "run", "--port", str(port)],
        env=installation.environ,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert f":{port}" in process.stdout.readline()
        state = json.loads((installation.folder / "run.json").read_text(encoding="utf-8"))
        yield process, state["parts"]
    finally:
        process.kill()
        process.communicate()


def lives(pid: int) -> bool:
    """Whether a process runs (one that ended and was not yet fetched does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def below(pid: int) -> list[int]:
    """Every process that a process started, at any depth."""
    own = [
        int(word)
        for path in Path(f"/proc/{pid}/task").glob("*/children")
        for word in path.read_text().split()
    ]
    return own + [deeper for child in own for deeper in below(child)]


def soon(true: Callable[[], bool], seconds: float = 15) -> bool:
    """Whether something comes to hold in time."""
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        time.sleep(0.05)
    return true()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly(installation: Installation, number: signal.Signals) -> None:
    with running(installation) as (process, parts):
        family = below(process.pid)
        assert set(parts.values()) <= set(family)
        process.send_signal(number)
        assert process.wait(60) == 0
        assert soon(lambda: not any(lives(pid) for pid in family))
        assert not (installation.folder / "run.json").exists()


def test_killed_itself_it_leaves_no_orphans(installation: Installation) -> None:
    with running(installation) as (process, _parts):
        family = below(process.pid)
        process.kill()
        assert soon(lambda: not any(lives(pid) for pid in family))


def test_each_part_that_is_killed_is_begun_again(installation: Installation) -> None:
    with running(installation) as (process, parts):
        for pid in parts.values():
            os.kill(pid, signal.SIGKILL)
        assert process.stderr is not None
        told = [process.stderr.readline() for _ in parts]
        assert all("chạy lại" in line for line in told)
        assert soon(lambda: len(set(below(process.pid)) - set(parts.values())) >= len(parts))
