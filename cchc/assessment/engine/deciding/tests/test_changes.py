"""What a person types to ask a question of deciding, and the sentence for what is wrong."""

from __future__ import annotations

from argparse import Namespace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.deciding.changes import (
    WRONG_USE,
    read_change,
    read_draws,
    read_errors,
    read_limit,
    read_share,
    read_uncertainty,
)
from cchc.assessment.engine.given import MISSING, NOT_APPLICABLE
from cchc.assessment.engine.input_files import InputsError
from cchc.errors import CchcError, UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.assessment.engine.given import Inputs
    from cchc.assessment.engine.model import CriteriaSet


@pytest.fixture
def errors_file(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "sai-so.csv"
        path.write_text(text, "utf-8")
        return path

    return write


def options(**given: object) -> Namespace:
    """The options of ``cchc robust`` with these changed."""
    plain: dict[str, object] = {
        "level": "90%",
        "errors": None,
        "rounding": [],
        "weights": None,
        "draws": 500,
        "seed": 1,
    }
    return Namespace(**{**plain, **given})


def test_a_change_is_an_amount_or_a_numerator_over_its_denominator(criteria: CriteriaSet) -> None:
    code, given = read_change(criteria, " ke_hoach = 96,4 ")
    assert (code, given.number) == ("ke_hoach", Fraction(964, 10))
    assert read_change(criteria, "ke_hoach=1928/2000")[1].number == Fraction(964, 10)
    assert read_change(criteria, "khac=")[1] == MISSING
    assert read_change(criteria, "khac=không áp dụng")[1] == NOT_APPLICABLE


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("la=1", "Không có số liệu “la” trong bộ tiêu chí thu."),
        ("khac", "“khac”: ghi MÃ=GIÁ TRỊ, ví dụ khac=96,4."),
        ("ke_hoach=-1", "--change ke_hoach=-1: “ke_hoach” không nhận số âm, đang là -1."),
        (
            "ke_hoach=3/0",
            "--change ke_hoach=3/0: mẫu số của “ke_hoach” phải lớn hơn 0 khi tử số khác 0, đang là 0.",
        ),
    ],
)
def test_a_wrong_change_is_told_in_one_sentence(criteria: CriteriaSet, text: str, sentence: str) -> None:
    with pytest.raises(CchcError) as caught:
        read_change(criteria, text)
    assert (str(caught.value), caught.value.exit) == (sentence, WRONG_USE)


def test_points_know_no_fraction(criteria: CriteriaSet) -> None:
    with pytest.raises(CchcError, match=r"--change khac=1/2: "):
        read_change(criteria, "khac=1/2")


def test_a_limit_is_a_number_of_nought_or_more() -> None:
    assert read_limit("--budget", None) is None
    assert read_limit("--budget", "1.234,5") == Fraction(12345, 10)
    with pytest.raises(CchcError, match=r"^--budget không nhận số âm, đang là -1\.$"):
        read_limit("--budget", "-1")
    with pytest.raises(CchcError, match=r"^--budget: .*nhiều"):
        read_limit("--budget", "nhiều")


def test_a_share_is_written_with_or_without_the_sign() -> None:
    assert read_share("--weights", "10%") == read_share("--weights", "0,1") == Fraction(1, 10)
    with pytest.raises(CchcError, match=r"từ 0 đến 1 hoặc từ 0% đến 100%, đang là 150%\.$"):
        read_share("--weights", "150%")


@pytest.mark.parametrize("draws", [99, 200_001])
def test_draws_have_bounds(draws: int) -> None:
    assert read_draws(100) == 100
    with pytest.raises(CchcError, match=rf"từ 100 đến 200000, đang là {draws}\.$"):
        read_draws(draws)


def test_errors_hold_for_all_units_or_for_one(
    criteria: CriteriaSet, inputs: Inputs, errors_file: Callable[[str], Path]
) -> None:
    path = errors_file("input;unit;error\nkhao_sat;;0,2\n;;\nkhao_sat;C;0,1\n")
    assert read_errors(path, criteria, inputs) == {"khao_sat": {"*": 0.2, "C": 0.1}}


def test_every_wrong_row_of_errors_is_named(
    criteria: CriteriaSet, inputs: Inputs, errors_file: Callable[[str], Path]
) -> None:
    path = errors_file("input;error\nla;1\nkhac;nhiều\nkhac;-1\n")
    with pytest.raises(InputsError) as caught:
        read_errors(path, criteria, inputs)
    unknown, text, negative = caught.value.faults
    assert unknown == "sai-so.csv, dòng 2: không có số liệu “la” trong bộ tiêu chí."
    assert text.startswith("sai-so.csv, dòng 3: cột “error”: ")
    assert negative == "sai-so.csv, dòng 4: cột “error” không nhận số âm, đang là -1."


def test_a_file_of_errors_needs_its_columns(
    criteria: CriteriaSet, inputs: Inputs, errors_file: Callable[[str], Path]
) -> None:
    with pytest.raises(UnreadableInput, match=r"dòng 1: thiếu cột “error”"):
        read_errors(errors_file("input;unit\nkhac;A\n"), criteria, inputs)


def test_what_is_drawn_is_read_from_the_options(
    criteria: CriteriaSet, inputs: Inputs, errors_file: Callable[[str], Path]
) -> None:
    path = errors_file("input;error\nkhao_sat;0,2\n")
    asked = options(errors=path, rounding=["khac=2"], weights="10%", level="0,95")
    found, level = read_uncertainty(asked, criteria, inputs)
    assert (found.errors, found.rounding, found.weights) == ({"khao_sat": {"*": 0.2}}, {"khac": 2}, 0.1)
    assert (found.draws, found.seed, level) == (500, 1, 0.95)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Cần ít nhất một nguồn bất định"),
        ({"level": "40%"}, "--level nhận từ 50% đến dưới 100%, đang là 40%"),
        ({"level": "100%"}, "--level nhận từ 50% đến dưới 100%, đang là 100%"),
        ({"rounding": ["khac"]}, "--rounding khac: ghi MÃ=SỐ CHỮ SỐ từ 0 đến 9, ví dụ khac=2"),
        ({"rounding": ["khac=12"]}, "--rounding khac=12: ghi MÃ=SỐ CHỮ SỐ"),
        ({"rounding": ["khac=2", "khac=1"]}, "--rounding khac=1: “khac” đã được ghi"),
        ({"weights": "10%", "seed": -1}, "--seed nhận từ 0 đến 1.000.000.000.000.000, đang là -1"),
        ({"weights": "10%", "draws": 7}, "--draws nhận từ 100 đến 200000, đang là 7"),
    ],
)
def test_a_wrong_option_is_told(
    criteria: CriteriaSet, inputs: Inputs, given: dict[str, object], sentence: str
) -> None:
    with pytest.raises(CchcError) as caught:
        read_uncertainty(options(**given), criteria, inputs)
    assert str(caught.value).startswith(sentence)
