"""Maxima that do not add up are told with the cell that one slip explains."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.examining import Examined, examine

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


REAL = Path(__file__).parents[2] / "tests" / "bad_sets" / "huyen-2019"


@pytest.fixture
def real_form() -> Examined:
    return examine(REAL, 2019)


DISTRICT_2019 = ["20.5", "10", "10", "6", "10.05", "6", "14", "9", "14"]


def areas(*maxima: str) -> list[str]:
    return [
        f'code: "{code}"\nname: Lĩnh vực {code}\nmaximum: {most}\n' for code, most in enumerate(maxima, 1)
    ]


def test_the_real_form_that_adds_to_9955_names_area_5(faults: Say) -> None:
    [fault] = faults("maxima", "completeness: structure\nmaximum: 100\n", *areas(*DISTRICT_2019))
    assert fault.say() == (
        "thu/2024/set.yaml: maximum: các lĩnh vực cộng được 99,55, tổng điểm tối đa ghi 100, lệch 0,45; "
        "ô nghi sai: 5 (“Lĩnh vực 5”) ghi 10,05, nếu là 10,5 thì khớp."
    )


def test_two_digits_in_the_wrong_order_are_found(faults: Say) -> None:
    [fault] = faults("maxima", "maximum: 100\n", *areas("21", "40", "48"))
    assert "ô nghi sai: 1 (“Lĩnh vực 1”) ghi 21, nếu là 12 thì khớp" in fault.sentence


def test_a_comma_in_the_wrong_place_is_found(faults: Say) -> None:
    [fault] = faults("maxima", "maximum: 20\n", *areas("85", "11.5"))
    assert "ghi 85, nếu là 8,5 thì khớp" in fault.sentence


def test_a_parent_that_is_the_slip_itself_is_named(faults: Say) -> None:
    children = "criteria:\n  - {code: '1.1', name: A, maximum: 7}\n  - {code: '1.2', name: B, maximum: 5}\n"
    [fault] = faults("maxima", "maximum: 21\n", "code: '1'\nname: A\nmaximum: 21\n" + children)
    assert fault.place == "thu/2024/1.yaml · 1"
    assert "chính ô này, nếu là 12 thì khớp" in fault.sentence


def test_a_child_whose_own_children_add_to_what_lacks_is_named(faults: Say) -> None:
    below = "criteria:\n  - {code: '2.1', name: A, maximum: 16}\n  - {code: '2.2', name: B, maximum: 17}\n"
    told = faults("maxima", "maximum: 50\n", *areas("17"), "code: '2'\nname: B\nmaximum: 29\n" + below)
    assert "2 (“B”) ghi 29, nếu là 33 thì khớp" in told[0].sentence
    assert len(told) == 2


def test_a_sum_that_no_slip_explains_is_told_plainly(faults: Say) -> None:
    [fault] = faults("maxima", "maximum: 100\n", *areas("30", "30"))
    assert fault.sentence.endswith("lệch 40; ô nghi sai: 1 (“Lĩnh vực 1”) ghi 30, nếu là 70 thì khớp.")
    [fault] = faults("maxima", "maximum: 100\n", *areas("33", "31.5"))
    assert fault.sentence.endswith("các số phải cộng lại đúng 100.")


def test_sums_that_agree_means_and_unknown_maxima_are_not_told(faults: Say) -> None:
    assert faults("maxima", "maximum: 20\n", *areas("8.5", "11.5")) == []
    assert faults("maxima", "maximum: 100\naggregate: amean\n", *areas("8.5", "11.5")) == []
    assert faults("maxima", "maximum: 100\n", "code: '1'\nname: A\n") == []


def test_a_part_may_add_to_less_unless_a_plain_slip_explains_it(faults: Say) -> None:
    [fault] = faults("maxima", "completeness: partial\nmaximum: 100\n", *areas("33", "31.5"))
    assert fault.severity == "warning"
    [fault] = faults("maxima", "completeness: partial\nmaximum: 100\n", *areas(*DISTRICT_2019))
    assert fault.severity == "error"
    [fault] = faults("maxima", "completeness: partial\nmaximum: 50\n", *areas("33", "31.5"))
    assert fault.severity == "error"


def test_the_real_form_as_it_is_kept(real_form: Examined) -> None:
    said = [fault.say() for fault in real_form.errors if fault.check == "maxima"]
    assert len(said) == 1
    assert said[0].startswith("huyen-2019/2019/set.yaml: maximum: các lĩnh vực cộng được 99,55")
    assert "ghi 10,05, nếu là 10,5 thì khớp" in said[0]


def test_bonus_points_are_outside_the_total(faults: Say) -> None:
    bonus = "code: '2'\nname: Điểm cộng\nkind: bonus\nmaximum: 5\n"
    assert faults("maxima", "maximum: 8.5\n", *areas("8.5"), bonus) == []
