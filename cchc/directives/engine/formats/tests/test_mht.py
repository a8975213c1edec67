"""Web archives are told apart and refused with a way out."""

from __future__ import annotations

import pytest

from cchc.directives.engine.source import open_source
from cchc.errors import UnreadableInput


def test_a_web_archive_named_doc_is_refused_with_a_way_out() -> None:
    head = b"From: <Saved by Word>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=text"
    with pytest.raises(UnreadableInput, match=r"trang web lưu trữ.*lưu thành \.docx"):
        open_source(head, "a.doc")


def test_a_text_that_speaks_of_headers_is_a_text() -> None:
    assert open_source(b"Kinh gui: So Noi vu\nContent-Type: text/plain\n", "a.txt").format == "txt"
    assert open_source(b"a: b\n" * 4000, "a.txt").format == "txt"
