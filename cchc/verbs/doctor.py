"""Xem hệ thống có gì, thiếu gì và cách bổ sung.

Tell what is there, what is missing, and how to get it.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from cchc.command import Parser
    from cchc.doctor import Finding

SIGNS = {"ok": "✓", "warning": "!", "missing": "✗"}
_MISSING = 3


def arguments(parser: Parser) -> None:
    """The arguments of ``cchc doctor``."""
    parser.add_argument(
        "--format", choices=("table", "json"), default="table", help="dạng in ra (mặc định table)"
    )


def run(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Look at everything; 3 where something needed is missing."""
    from cchc import site

    site.load(environ)
    from cchc.doctor import examine

    found = examine()
    if options.format == "json":
        print(json.dumps([asdict(row) for row in found], ensure_ascii=False, indent=1))
    else:
        print(table(found))
    return _MISSING if any(row.state == "missing" for row in found) else 0


def table(found: Sequence[Finding]) -> str:
    """A line each: sign, name, what there is; below it how to mend it."""
    width = max(len(row.name) for row in found)
    lines = []
    for row in found:
        lines.append(f"{SIGNS[row.state]} {row.name:<{width}}  {row.words}")
        if row.remedy and row.state != "ok":
            lines.append(f"  {'':<{width}}  → {row.remedy}")
    return "\n".join(lines)
