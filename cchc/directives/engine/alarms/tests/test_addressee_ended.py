from __future__ import annotations

from datetime import date

from cchc.directives.engine.alarms.addressee_ended import check
from cchc.directives.engine.alarms.tests.build import Town, candidate, context, due, party, task
from cchc.directives.engine.model import Header


def test_a_unit_that_ended_before_the_document_is_told_with_its_successor() -> None:
    town = Town({"Sở X": (candidate("Sở X", ended=date(2025, 2, 28), heirs=("p/Sở Y",)),)})
    (alarm,) = check(context(task(lead=(party("Sở X", start=3),)), units=town))
    assert (alarm.code, alarm.task, alarm.start) == ("addressee-ended", "t01", 3)
    assert "28/02/2025, trước ngày của văn bản" in alarm.message
    assert "chuyển cho Sở Y và" in alarm.message


def test_a_unit_that_ends_before_the_task_is_due_is_told() -> None:
    town = Town({"Sở Nội vụ": (candidate("Sở Nội vụ", ended=date(2025, 6, 30)),)})
    tasks = task(deadline=due(date(2025, 11, 30))), task(2, deadline=due(date(2025, 6, 30))), task(3)
    (alarm,) = check(context(*tasks, units=town))
    assert alarm.task == "t01"
    assert "trước khi nhiệm vụ đến hạn; chọn đơn vị tiếp nhận" in alarm.message


def test_many_successors_are_shortened() -> None:
    heirs = tuple(f"p/xã {number}" for number in range(1, 6))
    town = Town({"Sở Nội vụ": (candidate("huyện X", ended=date(2025, 5, 1), heirs=heirs),)})
    (alarm,) = check(context(task(), units=town))
    assert "xã 1, xã 2, xã 3 … và ghi" in alarm.message


def test_living_and_unknown_units_and_readings_without_units_or_date_are_silent() -> None:
    town = Town({"Sở Nội vụ": (candidate("Sở Nội vụ"),)})
    assert not list(check(context(task(), task(2, lead=(party("Sở Z"),)), units=town)))
    assert not list(check(context(task())))
    assert not list(check(context(task(), units=town, header=Header())))
