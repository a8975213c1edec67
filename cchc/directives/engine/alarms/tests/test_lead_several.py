from __future__ import annotations

import pytest

from cchc.directives.engine.alarms.lead_several import check
from cchc.directives.engine.alarms.tests.build import context, party, task

TEXT = "Sở A và Sở B chủ trì, phối hợp với Sở C lập đề án"


def test_two_named_bodies_told_to_lead_are_told() -> None:
    leads = party("Sở A"), party("Sở B", start=8)
    (alarm,) = check(context(task(1, TEXT[13:], start=13, lead=leads), text=TEXT))
    assert (alarm.code, alarm.task) == ("lead-several", "t01")
    assert "Sở A, Sở B" in alarm.message


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Sở A và Sở B lập đề án", (party("Sở A"), party("Sở B", start=8))),
        ("Sở A chủ trì lập đề án", (party("Sở A"),)),
        ("Các sở, các ban chủ trì", (party("Các sở", kind="group"), party("các ban", kind="group", start=8))),
    ],
)
def test_several_leads_without_the_word_one_lead_and_groups_are_usual(
    text: str, leads: tuple[object, ...]
) -> None:
    assert not list(check(context(task(1, text, lead=leads), text=text)))
