"""Plain text, whatever its encoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.directives.engine.pieces import Limits
from cchc.directives.engine.source import open_source
from cchc.errors import UnreadableInput
from cchc.lib.vntext import nfc
from cchc.lib.vntext.legacy import tcvn3_table, vni_table

TEXT = "Sở Nội vụ tổng hợp kết quả cải cách hành chính, báo cáo trước ngày 30/11/2025.\nĐơn vị phối hợp: Sở Tư pháp."
SHARED = Path(__file__).parents[5].parent / "shared" / "documents"


def _tcvn3() -> bytes:
    codes = {letter: code for code, letter in tcvn3_table().items()}
    return bytes(
        codes.get(char) or codes.get(char.lower(), ord(char) if ord(char) < 128 else 63) for char in TEXT
    )


def _vni() -> bytes:
    codes = {letter: code for code, letter in reversed(vni_table().items())}
    return "".join(codes.get(char, char) for char in TEXT).encode("cp1252")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_is_read_as_it_stands(encoding: str) -> None:
    source = open_source(TEXT.encode(encoding), "a.txt")
    assert (source.text, source.format, source.warnings) == (TEXT, "txt", ())


def test_vni_text_is_told_by_its_words() -> None:
    assert open_source(_vni(), "a.txt").text == TEXT


def test_tcvn3_text_is_told_by_its_words() -> None:
    # TCVN3 has no capital Ơ with a tone; Đ and the rest come back whole.
    assert open_source(_tcvn3(), "a.txt").text == TEXT


def test_decomposed_letters_and_other_line_ends_become_canonical() -> None:
    import unicodedata

    source = open_source(
        unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n").encode() + b"\rcu\xe1\xbb\x91i", "a"
    )
    assert source.text == nfc(TEXT) + "\ncuối"


def test_nothing_else_is_changed() -> None:
    text = "  a\tb \u00a0\u200b c\n\n\n  - d  \f\n“e” \n"
    assert open_source(text.encode(), "a.txt").text == text


def test_damaged_places_are_told() -> None:
    source = open_source(TEXT.encode() * 3 + b"\xff\xfe", "a.txt")
    assert source.text.endswith("\ufffd\ufffd")
    assert "2 chỗ" in source.warnings[0]


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\x00" * 5000,
        b"a" + b"\xec\xf2" * 4000,
        "\u00e9\u00ea\u00eb\u00ec \u00fc".encode("latin-1") * 50,
        b"\xff\xfe" + b"\x00\xd8" * 50,
    ],
    ids=["all bytes", "zeros", "heaped marks", "no known encoding", "broken utf-16"],
)
def test_what_is_no_text_gets_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"“a\.txt”"):
        open_source(data, "a.txt")


def test_marks_heaped_on_one_letter_are_refused_at_once() -> None:
    with pytest.raises(UnreadableInput, match="dấu chồng lên nhau"):
        open_source(("a" + "\u0301\u0323" * 200_000).encode(), "a.txt")


def test_letters_of_other_scripts_in_long_runs_are_no_heap() -> None:
    text = "漢" * 200
    assert open_source(text.encode(), "a.txt").text == text


def test_a_text_beyond_the_limit_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"không quá 1\.000 ký tự"):
        open_source(b"a" * 1001, "a.txt", limits=Limits(characters=1000))
    with pytest.raises(UnreadableInput, match=r"không quá 1\.000 ký tự"):
        open_source(b"a" * 4001, "a.txt", limits=Limits(characters=1000))


@pytest.mark.documents
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real texts in ../shared/documents are not here")
def test_real_texts_are_read_as_they_stand() -> None:
    for path in sorted(SHARED.glob("*.txt")):
        assert open_source(path).text == nfc(path.read_text(encoding="utf-8"))
