"""Rows in memory answer a table as a queryset does."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.db.models import F

from cchc.web.listed import Listed
from cchc.web.rows import searched


def row(pk: str, name: str, size: int | None) -> Any:
    return SimpleNamespace(pk=pk, name=name, size=size, folded=searched(name))


ROWS = Listed([row("a", "Hồ sơ đúng hạn", 2), row("b", "Nhiệm vụ", None), row("c", "Hồ sơ quá hạn", 1)])


def keys(rows: Any) -> str:
    return "".join(one.pk for one in rows)


def test_empty_values_come_last_both_ways() -> None:
    assert keys(ROWS.order_by(F("size").asc(nulls_last=True), "pk")) == "cab"
    assert keys(ROWS.order_by(F("size").desc(nulls_last=True), "-pk")) == "acb"


def test_equal_rows_are_ordered_by_the_next_key() -> None:
    same = Listed([row("b", "x", 1), row("a", "x", 1)])
    assert keys(same.order_by(F("size").asc(), "pk")) == "ab"


def test_words_are_found_without_accents_at_the_beginning_of_a_word() -> None:
    assert keys(ROWS.holding("ho so")) == "ac"
    assert keys(ROWS.holding("HẠN quá")) == "c"
    assert keys(ROWS.holding("iem")) == ""


def test_a_page_and_a_count_are_cut_from_what_is_left() -> None:
    left = ROWS.keep(lambda one: one.size is not None)
    assert left.count() == 2
    assert keys(left[1:2]) == "c"
