"""Lệnh quản trị của Django, dành cho người phát triển.

Django's own commands, for developers: cchc manage migrate, cchc manage shell …
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping


def run(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Hand the arguments on to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["cchc manage", *options.rest])
    return 0
