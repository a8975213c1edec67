"""A waterfall: blocks begin where the one before ended, gains rise, figures stand in words."""

from __future__ import annotations

from decimal import Decimal

from cchc.web.waterfall import waterfall

LOSSES = [("Một", Decimal(10)), ("Hai", Decimal("-2")), ("Ba", Decimal(8))]


def test_each_loss_begins_where_the_one_before_ended() -> None:
    chart = waterfall(("Tối đa", Decimal(100)), LOSSES, ("Đạt", Decimal(84)))
    assert chart is not None
    whole, one, two, three, left = chart.steps
    assert abs(one.x + one.length - (whole.x + whole.length)) <= 1
    assert abs(two.x - one.x) <= 1
    assert abs(three.x + three.length - (two.x + two.length)) <= 1
    assert abs(left.x + left.length - three.x) <= 1


def test_losses_and_gains_are_told_by_sign_and_kind() -> None:
    chart = waterfall(("Tối đa", Decimal(100)), LOSSES, ("Đạt", Decimal(84)))
    assert chart is not None
    assert [(step.words, step.kind) for step in chart.steps] == [
        ("100", "whole"),
        ("−10", "loss"),
        ("+2", "gain"),
        ("−8", "loss"),
        ("84", "left"),
    ]


def test_everything_lies_inside_and_of_nothing_nothing_is_drawn() -> None:
    chart = waterfall(("Tối đa", Decimal(3)), [("Thưởng", Decimal(-5))], ("Đạt", Decimal(8)))
    assert chart is not None
    assert all(0 <= step.x <= step.x + step.length <= chart.width for step in chart.steps)
    assert waterfall(("Tối đa", Decimal(0)), [], ("Đạt", Decimal(0))) is None
