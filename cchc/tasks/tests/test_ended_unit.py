"""The page that hands over one ended unit's tasks: chosen, looked at with counts, then done all at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.notices.models import Notice
from cchc.tasks.history import amend
from cchc.tasks.models import Standing, Task, Transfer
from cchc.tasks.tests.conftest import make_task
from cchc.tasks.tests.test_ended_units import ended

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

GIVEN, DAY = date(2025, 5, 1), date(2025, 7, 1)
PAPER = {"number": "15/QĐ-UBND", "dated": "02/07/2025", "day": "01/07/2025"}


@pytest.fixture
def old(finance: Unit, health: Unit) -> Unit:
    """A body whose work went to two."""
    return ended("hoa-binh/so-chung", "Sở Chung Hòa Bình", finance, health)


@pytest.fixture
def tasks(old: Unit, an: User) -> list[Task]:
    """Four open tasks that it still leads."""
    return [
        make_task(old, an, given_on=GIVEN, wording=f"Việc số {n}", due=date(2025, 9, 1)) for n in range(4)
    ]


def address(unit: Unit) -> str:
    return f"/nhiem-vu/chuyen-giao/{unit.pk}/"


def confirm(client: Any, unit: Unit, data: dict[str, Any]) -> Any:
    """Look at the plan, then confirm exactly that."""
    page = client.post(address(unit), data)
    assert page.status_code == 200, page.content.decode()
    return client.post(address(unit), {**data, "seen": page.context["plan"].digest})


def test_the_page_offers_the_successors_and_the_day_after_the_end(as_user, old, tasks, finance, an):
    page = as_user(an).get(address(old))
    form, text = page.context["form"], page.content.decode()
    values = [value for value, _words in form.fields["choice"].choices]
    assert page.status_code == 200
    assert f"move:{finance.pk}" in values
    assert values[-4:] == ["share", "others", "stop", "leave"]
    assert 'value="01/07/2025"' in text
    assert all(task.wording in text for task in tasks)


def test_what_will_happen_is_shown_with_counts_and_nothing_is_written(as_user, old, tasks, finance, an):
    choice = {**PAPER, "choice": f"move:{finance.pk}", f"t{tasks[0].pk}-choice": "leave"}
    page = as_user(an).post(address(old), choice)
    plan = page.context["plan"]
    assert [(row["kind"], row["to"], row["count"]) for row in plan.groups] == [
        ("move", "Sở Tài chính (Tỉnh Phú Thọ)", 3)
    ]
    assert plan.left == 1
    assert plan.digest in page.content.decode()
    assert not Transfer.objects.exists()


def test_confirming_does_all_of_it_and_tells_each_unit_once(
    as_user, old, tasks, finance, health, office, an, dung, chi
):
    into = make_task(finance, an, given_on=GIVEN)
    data = {
        **PAPER,
        "choice": f"move:{finance.pk}",
        f"t{tasks[1].pk}-into": str(into.pk),
        f"t{tasks[2].pk}-choice": "share",
        f"t{tasks[3].pk}-units": [str(office.pk)],
    }
    answer = confirm(as_user(an), old, data)
    assert (answer.status_code, answer.url) == (302, "/nhiem-vu/chuyen-giao/")
    kinds = [
        (row.task_id, row.kind, row.target, row.into)
        for row in Transfer.objects.order_by("task", "pk").select_related("target", "into")
    ]
    assert kinds == [
        (tasks[0].pk, "move", finance, None),
        (tasks[1].pk, "merge", finance, into),
        (tasks[2].pk, "share", finance, None),
        (tasks[2].pk, "share", health, None),
        (tasks[3].pk, "move", office, None),
    ]
    before = Standing.objects.get(task=tasks[0])
    assert (before.lead, before.until, Task.objects.get(pk=tasks[0].pk).lead) == (old, DAY, finance)
    assert Notice.objects.filter(person=dung).count() == Notice.objects.filter(person=chi).count() == 1
    page = as_user(an).get(address(old))
    assert not page.context["count"]


def test_no_longer_followed_and_other_units_for_all(as_user, old, tasks, finance, office, an):
    data = {**PAPER, "choice": "others", "units": [str(finance.pk), str(office.pk)]}
    confirm(as_user(an), old, {**data, f"t{tasks[0].pk}-choice": "stop"})
    assert Task.objects.filter(origin__in=tasks).count() == 6
    assert Transfer.objects.get(task=tasks[0]).kind == "stop"


def test_what_changed_since_it_was_looked_at_is_looked_at_again(as_user, old, tasks, finance, an):
    client, data = as_user(an), {**PAPER, "choice": f"move:{finance.pk}"}
    seen = client.post(address(old), data).context["plan"].digest
    amend_in_transaction(tasks[0])
    page = client.post(address(old), {**data, "seen": seen})
    assert page.status_code == 200
    assert page.context["changed"]
    assert not Transfer.objects.exists()
    other = client.post(address(old), {**data, "choice": "stop", "seen": page.context["plan"].digest})
    assert other.context["plan"].groups[0]["kind"] == "stop"
    assert not Transfer.objects.exists()


def amend_in_transaction(task: Task) -> None:
    amend(task, date(2025, 5, 20), received_on=date(2025, 5, 20))


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"number": ""}, "number"),
        ({"dated": "01/01/2027"}, "dated"),
        ({"day": "01/01/2027"}, "day"),
        ({"day": "01/04/2025"}, ""),
        ({"choice": "others"}, "units"),
        ({"choice": "leave"}, "choice"),
        ({"choice": "move:999999"}, "choice"),
    ],
)
def test_what_is_wrong_is_told_at_its_place_and_nothing_is_written(
    as_user, old, tasks, finance, an, data, place
):
    page = as_user(an).post(address(old), {**PAPER, "choice": f"move:{finance.pk}", **data})
    if data.get("day") == "01/04/2025":  # given on 1/5: each goes from its own day, which the plan says
        assert page.context["plan"].given_later == 4
        return
    assert page.status_code == 422
    assert place in page.context["form"].errors
    assert page.context["plan"] is None
    assert not Transfer.objects.exists()


def test_a_row_that_contradicts_itself_is_marked(as_user, old, tasks, finance, an):
    into = make_task(finance, an, given_on=GIVEN)
    for row in (
        {"choice": "stop", "into": str(into.pk)},
        {"choice": "merge"},
        {"choice": "others"},
        {"into": "999999"},
        {"choice": "merge", "into": "chữ"},
    ):
        extra = {f"t{tasks[0].pk}-{name}": value for name, value in row.items()}
        page = as_user(an).post(address(old), {**PAPER, "choice": f"move:{finance.pk}", **extra})
        assert page.status_code == 422, row
        assert page.context["rows"][0]["form"].errors
        assert page.context["rows"][0]["form"].is_unfolded


def test_a_step_that_cannot_be_taken_stops_all_with_its_task_named(as_user, old, tasks, finance, an):
    Task.objects.filter(pk=tasks[2].pk).update(outside="A-7")
    make_task(finance, an, outside="A-7")
    page = as_user(an).post(address(old), {**PAPER, "choice": f"move:{finance.pk}"})
    assert page.status_code == 422
    assert "A-7" in page.content.decode()
    assert f"#{tasks[2].pk}" in page.content.decode()


def test_more_tasks_than_are_shown_follow_the_choice_for_all(as_user, old, tasks, finance, an, monkeypatch):
    monkeypatch.setattr("cchc.tasks.forms_transfers.SINGLY", 1)
    page = as_user(an).get(address(old))
    assert (len(page.context["rows"]), page.context["form"].beyond) == (1, 3)
    data = {**PAPER, "choice": f"move:{finance.pk}", f"t{tasks[3].pk}-choice": "stop"}
    confirm(as_user(an), old, data)
    assert set(Transfer.objects.values_list("kind", flat=True)) == {"move"}


def test_the_number_of_queries_does_not_grow_with_the_tasks(
    as_user, old, tasks, an, django_assert_max_num_queries: Any
) -> None:
    for _number in range(20):
        make_task(old, an, given_on=GIVEN)
    client = as_user(an)
    client.get(address(old))  # the tree of units is read once and kept
    with django_assert_max_num_queries(14):
        client.get(address(old))


def test_the_tasks_page_tells_what_became_of_it(as_user, old, tasks, finance, health, an, binh):
    confirm(as_user(an), old, {**PAPER, "choice": "share", f"t{tasks[0].pk}-choice": f"move:{finance.pk}"})
    moved, shared = tasks[0], tasks[1]
    heir = Task.objects.get(origin=shared, lead=finance)
    text = as_user(an).get(f"/nhiem-vu/{moved.pk}/").content.decode()
    assert "15/QĐ-UBND (02/07/2025)" in text
    text = as_user(an).get(f"/nhiem-vu/{shared.pk}/").content.decode()
    assert f'href="/nhiem-vu/{heir.pk}/"' in text
    text = as_user(binh).get(f"/nhiem-vu/{heir.pk}/").content.decode()
    assert f'href="/nhiem-vu/{shared.pk}/"' in text  # finance sees what its predecessor owed
    assert "15/QĐ-UBND (02/07/2025)" in text


def test_who_only_reads_and_a_stranger_are_refused(as_user, old, binh, chi):
    assert as_user(binh).get(address(old)).status_code == 403
    assert as_user(chi).post(address(old), {}).status_code == 403


@pytest.mark.parametrize("key", ["0", "abc", "9" * 40])
def test_a_bad_id_is_not_found(as_user, an, key):
    assert as_user(an).get(f"/nhiem-vu/chuyen-giao/{key}/").status_code == 404


def test_a_unit_that_goes_on_is_not_found(as_user, an, finance):
    assert as_user(an).get(address(finance)).status_code == 404
