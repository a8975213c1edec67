"""Outside programs for the tests of this folder."""

from __future__ import annotations

from cchc.directives.engine.formats.tests.conftest import antiword, tesseract

__all__ = ["antiword", "tesseract"]
