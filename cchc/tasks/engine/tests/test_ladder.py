"""The ladder: by working days late, rung after rung, none left out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.tasks.engine.ladder import RUNGS, Ladder, next_rung, rung
from cchc.tasks.engine.tests.official import calendar

USUAL = Ladder()


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    """A ladder whose days rise."""
    first, second, listed = sorted(draw(st.sets(st.integers(1, 60), min_size=3, max_size=3)))
    return Ladder(first, second, listed)


@pytest.mark.parametrize(
    ("late", "name"),
    [(0, ""), (1, "remind"), (4, "remind"), (5, "second"), (9, "second"), (10, "listed"), (250, "listed")],
)
def test_so_many_working_days_late_reach_a_rung(late: int, name: str) -> None:
    assert rung(late, USUAL) == name


@pytest.mark.parametrize(
    ("due", "day", "name"),
    [
        ("2026-06-12", "2026-06-13", ""),  # due on Friday; Saturday is no working day late
        ("2026-06-12", "2026-06-15", "remind"),
        ("2026-06-12", "2026-06-19", "second"),
        ("2026-02-13", "2026-02-22", ""),  # the whole break of Tết 2026 is no day late
        ("2026-02-13", "2026-02-23", "remind"),
        ("2026-02-13", "2026-02-27", "second"),
        ("2026-02-13", "2026-03-05", "second"),
        ("2026-02-13", "2026-03-06", "listed"),
        ("2026-08-21", "2026-08-22", "remind"),  # a Saturday worked in place of Monday 31/8
        ("2026-08-28", "2026-09-02", ""),
        ("2026-08-28", "2026-09-03", "remind"),
    ],
)
def test_days_off_make_nobody_later(due: str, day: str, name: str) -> None:
    late = calendar().count(date.fromisoformat(due), date.fromisoformat(day))
    assert rung(late, USUAL) == name


def test_after_a_long_silence_the_ladder_is_climbed_from_below() -> None:
    climbed: list[str] = []
    for late in (40, 41, 42):
        climbed.append(next_rung(late, climbed, USUAL))
    assert climbed == list(RUNGS)
    assert next_rung(43, climbed, USUAL) == ""


@given(ladders(), st.lists(st.integers(0, 100), max_size=80))
def test_no_rung_is_climbed_before_its_day_or_before_the_one_below(ladder: Ladder, lates: list[int]) -> None:
    climbed: list[str] = []
    for late in sorted(lates):
        found = next_rung(late, climbed, ladder)
        if found:
            assert late >= ladder.days[found]
            climbed.append(found)
    assert climbed == list(RUNGS[: len(climbed)])


@given(ladders(), st.dates(date(2024, 1, 1), date(2026, 12, 1)))
def test_looked_at_each_day_every_rung_is_climbed_on_its_very_day(ladder: Ladder, due: date) -> None:
    working = calendar()
    climbed: dict[str, int] = {}
    day = due
    while len(climbed) < len(RUNGS):
        day += timedelta(days=1)
        if working.is_working(day) and (found := next_rung(working.count(due, day), climbed, ladder)):
            climbed[found] = working.count(due, day)
    assert climbed == ladder.days
