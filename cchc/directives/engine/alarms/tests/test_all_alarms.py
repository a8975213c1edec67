"""Alarms as a whole: found by their folder, in the order of the text, codes never renamed."""

from __future__ import annotations

from datetime import date

from cchc.directives.engine import alarms
from cchc.directives.engine.alarming import all_alarms
from cchc.directives.engine.alarms.tests.build import context, due, task
from cchc.lib.registry import discover

#: The codes of the reading contract.
CODES = {
    "deadline-before-issue",
    "deadline-past",
    "deadline-impossible",
    "deadline-day-off",
    "cites-later",
    "lead-missing",
    "lead-several",
    "addressee-unknown",
    "addressee-ended",
    "task-twice",
    "recurrence-unclear",
    "secrecy-mark",
}


def test_every_code_of_the_contract_has_its_file() -> None:
    members = discover(alarms)
    assert {member.CODE for member in members} >= CODES
    assert all(member.CODE.replace("-", "_") == member.__name__.rpartition(".")[2] for member in members)


def test_alarms_come_in_the_order_of_the_text() -> None:
    tasks = task(1, start=50, lead=()), task(2, "nộp", start=5, deadline=due(date(2024, 1, 1)), lead=())
    found = all_alarms(context(*tasks, text="x" * 100))
    assert [(alarm.start, alarm.code) for alarm in found] == [
        (5, "deadline-before-issue"),
        (5, "lead-missing"),
        (50, "lead-missing"),
    ]


def test_each_message_is_one_sentence() -> None:
    tasks = task(1, lead=()), task(2, "nộp", deadline=due(date(2024, 1, 1)), lead=())
    for alarm in all_alarms(context(*tasks)):
        assert alarm.message.endswith(".")
        assert "\n" not in alarm.message
        assert "!" not in alarm.message
