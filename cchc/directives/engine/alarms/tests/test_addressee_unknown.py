from __future__ import annotations

from datetime import date

from cchc.directives.engine.alarms.addressee_unknown import check
from cchc.directives.engine.alarms.tests.build import Town, candidate, context, party, task
from cchc.directives.engine.model import Header

TOWN = Town({"Sở Y tế": (candidate("Sở Y tế"),)})


def test_a_name_that_no_unit_answers_to_is_told_once() -> None:
    leads = party("Sở Mây", start=4), party("Sở Y tế"), party("sở  mây", start=30)
    (alarm,) = check(context(task(lead=leads), units=TOWN))
    assert (alarm.code, alarm.task, alarm.start, alarm.end) == ("addressee-unknown", "t01", 4, 10)
    assert "“Sở Mây”" in alarm.message


def test_resolved_names_groups_and_bodies_are_left_alone() -> None:
    leads = party("A", unit="x/a"), party("các sở", kind="group"), party("Đoàn", kind="body")
    assert not list(check(context(task(lead=leads), units=TOWN)))


def test_without_units_or_a_date_nothing_is_told() -> None:
    assert not list(check(context(task(lead=(party("Sở Mây"),)))))
    assert not list(check(context(task(lead=(party("Sở Mây"),)), units=TOWN, header=Header())))
    assert list(
        check(context(task(lead=(party("Sở Mây"),)), units=TOWN, header=Header(posted=date(2025, 1, 1))))
    )
