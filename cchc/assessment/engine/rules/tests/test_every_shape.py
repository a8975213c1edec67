"""Every shape keeps the form: docstring, wordings in both languages, documented parameters, an example that works."""

from __future__ import annotations

import pickle
import re
from string import ascii_lowercase

import numpy as np
import pytest

from cchc.assessment.engine.parameters import build, declared, dump
from cchc.assessment.engine.rules import found
from cchc.assessment.engine.rules.tests.build import example
from cchc.assessment.engine.why import fill

NAMES = tuple(found())
SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}")


def test_the_shapes_are_there() -> None:
    assert len(NAMES) >= 18


@pytest.mark.parametrize("name", NAMES)
def test_the_docstring_opens_with_what_it_does_and_names_a_source(name: str) -> None:
    lines = (found()[name].__doc__ or "").strip().splitlines()
    assert lines[0].endswith(".")
    assert len(lines) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_every_wording_stands_in_both_languages_with_the_same_slots(name: str) -> None:
    for code, words in found()[name].WORDS.items():
        assert set(code) <= {*ascii_lowercase, "_"}
        assert words.vi
        assert words.en
        assert set(SLOT.findall(words.vi)) == set(SLOT.findall(words.en)), code


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_has_a_label_in_both_languages(name: str) -> None:
    for parameter in declared(found()[name].Params):
        assert parameter.label.vi != parameter.key
        assert parameter.label.en, parameter.key


@pytest.mark.parametrize("name", NAMES)
def test_the_example_has_no_faults_and_is_scored_within_its_limits(name: str) -> None:
    rule, shown = example(name)
    assert rule.faults() == []
    outcome = rule.score(peers=shown.peers, **shown.given)
    least, most = rule.limits()
    assert outcome.points is not None
    assert least <= outcome.points <= most
    assert outcome.points < most or name == "pass_fail"


@pytest.mark.parametrize("name", NAMES)
def test_the_fast_arithmetic_agrees_on_the_example(name: str) -> None:
    rule, shown = example(name)
    exact = rule.score(peers=shown.peers, **shown.given).points or 0
    assert rule.array(peers=shown.peers, **shown.given)[0] == pytest.approx(float(exact), abs=1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_no_value_gives_no_points_in_the_fast_arithmetic(name: str) -> None:
    rule, shown = example(name)
    for code in shown.given:
        answers = {**shown.given, code: None}
        assert np.isnan(rule.array(peers=shown.peers, **answers)[0]), code


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_example_is_explained_in_whole_sentences(name: str, language: str) -> None:
    rule, shown = example(name)
    for why in rule.score(peers=shown.peers, **shown.given).why:
        said = why.say(language)
        assert said == fill(found()[why.rule].WORDS[why.code].say(language), why.values, language)
        assert said[0].isupper() or said[0].isdigit()
        assert said.endswith(".")
        assert "{" not in said
        assert "  " not in said
    assert rule.say(language)
    assert rule.say("vi") != rule.say("en") or name == "given"


@pytest.mark.parametrize("name", NAMES)
def test_parameters_are_written_back_as_they_were_read(name: str) -> None:
    rule, _ = example(name)
    assert build(found()[name].Params, dump(rule.params)) == rule.params


@pytest.mark.parametrize("name", NAMES)
def test_an_outcome_is_a_value(name: str) -> None:
    rule, shown = example(name)
    outcome = rule.score(peers=shown.peers, **shown.given)
    again = rule.score(peers=shown.peers, **shown.given)
    assert pickle.loads(pickle.dumps(outcome)) == outcome == again
    assert len({outcome, again}) == 1
    assert pickle.loads(pickle.dumps(rule.params)) == rule.params


@pytest.mark.parametrize("name", NAMES)
def test_what_the_rule_reads_is_what_the_example_declares(name: str) -> None:
    rule, shown = example(name)
    assert set(rule.shape.reads(rule.params)) == {spec.code for spec in shown.inputs}


@pytest.mark.parametrize("name", NAMES)
def test_an_input_that_is_not_declared_is_told(name: str) -> None:
    rule, _ = example(name)
    told = list(rule.shape.faults(rule.params, rule.maximum, {}))
    assert any("chưa được khai báo" in sentence for sentence in told)
