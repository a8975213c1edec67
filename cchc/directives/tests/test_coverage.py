"""Coverage of a directive: works / colleague / 403 / stranger / bad id; its sums are those of its lists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.directives.actions.accept import accept
from cchc.directives.coverage import covered, summed
from cchc.directives.models import Item, Link
from cchc.directives.tests.conftest import items_by_lead
from cchc.lib.xlsx import read
from cchc.tasks import actions
from cchc.tasks.models import Task

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.directives.models import Directive

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fixed_day(settings: Any) -> None:
    settings.FIXED_TODAY = "2026-06-15"


@pytest.fixture
def given(directive: Directive, an: User) -> Directive:
    """Two sentences are tracked and given, one dropped, the others kept; one task is done."""
    items = items_by_lead(directive)
    directive.items.update(triage="keep", seen=True)
    for row in (items["Sở Tài chính"], items["Sở Y tế"]):
        Item.objects.filter(pk=row.pk).update(triage="track")
    last = directive.items.last()
    assert last is not None
    Item.objects.filter(pk=last.pk).update(triage="drop", drop_reason="Đã có")
    directive.alarms.update(answer="Giữ")
    accept(directive, by=an)
    done = Task.objects.get(directive_link__item=items["Sở Y tế"])
    actions.enter_result(done, by=an, words="BC", on=date(2026, 5, 20))
    return directive


def page(client: Any, directive: Directive, **query: Any) -> Any:
    """The answer of the page."""
    return client.get(reverse("directives:coverage", args=[directive.pk]), query)


def test_each_sentence_stands_with_its_triage_and_its_tasks(given: Directive, an: User, as_user: Any) -> None:
    context = page(as_user(an), given).context
    assert len(context["rows"]) == given.items.count() == context["sums"]["sentences"]
    assert (context["sums"]["followed"], context["sums"]["done"], context["sums"]["lacking"]) == (2, 1, 0)
    assert {name: count for name, _words, count in context["sums"]["tasks"]} == {
        "done": 1,
        "overdue": 1,
        "open": 0,
        "stopped": 0,
    }
    assert sum(count for _value, _words, count in context["sums"]["triage"]) == given.items.count()


@pytest.mark.parametrize(
    ("show", "count"),
    [("track", 2), ("drop", 1), ("done", 1), ("overdue", 1), ("open", 0), ("lacking", 0), ("x", None)],
)
def test_the_sentences_are_narrowed(
    show: str, count: int | None, given: Directive, an: User, as_user: Any
) -> None:
    rows = page(as_user(an), given, show=show).context["rows"]
    assert len(rows) == (given.items.count() if count is None else count)


def test_a_tracked_sentence_without_a_task_is_told(given: Directive, an: User, as_user: Any) -> None:
    kept = given.items.filter(triage="keep").first()
    assert kept is not None
    Item.objects.filter(pk=kept.pk).update(triage="track")
    answer = page(as_user(an), given, show="lacking")
    assert [row.item.pk for row in answer.context["rows"]] == [kept.pk]
    assert "note tone-due-soon" in answer.content.decode()


def test_periods_of_a_recurring_duty_count_and_open_as_a_list(
    given: Directive, an: User, as_user: Any
) -> None:
    series = Task.objects.filter(accepted_on__isnull=True).get()
    Task.objects.filter(pk=series.pk).update(kind="series")
    for number in range(6):
        part = Task(
            wording="Kỳ",
            lead=series.lead,
            given_on=series.given_on,
            source_label="x",
            parent=series,
            period=f"2026-{number}",
            due=date(2026, 7, 1),
            due_written=date(2026, 7, 1),
        )
        actions.enter(part, by=an)
    client = as_user(an)
    row = next(row for row in page(client, given).context["rows"] if row.series)
    assert (row.sums["open"], row.shown) == (6, [])
    item = Link.objects.get(task=series).item_id
    for query, count in (({"sentence": item}, 6), ({"directive": given.pk}, 7)):
        table = client.get(reverse("tasks:list"), {**query, "kind": "single"}).context["table"]
        assert table.count == count
        assert table.filters.chips[0].words
    listed = client.get(reverse("directives:list")).context["table"].records
    assert [(one.finished, one.followed) for one in listed] == [(1, 7)]


def test_excel_has_a_line_for_each_task_and_each_sentence_without(
    given: Directive, an: User, as_user: Any
) -> None:
    _title, _made, head, *rows = read(page(as_user(an), given, format="xlsx").content)
    assert len(rows) == given.items.count()
    assert head[0] == "STT"


def test_who_sees_no_whole_document_is_refused_and_a_stranger_finds_none(
    given: Directive, binh: User, as_user: Any
) -> None:
    assert page(as_user(binh), given).status_code == 403
    Link.objects.all().delete()
    assert page(as_user(binh), given).status_code == 404


def test_a_bad_id_is_not_found(an: User, as_user: Any) -> None:
    assert as_user(an).get("/van-ban/999999/do-phu/").status_code == 404


def test_a_document_without_a_task_has_no_rate(directive: Directive, an: User, as_user: Any) -> None:
    assert summed(covered(directive, an))["rate"] is None
    assert page(as_user(an), directive).status_code == 200


def test_coverage_costs_few_queries(
    given: Directive, an: User, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user(an)
    client.get("/")
    with django_assert_max_num_queries(12):
        page(client, given)
