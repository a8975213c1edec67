"""Which number was meant, by one slip of the hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc.assessment.engine.slips import likelihood


def slip(found: str, meant: str) -> int:
    return likelihood(Fraction(found), Fraction(meant))


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("10.05", "10.5"),
        ("85", "8.5"),
        ("21", "12"),
        ("2.5", "2.25"),
        ("1.75", "1.25"),
        ("105", "15"),
        ("0.05", "0.5"),
    ],
)
def test_a_slip_is_likely(found: str, meant: str) -> None:
    assert slip(found, meant) > 0


@pytest.mark.parametrize(
    ("found", "meant"), [("30", "45"), ("2", "2"), ("5", "-5"), ("12", "345"), ("1.25", "3.5")]
)
def test_what_no_single_slip_makes_is_not(found: str, meant: str) -> None:
    assert slip(found, meant) == 0


def test_a_zero_too_much_is_likelier_than_a_digit_lost() -> None:
    assert slip("10.05", "10.5") > slip("20.5", "20.95")


def test_what_is_written_in_quarters_is_likelier_meant() -> None:
    assert slip("10.05", "10.5") > slip("10.5", "10.05")
