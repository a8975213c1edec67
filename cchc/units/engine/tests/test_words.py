"""Keys of names: what may differ in writing is levelled."""

from __future__ import annotations

import pytest

from cchc.units.engine.words import has_accents, key_of, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Uỷ ban nhân dân tỉnh", "ỦY BAN NHÂN DÂN TỈNH"),
        ("VPUBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("3.1. Sở Nội vụ:", "Sở Nội vụ"),
        ("a) Sở Nội vụ", "- Sở Nội vụ"),
        ("Sở Nội vụ (để tổng hợp)", "Sở Nội vụ"),
        ("TP. Hòa Bình", "thành phố Hoà Bình"),
        ("Đoàn TNCS HCM", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
    ],
)
def test_two_ways_of_writing_one_name_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_a_name_that_is_only_a_remark_is_kept() -> None:
    assert key_of("(Sở Nội vụ)") == "so noi vu"


def test_decomposed_text_has_the_same_words() -> None:
    assert words_of("Sở Nội vụ") == words_of("So\u031b\u0309 No\u0323\u0302i vu\u0323")


def test_accents_are_seen() -> None:
    assert has_accents(words_of("Sở Nội vụ"))
    assert not has_accents(words_of("SO NOI VU"))
