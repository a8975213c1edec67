"""Chromium and a Vietnamese font: only developers need them, for the browser tests."""

from __future__ import annotations

import shutil
import subprocess

from cchc.doctor.finding import Finding

PLACE = 70
NAME = "Chromium, phông chữ (kiểm thử)"
#: Letters that fonts without Vietnamese lack.
LETTERS = "ơưệỹẵ"


def look() -> Finding:
    """Whether both are there; nothing is missing for use where they are not."""
    codes = " ".join(f"{ord(letter):x}" for letter in LETTERS)
    lacking = [] if shutil.which("chromium") or shutil.which("chromium-browser") else ["chromium"]
    if not _says("fc-list", f":charset={codes}"):
        lacking.append("fonts-dejavu-core")
    if lacking:
        words = "chưa có, chỉ cần khi kiểm thử"
        return Finding(NAME, "warning", words, f"Chạy: sudo apt-get install -y {' '.join(lacking)}")
    return Finding(NAME, "ok", "có đủ")


def _says(*command: str) -> str:
    if shutil.which(command[0]) is None:
        return ""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
