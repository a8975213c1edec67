"""Lines over years: pieces cut at breaks, labels apart, ranks the other way up."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from cchc.web.lines import HEIGHT, NARROW, WIDTH, lines, spark

SERIES = {
    "A": {2016: Decimal(36), 2017: Decimal(37), 2018: Decimal(44), 2019: Decimal(45)},
    "B": {2018: Decimal("44.9"), 2019: Decimal("44.95")},
}


def test_a_line_is_cut_where_the_method_changed_and_says_so() -> None:
    chart = lines(SERIES, highlight="A", breaks={2017: "Đổi phương pháp"})
    assert chart is not None
    a = next(line for line in chart.lines if line.label == "A")
    assert len(a.pieces) == 2
    assert [words for _x, words in chart.cuts] == ["Đổi phương pháp"]
    assert chart.lines[-1].on


def test_without_a_break_there_is_one_piece_and_everything_lies_inside() -> None:
    chart = lines(SERIES)
    assert chart is not None
    assert [len(line.pieces) for line in chart.lines] == [1, 1]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for line in chart.lines for x, y, _words in line.dots)


def test_labels_do_not_stand_on_one_another() -> None:
    chart = lines(SERIES)
    assert chart is not None
    first, second = sorted(line.label_y for line in chart.lines)
    assert second - first >= 15


def test_a_better_rank_stands_higher() -> None:
    chart = lines({"A": {2020: Decimal(30), 2021: Decimal(2)}}, falling=True)
    assert chart is not None
    (_, first, _), (_, second, _) = chart.lines[0].dots
    assert second < first


def test_the_table_behind_has_every_year_and_gaps_stay_gaps() -> None:
    chart = lines(SERIES)
    assert chart is not None
    assert chart.every == (2016, 2017, 2018, 2019)
    assert dict(chart.rows)["B"] == (None, None, Decimal("44.9"), Decimal("44.95"))


def test_of_nothing_nothing_is_drawn() -> None:
    assert lines({}) is None
    assert lines({"A": {}}) is None
    assert spark({2020: Decimal(1)}, []) == ()
    assert len(spark(SERIES["A"], [2017])) == 2


def test_a_way_over_years_without_a_figure_is_dotted_and_none_goes_over_a_break() -> None:
    values = {2015: Decimal(3), 2016: Decimal(2), 2018: Decimal(5), 2020: Decimal(4)}
    chart = lines({"A": values}, breaks={2018: "Sáp nhập"})
    assert chart is not None
    assert (len(chart.lines[0].pieces), len(chart.lines[0].gaps)) == (1, 1)


def test_chosen_lines_have_colours_in_their_order_and_quiet_ones_neither_name_nor_row() -> None:
    quiet = [{2018: Decimal(9), 2019: Decimal(1)}]
    chart = lines(SERIES, chosen=["B", "A"], quiet=quiet, height=300)
    assert chart is not None
    assert {line.label: line.hue for line in chart.lines} == {"A": 2, "B": 1}
    assert (len(chart.quiet), len(chart.rows), chart.height) == (1, 2, 300)
    assert all(int(point.split(",")[1]) < 300 for point in chart.quiet[0].split())


def test_labels_at_the_bottom_move_up_and_stay_inside() -> None:
    series = {name: {2019: Decimal(60), 2020: Decimal(60 + place)} for place, name in enumerate("ABCDE")}
    chart = lines({**series, "F": {2019: Decimal(1), 2020: Decimal(1)}}, falling=True)
    assert chart is not None
    ends = sorted(line.label_y for line in chart.lines)
    assert all(after - before >= 15 for before, after in pairwise(ends))
    assert ends[-1] <= chart.bottom + 4


def test_a_phone_gets_the_same_lines_in_a_narrower_drawing_with_fewer_years() -> None:
    values = {year: Decimal(year - 2000) for year in range(2011, 2025)}
    chart = lines({"A": values, "B": {2024: Decimal(7)}}, highlight="A", breaks={2017: "Đổi phương pháp"})
    assert chart is not None
    narrow = chart.narrow
    assert narrow is not None
    assert [line.label for line in narrow.lines] == [line.label for line in chart.lines]
    assert all(0 <= x <= NARROW for line in narrow.lines for x, _y, _words in line.dots)
    assert max(x for x, _year in narrow.years) <= narrow.right
    assert (len(chart.years), len(narrow.years)) == (7, 5)
    assert narrow.years[-1][1] == 2024
    assert [line.last for line in chart.lines] == ["2024: 7", "2024: 24"]
    assert len(narrow.cuts) == 1


def test_a_series_without_figures_has_neither_a_line_nor_a_row() -> None:
    chart = lines({**SERIES, "C": {}})
    assert chart is not None
    assert [label for label, _values in chart.rows] == ["A", "B"]
