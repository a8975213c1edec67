"""The page of commands: every verb of ``cchc`` as its own ``--help`` prints it."""

from __future__ import annotations

import contextlib
import io
import os


def draw() -> str:
    """The help of each verb, in the order of ``cchc --help``."""
    from cchc.cli import main, verbs

    lines = ["# Commands", "", "```text", helped(main, "--help"), "```"]
    for name, file in verbs().items():
        if "def arguments(" in file.read_text(encoding="utf-8"):
            lines += ["", f"## cchc {name}", "", "```text", helped(main, name, "--help"), "```"]
    return "\n".join(lines)


def helped(main: object, *args: str) -> str:
    """What the command line prints for ``--help``, at a width of 100 whatever this terminal's is."""
    out = io.StringIO()
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "100"
    with contextlib.redirect_stdout(out):
        main(args, {})  # type: ignore[operator]
    os.environ.pop("COLUMNS")
    os.environ |= {"COLUMNS": before} if before else {}
    return "\n".join(line.rstrip() for line in out.getvalue().strip().splitlines())
