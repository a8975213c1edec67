"""Outside programs that some formats need: a test asks for one and is skipped with a sentence where it is missing."""

from __future__ import annotations

import subprocess

import pytest

from cchc.directives.engine.outside import found
from cchc.directives.engine.paper import recognition
from cchc.directives.engine.pieces import Tools
from cchc.directives.engine.word import antiword as old_word


@pytest.fixture(scope="session")
def tesseract() -> str:
    """Tesseract with Vietnamese."""
    program = found("tesseract", Tools())
    if (
        program is None
        or "vie" not in subprocess.run([program, "--list-langs"], capture_output=True, text=True).stdout
    ):
        pytest.skip(f"tesseract with Vietnamese is not installed: {recognition.INSTALL}")
    return program


@pytest.fixture(scope="session")
def antiword() -> str:
    """Antiword."""
    program = found("antiword", Tools())
    if program is None:
        pytest.skip(f"antiword is not installed: {old_word.INSTALL}")
    return program
