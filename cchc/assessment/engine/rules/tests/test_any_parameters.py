"""Parameters at random, as a careless hand writes them: refused, told as faults, or kept by both arithmetics."""

from __future__ import annotations

import dataclasses
import types
from datetime import date
from fractions import Fraction
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cchc.assessment.engine.loading import rule_of
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.normalisers import found as normalisers
from cchc.assessment.engine.parameters import declared, dump
from cchc.assessment.engine.rules import found
from cchc.assessment.engine.rules.tests.build import Ruled, check, count, number, percent, yes_no
from cchc.assessment.engine.shape import Unscorable
from cchc.lib.words import Words

DAY = InputSpec("day", Words("Ngày"), "date", levels=("Chưa có",))
LEVEL = InputSpec("level", Words("Mức"), "level", levels=("Tốt", "Kém"))
INPUTS = (number("x"), percent("p"), count("n"), count("m"), yes_no("yes", "Có"), DAY, LEVEL)
CODES = st.sampled_from([spec.code for spec in INPUTS])
NUMBERS = st.sampled_from([-2, -1, 0, 0, 1, 2, 5, 50, 80, 100, "0.5", "1/3"])
FORMULAS = [
    "n / m",
    "p * maximum / 100",
    "if(yes; x; min(n, m))",
    "n - 3",
    "round(x / 3; 1)",
    "p",
    "1 +",
    "level",
]
#: What a plain text stands for in these parameters, by its key.
TEXTS = {"formula": st.sampled_from(FORMULAS), "normaliser": st.sampled_from([*normalisers(), "lottery"])}


def raw(kind: Any, key: str = "") -> st.SearchStrategy[Any]:
    """What may be written for a parameter of this type."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return st.none() | raw(args[0], key)
    if origin is Literal:
        return st.sampled_from(args)
    if origin is tuple:
        return st.lists(raw(args[0], key), min_size=1, max_size=3)
    if origin is not None:
        if args[1] is Any:
            return st.none() | st.fixed_dictionaries({}, optional={"low": NUMBERS, "target": NUMBERS})
        return st.dictionaries(CODES | st.sampled_from(LEVEL.levels), raw(args[1]), min_size=1, max_size=3)
    if dataclasses.is_dataclass(kind):
        return record(kind)  # type: ignore[arg-type]
    plain: dict[Any, st.SearchStrategy[Any]] = {
        Fraction: NUMBERS,
        bool: st.booleans(),
        date: st.dates(date(2025, 1, 1), date(2025, 1, 9)),
        Words: st.just("tên gọi"),
        str: TEXTS.get(key, CODES),
    }
    return plain[kind]


def record(kind: type) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with all parameters that must be given and some of the others."""
    must = {row.key: raw(row.type, row.key) for row in declared(kind) if row.default is dataclasses.MISSING}
    may = {
        row.key: raw(row.type, row.key) for row in declared(kind) if row.default is not dataclasses.MISSING
    }
    return st.fixed_dictionaries(must, optional=may)


ANSWERS = {
    "x": st.integers(-8, 40).map(lambda half: Fraction(half, 2)),
    "p": st.integers(0, 260).map(lambda half: Fraction(half, 2)),
    "n": st.integers(-1, 9).map(Fraction),
    "m": st.integers(0, 9).map(Fraction),
    "yes": st.sampled_from([0, 1]),
    "day": st.sampled_from(["Chưa có"]) | st.dates(date(2025, 1, 1), date(2025, 1, 9)),
    "level": st.sampled_from(LEVEL.levels),
}


@pytest.mark.parametrize("name", tuple(found()))
@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], max_examples=60)
@given(data=st.data())
def test_any_parameters_are_refused_told_or_kept(name: str, data: st.DataObject) -> None:
    written = data.draw(record(found()[name].Params))
    read = rule_of({"shape": name, **written}, tuple(spec.code for spec in INPUTS))
    if read.params is None:
        assert all(sentence.endswith(".") for sentence in read.faults)
        return
    rule = Ruled(name, written, INPUTS, 2)
    faults = rule.faults()
    least, most = rule.limits()
    assert least <= most or faults
    assert rule.say("vi")
    assert rule.say("en")
    assert rule_of({"shape": name, **dump(rule.params)}, ()).params == rule.params
    if faults:
        assert all(sentence.endswith(".") and "\n" not in sentence for sentence in faults)
        return
    if written.get("bounded") is False:
        return
    answers = {code: data.draw(ANSWERS[code], code) for code in rule.shape.reads(rule.params)}
    peers = (
        {code: data.draw(st.lists(ANSWERS[code], max_size=3)) for code in answers}
        if len(answers) == 1
        else {}
    )
    try:
        rule.score(peers=peers, **answers)
    except Unscorable:
        assume(False)  # noqa: FBT003
    check(rule, peers=peers, **answers)
