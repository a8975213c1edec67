"""What goes on in other units since a directive's task was shared out is found by that directive, and counted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.conftest import make_unit
from cchc.directives.actions import accept, enter, remove
from cchc.directives.coverage import covered, summed
from cchc.directives.listing import directives
from cchc.directives.models import Item
from cchc.directives.tests.conftest import notice_file
from cchc.directives.tests.test_accept import RECURRING, look_at_all
from cchc.tasks import actions
from cchc.tasks.actions import transferring
from cchc.tasks.actions.papers import Paper
from cchc.tasks.lineage import come_of, went_on
from cchc.tasks.models import Task
from cchc.tasks.tests.conftest import make_task

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.accounts.models import User
    from cchc.directives.models import Directive
    from cchc.units.models import Unit

PAPER = Paper("9/QĐ-UBND", date(2026, 6, 2))


@pytest.fixture(autouse=True)
def _fixed_day(settings: Any) -> None:
    settings.FIXED_TODAY = "2026-06-15"


@pytest.fixture
def others(province: Unit) -> list[Unit]:
    """Two units that take over what is shared out."""
    return [
        make_unit(f"phu-tho-2025/so-{n}", f"Sở Số {n}", parent=province, province=province) for n in (1, 2)
    ]


@pytest.fixture
def given(office: Unit, finance: Unit, health: Unit, an: User, tmp_path: Path) -> Directive:
    """A notice with a duty of every quarter; each named unit has its tasks."""
    path = notice_file(tmp_path, RECURRING, "tb.txt")
    found = enter.upload(path, path.name, by=an, unit=office)
    look_at_all(found, an)
    accept.accept(found, by=an)
    return found


def single(directive: Directive, lead: Unit) -> Task:
    row = Task.objects.filter(directive_link__item__directive=directive, lead=lead, kind="single").first()
    assert row is not None
    return row


def share(task: Task, units: list[Unit], by: User, day: date = date(2026, 6, 10)) -> list[Task]:
    transferring.share(Task.objects.get(pk=task.pk), units, by=by, paper=PAPER, day=day)
    return list(Task.objects.filter(origin=task).order_by("pk"))


def listed(client: Any, **query: Any) -> set[int]:
    """The keys of the tasks that the list shows."""
    page = client.get(reverse("tasks:list"), query)
    assert page.status_code == 200
    return {task.pk for task in page.context["table"].queryset}


def test_the_list_of_a_directive_holds_what_its_task_was_shared_out_to(as_user, given, finance, others, an):
    task = single(given, finance)
    before = listed(as_user(an), directive=given.pk)
    heirs = share(task, others, an)
    strange = make_task(others[0], an)
    found = listed(as_user(an), directive=given.pk)
    assert found == before | {heir.pk for heir in heirs}
    assert strange.pk not in found
    item = task.directive_link.item  # type: ignore[attr-defined]
    assert {heir.pk for heir in heirs} < listed(as_user(an), sentence=item.pk)
    other = Item.objects.filter(directive=given, links__isnull=False).exclude(pk=item.pk).first()
    assert not {heir.pk for heir in heirs} & listed(as_user(an), sentence=other.pk)


def test_over_several_handings_over_and_with_the_periods_of_a_recurring_task(
    as_user, given, others, health, an
):
    series = Task.objects.get(kind="series", directive_link__item__directive=given)
    heirs = share(series, others, an)
    assert all(heir.kind == "series" for heir in heirs)
    again = share(heirs[0], [others[1], health], an, date(2026, 6, 12))
    periods = Task.objects.filter(parent__in=[*heirs, *again])
    assert periods.exists()
    wanted = {task.pk for task in [*heirs, *again, *periods]}
    assert wanted <= listed(as_user(an), directive=given.pk)
    first = Task.objects.filter(directive_link__item__directive=given)
    roots = went_on(first)
    assert {roots[key] for key in wanted} == {series.pk}


def test_parts_of_a_task_of_several_units_and_their_heirs_are_found(as_user, given, others, office, an):
    item = given.items.filter(links__isnull=True, lead_group="").first() or given.items.first()
    parent = make_task(office, an, kind="group", due=None)
    item.links.create(task=parent)
    part = make_task(office, an, parent=parent)
    heirs = share(part, others, an)
    assert {parent.pk, part.pk, *(heir.pk for heir in heirs)} <= listed(as_user(an), directive=given.pk)
    page = as_user(an).get(reverse("directives:coverage", args=[given.pk]))
    row = next(one for one in page.context["rows"] if one.item.pk == item.pk)
    assert {task.pk for task, _state in row.tasks} >= {part.pk, *(heir.pk for heir in heirs)}


def test_the_sums_of_the_coverage_are_those_of_its_lists(as_user, given, finance, others, an):
    heirs = share(single(given, finance), others, an)
    series = Task.objects.get(kind="series", directive_link__item__directive=given)
    share(series, others, an)
    actions.enter_result(heirs[0], by=an, words="BC", on=date(2026, 6, 14))
    rows = covered(given, an)
    sums = summed(rows)
    client = as_user(an)
    single_ones = listed(client, directive=given.pk, kind="single")
    stopped = listed(client, directive=given.pk, kind="single", state="stopped")
    assert sums["followed"] == len(single_ones) - len(stopped)
    for row in rows:
        if row.tasks:
            assert {task.pk for task, _state in row.tasks} == listed(
                client, sentence=row.item.pk, kind="single"
            )
    request = client.get(reverse("directives:list")).wsgi_request
    line = directives(request).queryset.get(pk=given.pk)
    assert (line.finished, line.followed) == (sums["done"], sums["followed"])


def test_words_of_a_removed_document_go_from_what_it_was_shared_out_to(given, finance, others, an):
    heirs = share(single(given, finance), others, an)
    series = Task.objects.get(kind="series", directive_link__item__directive=given)
    heirs += share(series, others, an)
    periods = list(Task.objects.filter(parent__in=heirs))
    assert periods
    remove.remove(given, by=an, why="Nhầm")
    for task in [*heirs, *periods]:
        row = Task.objects.get(pk=task.pk)
        assert (row.source_sentence, row.source_label, row.file) == ("", "", None)
        assert "quyết toán" not in row.wording


def test_a_unit_that_got_a_share_finds_it_by_the_directive_and_not_the_rest(
    as_user, given, finance, others, an
):
    from cchc.conftest import make_user

    heirs = share(single(given, finance), others, an)
    officer = make_user("nhan", "Người Nhận", "unit_officer", others[0])
    assert listed(as_user(officer), directive=given.pk) == {heirs[0].pk}


def test_where_nothing_was_shared_out_it_costs_one_query(given, an, django_assert_num_queries: Any):
    first = Task.objects.filter(directive_link__item__directive=given)
    with django_assert_num_queries(1):
        assert went_on(first) == {}
    with django_assert_num_queries(2):
        assert list(Task.objects.filter(come_of(first)))


@pytest.mark.parametrize("key", ["0", "abc", "9" * 40, "-1"])
def test_a_bad_directive_in_the_address_is_no_error(as_user, given, an, key):
    assert as_user(an).get(reverse("tasks:list"), {"directive": key}).status_code == 200
