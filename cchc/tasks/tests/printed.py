"""A Word file as it comes out of the printer: set by LibreOffice, as a PDF whose pages are counted and read."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

WRITER = shutil.which("soffice") or shutil.which("libreoffice")
MISSING = (
    "LibreOffice is missing, so no page is counted; install it by: sudo apt-get install -y libreoffice-writer"
)
A4 = (595, 842)


def pages(word: bytes, folder: Path) -> list[str]:
    """The words of each page, all of them A4; skips the test, saying why, where this machine has no LibreOffice."""
    if WRITER is None:
        pytest.skip(MISSING)
    from pypdfium2 import PdfDocument

    (folder / "paper.docx").write_bytes(word)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [WRITER, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "paper.docx"],
        check=True,
        capture_output=True,
        env={**os.environ, "HOME": str(folder)},
        timeout=120,
    )
    with PdfDocument(folder / "paper.pdf") as paper:
        assert {tuple(round(side) for side in page.get_size()) for page in paper} == {A4}
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in paper]
