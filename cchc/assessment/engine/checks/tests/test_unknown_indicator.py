"""An input taken from an indicator that is not in the dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


HEAD = "inputs: {a: {indicator: ho_so_dung_han}}\n"
AREA = "code: '1'\nname: A\n"


def test_the_nearest_indicator_is_offered(faults: Say) -> None:
    [fault] = faults("unknown_indicator", HEAD, AREA, indicators=frozenset({"ho_so_dung_hen", "x"}))
    assert fault.say() == (
        "thu/2024/set.yaml: inputs.a.indicator: không có chỉ tiêu “ho_so_dung_han” trong danh mục; "
        "có phải “ho_so_dung_hen” không."
    )


def test_nothing_is_said_of_a_known_one_or_without_a_dictionary(faults: Say) -> None:
    assert faults("unknown_indicator", HEAD, AREA, indicators=frozenset({"ho_so_dung_han"})) == []
    assert faults("unknown_indicator", HEAD, AREA) == []
    [fault] = faults("unknown_indicator", HEAD, AREA, indicators=frozenset({"zzz"}))
    assert "danh mục có 1 mã" in fault.sentence
