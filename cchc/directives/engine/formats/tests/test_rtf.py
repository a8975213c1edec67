"""RTF is told apart and refused with a way out."""

from __future__ import annotations

import pytest

from cchc.directives.engine.source import open_source
from cchc.errors import UnreadableInput


def test_rtf_named_doc_is_refused_with_a_way_out() -> None:
    with pytest.raises(UnreadableInput, match=r"RTF.*lưu thành \.docx"):
        open_source(rb"{\rtf1\ansi So Noi vu}", "a.doc")
