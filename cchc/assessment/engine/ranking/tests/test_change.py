"""What moved between two years, and who is alike."""

from __future__ import annotations

from fractions import Fraction

from cchc.assessment.engine.ranking.change import moves, peers

BEFORE = {
    "A": {"total": Fraction(80), "1": Fraction(40), "2": Fraction(40)},
    "B": {"total": Fraction(79), "1": Fraction(39), "2": Fraction(40)},
    "C": {"total": Fraction(70), "1": Fraction(30), "2": Fraction(40)},
}
AFTER = {
    "A": {"total": Fraction(81), "1": Fraction(38), "2": Fraction(43)},
    "B": {"total": Fraction(84), "1": Fraction(42), "2": Fraction(42)},
    "C": {"total": Fraction(69), "1": Fraction(30), "2": Fraction(39)},
    "D": {"total": Fraction(60), "1": Fraction(30), "2": Fraction(30)},
}
RANKS = ({"A": 1, "B": 2, "C": 3}, {"B": 1, "A": 2, "C": 3, "D": 4})


def test_a_unit_may_rise_in_points_and_fall_in_rank_and_who_passed_it_is_named() -> None:
    by_unit = {move.unit: move for move in moves(BEFORE, AFTER, RANKS)}
    a = by_unit["A"]
    assert [a.points, a.rank] == [1, -1]
    assert (a.passed, a.overtook) == (("B",), ())
    assert a.words.vi == "Tăng điểm nhưng giảm hạng"
    assert list(a.nodes) == [("2", Fraction(3)), ("1", Fraction(-2))]
    assert by_unit["B"].overtook == ("A",)
    assert by_unit["C"].words.vi == "Giảm điểm, giữ hạng"


def test_a_unit_without_last_year_has_no_move() -> None:
    new = moves(BEFORE, AFTER, RANKS)[-1]
    assert (new.unit, new.points, new.rank, new.nodes) == ("D", None, None, ())


def test_peers_are_the_nearest_after_standardising() -> None:
    figures = {
        "A": {"1": Fraction(10), "2": Fraction(100)},
        "B": {"1": Fraction(10), "2": Fraction(90)},
        "C": {"1": Fraction(2), "2": Fraction(100)},
        "D": {"2": Fraction(100)},
    }
    found = peers("A", figures, ["1", "2"])
    assert [peer.unit for peer in found] == ["D", "C", "B"]
    assert found[0].distance == 0
    assert (found[0].nodes, found[1].nodes) == (1, 2)


def test_a_node_in_which_nobody_differs_says_nothing() -> None:
    figures = {
        unit: {"1": Fraction(1), "2": Fraction(value)} for unit, value in (("A", 1), ("B", 2), ("C", 9))
    }
    assert [peer.unit for peer in peers("A", figures, ["1", "2"])] == ["B", "C"]
