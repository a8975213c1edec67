"""Bring .venv to the locked list: ``install.py run`` for the program, ``install.py dev`` for checks and tests besides.

Called by ``make setup`` with .venv's own Python. Nothing here names an index: pip takes the one it is set up for.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRIES = 4
#: Seconds of rest before each new try: a slow line is given time to recover.
PAUSES = (0, 5, 20, 60)


def pip(*args: str) -> None:
    """Run pip, again after a pause where the network failed; what it fetched is kept between tries."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--retries", "8", "--timeout", "60", *args]
    for attempt in range(TRIES):
        time.sleep(PAUSES[attempt])
        if subprocess.run(command, cwd=ROOT).returncode == 0:
            return
    sys.exit(
        f"pip could not install ({' '.join(args)}); its last lines above say why. Run make again to go on."
    )


def locked(name: str) -> None:
    """Install exactly what requirements/<name>.txt lists, each file by its hash.

    The list is whole, so nothing is resolved anew (``--no-deps``): pip would otherwise look at a newer release of
    a package that another asks for with an extra, and refuse it for having no hash. ``pip check`` tells a list that
    is not whole.
    """
    pip("--no-deps", "--require-hashes", "-r", f"requirements/{name}.txt")
    if subprocess.run([sys.executable, "-m", "pip", "check"], cwd=ROOT).returncode:
        sys.exit(f"requirements/{name}.txt is not whole; run make lock.")


def project() -> None:
    """The project itself, so that .venv/bin/cchc runs this checkout; built by the setuptools of the lock."""
    pip("--no-deps", "--no-build-isolation", "--editable", ".")


def catalogue() -> None:
    """The Vietnamese sentences as the binary file that Django reads."""
    subprocess.run([sys.executable, "scripts/catalogue.py", "compile"], cwd=ROOT, check=True)


def main(args: list[str]) -> None:
    """Install one of the two lists."""
    if args not in (["run"], ["dev"]):
        sys.exit("usage: install.py run|dev")
    print(f"Installing requirements/{args[0]}.txt …", flush=True)
    locked(args[0])
    if args == ["run"]:
        project()
        catalogue()


if __name__ == "__main__":
    main(sys.argv[1:])
