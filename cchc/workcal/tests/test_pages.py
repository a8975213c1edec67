"""The pages of the working calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.conftest import make_user
from cchc.lib import xlsx
from cchc.workcal import actions
from cchc.workcal.calendar import calendar
from cchc.workcal.models import AnnouncedYear, SpecialDay

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db
YEAR, ADD, ANNOUNCE = "/lich-lam-viec/2026/", "/lich-lam-viec/ngay/them/", "/lich-lam-viec/cong-bo/"
STORM = {"day": "07/10/2026", "kind": "off", "name": "Nghỉ tránh bão", "source": "CĐ 1"}


@pytest.fixture(autouse=True)
def _years(db: None) -> None:
    actions.load_years(by="test")


def edit(day: date) -> str:
    return f"/lich-lam-viec/ngay/{SpecialDay.objects.get(day=day).pk}/"


def test_a_year_shows_twelve_months_with_their_working_days(
    binh: User, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user(binh)
    with django_assert_max_num_queries(14):
        context = client.get(YEAR).context
    assert [month.number for month in context["months"]] == list(range(1, 13))
    assert context["working"] == sum(month.working for month in context["months"])
    assert not context["provisional"]
    marks = {day.day: day.mark for month in context["months"] for week in month.weeks for day in week if day}
    assert len(marks) == 365
    assert marks[date(2026, 8, 22)] == "worked"
    assert marks[date(2026, 8, 31)] == "off"
    assert marks[date(2026, 8, 23)] == "weekend"
    assert marks[date(2026, 8, 24)] == ""


def test_each_special_day_says_who_decided_it(binh: User, as_user: Any) -> None:
    assert "9441/TB-BNV" in as_user(binh).get(YEAR).content.decode()


def test_a_year_not_announced_says_that_it_is_provisional(binh: User, as_user: Any) -> None:
    answer = as_user(binh).get("/lich-lam-viec/2027/")
    assert answer.context["provisional"]
    assert "2026" in answer.content.decode()


@pytest.mark.parametrize("year", ["1989", "2200", "99999999999999999999"])
def test_a_year_beyond_the_calendar_is_not_found(binh: User, as_user: Any, year: str) -> None:
    assert as_user(binh).get(f"/lich-lam-viec/{year}/").status_code == 404


def test_the_days_go_to_excel(binh: User, as_user: Any) -> None:
    rows = xlsx.read(as_user(binh).get(YEAR, {"format": "xlsx"}).content)
    assert rows[3][0] == date(2026, 1, 1)


def test_one_without_a_role_is_refused(as_user: Any) -> None:
    assert as_user(make_user("khong", "Không Vai Trò")).get(YEAR).status_code == 403


def test_the_follow_up_officer_sets_a_storm_day_that_counts_at_once(an: User, as_user: Any) -> None:
    assert as_user(an).post(ADD, STORM).url == YEAR
    assert not calendar().is_working(date(2026, 10, 7))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("day", "31/09/2026"),
        ("day", "01/01/2026"),
        ("day", "01/01/1800"),
        ("kind", "worked"),
        ("kind", "x"),
        ("source", ""),
        ("name", ""),
    ],
)
def test_a_wrong_day_is_told_and_nothing_is_set(an: User, as_user: Any, field: str, value: str) -> None:
    before = SpecialDay.objects.count()
    answer = as_user(an).post(ADD, {**STORM, field: value})
    assert answer.status_code == 422
    assert SpecialDay.objects.count() == before


def test_a_special_day_is_one_of_three_kinds_and_never_none(an: User, as_user: Any) -> None:
    form = as_user(an).get(ADD).context["form"]
    assert [value for value, _words in form.fields["kind"].choices] == ["off", "worked", "half"]


def test_half_a_saturday_is_another_kind(an: User, as_user: Any) -> None:
    answer = as_user(an).post(ADD, {**STORM, "day": "10/10/2026", "kind": "half"})
    assert "kind" in answer.context["form"].errors


def test_a_day_is_corrected_and_an_older_page_is_told(an: User, as_user: Any) -> None:
    client, address = as_user(an), edit(date(2026, 11, 24))
    given = {"day": "24/11/2026", "kind": "half", "name": "Nửa ngày", "source": "TB 2", "version": 1}
    assert client.post(address, given).status_code == 302
    stale = client.post(address, {**given, "name": "Khác"})
    assert stale.status_code == 422
    assert stale.context["form"].is_stale
    row = SpecialDay.objects.get(day=date(2026, 11, 24))
    assert (row.kind, row.name, row.local) == ("half", "Nửa ngày", True)


def test_a_day_removed_is_what_its_weekday_says(an: User, as_user: Any) -> None:
    address = edit(date(2026, 11, 24))
    assert as_user(an).get(f"{address}xoa/").status_code == 405
    assert as_user(an).post(f"{address}xoa/").url == YEAR
    assert calendar().is_working(date(2026, 11, 24))


def test_an_announcement_is_noted_with_its_paper(an: User, as_user: Any) -> None:
    client = as_user(an)
    assert client.get(ANNOUNCE).context["form"].initial["year"] == 2027
    client.post(ANNOUNCE, {"year": "2027", "source": "TB 1/TB-BNV"})
    assert AnnouncedYear.objects.get(year=2027).source == "TB 1/TB-BNV"
    assert not client.get("/lich-lam-viec/2027/").context["provisional"]


@pytest.mark.parametrize(
    "given", [{"year": "2026", "source": "x"}, {"year": "1", "source": "x"}, {"year": "2027"}]
)
def test_a_wrong_announcement_is_told(an: User, as_user: Any, given: dict[str, str]) -> None:
    assert as_user(an).post(ANNOUNCE, given).status_code == 422


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_only_sees_the_calendar_changes_nothing(binh: User, as_user: Any, method: str) -> None:
    send = getattr(as_user(binh), method)
    assert send(ADD, STORM).status_code == 403
    assert send(ANNOUNCE, {"year": "2027", "source": "x"}).status_code == 403
    assert send(edit(date(2026, 11, 24)), STORM).status_code == 403


def test_who_only_sees_the_calendar_removes_nothing(binh: User, as_user: Any) -> None:
    assert as_user(binh).post(f"{edit(date(2026, 11, 24))}xoa/").status_code == 403


@pytest.mark.parametrize("pk", ["0", "abc", "9" * 40])
def test_a_key_of_no_day_is_not_found(an: User, as_user: Any, pk: str) -> None:
    assert as_user(an).get(f"/lich-lam-viec/ngay/{pk}/").status_code == 404
