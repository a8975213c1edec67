from __future__ import annotations

from cchc.directives.engine.alarms.task_twice import check
from cchc.directives.engine.alarms.tests.build import context, party, task


def test_the_same_words_for_the_same_leads_are_told_whatever_their_accents_and_marks() -> None:
    (alarm,) = check(context(task(1, "lập kế hoạch, báo cáo"), task(2, "Lập  kế hoạch; báo cáo.")))
    assert (alarm.code, alarm.task) == ("task-twice", "t02")
    assert "t01" in alarm.message


def test_other_words_or_other_leads_are_another_task() -> None:
    assert not list(check(context(task(1), task(2, "lập báo cáo"), task(3, lead=(party("Sở Y tế"),)))))
