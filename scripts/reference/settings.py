"""The page of settings: every name of the environment with its default, what is allowed and what it does."""

from __future__ import annotations


def draw() -> str:
    """A table of ``cchc.settings.SETTINGS``."""
    from cchc.settings import SETTINGS

    lines = [
        "# Settings",
        "",
        "Read from the environment by `cchc/settings.py` and nowhere else. A wrong value, or a `CCHC_` name that is",
        "not in this table, stops the start with one sentence.",
        "",
        "| name | default | allowed | what it does |",
        "|---|---|---|---|",
    ]
    for row in SETTINGS:
        default = f"`{row.default}`" if row.default else "(empty)"
        lines.append(f"| `{row.name}` | {default} | {row.allowed} | {row.help} |")
    return "\n".join(lines)
