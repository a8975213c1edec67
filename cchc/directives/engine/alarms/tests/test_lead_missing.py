from __future__ import annotations

from cchc.directives.engine.alarms.lead_missing import check
from cchc.directives.engine.alarms.tests.build import context, task


def test_a_task_for_nobody_is_told_a_closing_formula_is_not() -> None:
    (alarm,) = check(context(task(), task(2, lead=()), task(3, lead=(), generic=True)))
    assert (alarm.code, alarm.task) == ("lead-missing", "t02")
