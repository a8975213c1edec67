"""The processes of ``cchc run``: up, or not started."""

from __future__ import annotations

import json
import os

from django.conf import settings

from cchc.doctor.finding import Finding

PLACE = 100
NAME = "Tiến trình"
REMEDY = "Chạy: cchc run"


def look() -> Finding:
    """Whether the supervisor that wrote run.json lives, with its address."""
    try:
        state = json.loads((settings.DATA_DIR / "run.json").read_text(encoding="utf-8"))
        os.kill(int(state["pid"]), 0)
    except (OSError, ValueError, KeyError):
        return Finding(NAME, "warning", "cổng và tiến trình nền chưa chạy", REMEDY)
    return Finding(NAME, "ok", f"đang chạy tại {state['url']}")
