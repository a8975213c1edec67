"""Nạp tỉnh minh hoạ (Phú Thọ) và in các tài khoản dùng thử.

Load the demonstration province and print its accounts; run again, it changes nothing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping


def run(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Set the database up, load what is missing, print the accounts."""
    from cchc import site

    site.load(environ)
    site.migrate()
    from cchc.demo.load import load_demo
    from cchc.demo.people import accounts_file

    load_demo(lambda words: print(f"• {words}", file=sys.stderr))
    sys.stdout.write("\n" + accounts_file().read_text(encoding="utf-8"))
    return 0
