"""A heading is read in bounded time from whatever stands in the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.directives.engine.cites import find, unique
from cchc.directives.engine.header import read_header

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


@pytest.mark.parametrize(
    "gap", [" ", "\n", "a", "A", ",", ".", "-", "1", "ngày ", "Chủ tịch ", "Nơi nhận:\n", "số "]
)
@pytest.mark.parametrize("piece", [*PIECES[:17], ""])
@pytest.mark.timing
def test_floods_of_one_character_take_no_longer(piece: str, gap: str) -> None:
    text = f"{piece}{gap * (20_000 // len(gap))}{piece}"
    start = time.perf_counter()
    read_header(text)
    find(text)
    assert time.perf_counter() - start < 0.5


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=40))
def test_no_text_makes_it_fail(pieces: list[str]) -> None:
    text = " ".join(pieces)
    head = read_header(text, file=text[:20])
    assert head.number is None or "/" in head.number
    for cite in unique(find(text)):
        assert 0 <= cite.start < cite.end <= len(text)
