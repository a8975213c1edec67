"""How a method is written on the command line."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc.assessment.engine.composite_method import of_levels, read_method, read_ways
from cchc.assessment.engine.normalisers import goalposts, minmax, prank
from cchc.errors import CchcError


@pytest.mark.parametrize(
    ("text", "params"),
    [
        ("minmax", minmax.Params()),
        ("minmax:", minmax.Params()),
        (" minmax:1,100 ", minmax.Params(Fraction(1), Fraction(100))),
        ("minmax:high=10", minmax.Params(high=Fraction(10))),
        ("minmax:-1, 1/3", minmax.Params(Fraction(-1), Fraction(1, 3))),
        ("goalposts:0,10,1,không", goalposts.Params(Fraction(0), Fraction(10), trim=False)),
        ("goalposts:0,10,trim=TRUE", goalposts.Params(Fraction(0), Fraction(10))),
        ("prank:average", prank.Params("average")),
    ],
)
def test_parameters_stand_in_order_or_by_name(text: str, params: object) -> None:
    assert read_method(text).params({}) == params


def test_what_is_written_goes_before_what_the_meta_table_says() -> None:
    assert read_method("minmax:5").params({"low": Fraction(1), "high": Fraction(9)}) == minmax.Params(
        Fraction(5), Fraction(9)
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "--normalise nhận borda, dist2max, dist2ref"),
        ("Minmax", "không nhận “Minmax”"),
        ("minmax:0,low=1", "“low=1” thừa hoặc không đúng tên; tham số của minmax: low, high."),
        ("minmax:mid=1", "“mid=1” thừa hoặc không đúng tên"),
        ("borda:min,max", "tham số của borda: ties."),
        ("dist2max:1", "tham số của dist2max: không có tham số nào."),
        ("dist2ref", "--normalise dist2ref cần mã của một đơn vị làm chuẩn, như dist2ref:U05."),
        ("minmax:0,", "high: cần một số như 0.5"),
        ("goalposts:0,1,1,2", "trim: nhận true hoặc false, không nhận “2”"),
    ],
)
def test_wrong_use_says_what_is_allowed(text: str, said: str) -> None:
    with pytest.raises(CchcError) as caught:
        read_method(text)
    assert said in caught.value.message
    assert caught.value.exit == 2


def test_a_reference_unit_is_found_by_its_code_and_an_unknown_one_has_a_near_one() -> None:
    method = read_method("dist2ref:hà nội")
    assert method.located(["huế", "hà nội"]).raw == {"place": "2"}
    with pytest.raises(CchcError, match=r"không có đơn vị “hà nội” \(ý nói “hà nôi”"):
        method.located(["hà nôi"])
    assert read_method("borda").located([]).raw == {}


def test_an_unknown_way_of_joining_is_refused_with_those_there_are() -> None:
    with pytest.raises(CchcError, match="nhận amean, gmean, hmean, median, minimum, wsum, không nhận “mean”"):
        read_ways("amean,mean")


def test_one_way_serves_all_levels_or_each_has_its_own() -> None:
    assert {level: way.NAME for level, way in of_levels(read_ways("hmean"), [2, 3]).items()} == {
        2: "hmean",
        3: "hmean",
    }
    own = of_levels(read_ways("amean, gmean"), [2, 3])
    assert {level: way.NAME for level, way in own.items()} == {2: "amean", 3: "gmean"}
    with pytest.raises(CchcError, match="--aggregate có 2 cách; nhận một cách cho mọi cấp hoặc 3 cách"):
        of_levels(read_ways("amean,gmean"), [2, 3, 4])
