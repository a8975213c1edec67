"""Days are added and counted right, against a slow reference and the vectors of the official calendars."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.workcal.engine import Calendar, CalendarDataError, SpecialDay, load

if TYPE_CHECKING:
    from cchc.workcal.engine.calendar import SpecialKind

FOLDER = Path(__file__).parents[4] / "data" / "holidays"
days = st.dates(date(2012, 6, 1), date(2029, 6, 1))
kinds = st.sampled_from(["off", "worked", "half"])
specials = st.dictionaries(st.dates(date(2024, 1, 1), date(2024, 3, 31)), kinds, max_size=30)
rests = st.frozensets(st.integers(0, 6), max_size=6)


@cache
def official() -> Calendar:
    """The calendar that the project ships."""
    return load(FOLDER)


def slow_add(calendar: Calendar, day: date, n: int) -> date:
    """One day after the other."""
    step = timedelta(days=1 if n > 0 else -1)
    for _ in range(abs(n)):
        day += step
        while not calendar.is_working(day):
            day += step
    return day


def slow_count(calendar: Calendar, start: date, end: date) -> int:
    """Working days after start up to end, one by one."""
    return sum(calendar.is_working(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


VECTORS = {
    "3 days from Thu 25/4/2024 are over the swap on Fri 3/5": ("2024-04-25", 3, "2024-05-03"),
    "4 days from Thu 25/4/2024 end on the worked Saturday 4/5": ("2024-04-25", 4, "2024-05-04"),
    "1 day from Fri 25/4/2025 ends on the worked Saturday 26/4": ("2025-04-25", 1, "2025-04-26"),
    "3 days from Fri 25/4/2025 end on 29/4": ("2025-04-25", 3, "2025-04-29"),
    "4 days from Fri 25/4/2025 end after the break on Mon 5/5": ("2025-04-25", 4, "2025-05-05"),
    "1 day from Fri 21/8/2026 ends on the worked Saturday 22/8": ("2026-08-21", 1, "2026-08-22"),
    "1 day from Fri 28/8/2026 ends after the break on Thu 3/9": ("2026-08-28", 1, "2026-09-03"),
    "1 day from Fri 13/2/2026 ends after Tết on Mon 23/2": ("2026-02-13", 1, "2026-02-23"),
}


@pytest.mark.parametrize(("start", "n", "end"), VECTORS.values(), ids=VECTORS)
def test_vector_of_the_official_calendars(start: str, n: int, end: str) -> None:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    assert official().add(first, n) == last
    assert official().count(first, last) == n
    assert official().add(last, -n) == first


@given(days, st.integers(-300, 300))
def test_adding_in_the_official_calendar_agrees_with_walking(day: date, n: int) -> None:
    assert official().add(day, n) == slow_add(official(), day, n)


@given(days, days)
def test_counting_in_the_official_calendar_agrees_with_walking(one: date, other: date) -> None:
    start, end = sorted([one, other])
    assert official().count(start, end) == slow_count(official(), start, end)
    assert official().count(end, start) == -official().count(start, end)


@given(specials, rests, st.dates(date(2023, 12, 1), date(2024, 4, 30)), st.integers(-80, 80))
def test_any_calendar_adds_and_counts_as_walking_does(
    special: dict[date, SpecialKind], rest: frozenset[int], day: date, n: int
) -> None:
    calendar = Calendar(tuple(SpecialDay(one, kind) for one, kind in special.items()), 2024, rest)
    end = calendar.add(day, n)
    assert end == slow_add(calendar, day, n)
    if n > 0:
        assert calendar.count(day, end) == n == slow_count(calendar, day, end)


@given(days)
def test_next_and_previous_days_enclose_the_day(day: date) -> None:
    calendar = official()
    assert calendar.previous_working(day) < day < calendar.next_working(day)
    assert calendar.on_or_before(day) <= day <= calendar.on_or_after(day)
    assert calendar.is_working(calendar.on_or_after(day))
    assert calendar.is_working(calendar.on_or_before(day))
    assert (
        (calendar.on_or_after(day) == day) == calendar.is_working(day) == (calendar.on_or_before(day) == day)
    )


def test_dates_far_outside_the_table_follow_the_weekdays() -> None:
    assert official().count(date(1990, 1, 1), date(1990, 1, 15)) == 10
    assert official().add(date(2090, 1, 2), 10) == date(2090, 1, 16)
    assert official().count(date(1, 1, 1), date(9999, 12, 31)) > 2_000_000


def test_beyond_the_last_announced_year_answers_are_provisional() -> None:
    assert official().announced == 2026
    assert official().provisional(date(2027, 1, 1))
    assert not official().provisional(date(2026, 12, 31))


def test_the_count_table_joins_to_the_same_answers() -> None:
    rows = {day: (worked, k) for day, worked, k in official().table(date(2024, 4, 1), date(2024, 5, 31))}
    assert len(rows) == 61
    assert rows[date(2024, 4, 29)] == (False, rows[date(2024, 4, 28)][1])
    assert rows[date(2024, 5, 3)][1] - rows[date(2024, 4, 25)][1] == 3
    assert rows[date(2024, 4, 1)] == (True, 1)


def test_a_local_closing_is_put_over_the_calendar_and_changes_its_version() -> None:
    storm = SpecialDay(date(2024, 9, 9), "off", "Nghỉ do bão", "Công điện của Chủ tịch UBND tỉnh")
    changed = official().changed([storm])
    assert changed.add(date(2024, 9, 6), 1) == date(2024, 9, 10)
    assert changed.special_day(date(2024, 9, 9)) == storm
    assert changed.version != official().version == load(FOLDER).version
    assert changed.announced == 2026
    assert official().changed([], announced=2027).announced == 2027


def test_a_day_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="30/04/2024 có hai lần"):
        Calendar((SpecialDay(date(2024, 4, 30), "off"), SpecialDay(date(2024, 4, 30), "worked")))


@pytest.mark.parametrize("rest", [frozenset(range(7)), frozenset({7})])
def test_a_week_without_work_and_unknown_weekdays_are_refused(rest: frozenset[int]) -> None:
    with pytest.raises(ValueError, match="nghỉ hằng tuần"):
        Calendar(rest=rest)


def test_every_shipped_day_off_has_name_and_source_and_every_swap_its_counterpart() -> None:
    calendar = official()
    assert {one.day.year for one in calendar.special} == set(range(2013, 2028))
    assert all(one.name and one.source for one in calendar.special)
    worked = {one.day for one in calendar.special if one.kind == "worked"}
    assert {date(2024, 5, 4), date(2025, 4, 26), date(2026, 8, 22)} <= worked
    swapped = [one for one in calendar.special if one.name.startswith("Nghỉ hoán đổi")]
    assert len(swapped) == len(worked)
    assert {one.name.rsplit(" ", 1)[1] for one in swapped} == {f"{day:%d/%m/%Y}" for day in worked}


def test_the_shipped_files_are_what_the_script_writes(tmp_path: Path) -> None:
    pytest.importorskip("holidays", reason="the package holidays is needed to write the files again")
    script = FOLDER.parents[1] / "scripts" / "make_holidays.py"
    subprocess.run([sys.executable, script, "--folder", tmp_path], check=True)
    written = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.yaml")}


GOOD = '{date: 2024-04-30, kind: "off", name: "Ngày Chiến thắng", source: "Điều 112"}'
BAD = {
    "another year": ("year: 2023\nannounced: true\ndays: []", "“year” phải là 2024"),
    "a list": ("- 1", "“year” phải là 2024"),
    "no announced": ("year: 2024\ndays: []", "announced"),
    "no days": ("year: 2024\nannounced: true", "days"),
    "a day of another year": (
        f"year: 2024\nannounced: true\ndays: [{GOOD.replace('2024', '2025')}]",
        "năm 2024",
    ),
    "no date": ("year: 2024\nannounced: true\ndays: [x]", "cần “date”"),
    "unknown kind": (f"year: 2024\nannounced: true\ndays: [{GOOD.replace('off', 'free')}]", "một trong off"),
    "no source": (f"year: 2024\nannounced: true\ndays: [{GOOD.replace('Điều 112', '')}]", "source"),
    "a weekday worked": (
        f"year: 2024\nannounced: true\ndays: [{GOOD.replace('off', 'worked')}]",
        "vốn là ngày làm việc",
    ),
    "broken yaml": ("year: [", "dòng "),
}


@pytest.mark.parametrize(("text", "sentence"), BAD.values(), ids=BAD)
def test_a_broken_file_is_refused_naming_it(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "2024.yaml").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"2024\.yaml") as caught:
        load(tmp_path)
    assert sentence in str(caught.value)


def test_a_folder_without_years_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CalendarDataError, match="không có tệp lịch"):
        load(tmp_path)


def test_a_gap_in_the_announced_years_ends_certainty(tmp_path: Path) -> None:
    for year, announced in ((2022, "true"), (2023, "false"), (2024, "true")):
        entry = GOOD.replace("2024", str(year))
        (tmp_path / f"{year}.yaml").write_text(
            f"year: {year}\nannounced: {announced}\ndays: [{entry}]", "utf-8"
        )
    assert load(tmp_path).announced == 2022
