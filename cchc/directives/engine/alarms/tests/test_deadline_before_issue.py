from __future__ import annotations

from datetime import date

from cchc.directives.engine.alarms.deadline_before_issue import check
from cchc.directives.engine.alarms.tests.build import context, due, task
from cchc.directives.engine.model import Header, Span


def test_a_deadline_before_the_issue_date_is_told_at_its_place() -> None:
    (alarm,) = check(context(task(deadline=due(date(2024, 5, 30), span=Span(7, 20)))))
    assert (alarm.code, alarm.task, alarm.start, alarm.end) == ("deadline-before-issue", "t01", 7, 20)
    assert "30/05/2024" in alarm.message
    assert "ngày ban hành 17/05/2025" in alarm.message


def test_without_an_issue_date_the_posting_date_counts_and_is_named() -> None:
    (alarm,) = check(context(task(deadline=due(date(2024, 5, 30))), header=Header(posted=date(2025, 5, 28))))
    assert "ngày đăng tin 28/05/2025" in alarm.message
    assert (alarm.start, alarm.end) == (0, len("lập kế hoạch"))


def test_a_deadline_on_the_issue_date_or_none_is_sound() -> None:
    assert not list(check(context(task(deadline=due(date(2025, 5, 17))), task(2))))


def test_nothing_is_told_where_no_date_is_known() -> None:
    assert not list(check(context(task(deadline=due(date(2024, 5, 30))), header=Header())))
