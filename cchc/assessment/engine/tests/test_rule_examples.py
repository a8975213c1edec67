"""The examples of the rule shapes, as documents and pages show them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc.assessment.engine.given import MISSING
from cchc.assessment.engine.rule_examples import answer, worked


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
