"""Old and new encodings are told apart by evidence, and their tables are whole."""

from __future__ import annotations

import random
import unicodedata

import pytest

from cchc.lib.vntext import NotTextError, UnknownEncodingError, decode, nfc, tcvn3_to_unicode, vni_to_unicode
from cchc.lib.vntext.forms import TONE_MARKS, VOWELS
from cchc.lib.vntext.legacy import tcvn3_table, vni_table

SMALL = [nfc(vowel + mark) for vowel in VOWELS for mark in ("", *TONE_MARKS)] + ["đ"]
TEXT = (
    "Thông báo kết luận của Chủ tịch Ủy ban nhân dân tỉnh Hòa Bình về cải cách hành chính quý III, hạn 5/6."
)
#: Facts of the tables typed by hand from real files, not from the table under test.
TCVN3_WORDS = {
    "Céng hßa x· héi chñ nghÜa ViÖt Nam": "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "§éc lËp": "Độc lập",
}
VNI_WORDS = {
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam": "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Ñoäc laäp": "Độc lập",
}


def to_tcvn3(text: str) -> bytes:
    """The text in TCVN3 bytes; capitals with a tone lose their case."""
    back = {letter: bytes([code]) for code, letter in tcvn3_table().items()}
    return b"".join(back.get(c) or back.get(c.lower()) or c.encode("ascii") for c in nfc(text))


def to_vni(text: str) -> bytes:
    """The text in VNI bytes."""
    pairs = vni_table().items()
    back = {letter: code for code, letter in pairs if code[-1].isupper() == code[0].isupper()}
    return "".join(back.get(c, c) for c in nfc(text)).encode("latin-1")


def to_1258(text: str) -> bytes:
    """The text in windows-1258 bytes: letters composed, tones apart."""
    out = bytearray()
    for char in nfc(text):
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(c for c in parts if c in TONE_MARKS)
        out += (nfc("".join(c for c in parts if c not in TONE_MARKS)) + tone).encode("cp1258")
    return bytes(out)


def test_the_whole_small_alphabet_goes_through_tcvn3_and_back() -> None:
    assert [
        decoded for letter in SMALL for decoded in tcvn3_to_unicode(to_tcvn3(letter).decode("latin-1"))
    ] == SMALL
    assert len(set(tcvn3_table().values())) == len(tcvn3_table()) == 74


def test_the_whole_alphabet_goes_through_vni_and_back_in_both_cases() -> None:
    letters = SMALL + [letter.upper() for letter in SMALL]
    assert [vni_to_unicode(to_vni(letter).decode("latin-1")) for letter in letters] == letters


@pytest.mark.parametrize(("typed", "meant"), TCVN3_WORDS.items())
def test_real_tcvn3_words(typed: str, meant: str) -> None:
    assert tcvn3_to_unicode(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), VNI_WORDS.items())
def test_real_vni_words(typed: str, meant: str) -> None:
    assert vni_to_unicode(typed) == meant


def test_tcvn3_headings_drawn_in_a_capital_font_become_capitals() -> None:
    assert tcvn3_to_unicode("CéNG HßA, UBND TØnh, X·, NQ-TW") == "CỘNG HÒA, UBND Tỉnh, Xã, NQ-TW"


def test_vni_capitals_take_marks_of_either_case() -> None:
    assert vni_to_unicode("AÙ Aù aÙ OÂ oâ") == "Á Á á Ô ô"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("bom", [True, False])
def test_unicode_text_is_read_with_and_without_a_mark(encoding: str, bom: bool) -> None:
    decoded = decode(("\ufeff" * bom + TEXT).encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.bom, decoded.replaced) == (TEXT, encoding, bom, 0)


@pytest.mark.parametrize(
    ("encode", "name"),
    [(to_tcvn3, "tcvn3"), (to_vni, "vni"), (to_1258, "windows-1258")],
    ids=lambda one: str(one)[:14],
)
def test_old_encodings_are_recognised_and_read(encode: object, name: str) -> None:
    assert callable(encode)
    text = TEXT.replace("Ủ", "ủ") if name == "tcvn3" else TEXT
    decoded = decode(encode(text))
    assert (decoded.text, decoded.encoding) == (text, name)


@pytest.mark.parametrize("word", ["Đắk Lắk", "quý III", "giao ban", "trước ngày 5", "nghị quyết", "số hoá"])
def test_even_a_few_words_suffice(word: str) -> None:
    names = [decode(encode(word)).encoding for encode in (to_tcvn3, to_vni, to_1258)]
    assert names == ["tcvn3", "vni", "windows-1258"] if not word.isascii() else names == ["utf-8"] * 3


def test_quotes_and_dashes_of_windows_survive_in_old_encodings() -> None:
    assert (
        decode(b"\x93" + to_tcvn3("Hạn trước ngày 5") + b"\x94 \x96 \x81").text == "“Hạn trước ngày 5” – \x81"
    )


def test_plain_ascii_and_nothing_are_utf_8() -> None:
    assert decode(b"abc\r\n").encoding == "utf-8"
    assert decode(b"").text == ""


def test_utf_8_cut_in_the_middle_of_a_letter_is_still_read() -> None:
    data = TEXT.encode()[: len("Thông báo kết luận của Chủ tịch Ủy ban nhân dân".encode()) - 2]
    assert decode(TEXT.encode() * 3 + data).replaced == 1


def test_a_flipped_byte_in_utf_8_is_counted() -> None:
    data = bytearray((TEXT * 3).encode())
    data[data.index("ậ".encode()) + 1] = 0xFF
    decoded = decode(bytes(data))
    assert decoded.encoding == "utf-8"
    assert 1 <= decoded.replaced <= 3


def test_utf_16_cut_at_an_odd_byte_is_still_read() -> None:
    decoded = decode(b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1])
    assert (decoded.text[:-1], decoded.replaced) == (TEXT[:-1], 1)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        b"PK\x03\x04" + bytes(64),
        b"\0" * 500,
        b"\xff\xfe" + b"\x00\xd8" * 300,
        b"\xff\xfe\0\0" + "abc".encode("utf-32-le") * 50,
        b"%PDF-1.7\x01\x02\x03\x04",
    ],
    ids=["png", "zip", "zeros", "lone surrogates", "utf-32", "controls"],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(NotTextError, match=r"^[^\n]+\.$"):
        decode(data)


def test_text_in_another_encoding_is_refused_as_unknown() -> None:
    with pytest.raises(UnknownEncodingError, match="bảng mã"):
        decode("Příliš žluťoučký kůň úpěl ďábelské ódy".encode("cp1250"))


def test_random_bytes_never_fail_otherwise_than_with_the_one_error() -> None:
    rng = random.Random(7)
    refused = 0
    for size in (1, 2, 3, 10, 1000) * 40:
        try:
            decode(rng.randbytes(size))
        except NotTextError:
            refused += 1
    assert refused > 100
