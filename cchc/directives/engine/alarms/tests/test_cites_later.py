from __future__ import annotations

from datetime import date

from cchc.directives.engine.alarms.cites_later import check
from cchc.directives.engine.alarms.tests.build import context
from cchc.directives.engine.cites import find
from cchc.directives.engine.model import Header

LATE = "Kế hoạch số 9/KH-UBND ngày 26/6/2026; "
TEXT = LATE + LATE + "Quyết định số 1/QĐ-UBND ngày 1/1/2025"


def test_a_document_cited_before_it_existed_is_told_once_at_its_first_mention() -> None:
    (alarm,) = check(context(text=TEXT, cites=find(TEXT)))
    assert (alarm.code, alarm.task, alarm.start) == ("cites-later", None, 0)
    assert "9/KH-UBND" in alarm.message
    assert "26/06/2026" in alarm.message
    assert "ngày ban hành 17/05/2025" in alarm.message


def test_a_posting_date_is_enough_and_no_date_is_not() -> None:
    (alarm,) = check(context(cites=find(TEXT), header=Header(posted=date(2025, 5, 1))))
    assert "ngày đăng tin 01/05/2025" in alarm.message
    assert not list(check(context(cites=find(TEXT), header=Header())))
