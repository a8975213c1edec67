"""``cchc run`` and the processes it keeps up."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest

from cchc.cli import main
from cchc.errors import MissingPart
from cchc.processes import Crew, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LISTEN = "import signal, sys, time; signal.signal(signal.SIGTERM, lambda *a: sys.exit(0)); time.sleep(60)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"


@pytest.fixture
def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    """The signals that a crew listens for are given back."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def wait_for(true: Callable[[], Any], seconds: float = 20) -> None:
    """Wait until something holds."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)


def crew_of(*sources: str) -> tuple[Crew, list[str]]:
    """A crew of Python processes, and what it tells."""
    told: list[str] = []
    parts = [Part(f"p{number}", [sys.executable, "-c", source]) for number, source in enumerate(sources)]
    return Crew(parts, os.environ, told.append), told


def told_after_a_look(crew: Crew, told: list[str], times: int) -> bool:
    """Let the crew look once; whether it has told so many things."""
    crew.look()
    return len(told) >= times


def test_a_part_that_dies_is_told_and_begun_again_after_growing_rests() -> None:
    crew, told = crew_of("raise SystemExit(7)", LISTEN)
    crew.start()
    try:
        wait_for(lambda: told_after_a_look(crew, told, 3))
        assert crew.parts[1].deaths == 0
    finally:
        crew.end()
    assert "mã 7" in told[0]
    assert [line.rpartition("sau ")[2] for line in told[:3]] == ["0.5 giây.", "1 giây.", "2 giây."]


def test_what_a_dead_part_had_started_ends_with_it(tmp_path: Path) -> None:
    note = tmp_path / "child"
    source = (
        "import subprocess, sys, pathlib\n"
        f"child = subprocess.Popen([sys.executable, '-c', {LISTEN!r}])\n"
        f"pathlib.Path({str(note)!r}).write_text(str(child.pid))\n"
        "raise SystemExit(1)"
    )
    crew, told = crew_of(source)
    crew.start()
    wait_for(lambda: told_after_a_look(crew, told, 1))
    crew.end()
    wait_for(lambda: not _lives(int(note.read_text())))


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.timeout(50)  # a hang guard: the deaf part would sleep for a minute
def test_a_part_that_does_not_listen_is_ended_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.processes.GRACE", 0.5)
    crew, _ = crew_of(DEAF)
    crew.start()
    time.sleep(0.5)
    crew.end()
    assert not crew.parts[0].is_up()


def test_a_crew_ends_when_it_is_asked_to() -> None:
    crew, _ = crew_of(LISTEN)
    crew.start()
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM)).start()
    crew.watch()
    crew.end()
    assert crew.stopping


@pytest.mark.parametrize("args", [["--port", "0"], ["--port", "70000"], ["--workers", "0"], ["--port", "x"]])
def test_wrong_numbers_are_wrong_use(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", *args], {}) == 2
    assert "cchc" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["run", "--port", str(taken.getsockname()[1])], {}) == 1
    assert "--port" in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
def test_it_serves_until_it_is_asked_to_end_and_leaves_nothing_behind(
    free_port: int, settings: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_DATA_DIR", str(settings.DATA_DIR))
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    pages: list[int] = []
    state = settings.DATA_DIR / "run.json"

    def look_and_end() -> None:
        try:
            wait_for(state.exists)
            with urlopen(f"http://127.0.0.1:{free_port}/static/web/mark.svg") as page:
                pages.append(page.status)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=look_and_end).start()
    assert main(["run", "--port", str(free_port), "--open"], {}) == 0
    printed = capsys.readouterr()
    assert f"http://localhost:{free_port}" in printed.out
    assert "Đã dừng" in printed.err
    assert (pages, opened) == ([200], [f"http://localhost:{free_port}"])
    assert not state.exists()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", free_port), timeout=1)


@pytest.mark.django_db
def test_a_database_that_is_away_is_a_missing_part(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    from cchc import site

    def away(*_: Any, **__: Any) -> None:
        raise OperationalError("refused")

    monkeypatch.setattr("django.core.management.call_command", away)
    with pytest.raises(MissingPart, match="CCHC_DATABASE_URL"):
        site.migrate()


def test_the_commands_of_django_are_reached(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manage", "check", "--tag", "models"], {}) == 0
    assert main(["manage", "no-such-command"], {}) == 1
