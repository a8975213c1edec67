"""The small language: what it computes, what it refuses and how, and that both ways of computing agree."""

from __future__ import annotations

import pickle
from contextlib import suppress
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.expression import (
    ExpressionError,
    NotComputable,
    Tree,
    array,
    evaluate,
    parse,
    renamed,
)

VALUES = {"a": Fraction(3), "b": Fraction(4), "zero": Fraction(0), "ma-so": Fraction(7), "p1.1": Fraction(2)}


def value(text: str) -> Fraction:
    return evaluate(parse(text, None), VALUES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b * 2", 11),
        ("(a + b) * 2", 14),
        ("a - b - 1", -2),
        ("a / b / 3", Fraction(1, 4)),
        ("-a + +b", 1),
        ("- -a", 3),
        ("0,5 * a", Fraction(3, 2)),
        ("0.5 × a", Fraction(3, 2)),
        ("(0,5 + a) ÷ 2", Fraction(7, 4)),
        ("a : b", Fraction(3, 4)),
        ("min(a; b; 1)", 1),
        ("max(a, b)", 4),
        ("max((0,5), 0)", Fraction(1, 2)),
        ("max(0,5; 0)", Fraction(1, 2)),
        ("if(a > 0; 0,25; min(1, 2))", Fraction(1, 4)),
        ("abs(a - b)", 1),
        ("round(a / 8; 2)", Fraction(38, 100)),
        ("round(-a / 8; 2)", Fraction(-38, 100)),
        ("round(a / b; 0)", 1),
        ("if(a > b; 1; 2)", 2),
        ("nếu(a <= b và không (a = b); 1; 2)", 1),
        ("if(a > b or b != 4 or a ≥ 3; 1; 2)", 1),
        ("if(a < b and b <> 3; [ma-so]; 0)", 7),
        ("p1.1 * 1000", 2000),
        ("if(zero; 1; 2)", 2),
        ("12.345,5 + 0", Fraction(24691, 2)),
    ],
)
def test_a_formula_is_computed_exactly_and_on_arrays(text: str, expected: Fraction) -> None:
    assert value(text) == expected
    columns = {code: np.array([float(number)]) for code, number in VALUES.items()}
    assert array(parse(text, None), columns) == pytest.approx(float(expected), abs=1e-12)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "trống"),
        ("a +", "vị trí 4: gặp hết công thức"),
        ("a * * b", "vị trí 5: gặp “*”"),
        ("a ** 2", "vị trí 4: gặp “*”"),
        ("2 a", "vị trí 3: thừa “a”"),
        ("a)", "vị trí 2: thừa “)”"),
        ("(a + b", "thiếu ngoặc đóng cho ngoặc mở ở vị trí 1"),
        ("min(0,5, a)", "viết 0.5 cho số thập phân, hoặc 0; 5"),
        ("abs(0,5)", "có hai cách đọc"),
        ("min(a; b, 1)", "ngăn cách bằng “;”, không lẫn “,”"),
        ("if(a>1,1,2)", "viết 1; 1; 2 cho các giá trị khác nhau"),
        ("1.234 * a", "có hai cách đọc"),
        ("1.2.3", "không phải là số"),
        ("a > b", "cho kết quả đúng hoặc sai"),
        ("if(a + 1; 1; 2)", "cần điều kiện như a > 0"),
        ("if(a > 1 and b + 1; 1; 2)", "“and” cần điều kiện"),
        ("if(not (b + 1); 1; 2)", "“not” cần điều kiện"),
        ("(a > b) + 1", "“+” cần số"),
        ("-(a > b)", "“-” cần số"),
        ("abs(a > b)", "“abs” cần số"),
        ("if(0 <= a <= 1; 1; 2)", "nối bằng and"),
        ("round(a; b)", "một số nguyên từ 0 đến 6"),
        ("round(a; 7)", "một số nguyên từ 0 đến 6"),
        ("round(a; 0.5)", "một số nguyên từ 0 đến 6"),
        ("min()", "vị trí 5: gặp “)”"),
        ("abs(a; b)", "có 2 giá trị; viết như abs(a)"),
        ("min", "sau “min” cần ngoặc mở"),
        ("sum(a; b)", "không có hàm “sum”; các hàm: min, max, abs, round, if"),
        ("__import__('os')", "không hiểu “'”"),
        ("a.__class__()", "không có hàm"),
        ("a $ b", "vị trí 3: không hiểu “$”"),
        ("50%", "không hiểu “%”"),
        ("a" * 1001, "nhiều nhất 1000 ký tự"),
        ("1" * 31, "nhiều nhất 30 chữ số"),
        ("(" * 31 + "a" + ")" * 31, "lồng quá 30 lớp"),
        ("-" * 31 + "a", "lồng quá 30 lớp"),
        ("if(" + "not " * 31 + "a; 1; 2)", "lồng quá 30 lớp"),
        ("+".join(["a"] * 200), "hơn 300 phép tính"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place_and_what_is_allowed(text: str, told: str) -> None:
    with pytest.raises(ExpressionError, match="công thức") as caught:
        parse(text)
    assert told in str(caught.value)


def test_only_an_input_that_is_answered_by_yes_or_no_stands_for_a_truth() -> None:
    assert parse("if(a; 1; 2)", frozenset({"a"})).op == "if"
    with pytest.raises(ExpressionError, match="“if” cần điều kiện như a > 0; đang là một số"):
        parse("if(a; 1; 2)")


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [("1 + a / zero", "division_by_zero", "a / zero"), ("*".join(["10000000000000000"] * 2), "too_big", "")],
)
def test_what_cannot_be_computed_names_its_part(text: str, code: str, part: str) -> None:
    with pytest.raises(NotComputable) as caught:
        value(text)
    assert caught.value.code == code
    assert text[slice(*caught.value.at)] == (part or text)


