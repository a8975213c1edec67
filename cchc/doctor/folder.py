"""The data folder: this user writes into it, and its disk has room."""

from __future__ import annotations

import os
import shutil

from django.conf import settings

from cchc.doctor.finding import Finding

PLACE = 30
NAME = "Thư mục dữ liệu"
#: Bytes free below which an upload may soon fail.
LITTLE = 1024**3


def look() -> Finding:
    """Where it is and what room is left."""
    folder = settings.DATA_DIR
    if not os.access(folder, os.W_OK | os.X_OK):
        return Finding(NAME, "missing", f"{folder} không ghi được", f"Chạy: chown -R $USER {folder}")
    free = shutil.disk_usage(folder).free
    words = f"{folder}, còn trống {vn_number(free)} GB"
    if free < LITTLE:
        return Finding(NAME, "warning", words, "Dọn đĩa, hoặc chuyển CCHC_DATA_DIR sang đĩa lớn hơn.")
    return Finding(NAME, "ok", words)


def vn_number(size: int) -> str:
    """Bytes as gigabytes with one place behind the comma."""
    return f"{size / 1024**3:.1f}".replace(".", ",")
