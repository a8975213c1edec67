"""Normal forms, tone placement, folding: what must be equal is equal, what must stay stays."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.lib.vntext import Folded, canonical, fold, is_syllable, new_tone, nfc, old_tone, unaccent
from cchc.lib.vntext.forms import TONE_MARKS, VOWELS

ALPHABET = (
    "".join(nfc(v + mark) for v in VOWELS + VOWELS.upper() for mark in ("", *TONE_MARKS)) + "đĐbcghknqtxBQ"
)
vietnamese = st.text(st.sampled_from(ALPHABET + " \n\t\u00a0-.,0123456789"), max_size=60)
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)

PAIRS = [
    ("hòa", "hoà"),
    ("Hòa Bình", "Hoà Bình"),
    ("HÒA BÌNH", "HOÀ BÌNH"),
    ("khỏe", "khoẻ"),
    ("xòe", "xoè"),
    ("Ủy ban", "Uỷ ban"),
    ("ỦY BAN", "UỶ BAN"),
    ("thủy", "thuỷ"),
    ("tòa án", "toà án"),
    ("hóa, họa; lũy.", "hoá, hoạ; luỹ."),
    ("(Thúy)", "(Thuý)"),
]
SAME = [
    "quý",
    "quả",
    "quỹ",
    "quẻ",
    "giá",
    "thuở",
    "hoàn",
    "toán",
    "thuế",
    "khuỷu",
    "ngoái",
    "xoáy",
    "tuyển",
    "mía",
    "Huỳnh",
]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_the_two_tone_placements_turn_into_each_other(old: str, new: str) -> None:
    assert new_tone(old) == new
    assert old_tone(new) == old
    assert (old_tone(old), new_tone(new)) == (old, new)


@pytest.mark.parametrize("word", SAME)
def test_words_written_alike_in_both_placements_stay(word: str) -> None:
    assert old_tone(word) == word == new_tone(word)


def test_a_tone_wrongly_on_the_u_of_qu_goes_to_the_vowel() -> None:
    assert (
        old_tone("qúy III, hiệu qủa, QÚY") == "quý III, hiệu quả, QUÝ" == new_tone("qúy III, hiệu qủa, QÚY")
    )


def test_two_tones_in_one_rhyme_are_left_as_they_are() -> None:
    assert old_tone("hòá") == "hòá"


def test_tone_placement_reads_decomposed_text() -> None:
    assert old_tone(unicodedata.normalize("NFD", "Hoà Bình, uỷ ban")) == "Hòa Bình, ủy ban"


@given(vietnamese)
def test_tone_placement_is_idempotent_and_reversible_up_to_placement(text: str) -> None:
    assert old_tone(old_tone(text)) == old_tone(text) == old_tone(new_tone(text))
    assert new_tone(new_tone(text)) == new_tone(text) == new_tone(old_tone(text))


def test_canonical_text_changes_only_form_and_line_ends() -> None:
    decomposed = unicodedata.normalize("NFD", "Hoà  Bình ")
    assert canonical(f"{decomposed}\r\n\tx\ry\u00a0\u2028") == "Hoà  Bình \n\tx\ny\u00a0\u2028"


def test_unaccent_takes_every_vietnamese_letter_to_ascii_and_keeps_case() -> None:
    assert unaccent("Đặng Thị Ngọc Thịnh, ƯỚC NGUYỆN, đường") == "Dang Thi Ngoc Thinh, UOC NGUYEN, duong"
    assert unaccent(ALPHABET).isascii()
    assert unaccent("plain") == "plain"


@given(anything)
def test_unaccent_has_the_length_of_the_composed_text(text: str) -> None:
    assert len(unaccent(text)) == len(nfc(text))


def test_fold_makes_spellings_of_one_name_equal() -> None:
    spellings = [
        "Ủy  ban\tNHÂN dân",
        " uỷ ban nhân dân ",
        unicodedata.normalize("NFD", "Uỷ ban nhân dân"),
        "uy\u200b ban nhan\u00a0dan",
    ]
    assert {fold(spelling) for spelling in spellings} == {"uy ban nhan dan"}


@given(anything)
def test_fold_is_idempotent_and_blind_to_the_normal_form(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == fold(unicodedata.normalize("NFC", text))


@given(vietnamese)
def test_fold_is_blind_to_tone_placement(text: str) -> None:
    assert fold(old_tone(text)) == fold(text) == fold(new_tone(text))


@given(anything)
def test_folded_text_is_fold_before_stripping(text: str) -> None:
    assert Folded(text).text.strip(" ") == fold(text)


@given(anything)
def test_each_folded_character_comes_from_where_the_map_says(text: str) -> None:
    folded = Folded(text)
    last = 0
    for index, char in enumerate(folded.text):
        start, end = folded.origin(index, index + 1)
        assert 0 <= start < end <= len(text)
        assert char in Folded(text[start:end]).text
        assert start >= last
        last = start


@given(vietnamese, st.data())
def test_the_origin_of_a_range_folds_back_to_it(text: str, data: st.DataObject) -> None:
    folded = Folded(unicodedata.normalize("NFD", text))
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    from_, to = folded.origin(start, end)
    assert Folded(folded.original[from_:to]).text == folded.text[start:end]


def test_a_match_in_decomposed_text_takes_its_marks_along() -> None:
    original = unicodedata.normalize("NFD", "Giao  Sở Nội vụ, trước ngày 5")
    folded = Folded(original)
    start = folded.text.index("so noi vu")
    from_, to = folded.origin(start, start + len("so noi vu"))
    assert nfc(original[from_:to]) == "Sở Nội vụ"


def test_white_space_with_zero_width_characters_in_it_is_one_space() -> None:
    folded = Folded("Sở \u200b Nội\u00ad vụ, Straße")
    assert folded.text == "so noi vu, strasse"
    assert folded.origin(2, 3) == (2, 5)
    assert folded.origin(15, 16) == folded.origin(16, 17), "both letters of ss come from the one ß"


def test_empty_and_outside_ranges_of_the_map() -> None:
    folded = Folded("Sở  Nội")
    assert folded.origin(0, 0) == (0, 0)
    assert folded.origin(3, 3) == (4, 4)
    assert folded.origin(6, 6) == (7, 7)
    with pytest.raises(IndexError, match="outside"):
        folded.origin(2, 99)
    assert Folded("").text == ""
    assert Folded("").origin(0, 0) == (0, 0)


@pytest.mark.parametrize(
    "word",
    [
        "Nghĩa",
        "quyết",
        "giếng",
        "ủy",
        "uỷ",
        "ĐƯỜNG",
        "khuỷu",
        "Đắk",
        "y",
        "gì",
        "già",
        "quỳnh",
        "hoà",
        "hòa",
        "ngoéo",
        "múa",
    ],
)
def test_vietnamese_syllables_are_recognised(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", "hoaí", "gía", "Coụng", "hàc", "hảt", "hòá", "zebra", "ñ", "bb"])
def test_other_letter_rows_are_not_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_importing_vntext_loads_nothing_heavy() -> None:
    heavy = {"yaml", "django", "numpy", "rapidfuzz"}
    code = f"import cchc.lib.vntext, sys; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
