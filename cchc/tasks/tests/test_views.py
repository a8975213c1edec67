"""Pages of tasks: works / colleague / may look only / stranger / bad id."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from cchc.accounts.models import Holding
from cchc.conftest import make_user
from cchc.lib.xlsx import read
from cchc.tasks import actions
from cchc.tasks.models import Task
from cchc.tasks.tests.conftest import make_task

pytestmark = pytest.mark.django_db


def url(name, task):
    return reverse(f"tasks:{name}", args=[task.pk])


def test_the_list_shows_what_the_person_may_see(task, an, binh, chi, as_user):
    for person, count in ((an, 1), (binh, 1), (chi, 0)):
        assert as_user(person).get(reverse("tasks:list")).context["table"].count == count, person


def test_the_list_filters_by_state_lead_words_and_date(task, an, finance, health, as_user):
    make_task(health, an, due=None, wording="Công khai giá thuốc")
    client = as_user(an)
    for query, count in (
        ({"state": "within"}, 1),
        ({"state": ["within", "open"]}, 2),
        ({"lead": finance.slug}, 1),
        ({"q": "gia thuoc"}, 1),
        ({"due_from": "01/07/2026"}, 0),
        ({"state": "no such"}, 2),
    ):
        assert client.get(reverse("tasks:list"), query).context["table"].count == count, query


def test_who_sees_all_tasks_and_owes_some_may_ask_for_the_own_alone(task, an, health, as_user):
    mine = make_task(health, an)
    officer = make_user("ha", "Hà Thị Hà", "unit_officer", health)
    Holding.objects.create(user=officer, role="task_office", unit=health, valid_from=task.given_on)
    client = as_user(officer)
    assert client.get(reverse("tasks:list")).context["table"].count == 2
    rows = client.get(reverse("tasks:list"), {"scope": "own"}).context["table"].records
    assert rows == [mine]


@pytest.mark.parametrize(("directive", "count"), [("1", 0), ("x", 1), ("9" * 30, 1)])
def test_the_list_narrows_to_a_document_that_is_a_number(task, an, as_user, directive, count):
    answer = as_user(an).get(reverse("tasks:list"), {"directive": directive})
    assert answer.context["table"].count == count


def test_what_is_owed_comes_before_what_is_done(task, an, finance, as_user):
    done = make_task(finance, an, due=task.due.replace(day=2))
    actions.enter_result(done, by=an, words="BC 1", on=date(2026, 6, 2))
    rows = as_user(an).get(reverse("tasks:list")).context["table"].records
    assert rows == [task, done]


def test_excel_holds_the_columns_shown_of_what_is_filtered(task, an, as_user):
    asked = {"format": "xlsx", "state": "within", "columns": ["due", "wording", "percent"]}
    title, filtered, made, head, row = read(as_user(an).get(reverse("tasks:list"), asked).content)
    assert title[0] == "Nhiệm vụ"
    assert "Đang thực hiện, trong hạn" in str(filtered[0])
    assert made[0] == "Ngày xuất: 15/06/2026"
    assert head == ["Nhiệm vụ", "Hạn theo dõi", "Tỷ lệ hoàn thành (%)"]
    assert row == [task.wording, task.due, None]


def test_the_list_costs_few_queries_however_many_tasks(an, finance, as_user, django_assert_max_num_queries):
    for _number in range(12):
        make_task(finance, an)
    client = as_user(an)
    client.get(reverse("home:today"))  # the first page of a while prolongs the session
    with django_assert_max_num_queries(12):
        client.get(reverse("tasks:list"))


def test_the_matrix_opens_its_counts(task, an, as_user):
    answer = as_user(an).get(reverse("tasks:by_unit"))
    assert "part=open_within" in answer.content.decode()


def test_the_matrix_without_tasks_says_what_to_do(an, as_user):
    assert as_user(an).get(reverse("tasks:by_unit")).status_code == 200


def test_a_task_shows_its_words_and_its_history(task, binh, as_user):
    text = as_user(binh).get(url("task", task)).content.decode()
    assert task.wording in text
    assert "Nguyễn Thị An" in text


def test_a_stranger_finds_no_task(task, chi, as_user):
    for name in ("task", "edit", "hand_in", "reopen", "stop"):
        assert as_user(chi).get(url(name, task)).status_code == 404, name


@pytest.mark.parametrize("pk", ["0", "99999", "9" * 40])
def test_a_bad_id_is_not_found(pk, an, as_user):
    assert as_user(an).get(f"/nhiem-vu/{pk}/").status_code == 404


def test_who_may_only_look_is_refused(task, binh, as_user):
    for name in ("edit", "hand_in", "reopen", "stop"):
        assert as_user(binh).get(url(name, task)).status_code == 403, name
    assert as_user(binh).get(reverse("tasks:enter")).status_code == 403


def test_the_office_enters_a_result_and_opens_again(task, an, as_user):
    client = as_user(an)
    assert client.get(url("hand_in", task)).status_code == 200
    assert client.post(url("hand_in", task), {"on": "15/06/2026", "words": ""}).status_code == 422
    client.post(url("hand_in", task), {"on": "15/06/2026", "words": "BC 12/BC-STC"})
    assert Task.objects.get().reports.get().words == "BC 12/BC-STC"
    assert client.post(url("hand_in", task), {"on": "15/06/2026", "words": "nữa"}).status_code == 422
    client.post(url("reopen", task), {"why": "Chưa đủ"})
    assert Task.objects.get().is_open


def test_the_office_stops_following(task, an, as_user):
    as_user(an).post(url("stop", task), {"why": "Thay bằng TB 80"})
    assert not Task.objects.get().is_open


def entry(lead, **changes):
    data = {
        "wording": "Báo cáo tiến độ",
        "lead": lead.pk,
        "source_label": "Giao ban tuần (08/06/2026)",
        "level": "chairman",
        "given_on": "08/06/2026",
        "deadline_kind": "by",
        "due_written": "20/06/2026",
    }
    return {**data, **changes}


def test_a_task_is_entered_with_its_meeting_as_source(an, finance, health, as_user):
    answer = as_user(an).post(reverse("tasks:enter"), entry(finance, coordinators=[health.pk, finance.pk]))
    task = Task.objects.get()
    assert answer.url == task.get_absolute_url()
    assert (task.due, task.follow_up, list(task.coordinators.all())) == (task.due_written, an, [health])


def test_people_priority_and_who_sees_it_are_entered_too(an, binh, dung, finance, as_user):
    data = entry(
        finance,
        follow_up=binh.pk,
        leader=["", "Hoàng Văn Dũng"],
        priority="urgent",
        visibility="named",
        criteria="1.1.2; 3.2.1",
        deadline_locked="on",
    )
    as_user(an).post(reverse("tasks:enter"), data)
    task = Task.objects.get()
    assert (task.follow_up, task.leader, task.priority, task.visibility) == (binh, dung, "urgent", "named")
    assert (task.criteria, task.deadline_locked) == ("1.1.2; 3.2.1", True)


def test_a_name_that_nobody_bears_is_told_at_its_field(an, finance, as_user):
    answer = as_user(an).post(reverse("tasks:enter"), entry(finance, leader=["", "Người không có"]))
    assert list(answer.context["form"].errors) == ["leader"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"given_on": "16/06/2026"}, "given_on"),
        ({"due": "30/06/2026"}, "due_basis"),
        ({"wording": ""}, "wording"),
        ({"due_written": "31/02/2026"}, "due_written"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field(an, finance, as_user, change, field):
    answer = as_user(an).post(reverse("tasks:enter"), entry(finance, **change))
    assert (answer.status_code, field in answer.context["form"].errors) == (422, True)
    assert not Task.objects.exists()


def test_the_second_of_two_who_correct_is_told_and_loses_nothing_typed(task, an, finance, as_user):
    client = as_user(an)
    mine = entry(finance, wording="Chữ của tôi", version=task.version)
    client.post(url("edit", task), entry(finance, wording="Chữ của người khác", version=task.version))
    answer = client.post(url("edit", task), mine)
    assert (answer.status_code, Task.objects.get().wording) == (422, "Chữ của người khác")
    assert "Chữ của tôi" in answer.content.decode()
    client.post(url("edit", task), {**mine, "version": answer.context["form"].data["version"]})
    assert Task.objects.get().wording == "Chữ của tôi"


def test_the_first_page_counts_what_the_unit_owes_and_opens_exactly_those(task, dung, finance, an, as_user):
    make_task(finance, an, due=task.due.replace(month=6, day=10))
    client = as_user(dung)
    card = next(card for card in client.get("/").context["cards"] if card.place == 10)
    assert {line.state: line.count for line in card.lines} == {"overdue": 1, "within": 1}
    for line in card.lines:
        assert client.get(line.url).context["table"].count == line.count


def test_the_week_counts_what_comes_due_on_each_day_and_opens_it(task, dung, finance, an, as_user):
    make_task(finance, an, due=task.due.replace(day=17))
    client = as_user(dung)
    week = next(card for card in client.get("/").context["cards"] if card.place == 40)
    assert [cell["count"] for cell in week.data] == [0, 0, 1, 0, 0]
    wednesday = week.data[2]
    assert (str(wednesday["day"]), client.get(wednesday["url"]).context["table"].count) == ("2026-06-17", 1)


def test_without_script_units_are_typed_by_their_names(an, finance, health, as_user):
    client = as_user(an)
    assert "<noscript><input" in client.get(reverse("tasks:enter")).content.decode()
    data = entry(finance) | {"lead": ["", "Sở Tài chính"], "coordinators": ["Sở Y tế; STC"]}
    client.post(reverse("tasks:enter"), data)
    task = Task.objects.get()
    assert (task.lead, list(task.coordinators.all())) == (finance, [health])
    client.post(url("edit", task), entry(finance, version=task.version) | {"lead": [str(finance.pk), ""]})
    assert Task.objects.get().lead == finance
