"""Vietnamese figures are read by their evidence, and refused where two readings are open."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.lib.number_words import from_words, to_words
from cchc.lib.numbers import (
    NumberError,
    format_decimal,
    format_percent,
    from_roman,
    parse_decimal,
    parse_fraction,
    to_roman,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("88,18", "88.18"),
        ("88.18", "88.18"),
        ("88.424,5", "88424.5"),
        ("88,424.5", "88424.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1 234 567,8", "1234567.8"),
        ("1\u00a0234", "1234"),
        (" 7 ", "7"),
        ("-5", "-5"),
        ("− 5,50", "-5.50"),
        ("+3", "3"),
        ("0,123", "0.123"),
        ("0.1234", "0.1234"),
        ("1234,567", "1234.567"),
        ("1234567", "1234567"),
        ("007", "7"),
    ],
)
def test_a_figure_in_either_writing_is_read(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1.234", "1,234", "88.424", "-12,345"])
def test_one_mark_before_three_digits_is_refused_with_both_readings(text: str) -> None:
    whole, thousandths = text.strip("-").replace(",", ".").split(".")
    with pytest.raises(NumberError, match=f"{whole}{thousandths} hoặc {whole},{thousandths}"):
        parse_decimal(text)


def test_the_caller_may_say_how_an_ambiguous_figure_is_meant() -> None:
    assert parse_decimal("88.424", "thousands") == 88424
    assert parse_decimal("-1,234", "decimal") == Decimal("-1.234")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "abc",
        "1,2,3",
        "1.23.4",
        "12.345.67",
        "1.234,5,6",
        "1..2",
        ",5",
        "5,",
        "--5",
        "5%",
        "1e5",
        "٣",
        "0.123.456",
        "9" * 61,
        "1.234.56,7",
        "nan",
        "01.234,5",
    ],
)
def test_what_is_no_number_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(NumberError, match=r"không phải là số.*\.$"):
        parse_decimal(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**15), max_value=10**15))
def test_a_figure_with_two_places_comes_back_from_its_writing(value: Decimal) -> None:
    assert parse_decimal(format_decimal(value, 2)) == value


@given(st.text(max_size=20))
def test_no_input_fails_with_another_error(text: str) -> None:
    try:
        value = parse_decimal(text)
    except NumberError:
        return
    assert value.is_finite()


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (Decimal(88424), None, "88.424"),
        (1234567, None, "1.234.567"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("-0.125"), 2, "-0,13"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("88.1800"), None, "88,18"),
        (Decimal("-1234.5"), 2, "-1.234,50"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal(-0), None, "0"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("1e-9"), None, "0,000000001"),
    ],
)
def test_a_figure_is_shown_in_vietnamese_writing(
    value: Decimal | int, places: int | None, shown: str
) -> None:
    assert format_decimal(value, places) == shown


def test_a_share_is_shown_as_a_percentage_rounded_half_up_once() -> None:
    assert format_percent(Decimal("0.9424")) == "94,24%"
    assert format_percent(Decimal(37) / Decimal(63), 1) == "58,7%"
    assert format_percent(Decimal("0.00125"), 2) == "0,13%"


def test_a_rank_is_read_as_a_fraction() -> None:
    assert parse_fraction(" 37 / 63 ") == (37, 63)


@pytest.mark.parametrize("text", ["37", "37/0", "a/b", "1/2/3", ""])
def test_what_is_no_fraction_is_refused(text: str) -> None:
    with pytest.raises(NumberError, match="tỷ số"):
        parse_fraction(text)


@given(st.integers(1, 3999))
def test_roman_numerals_come_back(value: int) -> None:
    assert from_roman(to_roman(value).lower()) == value


def test_known_roman_numerals() -> None:
    assert [to_roman(value) for value in (1, 4, 9, 14, 40, 90, 400, 2024)] == [
        "I",
        "IV",
        "IX",
        "XIV",
        "XL",
        "XC",
        "CD",
        "MMXXIV",
    ]


@pytest.mark.parametrize("text", ["", "IIII", "IC", "abc", "VX", "MMMM", "2"])
def test_a_wrong_roman_numeral_is_refused(text: str) -> None:
    with pytest.raises(NumberError, match="La Mã"):
        from_roman(text)


@pytest.mark.parametrize("value", [0, -1, 4000])
def test_a_number_without_a_roman_numeral_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match="La Mã"):
        to_roman(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (105, "một trăm linh năm"),
        (1005, "một nghìn không trăm linh năm"),
        (2024, "hai nghìn không trăm hai mươi tư"),
        (88424, "tám mươi tám nghìn bốn trăm hai mươi tư"),
        (1_000_000_015, "một tỷ không trăm mười lăm"),
        (12_000_000_000_000, "mười hai nghìn tỷ"),
        (10**12 + 5 * 10**9, "một nghìn không trăm linh năm tỷ"),
    ],
)
def test_number_words_both_ways(value: int, words: str) -> None:
    assert to_words(value) == words
    assert from_words(words) == value


@given(st.integers(0, 10**15 - 1))
def test_every_number_comes_back_from_its_words(value: int) -> None:
    assert from_words(to_words(value)) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Hai mươi bốn", 24),
        ("hai tư", 24),
        ("một trăm lẻ năm", 105),
        ("ba ngàn", 3000),
        ("năm tỉ", 5 * 10**9),
        ("một nghìn linh năm", 1005),
        ("sáu mươi nhăm", 65),
        ("bảy trăm mười", 710),
    ],
)
def test_variants_in_use_are_read(words: str, value: int) -> None:
    assert from_words(words) == value


@pytest.mark.parametrize(
    "words",
    [
        "",
        "xin chào",
        "một nghìn hai",
        "bốn trăm hai",
        "mươi",
        "hai ba",
        "hai mươi không",
        "mười mười",
        "nghìn",
        "tỷ",
        "lăm",
        "một nghìn một triệu",
        "trăm hai",
        "lẻ trăm",
        "một tỷ tỷ",
        "không nghìn",
        "một triệu tỷ",
        "mười một hai ba",
        "một tỷ x",
    ],
)
def test_words_that_say_no_one_number_are_refused(words: str) -> None:
    with pytest.raises(NumberError, match="bằng chữ"):
        from_words(words)


@pytest.mark.parametrize("value", [-1, 10**15])
def test_a_number_beyond_the_words_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match="bằng chữ"):
        to_words(value)
