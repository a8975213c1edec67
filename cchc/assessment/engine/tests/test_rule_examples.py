"""The examples of the rule shapes, as documents and pages show them."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from cchc.assessment.engine.given import MISSING
from cchc.assessment.engine.rule_examples import answer, worked
from cchc.assessment.engine.rules import found

#: A dot or comma inside a figure.
INSIDE = re.compile(r"(?<=\d)[.,](?=\d)")


def test_an_example_is_worked_out_with_its_words() -> None:
    shown = worked("distance_to_target")
    assert shown.outcome.points == Fraction(4, 5)
    assert shown.say("distance_to_target", "vi").startswith("Tỷ lệ hồ sơ trực tuyến: quãng đường đã đi được")
    assert shown.say("distance_to_target", "en").startswith("Dossiers handed in online: the share of the way")


def test_a_shape_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        worked("lottery")


def test_nothing_given_is_missing() -> None:
    assert answer(None) == MISSING


@pytest.mark.parametrize("name", list(found()))
def test_english_on_a_page_has_the_same_words_with_the_figures_of_vietnam(name: str) -> None:
    shown = worked(name)
    plain = [why.say("en") for why in shown.outcome.why]
    page = [why.say("en-VN") for why in shown.outcome.why]
    if name != "expression":  # a formula is shown as it is written, in any language
        plain.append(shown.say(name, "en"))
        page.append(shown.say(name, "en-VN"))
    assert page == [INSIDE.sub(lambda mark: ",."[mark[0] == ","], text) for text in plain]
