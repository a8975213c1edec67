"""Occurrences of schedules: two sets of dates year by year, days off, weeks, and what always holds."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.tasks.engine.schedule import STANDARD, Occurrence, Period, Plan, faults, occurrences, of_year
from cchc.tasks.engine.schedule_files import ScheduleDataError, load
from cchc.tasks.engine.year_day import YearDay
from cchc.workcal.engine import load as load_calendar
from cchc.workcal.engine.calendar import Calendar
from cchc.workcal.engine.deadlines import USUAL, DeadlineRule

DATA = Path(__file__).parents[4] / "data"
SHIPPED = {one.key: one for one in load(DATA / "schedules")}
CALENDAR = load_calendar(DATA / "holidays")
ROLLS = DeadlineRule(roll=True)


def plan(key: str) -> Plan:
    return SHIPPED[key].plan


def in_year(key: str, year: int, rule: DeadlineRule = USUAL) -> dict[str, Occurrence]:
    return {one.code: one for one in of_year(plan(key), year, CALENDAR, rule)}


def day(text: str) -> date:
    number, month, year = map(int, text.split("/"))
    return date(year, month, number)


#: Code, window, day written, and the last day on time where days off roll on (20/9/2025 is a Saturday …).
MINISTRY = [
    ("2024-Q1", "15/12/2023", "14/3/2024", "20/3/2024", "20/3/2024"),
    ("2024-H1", "15/12/2023", "14/6/2024", "20/6/2024", "20/6/2024"),
    ("2024-Q3", "15/6/2024", "14/9/2024", "20/9/2024", "20/9/2024"),
    ("2024-Y", "15/12/2023", "14/12/2024", "20/12/2024", "20/12/2024"),
    ("2025-Q1", "15/12/2024", "14/3/2025", "20/3/2025", "20/3/2025"),
    ("2025-H1", "15/12/2024", "14/6/2025", "20/6/2025", "20/6/2025"),
    ("2025-Q3", "15/6/2025", "14/9/2025", "20/9/2025", "22/9/2025"),
    ("2025-Y", "15/12/2024", "14/12/2025", "20/12/2025", "22/12/2025"),
    ("2026-Q1", "15/12/2025", "14/3/2026", "20/3/2026", "20/3/2026"),
    ("2026-H1", "15/12/2025", "14/6/2026", "20/6/2026", "22/6/2026"),
    ("2026-Q3", "15/6/2026", "14/9/2026", "20/9/2026", "21/9/2026"),
    ("2026-Y", "15/12/2025", "14/12/2026", "20/12/2026", "21/12/2026"),
    ("2027-Q1", "15/12/2026", "14/3/2027", "20/3/2027", "22/3/2027"),
    ("2027-H1", "15/12/2026", "14/6/2027", "20/6/2027", "21/6/2027"),
    ("2027-Q3", "15/6/2027", "14/9/2027", "20/9/2027", "20/9/2027"),
    ("2027-Y", "15/12/2026", "14/12/2027", "20/12/2027", "20/12/2027"),
]
HOA_BINH = [
    (f"{year}-{code}", f"15/12/{year - 1}", f"14/{month}/{year}", f"15/{month}/{year}", last)
    for year, lasts in {
        2024: ("15/3/2024", "17/6/2024", "16/9/2024", "16/12/2024"),
        2025: ("17/3/2025", "16/6/2025", "15/9/2025", "15/12/2025"),
        2026: ("16/3/2026", "15/6/2026", "15/9/2026", "15/12/2026"),
        2027: ("15/3/2027", "15/6/2027", "15/9/2027", "15/12/2027"),
    }.items()
    for (code, month), last in zip((("Q1", 3), ("H1", 6), ("M9", 9), ("Y", 12)), lasts, strict=True)
]


@pytest.mark.parametrize(("code", "start", "end", "written", "rolled"), MINISTRY)
def test_the_ministrys_four_reports_a_year(
    code: str, start: str, end: str, written: str, rolled: str
) -> None:
    _compare("bo-noi-vu-cchc", code, start, end, written, rolled)


@pytest.mark.parametrize(("code", "start", "end", "written", "rolled"), HOA_BINH)
def test_the_four_reports_of_hoa_binh(code: str, start: str, end: str, written: str, rolled: str) -> None:
    _compare("hoa-binh-tieu-chi", code, start, end, written, rolled)


def _compare(key: str, code: str, start: str, end: str, written: str, rolled: str) -> None:
    year = int(code[:4])
    one, moved = in_year(key, year)[code], in_year(key, year, ROLLS)[code]
    assert (one.start, one.end, one.written, one.due) == tuple(map(day, (start, end, written, written)))
    assert (moved.written, moved.due) == (day(written), day(rolled))
    assert bool(one.day_off) == (written != rolled)
    assert one.provisional == (year > 2026)


def test_a_due_day_on_a_holiday_says_which_and_moves_only_where_it_is_the_rule() -> None:
    first_of_may = Plan((Period("Q1", "Quý I", YearDay(0, 1, 1), YearDay(0, 3, 0), YearDay(0, 5, 1)),))
    (kept,) = of_year(first_of_may, 2024, CALENDAR, USUAL)
    (moved,) = of_year(first_of_may, 2024, CALENDAR, ROLLS)
    assert (kept.due, kept.day_off) == (date(2024, 5, 1), "Ngày Quốc tế Lao động")
    assert moved.due == date(2024, 5, 2)


@pytest.mark.parametrize("saturday", ["4/5/2024", "26/4/2025", "22/8/2026"])
def test_a_saturday_worked_in_place_of_a_day_off_is_no_day_off(saturday: str) -> None:
    last = day(saturday)
    due = YearDay(0, last.month, last.day)
    (one,) = of_year(Plan((Period("X", "Kỳ", due, due, due),)), last.year, CALENDAR, ROLLS)
    assert (one.due, one.day_off) == (last, "")


def test_the_weekday_swapped_for_that_saturday_is_a_day_off() -> None:
    due = YearDay(0, 8, 31)
    (one,) = of_year(Plan((Period("X", "Kỳ", due, due, due),)), 2026, CALENDAR, ROLLS)
    assert one.due == date(2026, 9, 3)  # 31/8 off by swap, 1/9 and 2/9 the national day


def test_a_due_day_that_the_month_has_not_is_its_last_and_says_so() -> None:
    february = Plan((Period("M02", "Tháng 02", YearDay(0, 2, 1), YearDay(0, 2, 0), YearDay(0, 2, 29)),))
    (common,) = of_year(february, 2026, CALENDAR, USUAL)
    (leap,) = of_year(february, 2024, CALENDAR, USUAL)
    assert (common.written, common.clamped) == (date(2026, 2, 28), True)
    assert (leap.written, leap.clamped) == (date(2024, 2, 29), False)


def test_a_name_bears_its_year() -> None:
    assert [one.name for one in in_year("bo-noi-vu-cchc", 2026).values()] == [
        "Quý I năm 2026",
        "6 tháng đầu năm 2026",
        "Quý III năm 2026",
        "Năm 2026",
    ]


def test_a_week_is_due_on_its_friday_and_covers_seven_days() -> None:
    weeks = in_year("hang-tuan", 2026, ROLLS)
    assert len(weeks) == 53
    assert (weeks["2026-W01"].start, weeks["2026-W01"].due) == (date(2025, 12, 27), date(2026, 1, 2))
    # Friday 20/2/2026 is in the Tết holiday, which ends with Sunday 22/2.
    assert (weeks["2026-W08"].written, weeks["2026-W08"].due) == (date(2026, 2, 20), date(2026, 2, 23))


def test_a_schedule_asks_for_what_is_due_while_it_holds() -> None:
    ended = Plan(plan("hang-quy").periods, valid_from=date(2026, 3, 20), valid_to=date(2026, 9, 19))
    found = occurrences(ended, date(2025, 1, 1), date(2027, 12, 31), CALENDAR, USUAL)
    assert [one.code for one in found] == ["2026-Q1", "2026-Q2"]


def test_what_runs_between_two_days_has_begun_and_is_not_yet_due() -> None:
    found = occurrences(plan("bo-noi-vu-cchc"), date(2026, 3, 1), date(2026, 3, 1), CALENDAR, USUAL)
    assert [one.code for one in found] == ["2026-Q1", "2026-H1", "2026-Y"]


def test_every_recurrence_has_its_standard_schedule_in_the_data() -> None:
    assert set(STANDARD.values()) <= set(SHIPPED)


@pytest.mark.parametrize("key", ["hang-thang", "hang-quy", "sau-thang", "hang-tuan"])
def test_the_windows_of_a_standard_schedule_leave_no_day_out_and_take_none_twice(key: str) -> None:
    found = occurrences(plan(key), date(2023, 1, 1), date(2028, 12, 31), CALENDAR, USUAL)
    assert all(after.start == before.end + timedelta(days=1) for before, after in pairwise(found))


# --- what always holds --------------------------------------------------------------------------------------

MONTHS = st.integers(1, 12)


@st.composite
def periods(draw: st.DrawFn, code: str) -> Period:
    """A sound period: a window of at most a year, due in it or up to half a year later."""
    start = YearDay(draw(st.sampled_from([-1, 0])), draw(MONTHS), draw(st.integers(1, 31)))
    end = YearDay(draw(st.sampled_from([0, 1])), draw(MONTHS), draw(st.integers(0, 31)))
    due = YearDay(draw(st.sampled_from([0, 1])), draw(MONTHS), draw(st.integers(0, 31)))
    return Period(code, "Kỳ", start, end, due)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    if draw(st.booleans()) and draw(st.booleans()):
        return Plan(weekday=draw(st.integers(1, 7)))
    codes = draw(
        st.lists(st.from_regex(r"[A-Z][A-Z0-9]{0,4}", fullmatch=True), min_size=1, max_size=6, unique=True)
    )
    return Plan(tuple(draw(periods(code)) for code in codes))


SOUND = plans().filter(lambda one: not faults(one))
RULES = st.sampled_from([USUAL, ROLLS])
SPAN = st.dates(date(2023, 1, 1), date(2028, 12, 31))


@given(SOUND, SPAN, st.integers(0, 800), RULES)
def test_each_occurrence_comes_once_in_order_with_a_valid_window(
    one: Plan, first: date, days: int, rule: DeadlineRule
) -> None:
    last = first + timedelta(days=days)
    found = occurrences(one, first, last, CALENDAR, rule)
    assert len({row.code for row in found}) == len(found)
    assert [row.written for row in found] == sorted(row.written for row in found)
    for row in found:
        assert row.start <= row.end
        assert (row.end - row.start).days <= 366
        assert row.start <= row.written <= row.due
        assert row.start <= last
        assert row.written >= first
        assert row.due == row.written or (rule.roll and CALENDAR.is_working(row.due) and row.day_off)
        assert bool(row.day_off) != CALENDAR.is_working(row.written)


@given(SOUND, SPAN, st.integers(0, 400), st.integers(0, 400), RULES)
def test_two_ranges_that_follow_each_other_lose_nothing_of_the_whole(
    one: Plan, first: date, days: int, more: int, rule: DeadlineRule
) -> None:
    cut = first + timedelta(days=days)
    last = cut + timedelta(days=1 + more)

    def codes(begin: date, end: date) -> set[str]:
        return {row.code for row in occurrences(one, begin, end, CALENDAR, rule)}

    assert codes(first, cut) | codes(cut + timedelta(days=1), last) == codes(first, last)


@given(SOUND, SPAN, RULES)
def test_a_range_gives_what_a_slow_look_over_many_years_gives(
    one: Plan, first: date, rule: DeadlineRule
) -> None:
    last = first + timedelta(days=120)
    slow = {
        row.code
        for year in range(2015, 2036)
        for row in of_year(one, year, CALENDAR, rule)
        if row.start <= last and row.written >= first
    }
    assert {row.code for row in occurrences(one, first, last, CALENDAR, rule)} == slow


@given(st.integers(1, 7), st.integers(1990, 2090))
def test_weeks_follow_one_another_across_years(weekday: int, year: int) -> None:
    calendar = Calendar()
    rows = [row for y in (year, year + 1) for row in of_year(Plan(weekday=weekday), y, calendar, USUAL)]
    assert all(after.written - before.written == timedelta(days=7) for before, after in pairwise(rows))


# --- what is refused ----------------------------------------------------------------------------------------

D = YearDay.read


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (Plan(), "cần ít nhất một kỳ"),
        (Plan(weekday=8), "Thứ trong tuần"),
        (Plan((Period("q1", "Quý I", D("1/1"), D("31/3"), D("5/4")),)), "chữ hoa không dấu"),
        (Plan((Period("Q1", " ", D("1/1"), D("31/3"), D("5/4")),)), "chưa có tên"),
        (Plan((Period("Q1", "Quý I", D("1/4"), D("31/3"), D("5/4")),)), "trước khi bắt đầu"),
        (Plan((Period("Q1", "Quý I", D("1/1 năm trước"), D("31/3"), D("5/4")),)), "dài quá một năm"),
        (Plan((Period("Q1", "Quý I", D("1/1"), D("31/3"), D("5/12 năm trước")),)), "trước khi kỳ bắt đầu"),
        (Plan((Period("Q1", "Quý I", D("1/1"), D("31/3"), D("5/4")),) * 2), "Q1 có hai lần"),
    ],
)
def test_an_unsound_schedule_is_told_by_one_sentence(wrong: Plan, says: str) -> None:
    assert says in " ".join(faults(wrong))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("key: khac", "“key” phải là a"),
        ("key: a\nsource: x", "“name”"),
        ("key: a\nname: x\nsource: x", "“verified”"),
        ("key: a\nname: x\nsource: x\nverified: true\nperiods: [1]", "cần “code”"),
        (
            "key: a\nname: x\nsource: x\nverified: true\nperiods: [{code: Q, name: x, from: 1/1, to: 1/2, due: x}]",
            "kỳ Q",
        ),
        ("key: a\nname: x\nsource: x\nverified: true", "ít nhất một kỳ"),
    ],
)
def test_a_bad_file_is_told_with_its_name(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScheduleDataError, match=says):
        load(tmp_path)
