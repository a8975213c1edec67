"""Lists and counts as they stood on a day: what happened later is not told, and what held then is."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from cchc.lib.xlsx import read
from cchc.tasks import actions
from cchc.tasks.history import amend
from cchc.tasks.tests.conftest import make_task

pytestmark = pytest.mark.django_db

LIST = "tasks:list"
CELL = re.compile(r'<td class="is-number[^"]*"><a href="([^"]+)">(\d+)</a></td>')


@pytest.fixture
def moved(task, health):
    """Given on 1/6 to Sở Tài chính, due on 5/6; on 10/6 Sở Y tế leads it, and it is due on 30/6."""
    with transaction.atomic():
        task.due_basis = "CV 88"
        amend(task, date(2026, 6, 1), due=date(2026, 6, 5))
        amend(task, date(2026, 6, 10), lead_id=health.pk, due=date(2026, 6, 30))
    return task


def found(client, **query):
    return client.get(reverse(LIST), query).context["table"]


def test_the_list_of_a_past_day_tells_lead_deadline_and_state_of_that_day(moved, finance, an, as_user):
    table = found(as_user(an), ngay="09/06/2026")
    row = table.records[0]
    assert (row.lead, row.due) == (finance, date(2026, 6, 5))
    assert "overdue" in table.rows[0]["cells"][0].words
    assert "09/06/2026" in table.band


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"ngay": "31/05/2026"}, 0),
        ({"ngay": "01/06/2026"}, 1),
        ({"ngay": "09/06/2026", "state": "overdue"}, 1),
        ({"ngay": "10/06/2026", "state": "overdue"}, 0),
        ({"ngay": "09/06/2026", "lead": "phu-tho-2025/so-tai-chinh"}, 1),
        ({"ngay": "10/06/2026", "lead": "phu-tho-2025/so-tai-chinh"}, 0),
        ({"ngay": "09/06/2026", "due_to": "05/06/2026"}, 1),
        ({"ngay": "09/06/2026", "part": "open_overdue", "kind": "single"}, 1),
        ({"part": "open_overdue"}, 0),
        ({"reading": "first_deadline", "part": "open_overdue"}, 0),
        ({"unit_kind": "department"}, 1),
        ({"unit_kind": "commune"}, 0),
        ({"from": "77/TB-VPUBND (02/03/2026)"}, 1),
        ({"ngay": "30/06/2027", "state": "overdue"}, 0),
        ({"ngay": "no day"}, 1),
        ({"part": "no part"}, 1),
    ],
)
def test_filters_ask_for_the_facts_of_the_day(moved, an, as_user, query, count):
    assert found(as_user(an), **query).count == count


def test_excel_of_a_past_day_tells_that_day(moved, an, as_user):
    answer = as_user(an).get(reverse(LIST), {"ngay": "09/06/2026", "format": "xlsx"})
    row = read(answer.content)[4]
    assert "Sở Tài chính" in row
    assert "Sở Y tế" not in row


def test_the_matrix_of_a_past_day_counts_for_the_unit_that_led_then(moved, finance, health, an, as_user):
    client = as_user(an)
    for day, unit, part in (("09/06/2026", finance, "open_overdue"), ("10/06/2026", health, "open_within")):
        matrix = client.get(reverse("tasks:by_unit"), {"ngay": day}).context["matrix"]
        (row,) = matrix["sections"][0].rows
        assert (row.unit, row.counts.of(part), row.counts.total) == (unit, 1, 1)


def test_every_count_of_the_matrix_opens_as_many_tasks(moved, finance, an, as_user):
    result = make_task(finance, an, due=date(2026, 6, 2), level="government")
    actions.enter_result(result, by=an, words="BC 1", on=date(2026, 6, 3))
    make_task(finance, an, due=None)
    make_task(finance, an, kind="group")
    client = as_user(an)
    for query in (
        {},
        {"group": "level"},
        {"group": "directive"},
        {"ngay": "09/06/2026"},
        {"ngay": "02/06/2026"},
    ):
        answer = client.get(reverse("tasks:by_unit"), query)
        cells = CELL.findall(answer.content.decode())
        assert len(cells) > 4
        for url, count in cells:
            path = url.replace("&amp;", "&")
            assert client.get(path).context["table"].count == int(count), (query, path)


def test_the_matrix_goes_out_as_excel(moved, an, as_user):
    answer = as_user(an).get(reverse("tasks:by_unit"), {"format": "xlsx"})
    _title, _day, head, row, total = read(answer.content)
    assert row[0] == "Sở Y tế"
    assert total[1] == 1
    assert len(head) == len(row)


def test_what_changed_counts_and_opens_what_happened_since(moved, finance, health, an, as_user):
    report = actions.write(moved, by=an, words="BC 2", complete=True)
    actions.approve(report, by=an)
    actions.give_back(report, by=an, why="Thiếu biểu")
    client = as_user(an)
    answer = client.get(reverse("tasks:changes"), {"tu": "09/06/2026"})
    counts = {figure["word"]: (figure["count"], figure["url"]) for figure in answer.context["figures"]}
    assert [count for count, _url in counts.values()] == [0, 0, 1, 0, 0, 1, 1, 0]
    for count, url in counts.values():
        assert client.get(url).context["table"].count == count


def test_a_task_became_overdue_once_and_not_if_it_was_so_before(task, an, as_user):
    with transaction.atomic():
        task.due_basis = "CV 88"
        amend(task, date(2026, 6, 1), due=date(2026, 6, 9))
    client = as_user(an)
    for since, count in (("10/06/2026", 1), ("11/06/2026", 0), ("01/06/2026", 1)):
        answer = client.get(reverse("tasks:changes"), {"tu": since})
        figures = [figure["count"] for figure in answer.context["figures"]]
        assert figures[4] == count, since


def test_a_stranger_counts_nothing(moved, chi, finance, as_user):
    with transaction.atomic():
        amend(moved, date(2026, 6, 11), lead_id=finance.pk)
    for name in ("tasks:by_unit", "tasks:changes"):
        assert as_user(chi).get(reverse(name)).status_code == 200
    assert as_user(chi).get(reverse("tasks:by_unit")).context["matrix"]["sum"].counts.total == 0
