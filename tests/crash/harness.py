"""An installation of its own, on disk, whose processes a test kills; and what lies there afterwards.

``Installation`` makes the data folder and its database. ``Forge`` is a process with Django loaded that forks a fresh
child for each piece of work (a function of ``tests.crash.work``), so that a kill point costs milliseconds. ``Server``
is the real web server. All of them are real processes, killed by SIGKILL; what is left is read straight from the
database file and the disk, without our own code.

For another write (an accept, an import): add a function to ``work``, and a test that calls ``killed_at`` over
``kill_points`` and then looks.
"""

from __future__ import annotations

import contextlib
import copy
import http.client
import http.cookiejar
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
PASSWORD = "mot-mat-khau-that-dai-7"


def kill_points(count: int, longest: float) -> list[float]:
    """Moments in seconds, spread over ``longest``, denser at the beginning."""
    return [longest * (number / count) ** 1.5 for number in range(1, count + 1)]


class Installation:
    """A data folder with a migrated SQLite database, two people and a small tree of units."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.folder = folder
        clean = {key: value for key, value in os.environ.items() if not key.startswith("CCHC_")}
        self.environ = {
            **clean,
            "CCHC_DATA_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "cchc.settings",
            "PYTHONPATH": str(ROOT),
            **environ,
        }
        self.python("-m", "django", "migrate", "-v", "0")
        with Forge(self) as forge:
            forge.run("people")

    def python(self, *args: str) -> None:
        """Run Python here to its end."""
        subprocess.run([sys.executable, *args], env=self.environ, cwd=ROOT, check=True)

    def twin(self, folder: Path, **environ: str) -> Installation:
        """A copy of it as it stands, with a data folder of its own."""
        shutil.copytree(self.folder, folder)
        twin = copy.copy(self)
        twin.folder, twin.environ = folder, {**self.environ, "CCHC_DATA_DIR": str(folder), **environ}
        return twin

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the database holds, read as a file."""
        with contextlib.closing(sqlite3.connect(self.folder / "cchc.sqlite3", timeout=20)) as connection:
            return connection.execute(query, values).fetchall()

    def change(self, statement: str, *values: Any) -> None:
        """Change the database as only time or an accident would."""
        with contextlib.closing(sqlite3.connect(self.folder / "cchc.sqlite3", timeout=20)) as connection:
            connection.execute(statement, values)
            connection.commit()

    def is_sound(self) -> bool:
        """Whether the database file itself is whole, foreign keys too."""
        return (
            self.rows("PRAGMA integrity_check") == [("ok",)] and self.rows("PRAGMA foreign_key_check") == []
        )

    def lying(self) -> dict[str, bytes]:
        """Every stored file by its name; half-written ones are in ``halves``."""
        return {path.name: path.read_bytes() for path in (self.folder / "files").glob("[0-9a-f][0-9a-f]/*")}

    def halves(self) -> list[Path]:
        """Files that were being written when their process died."""
        return list((self.folder / "files" / "tmp").glob("*"))


class Forge:
    """A process that forks a child for each piece of work."""

    def __init__(self, installation: Installation) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.work"],
            env=installation.environ,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._line() == "ready"

    def __enter__(self) -> Forge:
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(20)
        self.process.stdout.close()

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def start(self, name: str, *args: Any) -> int:
        """Begin a piece of work; the number of its process, which has been told to begin."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps([name, *args]) + "\n")
        self.process.stdin.flush()
        return int(self._line())

    def ended(self) -> int:
        """Wait for the work to end: 0 well, -9 killed."""
        return int(self._line())

    def run(self, name: str, *args: Any) -> None:
        """Do a piece of work to its end."""
        self.start(name, *args)
        assert self.ended() == 0

    def killed_at(self, moment: float, name: str, *args: Any) -> int:
        """Begin a piece of work and kill its process after so many seconds; how it ended."""
        child = self.start(name, *args)
        time.sleep(moment)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        return self.ended()


@dataclass
class Server:
    """The real web server, and a browser of sorts that is signed in to it."""

    installation: Installation
    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    cookies: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)

    def start(self) -> None:
        """Start it and wait until it answers."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = ["granian", "--interface", "wsgi", "--port", str(self.port), "--log-level", "error"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command, "cchc.wsgi:application"],
            env=self.installation.environ,
            cwd=ROOT,
            start_new_session=True,
        )
        self.fetch("/tai-khoan/dang-nhap/", patience=30)

    def kill(self) -> None:
        """Kill it with all its workers."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def fetch(self, path: str, data: bytes | None = None, patience: float = 0, **headers: str) -> str:
        """A page, asked for again until it comes where there is ``patience``."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        until = time.monotonic() + patience
        while True:
            try:
                request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, headers)
                with opener.open(request, timeout=20) as page:
                    body: str = page.read().decode()
                    return body
            except (OSError, http.client.HTTPException):
                if time.monotonic() >= until:
                    raise
                time.sleep(0.05)

    def token(self, path: str) -> str:
        """The token that a form of that page carries."""
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.fetch(path))
        assert found is not None
        return found[1]

    def sign_in(self, username: str) -> None:
        """Sign in as a person."""
        path = "/tai-khoan/dang-nhap/"
        fields = {"username": username, "password": PASSWORD, "csrfmiddlewaretoken": self.token(path)}
        self.fetch(path, urllib.parse.urlencode(fields).encode())

    def form(self, path: str, name: str, content: bytes) -> tuple[bytes, dict[str, str]]:
        """A form with one file, ready to be sent to that page: its body and its headers."""
        boundary = "----ranh-gioi"
        lines = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{self.token(path)}\r\n',
            f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n',
        ]
        body = "".join(lines).encode() + content + f"\r\n--{boundary}--\r\n".encode()
        return body, {"Content-Type": f"multipart/form-data; boundary={boundary}"}