def test_what_is_not_chosen_is_not_computed() -> None:
    assert value("if(zero > 0; a / zero; 5)") == 5
    assert value("if(zero > 0 and a / zero > 1; 1; 2)") == 2
    assert value("if(zero = 0 or a / zero > 1; 1; 2)") == 1


def test_a_denied_division_by_zero_has_no_answer_in_either_way() -> None:
    tree = parse("if(not a / zero > 1; 1; 2)")
    columns = {"a": np.array([3.0]), "zero": np.array([0.0])}
    assert np.isnan(array(tree, columns)).all()
    with pytest.raises(NotComputable):
        evaluate(tree, VALUES)


def test_no_value_anywhere_in_the_formula_gives_none() -> None:
    tree = parse("if(a > 0; 1; b)")
    assert np.isnan(array(tree, {"a": np.array([1.0]), "b": np.array([np.nan])})).all()


def test_names_are_replaced_for_reading() -> None:
    shown = renamed(
        "min(maximum; [ma-so]*0.5) >= a", {"maximum": "điểm tối đa", "ma-so": "Số", "a": "A"}.__getitem__
    )
    assert shown == "min(điểm tối đa; Số×0.5) ≥ A"


def test_accents_written_in_two_parts_are_the_same_word() -> None:
    assert value("ne\u0302\u0301u(a > 0; 1; 2)") == 1


@given(st.text(alphabet="ab zero0123456789.,;()+-*/<>=!%[]'\"_:×≤andorotifmxburs", max_size=60))
def test_any_text_is_read_or_refused_in_one_sentence(text: str) -> None:
    try:
        tree = parse(text, None)
    except ExpressionError as error:
        told = str(error)
        assert (told[:9], told[-1], told.count("\n")) == ("công thức", ".", 0)
        return
    with suppress(NotComputable):
        evaluate(tree, dict.fromkeys(tree.names(), Fraction(3, 2)))
    assert pickle.loads(pickle.dumps(tree)) == tree


LEAVES = st.sampled_from(["a", "b", "zero", "0.5", "2", "7"])
QUARTERS = st.integers(-40, 40).map(lambda number: Fraction(number, 4))


def numbers(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    compare = st.builds("{} {} {}".format, inner, st.sampled_from(["<", "<=", ">", ">=", "=", "!="]), inner)
    truth = st.one_of(
        compare,
        compare.map("not ({})".format),
        st.builds("({}) {} ({})".format, compare, st.sampled_from(["and", "or"]), compare),
    )
    return st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner),
        st.builds("{}({}; {})".format, st.sampled_from(["min", "max"]), inner, inner),
        st.builds("if({}; {}; {})".format, truth, inner, inner),
        st.builds("round({}; 1)".format, inner),
        inner.map("abs({})".format),
        inner.map("-{}".format),
    )


@given(st.recursive(LEAVES, numbers, max_leaves=8), QUARTERS, QUARTERS)
def test_both_ways_of_computing_agree(text: str, a: Fraction, b: Fraction) -> None:
    tree: Tree = parse(text)
    values = {"a": a, "b": b, "zero": Fraction(0)}
    columns = {code: np.array([float(number)]) for code, number in values.items()}
    fast = np.broadcast_to(array(tree, columns), 1)
    try:
        exact = evaluate(tree, values)
    except NotComputable:
        assert np.isnan(fast).all()
    else:
        assert fast == pytest.approx(float(exact), rel=1e-9, abs=1e-9)
