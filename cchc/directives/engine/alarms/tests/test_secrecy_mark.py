from __future__ import annotations

import pytest

from cchc.directives.engine.alarms.secrecy_mark import check
from cchc.directives.engine.alarms.tests.build import context
from cchc.directives.engine.model import Header


@pytest.mark.parametrize(
    ("text", "mark", "start"),
    [
        ("bí mật MẬT", "MẬT", 7),
        ("TỐI\nMẬT", "TỐI MẬT", 0),
        ("độ mật: Tối mật", "TỐI MẬT", 0),
        ("không thấy", "MẬT", 0),
    ],
)
def test_the_mark_is_told_at_its_place(text: str, mark: str, start: int) -> None:
    (alarm,) = check(context(text=text, header=Header(secrecy=mark)))
    assert (alarm.code, alarm.task, alarm.start) == ("secrecy-mark", None, start)
    assert mark in alarm.message


def test_a_document_without_the_mark_is_silent() -> None:
    assert not list(check(context(text="MẬT")))
