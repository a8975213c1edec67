"""Numbers in the column STT as codes and levels."""

from __future__ import annotations

import pytest

from cchc.assessment.engine.workbook.codes import Numbering, stt_of


def codes(*numbers: str) -> list[tuple[str, int]]:
    numbering = Numbering()
    return [numbering.next(stt_of(number)) for number in numbers]


@pytest.mark.parametrize(
    ("cell", "stt"),
    [
        ("1.1.", "1.1"),
        (" 1 . 1 ", "1.1"),
        ("a)", "a"),
        ("(2)", "2"),
        ("Tiêu chí 3", "3"),
        (4, "4"),
        (None, ""),
    ],
)
def test_dots_brackets_and_words_around_a_number_are_left_out(cell: str | int | None, stt: str) -> None:
    assert stt_of(cell) == stt


def test_letters_hold_roman_numbers_and_these_arabic_ones() -> None:
    assert codes("A", "I", "1", "2", "II", "1", "B") == [
        ("A", 1), ("A.I", 2), ("A.I.1", 3), ("A.I.2", 3), ("A.II", 2), ("A.II.1", 3), ("B", 1),
    ]  # fmt: skip


def test_codes_of_another_form_are_kept_and_iiv_is_no_roman_number() -> None:
    assert codes("TC-01", "TC-02") == [("TC-01", 1), ("TC-02", 1)]
    assert codes("IIV", "X") == [("IIV", 1), ("IIV.X", 2)]


def test_deeper_numbers_that_jump_stay_under_their_area() -> None:
    assert codes("I", "3.1.1", "3.1.2", "3.2", "II") == [
        ("I", 1), ("3.1.1", 2), ("3.1.2", 2), ("3.2", 2), ("II", 1),
    ]  # fmt: skip
