"""Run by test_boundaries.py in a bare process: import every engine while Django, network, clock and environment
are trapped, and print each module with what it reached for."""

from __future__ import annotations

import builtins
import datetime as dt
import importlib
import os
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OURS = str(ROOT / "cchc")
reached: list[str] = []


def asked_by_us(depth: int = 2) -> bool:
    """Whether the code that asked stands in our package."""
    return sys._getframe(depth).f_code.co_filename.startswith(OURS)


class Environment(dict[str, str]):
    """The environment; told when our own code reads it."""

    def __getitem__(self, key: str) -> str:
        if asked_by_us():
            reached.append(f"os.environ[{key!r}]")
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """As a mapping's."""
        if asked_by_us():
            reached.append(f"os.environ.get({key!r})")
        return super().get(key, default)


def trapped(name: str, real: Any) -> Any:
    """A function that tells when our own code calls it."""

    def call(*args: Any, **kwargs: Any) -> Any:
        if asked_by_us():
            reached.append(name)
        return real(*args, **kwargs)

    return call


class Day(dt.date):
    """A date without a clock."""

    @classmethod
    def today(cls) -> Any:
        """Told when our own code asks for the day."""
        if asked_by_us():
            reached.append("date.today")
        return super().today()


class Moment(dt.datetime):
    """A moment without a clock."""

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        """Told when our own code asks for the moment."""
        if asked_by_us():
            reached.append("datetime.now")
        return super().now(tz)


class NoDjango:
    """Finder that refuses Django, and tells who asked."""

    def find_spec(self, name: str, *_: Any) -> None:
        """Refuse what an engine must not know."""
        if name.split(".")[0] in {"django", "psycopg"}:
            reached.append(f"import {name}")
            raise ImportError(f"{name} is not for engines")


def watch_sockets(event: str, _: tuple[Any, ...]) -> None:
    """Audit hook: no connection is opened while an engine is imported."""
    if event.startswith("socket.") and event != "socket.__new__":
        reached.append(event)


def lay_traps() -> None:
    """From here on, whatever our code reaches for is told."""
    sys.meta_path.insert(0, NoDjango())  # type: ignore[arg-type]
    sys.addaudithook(watch_sockets)
    os.environ = Environment(os.environ)  # type: ignore[assignment,misc]  # noqa: B003
    os.getenv = trapped("os.getenv", os.getenv)
    time.time = trapped("time.time", time.time)
    builtins.input = trapped("input", builtins.input)
    dt.date, dt.datetime = Day, Moment  # type: ignore[misc]


def modules() -> list[str]:
    """Every module of lib and of the engines, tests apart."""
    files = [*ROOT.glob("cchc/lib/**/*.py"), *ROOT.glob("cchc/*/engine/**/*.py")]
    names = (path.relative_to(ROOT).with_suffix("").parts for path in files if "tests" not in path.parts)
    return sorted({".".join(parts[:-1] if parts[-1] == "__init__" else parts) for parts in names})


def main() -> None:
    """Import them all; print one line each: the module, a tab, what it reached for."""
    lay_traps()
    sys.path.insert(0, str(ROOT))
    for name in modules():
        reached.clear()
        try:
            importlib.import_module(name)
        except ImportError as error:
            reached.append(str(error))
        print(name, "; ".join(reached), sep="\t")


if __name__ == "__main__":
    main()
