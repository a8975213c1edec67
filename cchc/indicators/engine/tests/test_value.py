"""A value: exact, rounded once, "no cases" for 0/0, and never without the name of its denominator."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cchc import data
from cchc.indicators.engine.dictionary import load
from cchc.indicators.engine.indicator import Indicator
from cchc.indicators.engine.value import Provenance, Value, ValueFault, half_up
from cchc.indicators.engine.window import Window
from cchc.lib.words import Words

RATE = Indicator(
    "rate",
    Words("Tỷ lệ", "Rate"),
    Words("hồ sơ đúng hạn", "dossiers on time"),
    "percent",
    "Quy chế",
    "Văn phòng UBND tỉnh",
    "declared",
    date(2026, 11, 28),
    denominator=Words("hồ sơ đã giải quyết", "dossiers resolved"),
    precision=2,
)
MONEY = replace(RATE, code="money", denominator=Words(""), measure="billion_vnd", precision=1)
QUARTER = Window.parse("quý I năm 2023")
#: A province's own words on its dossiers in the first quarter of 2023.
REPORT = Path(__file__).resolve().parents[5] / "shared" / "documents" / "003_358e3021f09898ba.txt"


def value(one: Indicator, numerator: str, denominator: str | None = None) -> Value:
    """A value of a unit in the first quarter of 2023."""
    below = None if denominator is None else Decimal(denominator)
    source = Provenance("Báo cáo quý I/2023")
    return Value(one, "hoa-binh", QUARTER, Decimal(numerator), below, date(2023, 3, 31), source)


def test_a_rate_is_computed_rounded_once_and_named() -> None:
    one = value(RATE, "78331", "78517")
    assert one.exact == Fraction(7833100, 78517)
    assert one.rounded == Decimal("99.76")
    assert one.told() == "99,76% (78.331/78.517 hồ sơ đã giải quyết)"


def test_one_province_has_two_online_rates_and_each_names_its_denominator() -> None:
    known = load(data.folder() / "indicators")
    online, direct, carried = 72901, 4453, 11070
    of_new = value(known.get("ho_so_truc_tuyen_tren_moi"), str(online), str(online + direct))
    of_all = value(known.get("ho_so_truc_tuyen_tren_tong"), str(online), str(online + direct + carried))
    assert of_new.told() == "94,24% (72.901/77.354 hồ sơ mới tiếp nhận trong kỳ)"
    assert of_all.told() == "82,44% (72.901/88.424 hồ sơ trong kỳ, kể cả từ kỳ trước chuyển sang)"
    assert of_new.indicator != of_all.indicator


@pytest.mark.documents
@pytest.mark.skipif(not REPORT.is_file(), reason=f"needs {REPORT.name} in ../shared/documents")
def test_the_figures_of_the_two_rates_are_those_of_the_report() -> None:
    text = REPORT.read_text("utf-8")
    for figure in ("72.901", "4.453", "11.070", "88.424"):
        assert figure in text


def test_nothing_of_nothing_is_no_cases_and_no_percentage() -> None:
    one = value(RATE, "0", "0")
    assert one.no_cases
    assert one.exact is None
    assert one.rounded is None
    assert one.told() == "Không phát sinh (0/0 hồ sơ đã giải quyết)"


def test_nothing_of_some_is_zero_per_cent() -> None:
    one = value(RATE, "0", "12")
    assert not one.no_cases
    assert one.said() == "0,00%"


def test_an_amount_is_told_with_its_unit_of_measure() -> None:
    assert value(MONEY, "1250.45").told() == "1.250,5 tỷ đồng"
    assert value(replace(MONEY, measure="count", precision=0), "12").told() == "12"
    assert value(replace(MONEY, measure="index", precision=2), "86.3").told() == "86,30%"
    assert value(MONEY, "-3.25").said() == "-3,3 tỷ đồng"


def test_an_average_is_a_quotient_without_the_hundred() -> None:
    days = replace(RATE, measure="days", precision=1)
    assert value(days, "45", "30").said() == "1,5 ngày"


@pytest.mark.parametrize(
    ("one", "numerator", "denominator", "sentence"),
    [
        (RATE, "3", "0", "Tử số 3 trên mẫu số 0; mẫu số 0 thì tử số cũng phải là 0"),
        (RATE, "3", "-1", "Mẫu số -1 nhỏ hơn 0"),
        (RATE, "3", None, "Thiếu mẫu số; chỉ tiêu rate cần mẫu số là hồ sơ đã giải quyết."),
        (MONEY, "3", "4", "Thừa mẫu số 4; chỉ tiêu money không có mẫu số."),
        (MONEY, "0.12345", None, "Tử số 0,12345 quá dài; tối đa 15 chữ số, trong đó 4 số lẻ."),
        (MONEY, "1234567890123456", None, "quá dài"),
        (MONEY, "1E+15", None, "quá dài"),
        (MONEY, "NaN", None, "Tử số “NaN” không phải là số"),
    ],
)
def test_figures_that_make_no_value_are_refused_in_one_sentence(
    one: Indicator, numerator: str, denominator: str | None, sentence: str
) -> None:
    with pytest.raises(ValueFault, match=sentence.replace("(", r"\(").replace(")", r"\)")):
        value(one, numerator, denominator)


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(ValueFault, match="chỉ nhận declared, verified, published"):
        replace(value(RATE, "1", "2"), status="done")


@given(some.integers(0, 10**9), some.integers(1, 10**9), some.integers(0, 4))
def test_rounding_is_never_further_off_than_half_a_step(above: int, below: int, places: int) -> None:
    exact = Fraction(above, below)
    off = Fraction(half_up(exact, places)) - exact
    step = Fraction(1, 10**places)
    assert -step / 2 < off <= step / 2


@pytest.mark.parametrize(
    ("exact", "places", "shown"),
    [("1/2", 0, "1"), ("-1/2", 0, "-1"), ("1005/1000", 2, "1.01"), ("2/3", 2, "0.67"), ("5/2", 1, "2.5")],
)
def test_a_half_goes_away_from_zero(exact: str, places: int, shown: str) -> None:
    assert half_up(Fraction(exact), places) == Decimal(shown)
