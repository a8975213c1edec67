"""Wording and rule that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say

AREA = "code: '1'\nname: A\ncriteria:\n  - {code: '1.1', name: X, maximum: 2, inputs: {a: {kind: percent}}, rule: %s}\n"
BANDS = "{shape: bands, bands: [{ge: 90, points: 2}, {lt: 90, points: 0}], text: '%s'}"
LEVELS = "{shape: levels, points: {Tốt: 2, Yếu: 0.5}, text: '%s'}"


def test_another_mark_in_the_wording_is_told(faults: Say) -> None:
    [fault] = faults("wording", "", AREA % (BANDS % "Từ 95% trở lên: 2; dưới 95%: 0"))
    assert fault.say() == (
        "thu/2024/1.yaml · 1.1: rule.text: lời văn được hiểu là “Từ 95% trở lên: 2 điểm; dưới 95%: 0 điểm”, "
        "quy tắc là “Từ 90% trở lên: 2 điểm; dưới 90%: 0 điểm”; sửa cho khớp, hoặc bỏ một trong hai."
    )


def test_other_points_of_answers_are_told_whatever_the_answers_are_called(faults: Say) -> None:
    assert faults("wording", "", AREA % (LEVELS % "Làm tốt: 2; làm chưa tốt: 0,5")) == []
    assert len(faults("wording", "", AREA % (LEVELS % "Làm tốt: 2; làm chậm: 1"))) == 1


def test_the_same_another_shape_or_what_cannot_be_read_is_not_told(faults: Say) -> None:
    assert faults("wording", "", AREA % (BANDS % "Đạt 90% trở lên: 2 điểm; còn lại: 0 điểm")) == []
    assert faults("wording", "", AREA % (BANDS % "Đạt yêu cầu: 2; không đạt: 0")) == []
    assert faults("wording", "", AREA % (BANDS % "Theo hướng dẫn")) == []
