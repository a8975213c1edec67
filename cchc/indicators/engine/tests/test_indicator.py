"""What an indicator must keep, for those that programs declare in Python, too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cchc.indicators.engine.indicator import Indicator, faults
from cchc.lib.words import Words

SOUND = Indicator(
    "tasks.on_time",
    Words("Nhiệm vụ đúng hạn", "Tasks on time"),
    Words("nhiệm vụ đúng hạn", "tasks on time"),
    "percent",
    "Quy chế làm việc",
    "Văn phòng UBND tỉnh",
    "task_count",
    date(2026, 11, 28),
    denominator=Words("nhiệm vụ đến hạn trong kỳ", "tasks due in the period"),
)


def test_a_sound_indicator_has_no_fault() -> None:
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": Words("Nhiệm vụ đúng hạn")}, "name.en: để trống; phải có lời tiếng Anh."),
        ({"numerator": Words("", "tasks")}, "numerator.vi: để trống; phải có lời tiếng Việt."),
        ({"denominator": Words("nhiệm vụ")}, "denominator.en: để trống; phải có lời tiếng Anh."),
        ({"owner": ""}, "owner: để trống; phải ghi bằng lời."),
        ({"source": ""}, "source: để trống; phải ghi bằng lời."),
        ({"code": "tasks..on_time"}, "code: “tasks..on_time” không phải mã"),
        ({"code": "Tasks"}, "code: “Tasks” không phải mã"),
        ({"precision": -1}, "precision: không nhận -1"),
    ],
)
def test_a_fault_names_its_key(changes: dict[str, Any], sentence: str) -> None:
    found = faults(replace(SOUND, **changes))
    assert len(found) == 1
    assert found[0].startswith(sentence)


def test_an_average_may_have_a_denominator_and_a_sum_of_money_none() -> None:
    assert faults(replace(SOUND, measure="days")) == []
    assert faults(replace(SOUND, measure="billion_vnd", denominator=Words(""))) == []


def test_a_definition_holds_on_both_of_its_ends() -> None:
    one = replace(SOUND, valid_from=date(2025, 7, 1), valid_to=date(2025, 12, 31))
    assert [
        one.holds(day) for day in (date(2025, 6, 30), date(2025, 7, 1), date(2025, 12, 31), date(2026, 1, 1))
    ] == [
        False,
        True,
        True,
        False,
    ]
