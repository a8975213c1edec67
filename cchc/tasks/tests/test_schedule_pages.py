"""The pages of reporting schedules."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.audit.models import Event
from cchc.conftest import make_user
from cchc.lib import xlsx
from cchc.notices.models import Notice
from cchc.tasks import actions
from cchc.tasks.forms_schedules import key_for
from cchc.tasks.models import Schedule, Task
from cchc.tasks.schedules import plan_of
from cchc.tasks.tests.conftest import make_task
from cchc.workcal.actions import load_years

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db

LIST = "/nhiem-vu/che-do-bao-cao/"
ADD = f"{LIST}them/"
ONE = f"{LIST}bo-noi-vu-cchc/"
EDIT, END = f"{ONE}sua/", f"{ONE}ket-thuc/"
ROW = ("Q1", "Quý I", "15/12 năm trước", "14/3", "cuối tháng 3")


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    actions.load_schedules(by="test")
    load_years(by="test")


def typed(*rows: tuple[str, ...], **fields: Any) -> dict[str, Any]:
    """What the form sends: rows of code, name, from, to, due."""
    data: dict[str, Any] = {"name": "Báo cáo thử", "source": "QĐ 1/QĐ-UBND", "weekday": "", **fields}
    data |= {"periods-TOTAL_FORMS": str(len(rows) + 1), "periods-INITIAL_FORMS": fields.get("standing", "0")}
    for number, row in enumerate(rows):
        names = ("code", "name", "start", "end", "due")
        data |= {f"periods-{number}-{name}": value for name, value in zip(names, row, strict=True)}
    return data


def test_the_list_shows_each_schedule_with_its_periods_and_goes_to_excel(
    binh: User, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user(binh)
    client.get(LIST)
    with django_assert_max_num_queries(12):
        page = client.get(LIST)
    assert "Quý I, 6 tháng đầu, Quý III, Năm" in page.content.decode()
    rows = xlsx.read(client.get(LIST, {"format": "xlsx"}).content)
    assert len(rows) == 3 + Schedule.objects.count()


def test_a_schedule_shows_what_is_due_next_and_tells_days_off(
    binh: User, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user(binh)
    client.get(ONE)
    with django_assert_max_num_queries(18):
        page = client.get(ONE)
    coming = page.context["coming"]
    assert [one.code for one in coming][:3] == ["2026-H1", "2026-Q3", "2026-Y"]
    assert coming[0].day_off == "Thứ Bảy"
    assert "20/06/2026: Thứ Bảy" in page.content.decode()
    assert "15/12 năm trước" in page.content.decode()


def test_a_deadline_that_goes_on_says_so(binh: User, as_user: Any, settings: Any) -> None:
    settings.DAY_OFF_ROLLS = True
    page = as_user(binh).get(ONE)
    assert page.context["coming"][0].due == date(2026, 6, 22)


def test_a_schedule_names_the_tasks_that_follow_it_to_those_who_see_them(
    finance: Unit, an: User, chi: User, as_user: Any
) -> None:
    duty = make_task(finance, an, due=None, wording="Báo cáo CCHC")
    actions.make_series(duty, schedule=Schedule.objects.get(key="bo-noi-vu-cchc"), by=an)
    assert list(as_user(an).get(ONE).context["series"]) == [duty]
    page = as_user(chi).get(ONE)
    assert list(page.context["series"]) == []
    assert page.context["schedule"].in_use == 1


def test_the_menu_marks_the_schedules_and_not_the_tasks_above_them(binh: User, as_user: Any) -> None:
    entries = as_user(binh).get(ONE).context["menu"]
    assert [entry["url"] for entry in entries if entry["here"]] == [LIST]


def test_one_without_a_role_is_refused(as_user: Any) -> None:
    client = as_user(make_user("khong", "Không Vai Trò"))
    assert client.get(LIST).status_code == 403
    assert client.get(ONE).status_code == 403


@pytest.mark.parametrize("address", [ADD, EDIT, END])
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_only_sees_schedules_changes_nothing(binh: User, as_user: Any, address: str, method: str) -> None:
    assert getattr(as_user(binh), method)(address, typed(ROW)).status_code == 403


@pytest.mark.parametrize("key", ["khong-co", "x" * 60, "0"])
@pytest.mark.parametrize("end", ["", "sua/", "ket-thuc/"])
def test_a_key_of_no_schedule_is_not_found(an: User, as_user: Any, key: str, end: str) -> None:
    assert as_user(an).get(f"{LIST}{key}/{end}").status_code == 404


def test_a_schedule_is_added_with_a_key_of_its_name(an: User, as_user: Any) -> None:
    answer = as_user(an).post(ADD, typed(ROW))
    row = Schedule.objects.get(name="Báo cáo thử")
    assert answer.url == f"{LIST}bao-cao-thu/" == row.get_absolute_url()
    (period,) = plan_of(row).periods
    assert (period.code, str(period.start), str(period.due)) == ("Q1", "15/12 năm trước", "cuối tháng 3")


def test_a_weekly_schedule_needs_no_periods(an: User, as_user: Any) -> None:
    as_user(an).post(ADD, typed(weekday="5"))
    assert Schedule.objects.get(name="Báo cáo thử").weekday == 5


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((), "ít nhất một kỳ"),
        ((ROW, ROW), "Q1 có hai lần"),
        ((("Q1", "Quý I", "31/4", "14/3", "20/3"),), "tháng 4 chỉ có"),
        ((("Q1", "Quý I", "15/3", "14/3", "20/3"),), "trước khi bắt đầu"),
        ((("q 1", "Quý I", "1/1", "14/3", "20/3"),), "chữ hoa không dấu"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_saved(
    an: User, as_user: Any, rows: tuple[Any, ...], says: str
) -> None:
    answer = as_user(an).post(ADD, typed(*rows))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Schedule.objects.filter(name="Báo cáo thử").exists()


@pytest.mark.parametrize(
    "fields",
    [{"name": ""}, {"source": ""}, {"valid_from": "02/01/2026", "valid_to": "01/01/2026"}, {"weekday": "9"}],
)
def test_wrong_facts_are_told(an: User, as_user: Any, fields: dict[str, str]) -> None:
    assert as_user(an).post(ADD, typed(ROW, **fields)).status_code == 422


def test_more_rows_keep_what_is_typed_and_save_nothing(an: User, as_user: Any) -> None:
    answer = as_user(an).post(ADD, typed(ROW, more="1"))
    assert answer.status_code == 200
    assert len(answer.context["rows"].forms) == 5
    assert "15/12 năm trước" in answer.content.decode()
    assert not Schedule.objects.filter(name="Báo cáo thử").exists()


def test_rows_beyond_what_a_year_needs_are_not_drawn(an: User, as_user: Any) -> None:
    data = typed(ROW, more="1") | {"periods-TOTAL_FORMS": "100000"}
    assert len(as_user(an).post(ADD, data).context["rows"].forms) <= 60
    broken = typed(ROW) | {"periods-TOTAL_FORMS": "x"}
    assert as_user(an).post(ADD, broken).status_code == 422


def edited(client: Any, **changes: str) -> dict[str, Any]:
    """What the edit form sends when nothing but ``changes`` is typed."""
    context = client.get(EDIT).context
    data: dict[str, Any] = {name: context["form"][name].value() or "" for name in context["form"].fields}
    forms = context["rows"].forms
    data |= {
        "periods-TOTAL_FORMS": str(len(forms)),
        "periods-INITIAL_FORMS": str(context["rows"].initial_form_count()),
    }
    for form in forms:
        data |= {form.add_prefix(name): form[name].value() or "" for name in form.fields if name != "DELETE"}
    return data | changes


def test_a_changed_day_holds_for_what_begins_later_and_codes_stay(
    an: User, finance: Unit, as_user: Any
) -> None:
    client, row = as_user(an), Schedule.objects.get(key="bo-noi-vu-cchc")
    duty = make_task(finance, an, due=None)
    actions.make_series(duty, schedule=row, by=an)
    codes = [period.code for period in row.periods.all()]
    data = edited(client, **{"periods-0-due": "25/3", "periods-0-code": "QX"})
    assert client.post(EDIT, data).url == ONE
    assert [period.code for period in row.periods.all()] == codes
    assert row.periods.get(code="Q1").due_day == 25
    assert set(duty.parts.values_list("due", flat=True)) == {
        date(2026, 6, 20),
        date(2026, 9, 20),
        date(2026, 12, 20),
    }
    event = Event.objects.get(verb="schedule.edit")
    assert "hạn 25/3" in event.after["periods"][0]


def test_a_period_is_taken_out(an: User, as_user: Any) -> None:
    client, row = as_user(an), Schedule.objects.get(key="bo-noi-vu-cchc")
    client.post(EDIT, edited(client, **{"periods-0-DELETE": "on", "periods-0-due": ""}))
    assert not row.periods.filter(code="Q1").exists()
    assert row.periods.count() == 3


def test_whoever_comes_second_is_told_and_loses_nothing(an: User, as_user: Any) -> None:
    client = as_user(an)
    first, second = edited(client, name="Một"), edited(client, name="Hai")
    assert client.post(EDIT, first).status_code == 302
    answer = client.post(EDIT, second)
    assert answer.status_code == 422
    assert answer.context["form"].is_stale
    assert answer.context["form"]["name"].value() == "Hai"
    assert Schedule.objects.get(key="bo-noi-vu-cchc").name == "Một"


def test_a_schedule_ends_on_a_day(an: User, as_user: Any) -> None:
    client = as_user(an)
    assert client.post(END, {"last": "31/12/2026"}).url == ONE
    assert Schedule.objects.get(key="bo-noi-vu-cchc").valid_to == date(2026, 12, 31)
    assert [one.code for one in client.get(ONE).context["coming"]] == ["2026-H1", "2026-Q3", "2026-Y"]
    assert client.post(END, {"last": "x"}).status_code == 422


def test_an_end_before_the_beginning_is_told(an: User, as_user: Any) -> None:
    Schedule.objects.filter(key="bo-noi-vu-cchc").update(valid_from=date(2026, 1, 1))
    assert as_user(an).post(END, {"last": "31/12/2025"}).status_code == 422


def test_a_key_is_taken_once_and_never_an_address() -> None:
    assert key_for("Hằng quý") == "hang-quy-2"
    assert key_for("Thêm") == "them-2"
    assert key_for("???") == "che-do"


# --- the schedule of a task ---------------------------------------------------------------------------------


@pytest.fixture
def duty(finance: Unit, an: User) -> Task:
    """A recurring duty without a day."""
    return make_task(
        finance, an, due=None, deadline_kind="recurring", recurrence="quarterly", wording="Báo cáo CCHC"
    )


def address(task: Task) -> str:
    return f"/nhiem-vu/{task.pk}/che-do-bao-cao/"


def test_a_task_gets_its_schedule_and_its_people_are_told(
    duty: Task, an: User, dung: User, as_user: Any
) -> None:
    client = as_user(an)
    page = client.get(address(duty))
    assert page.context["form"].initial["schedule"].key == "hang-quy"
    schedule = Schedule.objects.get(key="bo-noi-vu-cchc")
    assert client.post(address(duty), {"schedule": schedule.pk, "first": "15/06/2026"}).status_code == 302
    duty.refresh_from_db()
    assert (duty.kind, duty.parts.count()) == ("series", 3)
    assert Notice.objects.get().person == dung


def test_a_series_follows_another_schedule(duty: Task, an: User, as_user: Any) -> None:
    actions.make_series(duty, schedule=Schedule.objects.get(key="hang-quy"), by=an)
    client = as_user(an)
    assert "first" not in client.get(address(duty)).context["form"].fields
    client.post(address(duty), {"schedule": Schedule.objects.get(key="hang-tuan").pk})
    duty.refresh_from_db()
    assert duty.schedule is not None
    assert duty.schedule.key == "hang-tuan"


def test_an_ended_schedule_is_not_offered(duty: Task, an: User, as_user: Any) -> None:
    ended = Schedule.objects.get(key="hang-nam")
    actions.end_schedule(ended, by=an, last=date(2026, 1, 1))
    answer = as_user(an).post(address(duty), {"schedule": ended.pk, "first": "15/06/2026"})
    assert answer.status_code == 422


def test_a_task_that_cannot_become_a_series_says_why(duty: Task, an: User, as_user: Any) -> None:
    actions.stop(duty, by=an, why="Hết")
    client = as_user(an)
    assert client.get(address(duty)).context["hindrance"]
    schedule = Schedule.objects.get(key="hang-quy")
    assert client.post(address(duty), {"schedule": schedule.pk, "first": "15/06/2026"}).status_code == 422


def test_colleague_stranger_and_bad_number(duty: Task, binh: User, chi: User, as_user: Any) -> None:
    assert as_user(binh).get(address(duty)).status_code == 403
    assert as_user(chi).get(address(duty)).status_code == 404
    assert as_user(binh).get("/nhiem-vu/999999/che-do-bao-cao/").status_code == 404


def test_the_page_of_a_series_shows_its_periods_and_what_comes_next(
    duty: Task, an: User, as_user: Any
) -> None:
    made = actions.make_series(duty, schedule=Schedule.objects.get(key="bo-noi-vu-cchc"), by=an)
    actions.enter_result(made[0], by=an, words="BC 1")
    page = as_user(an).get(duty.get_absolute_url()).content.decode()
    assert page.count("period-line") == 3
    assert "Hoàn thành đúng hạn" in page
    assert "15/12/2026" in page  # what comes next opens then


def test_the_page_of_a_period_says_what_it_is_about(duty: Task, an: User, as_user: Any) -> None:
    made = actions.make_series(duty, schedule=Schedule.objects.get(key="bo-noi-vu-cchc"), by=an)
    page = as_user(an).get(made[0].get_absolute_url()).content.decode()
    assert "số liệu 15/12/2025 – 14/06/2026" in page
    assert duty.get_absolute_url() in page


def test_a_recurring_task_without_a_schedule_offers_one_to_who_may_set_it(
    duty: Task, an: User, binh: User, as_user: Any
) -> None:
    assert address(duty) in as_user(an).get(duty.get_absolute_url()).content.decode()
    assert address(duty) not in as_user(binh).get(duty.get_absolute_url()).content.decode()


def test_the_list_of_a_series_holds_all_its_periods(duty: Task, an: User, as_user: Any) -> None:
    actions.make_series(duty, schedule=Schedule.objects.get(key="hang-tuan"), by=an)
    assert as_user(an).get(f"/nhiem-vu/?part_of={duty.pk}").context["table"].count == 3
