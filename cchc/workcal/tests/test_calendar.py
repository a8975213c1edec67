"""The calendar as the table stands, and what changes the table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from cchc.audit.models import Event
from cchc.workcal import actions
from cchc.workcal.calendar import calendar, last_announced
from cchc.workcal.models import AnnouncedYear, SpecialDay

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def years() -> None:
    actions.load_years(by="test")


@pytest.mark.usefixtures("years")
def test_the_saturday_worked_for_a_monday_off_counts_as_in_the_notice() -> None:
    assert calendar().add(date(2026, 8, 21), 1) == date(2026, 8, 22)
    assert not calendar().is_working(date(2026, 8, 31))


@pytest.mark.usefixtures("years")
def test_2027_is_not_announced_and_its_answers_are_provisional() -> None:
    assert last_announced() == 2026
    assert calendar().provisional(date(2027, 1, 4))
    assert not calendar().provisional(date(2026, 12, 31))


def test_a_second_loading_adds_nothing_and_leaves_no_trail() -> None:
    assert actions.load_years(by="test").added > 150
    assert not actions.load_years(by="test").anything
    assert Event.objects.filter(verb="calendar.load").count() == 1


@pytest.mark.usefixtures("years")
def test_a_storm_day_set_here_counts_at_once_and_survives_a_loading(admin_user: User) -> None:
    storm = date(2026, 10, 7)
    assert calendar().is_working(storm)
    actions.save_day(SpecialDay(day=storm, kind="off", name="Nghỉ tránh bão", source="CĐ 1"), by=admin_user)
    assert not calendar().is_working(storm)
    actions.load_years(by="test")
    assert SpecialDay.objects.get(day=storm).local
    assert Event.objects.get(verb="calendar.add").by_name == admin_user.full_name


@pytest.mark.usefixtures("years")
def test_a_loaded_day_that_a_clerk_corrects_stays_corrected(admin_user: User) -> None:
    row = SpecialDay.objects.get(day=date(2026, 8, 22))
    row.kind = "half"
    actions.save_day(row, by=admin_user)
    actions.load_years(by="test")
    assert calendar().special_day(date(2026, 8, 22)).kind == "half"  # type: ignore[union-attr]


@pytest.mark.usefixtures("years")
def test_a_day_removed_by_a_person_stays_away_and_the_calendar_knows_at_once(admin_user: User) -> None:
    assert not calendar().is_working(date(2026, 11, 24))
    actions.remove_day(SpecialDay.objects.get(day=date(2026, 11, 24)), by=admin_user)
    assert calendar().is_working(date(2026, 11, 24))
    actions.load_years(by="test")
    assert calendar().is_working(date(2026, 11, 24))
    assert Event.objects.get(verb="calendar.remove").before["day"] == "2026-11-24"


def test_a_day_that_the_data_no_longer_has_goes_and_one_that_differs_is_corrected(
    tmp_path: Path, settings: Any
) -> None:
    (tmp_path / "holidays").mkdir()
    settings.FACTS_DIR = tmp_path
    write_year(tmp_path, [("2030-01-01", "Tết"), ("2030-01-02", "Thêm")])
    actions.load_years(by="test")
    write_year(tmp_path, [("2030-01-01", "Tết Dương lịch")])
    loaded = actions.load_years(by="test")
    assert (loaded.added, loaded.corrected, loaded.removed) == (0, 1, 1)
    assert SpecialDay.objects.get().name == "Tết Dương lịch"


def write_year(folder: Path, days: list[tuple[str, str]]) -> None:
    entries = [
        {"date": date.fromisoformat(day), "kind": "off", "name": name, "source": "QĐ"} for day, name in days
    ]
    data = {"year": 2030, "announced": True, "source": "TB 1", "days": entries}
    (folder / "holidays" / "2030.yaml").write_text(yaml.safe_dump(data, allow_unicode=True))


def test_announced_years_end_where_the_row_of_years_breaks() -> None:
    AnnouncedYear.objects.bulk_create(AnnouncedYear(year=year) for year in (2024, 2025, 2027))
    assert last_announced() == 2025


def test_announcing_a_year_makes_its_answers_final(admin_user: User) -> None:
    AnnouncedYear.objects.create(year=2026)
    assert calendar().provisional(date(2027, 5, 3))
    actions.announce(AnnouncedYear(year=2027, source="TB 1"), by=admin_user)
    assert not calendar().provisional(date(2027, 5, 3))


@pytest.mark.usefixtures("years")
def test_an_unchanged_calendar_costs_one_query(django_assert_num_queries: Any) -> None:
    first = calendar()
    with django_assert_num_queries(1):
        assert calendar() is first


def test_an_empty_table_is_a_calendar_of_plain_weekdays() -> None:
    assert calendar().is_working(date(2026, 4, 30))
    assert calendar().provisional(date(2020, 1, 1))
