"""Tesseract with Vietnamese data: reads scanned pages."""

from __future__ import annotations

import shutil
import subprocess

from cchc.doctor.finding import Finding

PLACE = 50
NAME = "Tesseract (tiếng Việt)"
REMEDY = "Chạy: sudo apt-get install -y tesseract-ocr tesseract-ocr-vie"


def look() -> Finding:
    """Whether it is there and knows Vietnamese."""
    if shutil.which("tesseract") is None:
        return Finding(NAME, "warning", "chưa có: không đọc được bản quét", REMEDY)
    said = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    if "vie" not in said.stdout.split():
        return Finding(NAME, "warning", "thiếu dữ liệu tiếng Việt: không đọc được bản quét", REMEDY)
    return Finding(NAME, "ok", "đọc được bản quét")
