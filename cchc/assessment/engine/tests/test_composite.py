"""The whole of a composite index: by hand, against a second one in floats, and what never changes it."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.assessment.engine.tests.composite_files import INPUTS, META, index, made
from cchc.assessment.engine.tests.composite_plain import plain, random_index, texts
from cchc.errors import CchcError
from cchc.lib.xlsx import Sheet, write

WAYS = ["minmax:0,100", "minmax:1,100", "zscore:50,10", "borda", "prank", "dist2max", "fracmax"]


@pytest.mark.parametrize("normalise", WAYS)
@pytest.mark.parametrize("seed", range(6))
def test_a_second_index_in_floats_agrees_to_nine_places_four_levels_deep(
    normalise: str, seed: int, tmp_path: Path
) -> None:
    data = random_index(seed)
    ours, theirs = made(tmp_path, normalise, **texts(data)), plain(data, normalise, "amean")
    compare(ours.scores, theirs)


@pytest.mark.parametrize("aggregate", ["gmean", "hmean"])
@pytest.mark.parametrize("normalise", ["minmax:1,100", "zscore:50,10"])
@pytest.mark.parametrize("seed", range(6))
def test_the_other_means_agree_as_well(aggregate: str, normalise: str, seed: int, tmp_path: Path) -> None:
    data = random_index(seed + 50)
    compare(made(tmp_path, normalise, aggregate, **texts(data)).scores, plain(data, normalise, aggregate))


def compare(ours: object, theirs: dict[str, list[float | None]]) -> None:
    assert isinstance(ours, dict)
    assert set(ours) == set(theirs)
    for code, values in theirs.items():
        for one, other in zip(ours[code], values, strict=True):
            assert (one is None) == (other is None), code
            assert one is None or other is None or abs(float(one) - other) <= 1e-9 * max(1, abs(other)), code


def test_by_hand_with_one_way_of_joining_a_level(tmp_path: Path) -> None:
    # u1: X 1, Y 100, A = (1 + 3 * 100) / 4 = 75.25; Z 1; ALL = sqrt(75.25)
    result = made(tmp_path, "minmax:1,100", "amean,gmean")
    values = index(result)
    assert isinstance(values["u1"], Fraction)
    assert abs(values["u1"] ** 2 - Fraction("75.25")) < Fraction(1, 10**40)
    assert result.ways[2].NAME == "amean"


def test_a_mean_that_is_not_defined_names_unit_and_node(tmp_path: Path) -> None:
    with pytest.raises(CchcError, match="Đơn vị “u1”, nút “A”: trung bình nhân chỉ nhận số lớn hơn 0, gặp 0"):
        made(tmp_path, "minmax:0,100", "gmean")


def test_an_index_hung_unevenly_equals_one_with_a_node_of_one_child_between(tmp_path: Path) -> None:
    hung = META.replace("1,Z,B", "1,Z,ALL").replace("2,B,ALL,1,1,Aggregate\n", "")
    assert index(made(tmp_path, meta=hung)) == index(made(tmp_path))


def test_a_constant_column_is_left_out_and_its_weight_goes_to_the_rest(tmp_path: Path) -> None:
    result = made(tmp_path, inputs=INPUTS.replace(",10,5", ",30,5").replace(",20,9", ",30,9"))
    assert index(result, "A") == {"u1": 0, "u2": 100, "u3": 50}
    assert [doubt.vi for doubt in result.doubts] == [
        "chỉ tiêu “Y”: mọi giá trị bằng nhau nên không phân biệt được các đơn vị"
    ]


def test_a_unit_without_any_value_has_no_index_and_is_named(tmp_path: Path) -> None:
    result = made(tmp_path, inputs=INPUTS + "u4,NA,,n/a\n")
    assert index(result)["u4"] is None
    assert [doubt.vi for doubt in result.doubts] == ["1/4 đơn vị không có “ALL” vì thiếu mọi giá trị: “u4”"]
    assert {unit: value for unit, value in index(result).items() if unit != "u4"} == index(made(tmp_path))


def test_one_unit_alone_has_no_place_on_a_scale_made_of_units(tmp_path: Path) -> None:
    result = made(tmp_path, inputs="uCode,X,Y,Z\nu1,1,2,3\n")
    assert index(result) == {"u1": None}
    assert len(result.doubts) == 4


def test_a_weight_of_0_takes_an_indicator_out(tmp_path: Path) -> None:
    result = made(tmp_path, meta=META.replace("A,-1,3", "A,-1,0"))
    assert index(result, "A") == {"u1": 0, "u2": 100, "u3": 50}


def test_parameters_of_each_indicator_come_from_the_meta_table_where_nothing_is_written(
    tmp_path: Path,
) -> None:
    heads = "Level,iCode,Parent,Direction,Weight,Type,goalpost_lower,goalpost_upper,goalpost_scale,goalpost_trunc2posts"
    more = {"X": ",0,20,10,NA", "Y": ",0,20,10,FALSE", "Z": ",5,7,10,TRUE"}
    lines = [line + more.get(line.split(",")[1], ",NA,NA,NA,NA") for line in META.splitlines()[1:]]
    result = made(tmp_path, "goalposts", meta="\n".join([heads, *lines]))
    assert index(result, "X") == {"u1": 0, "u2": 5, "u3": Fraction(5, 2)}
    assert index(result, "Y") == {"u1": 5, "u2": -5, "u3": 0}
    assert index(result, "Z") == {"u1": 0, "u2": None, "u3": 10}
    written = made(tmp_path, "goalposts:0,40,1,true", meta="\n".join([heads, *lines]))
    assert index(written, "Y") == {"u1": Fraction(3, 4), "u2": Fraction(1, 4), "u3": Fraction(1, 2)}


def test_a_target_on_the_indicators_own_scale_and_a_wrong_one_named_by_its_indicator(tmp_path: Path) -> None:
    heads = META.splitlines()[0] + ",Target"
    targets = {"X": ",20", "Y": ",0", "Z": ",9"}
    lines = [line + targets.get(line.split(",")[1], ",") for line in META.splitlines()[1:]]
    result = made(tmp_path, "dist2targ", meta="\n".join([heads, *lines]))
    assert index(result, "Y") == {"u1": Fraction(2, 3), "u2": 0, "u3": Fraction(1, 3)}
    with pytest.raises(CchcError, match="Chuẩn hoá chỉ tiêu “X” theo dist2targ: thiếu target"):
        made(tmp_path, "dist2targ", meta="\n".join([heads, *lines]).replace("Indicator,20", "Indicator,NA"))
    with pytest.raises(CchcError, match="cột “Target”: “hai” không phải là số"):
        made(tmp_path, "dist2targ", meta="\n".join([heads, *lines]).replace("Indicator,20", "Indicator,hai"))


def test_a_reference_unit_is_named_by_its_code(tmp_path: Path) -> None:
    result = made(tmp_path, "dist2ref:u3", inputs=INPUTS.replace("NA", "6"))
    assert index(result, "X") == {"u1": 0, "u2": 2, "u3": 1}
    assert index(result, "Y") == {"u1": 2, "u2": 0, "u3": 1}


def test_spreadsheets_give_what_csv_gives(tmp_path: Path) -> None:
    from cchc.assessment.engine.composite import composite_of_files
    from cchc.assessment.engine.composite_method import read_method, read_ways

    for name, text in (("m", META), ("i", INPUTS)):
        head, *rows = [line.split(",") for line in text.splitlines()]
        cells = [[int(cell) if cell.lstrip("-").isdigit() else cell for cell in row] for row in rows]
        write(tmp_path / f"{name}.xlsx", [Sheet("Trang", head, cells)])
    result = composite_of_files(
        tmp_path / "m.xlsx", tmp_path / "i.xlsx", read_method("minmax"), read_ways("amean")
    )
    assert index(result) == index(made(tmp_path))


@settings(deadline=None, max_examples=40)
@given(
    st.integers(0, 999),
    st.decimals("0.01", 7, places=2),
    st.decimals(-30, 30, places=2),
    st.sampled_from(["minmax:0,100", "borda", "prank", "dist2max"]),
)
def test_another_unit_of_measure_and_other_weights_in_the_same_ratio_change_nothing(
    seed: int, by: Decimal, plus: Decimal, normalise: str
) -> None:
    data = random_index(seed, units=6, positive=True)
    moved = data._replace(
        columns={
            code: [moved_text(text, by, plus) for text in column] for code, column in data.columns.items()
        },
        rows=[
            (level, code, parent, direction, weight * 4)
            for level, code, parent, direction, weight in data.rows
        ],
    )
    with tempfile.TemporaryDirectory() as folder:
        one = made(Path(folder), normalise, **texts(data))
        other = made(Path(folder), normalise, **texts(moved))
    assert one.scores == other.scores


def moved_text(text: str, by: Decimal, plus: Decimal) -> str:
    return text if text == "NA" else f"{Decimal(text) * by + plus:f}"
