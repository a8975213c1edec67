"""antiword: reads old .doc files."""

from __future__ import annotations

import shutil

from cchc.doctor.finding import Finding

PLACE = 60
NAME = "antiword"


def look() -> Finding:
    """Whether it is there."""
    if shutil.which("antiword") is None:
        return Finding(
            NAME, "warning", "chưa có: không đọc được tệp .doc", "Chạy: sudo apt-get install -y antiword"
        )
    return Finding(NAME, "ok", "đọc được tệp .doc")
