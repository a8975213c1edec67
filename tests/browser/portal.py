"""A real installation for the browser: loaded once by ``cchc demo``, copied for each test, served by ``cchc run``."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
#: The day on which the demonstration stands in these tests: a Monday, so that pictures of two runs agree.
DAY = "2026-11-23"
PATIENCE = 60.0


def environ(folder: Path, **more: str) -> dict[str, str]:
    """The environment of an installation in ``folder``, free of settings of this machine."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("CCHC_")}
    return {**kept, "CCHC_DATA_DIR": str(folder), "CCHC_TODAY": DAY, **more}


def cchc(*words: str) -> list[str]:
    """The command line that a person types, run by the Python of the tests."""
    return [sys.executable, "-m", "cchc.cli", *words]


def load_demonstration(folder: Path) -> None:
    """Fill ``folder`` as ``cchc demo`` does; RuntimeError with what it said where it failed."""
    done = subprocess.run(cchc("demo"), cwd=ROOT, env=environ(folder), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"cchc demo ended with {done.returncode}: {done.stderr[-2000:]}")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Portal:
    """A served installation: its address, its data folder, the sessions of people who signed in before."""

    url: str
    folder: Path
    log: Path
    sessions: dict[str, Any] = field(default_factory=dict)

    @property
    def password(self) -> str:
        """The password that all people of the demonstration share."""
        first = (self.folder / "demo-accounts.txt").read_text(encoding="utf-8").splitlines()[0]
        return first.rpartition(" ")[2]

    @property
    def troubles(self) -> list[str]:
        """Lines of the server's own log that tell of an error nobody was told about."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if " ERROR " in line or " CRITICAL " in line]


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[Portal]:
    """``cchc run`` over ``folder``, from the first answer on; ended as Ctrl-C ends it."""
    port, log = free_port(), folder / "run.log"
    with log.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(
            cchc("run", "--port", str(port)),
            cwd=ROOT,
            env=environ(folder, **settings),
            stdout=file,
            stderr=file,
            stdin=subprocess.DEVNULL,
        )
        try:
            portal = Portal(f"http://127.0.0.1:{port}", folder, log)
            wait_for(portal, process)
            yield portal
        finally:
            end(process)


def wait_for(portal: Portal, process: subprocess.Popen[bytes]) -> None:
    """Wait for the sign-in page; RuntimeError with the log where it doesn't come."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"{portal.url}/tai-khoan/dang-nhap/", timeout=5).close()
        except urllib.error.HTTPError as error:
            error.close()
            break
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"cchc run does not answer: {portal.log.read_text(encoding='utf-8')[-2000:]}")


def end(process: subprocess.Popen[bytes]) -> None:
    """Ctrl-C, and force where it takes too long."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def copied(template: Path, folder: Path) -> Path:
    """A data folder of its own, equal to the template."""
    shutil.copytree(template, folder)
    return folder
