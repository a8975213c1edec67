"""The wordings of cases/wordings.yaml: texts as decisions have them, and the rules that they are."""

from __future__ import annotations

import string
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.assessment.engine import wording
from cchc.assessment.engine.loading import rule_of
from cchc.assessment.engine.rules import found
from cchc.lib.yamlfile import load

CASES: list[dict[str, Any]] = load(Path(__file__).parent / "cases" / "wordings.yaml")
READ = [case for case in CASES if "rule" in case]
UNREAD = [case for case in CASES if "unread" in case]


def named(case: dict[str, Any]) -> Any:
    got = wording.read(case["text"], Fraction(case["max"]))
    assert not isinstance(got, str), got
    return got.named(list(string.ascii_lowercase[: max(1, len(got.inputs))]))


@pytest.mark.parametrize("case", READ, ids=[case["text"][:60] for case in READ])
def test_a_wording_is_read_into_its_rule(case: dict[str, Any]) -> None:
    made = named(case)
    assert made.rule == case["rule"]
    specs = list(made.inputs.values())
    for key, wanted in (("kinds", "kind"), ("names", "name")):
        if key in case:
            assert [spec.get(wanted) for spec in specs] == case[key]
    for key in ("levels", "short"):
        if key in case:
            assert specs[0][key] == case[key]


@pytest.mark.parametrize("case", READ, ids=[case["text"][:60] for case in READ])
def test_what_was_read_is_a_rule_that_can_be_said_back(case: dict[str, Any]) -> None:
    made = named(case)
    rule = rule_of(made.rule, tuple(made.inputs))
    assert rule.faults == ()
    maximum = Fraction(case["max"])
    assert found()[rule.shape].say(rule.params, maximum, {}, "vi")
    if "note" not in case and "cap" not in made.rule:
        assert found()[rule.shape].limits(rule.params, maximum)[1] == maximum


@pytest.mark.parametrize("case", UNREAD, ids=[case["text"][:60] for case in UNREAD])
def test_what_cannot_be_read_is_told_why(case: dict[str, Any]) -> None:
    got = wording.read(case["text"], Fraction(case["max"]))
    assert isinstance(got, str)
    assert case["unread"] in got


def test_there_are_sixty_wordings_and_every_pattern_has_one() -> None:
    assert len(CASES) >= 60
    shapes = {case["rule"]["shape"] for case in READ}
    assert len(wording.found()) == 13
    assert {"bands", "linear", "pass_fail", "conditions", "levels", "per_item", "deductions"} <= shapes


def test_every_pattern_has_a_title_and_an_order_of_its_own() -> None:
    orders = [module.ORDER for module in wording.found()]
    assert len(set(orders)) == len(orders)
    assert all(module.TITLE.vi and module.TITLE.en for module in wording.found())


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from([None, Fraction(2)]))
def test_any_text_is_read_or_told(text: str, maximum: Fraction | None) -> None:
    got = wording.read(text, maximum)
    if isinstance(got, str):
        assert got
    else:
        assert got.named(["a"]).rule["shape"] in found()


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "Đạt từ dưới trên 70 90% đến - < >= : ; 1 0,5 điểm không và hoặc trừ mỗi tối đa".split()
        ),
        max_size=25,
    )
)
def test_words_of_rules_in_any_order_are_read_or_told(words: list[str]) -> None:
    assert wording.read(" ".join(words), Fraction(1)) is not None


def test_a_very_long_text_or_part_is_told() -> None:
    assert "cắt thành từng mức" in str(wording.read(": " * 1990, Fraction(1)))
    assert "không phải một cách tính điểm" in str(wording.read("a" * 5000, Fraction(1)))
