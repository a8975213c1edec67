"""Chạy cổng làm việc: máy chủ web, tiến trình nền và việc hằng ngày.

Serve the portal: web server, background worker and daily tick, each begun again when it dies.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.errors import CchcError, system_words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from cchc.command import Parser
    from cchc.processes import Crew, Part

#: Seconds that the server gets to answer for the first time.
PATIENCE = 60.0
#: What ``--host`` says for every address of the machine.
EVERYWHERE = "0.0.0.0"  # noqa: S104 - a name for what a person may ask for
#: Requests that one worker serves at once: pages wait for the database more than for the processor.
THREADS = 4


def arguments(parser: Parser) -> None:
    """The arguments of ``cchc run``."""
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000)")
    parser.add_argument("--workers", type=int, default=1, help="số tiến trình web (mặc định 1)")
    parser.add_argument("--open", action="store_true", help="mở trình duyệt khi đã sẵn sàng")


def run(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Bring the tables up to date, serve until a signal comes, end everything cleanly."""
    if not 0 < options.port < 65_536 or options.workers < 1:
        raise CchcError("--port nhận số từ 1 đến 65535, --workers nhận số từ 1.", exit=2)
    _refuse_taken(options.host, options.port)
    from cchc import site
    from cchc.processes import Crew

    site.load(environ)
    site.migrate()
    url = (
        f"http://{'localhost' if options.host in ('127.0.0.1', EVERYWHERE) else options.host}:{options.port}"
    )
    around = {**os.environ, "CCHC_SITE_URL": environ.get("CCHC_SITE_URL") or url}
    crew = Crew(parts(options), around, _tell)
    crew.start()
    try:
        if _answers(options, crew):
            _announce(url, crew, options.open)
        crew.watch()
    finally:
        _state_file().unlink(missing_ok=True)
        crew.end()
    _tell("Đã dừng.")
    return 0


def parts(options: argparse.Namespace) -> list[Part]:
    """The three processes of an installation."""
    from cchc.processes import Part

    web = ["granian", "--interface", "wsgi", "--host", options.host, "--port", str(options.port)]
    web += ["--workers", str(options.workers), "--blocking-threads", str(THREADS)]
    web += ["--workers-kill-timeout", "4", "--log-level", "warning", "cchc.wsgi:application"]
    worker = ["django", "db_worker", "--queue-name", "*", "--no-reload", "--verbosity", "0"]
    ticker = ["django", "tick", "--forever"]
    names = (("Máy chủ web", web), ("Tiến trình nền", worker), ("Việc hằng ngày", ticker))
    return [Part(name, [sys.executable, "-m", *command]) for name, command in names]


def _refuse_taken(host: str, port: int) -> None:
    """CchcError where something listens there already: the server itself would share the port and not tell."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise CchcError(
            f"Cổng {port} trên {host} không dùng được ({system_words(error)}); chọn cổng khác bằng --port."
        ) from error


def _answers(options: argparse.Namespace, crew: Crew) -> bool:
    """Wait until the server takes connections; False where it is asked to end first."""
    host = "127.0.0.1" if options.host == EVERYWHERE else options.host
    until = time.monotonic() + PATIENCE
    while not crew.stopping and time.monotonic() < until:
        crew.look()
        try:
            socket.create_connection((host, options.port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False


def _announce(url: str, crew: Crew, show: bool) -> None:
    """Say where the portal is, on stdout; keep the processes' numbers for ``cchc doctor``."""
    numbers = {part.name: part.process.pid for part in crew.parts if part.process}
    _state_file().write_text(json.dumps({"pid": os.getpid(), "url": url, "parts": numbers}), encoding="utf-8")
    print(f"Cổng đang chạy tại {url} (Ctrl-C để dừng).", flush=True)
    if show:
        import webbrowser

        webbrowser.open(url)


def _state_file() -> Path:
    from django.conf import settings

    return Path(settings.DATA_DIR) / "run.json"


def _tell(words: str) -> None:
    sys.stderr.write(f"cchc run: {words}\n")
    sys.stderr.flush()
