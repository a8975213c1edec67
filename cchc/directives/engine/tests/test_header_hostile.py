"""A heading is read from whatever stands in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.directives.engine.cites import find, unique
from cchc.directives.engine.header import read_header

if TYPE_CHECKING:
    from cchc.directives.engine.model import Header

PIECES = (
    "Chủ tịch",
    "yêu cầu",
    "Độc lập",
    "Tự do",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 1/KH-UBND",
    "Hòa Bình, ngày 3 tháng 4 năm 2024",
    "ngày ký",
    "Nơi nhận:",
    "- Lưu: VT",
    "TL. CHỦ TỊCH",
    "KẾ HOẠCH",
    "V/v",
    "Luật",
    "số",
    "28/05/2025 09:40",
    "sáng ngày 2/7",
    "ban hành Kế hoạch số",
    "\n",
    " ",
    "\u0301",
    "\x00",
    "٣",
    "-",
    ",",
)


def _holds(text: str, head: Header) -> None:
    """What is true of any heading and of any cites."""
    assert head.number is None or "/" in head.number
    for cite in unique(find(text)):
        assert 0 <= cite.start < cite.end <= len(text)


@pytest.mark.parametrize(
    "gap", [" ", "\n", "a", "A", ",", ".", "-", "1", "ngày ", "Chủ tịch ", "Nơi nhận:\n", "số "]
)
@pytest.mark.parametrize("piece", [*PIECES[:17], ""])
@pytest.mark.timeout(30)  # a hang guard: each takes some hundredths of a second
def test_floods_of_one_character_are_read_and_what_is_found_stands_there(piece: str, gap: str) -> None:
    text = f"{piece}{gap * (20_000 // len(gap))}{piece}"
    _holds(text, read_header(text))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=40))
def test_no_text_makes_it_fail(pieces: list[str]) -> None:
    text = " ".join(pieces)
    _holds(text, read_header(text, file=text[:20]))
