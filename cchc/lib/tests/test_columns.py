"""A field declared once is drawn in its places, for who may see it, with values of its kind."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cchc.lib.columns import Column, Kind, rows, shown

NAME = Column("name", "Tên", lambda record: record["name"])
POINTS = Column("points", "Điểm", lambda record: record["points"], "decimal", frozenset({"list", "excel"}))
INNER = Column("inner", "Nội bộ", lambda record: record["name"], verb="see_inner")
COLUMNS = [NAME, POINTS, INNER]


def test_a_place_shows_its_columns_alone() -> None:
    assert [column.key for column in shown(COLUMNS, "list")] == ["name", "points", "inner"]
    assert [column.key for column in shown(COLUMNS, "api")] == ["name", "inner"]


def test_a_column_with_a_verb_is_shown_to_who_has_it() -> None:
    assert shown(COLUMNS, "api", lambda verb: verb == "see_inner") == (NAME, INNER)
    assert shown(COLUMNS, "api", lambda verb: verb != "see_inner") == (NAME,)


def test_rows_hold_the_values_in_the_order_of_the_columns() -> None:
    records = [{"name": "a", "points": Decimal("1.5")}, {"name": "b", "points": None}]
    assert list(rows(COLUMNS, records, "list", lambda _verb: False)) == [["a", Decimal("1.5")], ["b", None]]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", 1),
        ("int", True),
        ("int", "1"),
        ("decimal", 0.5),
        ("percent", 0.5),
        ("date", datetime(2024, 1, 1, tzinfo=UTC)),
        ("date", "2024-01-01"),
        ("datetime", date(2024, 1, 1)),
        ("bool", 1),
        ("choice", 2),
    ],
)
def test_a_value_of_another_kind_is_refused(kind: Kind, value: object) -> None:
    with pytest.raises(TypeError, match="column x"):
        Column("x", "X", lambda _record: value, kind).of(None)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", "a"),
        ("int", 1),
        ("decimal", 1),
        ("percent", Decimal("0.5")),
        ("date", date(2024, 1, 1)),
        ("datetime", datetime(2024, 1, 1, tzinfo=UTC)),
        ("bool", False),
        ("choice", "open"),
    ],
)
def test_a_value_of_its_kind_is_taken(kind: Kind, value: object) -> None:
    assert Column("x", "X", lambda _record: value, kind).of(None) == value


def test_an_unknown_kind_or_place_is_refused_when_declared() -> None:
    with pytest.raises(ValueError, match="kind 'money'"):
        Column("x", "X", lambda _record: None, "money")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="paper"):
        Column("x", "X", lambda _record: None, where=frozenset({"paper"}))  # type: ignore[arg-type]
