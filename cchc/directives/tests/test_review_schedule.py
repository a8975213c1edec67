"""Which reporting schedule a duty follows is chosen while the document is reviewed; its task has its series at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.audit.trail import of
from cchc.directives.actions import accept, enter, review
from cchc.directives.models import Item
from cchc.directives.tests.conftest import notice_file
from cchc.directives.tests.test_accept import RECURRING, look_at_all
from cchc.tasks.actions import load_schedules
from cchc.tasks.models import Schedule, Task

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.accounts.models import User
    from cchc.directives.models import Directive
    from cchc.units.models import Unit


@pytest.fixture
def recurring(
    office: Unit, finance: Unit, health: Unit, an: User, tmp_path: Path, settings: Any
) -> Directive:
    """A notice of 2/3/2026 with one duty of every quarter and one that stands without a recurrence."""
    settings.FIXED_TODAY = "2026-06-20"
    path = notice_file(tmp_path, RECURRING, "tb-dinh-ky.txt")
    return enter.upload(path, path.name, by=an, unit=office)


@pytest.fixture
def monthly(db: Any) -> Schedule:
    """The shipped schedule of every month."""
    load_schedules(by="data")
    return Schedule.objects.get(key="hang-thang")


def quarterly(directive: Directive) -> Item:
    return directive.items.get(recurrence="quarterly")


def standing(directive: Directive) -> Item:
    return directive.items.get(deadline_kind="standing")


def typed(item: Item, **changes: Any) -> dict[str, Any]:
    """What the form of a sentence sends."""
    return {
        "version": item.version,
        "wording": item.wording,
        "leads": [unit.pk for unit in item.leads.all()],
        "coordinators": [],
        "deadline_kind": item.deadline_kind,
        "due_written": "",
        "due": "",
        "due_basis": "",
        "recurrence": item.recurrence,
        "schedule": "",
        "report_to": item.report_to,
        "product": item.product,
        **changes,
    }


def sent(client: Any, item: Item, **changes: Any) -> Any:
    address = reverse("directives:item", args=[item.pk])
    return client.post(address, typed(item, **changes), headers={"hx-request": "true"})


def test_the_schedule_chosen_is_kept_and_its_task_has_its_series_at_once(as_user, recurring, an, monthly):
    item = quarterly(recurring)
    sent(as_user(an), item, schedule=monthly.pk)
    item = Item.objects.get(pk=item.pk)
    assert (item.schedule, item.seen) == (monthly, True)
    assert of(item).first().after["schedule_id"] == monthly.pk
    look_at_all(recurring, an)
    accept.accept(recurring, by=an)
    series = Task.objects.get(directive_link__item=item)
    assert (series.kind, series.schedule, series.due) == ("series", monthly, None)
    periods = list(series.parts.order_by("due").values_list("period", "due"))
    assert periods[0] == ("2026-M03", date(2026, 3, 20))
    assert periods[-1] == ("2026-M07", date(2026, 7, 20))
    assert len(periods) == 5


def test_without_a_choice_the_one_of_the_recurrence_is_followed(as_user, recurring, an, monthly):
    item = quarterly(recurring)
    sent(as_user(an), item)
    look_at_all(recurring, an)
    accept.accept(recurring, by=an)
    assert Task.objects.get(directive_link__item=item).schedule.key == "hang-quy"


def test_a_standing_duty_follows_the_one_chosen(as_user, recurring, an, monthly):
    item = standing(recurring)
    sent(as_user(an), item, schedule=monthly.pk)
    assert Item.objects.get(pk=item.pk).recurrence == "other"
    look_at_all(recurring, an)
    accept.accept(recurring, by=an)
    task = Task.objects.get(directive_link__item=item)
    assert (task.kind, task.deadline_kind, task.schedule) == ("series", "standing", monthly)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"deadline_kind": "by", "due_written": "30/09/2026", "due": "30/09/2026"}, "schedule"),
        ({"due_written": "30/09/2026", "due": "30/09/2026"}, "due"),
        ({"deadline_kind": "none", "recurrence": ""}, "schedule"),
    ],
)
def test_a_schedule_beside_a_day_of_its_own_or_for_a_duty_done_once_is_told(
    as_user, recurring, an, monthly, changes, place
):
    item = quarterly(recurring)
    answer = sent(as_user(an), item, schedule=monthly.pk, **changes)
    assert place in answer.context["form"].errors
    assert Item.objects.get(pk=item.pk).schedule is None


def test_a_schedule_that_ended_is_no_choice_save_where_it_was_chosen(as_user, recurring, an, monthly):
    Schedule.objects.filter(pk=monthly.pk).update(valid_to=date(2026, 6, 1))
    item = quarterly(recurring)
    answer = sent(as_user(an), item, schedule=monthly.pk)
    assert "schedule" in answer.context["form"].errors
    Item.objects.filter(pk=item.pk).update(schedule=monthly)
    assert not sent(as_user(an), Item.objects.get(pk=item.pk), schedule=monthly.pk).context["form"].errors


@pytest.mark.parametrize("key", ["0", "abc", "9" * 40])
def test_a_bad_schedule_is_told(as_user, recurring, an, key):
    assert "schedule" in sent(as_user(an), quarterly(recurring), schedule=key).context["form"].errors


def test_the_page_offers_it_and_the_last_page_names_what_will_come_back(as_user, recurring, an, monthly):
    client, item = as_user(an), quarterly(recurring)
    page = client.get(reverse("directives:review", args=[recurring.pk]), {"noi-dung": item.pk})
    assert monthly.name in page.content.decode()
    sent(client, item, schedule=monthly.pk)
    look_at_all(recurring, an)
    page = client.get(reverse("directives:accept", args=[recurring.pk]))
    assert page.context["series"] == [(Item.objects.get(pk=item.pk), monthly)]
    assert monthly.name in page.content.decode()


def test_a_split_keeps_the_schedule_and_a_merger_takes_the_others(recurring, an, monthly):
    item = quarterly(recurring)
    Item.objects.filter(pk=item.pk).update(schedule=monthly)
    item = Item.objects.get(pk=item.pk)
    first, second = review.split(item, by=an, at=item.start + item.quote.index("kết quả"))
    assert first.schedule == second.schedule == monthly
    Item.objects.filter(pk=first.pk).update(schedule=None, deadline_kind="none", recurrence="")
    whole = review.merge(Item.objects.get(pk=first.pk), Item.objects.get(pk=second.pk), by=an)
    assert (whole.schedule, whole.recurrence) == (monthly, "quarterly")


def test_who_may_not_review_chooses_nothing(as_user, recurring, an, chi, monthly):
    item = quarterly(recurring)
    assert sent(as_user(chi), item, schedule=monthly.pk).status_code in {403, 404}
    assert Item.objects.get(pk=item.pk).schedule is None
