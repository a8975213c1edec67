"""Where the facts that the project ships lie: the folder ``data`` beside the package."""

from __future__ import annotations

from pathlib import Path

from cchc.errors import MissingPart


def folder() -> Path:
    """The folder ``data``; MissingPart where the package was copied without it."""
    found = Path(__file__).resolve().parent.parent / "data"
    if not found.is_dir():
        raise MissingPart(f"Thiếu thư mục dữ liệu “{found}”; tải lại đầy đủ mã nguồn của cchc.")
    return found
