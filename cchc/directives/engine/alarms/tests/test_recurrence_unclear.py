from __future__ import annotations

from cchc.directives.engine.alarms.recurrence_unclear import check
from cchc.directives.engine.alarms.tests.build import context, due, task


def test_a_recurring_duty_without_a_known_period_is_told() -> None:
    tasks = (
        task(1, deadline=due(None, "recurring")),
        task(2, deadline=due(None, "recurring"), recurrence={"raw": "theo đợt"}),
        task(3, deadline=due(None, "recurring"), recurrence="monthly"),
        task(4),
    )
    assert [(alarm.code, alarm.task) for alarm in check(context(*tasks))] == [
        ("recurrence-unclear", "t01"),
        ("recurrence-unclear", "t02"),
    ]
