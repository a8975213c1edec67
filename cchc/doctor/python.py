"""The Python that runs: 3.11 or newer, as pyproject.toml asks."""

from __future__ import annotations

import platform
import sys

from cchc.doctor.finding import Finding

PLACE = 10
OLDEST = (3, 11)


def look() -> Finding:
    """The version."""
    fits = sys.version_info >= OLDEST
    remedy = "" if fits else "Cài Python 3.11 rồi chạy lại make setup."
    return Finding("Python", "ok" if fits else "missing", platform.python_version(), remedy)
