"""Labels of bars: whole on one line or two, cut off only where two are too few."""

from __future__ import annotations

from cchc.web.chart_labels import row_height, written


def test_a_short_label_stands_on_one_line() -> None:
    assert written("Sở Nội vụ", 120, 20) == ((20, "Sở Nội vụ"),)
    assert written("", 120, 20) == ((20, ""),)


def test_a_longer_one_stands_on_two_around_the_place_of_one() -> None:
    (above, first), (below, second) = written("Công tác chỉ đạo, điều hành cải cách hành chính", 230, 20)
    assert f"{first} {second}" == "Công tác chỉ đạo, điều hành cải cách hành chính"
    assert above < 20 < below
    assert below - above >= 13


def test_what_two_lines_cannot_hold_is_cut_off() -> None:
    lines = written("một hai ba bốn năm sáu bảy tám chín mười " * 3, 120, 20)
    assert len(lines) == 2
    assert lines[1][1].endswith("…")
    assert all(len(line) <= 16 for _y, line in lines)


def test_rows_are_higher_where_a_label_takes_two_lines() -> None:
    assert row_height(["Một", "Hai"], 120, 30) == 30
    assert row_height(["Một", "một hai ba bốn năm sáu bảy tám"], 120, 30) > 30
