"""The deadline followed: the organisation's rule is a switch, and says itself where it moves a day."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.tasks.deadlines import followed

SATURDAY, MONDAY = date(2025, 11, 15), date(2025, 11, 17)
FRIDAY = date(2025, 8, 15)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("strict", "roll", "written", "words", "last"),
    [
        (False, False, FRIDAY, "trước ngày 15/8/2025", FRIDAY),
        (True, False, FRIDAY, "trước ngày 15/8/2025", date(2025, 8, 14)),
        (True, False, FRIDAY, "chậm nhất ngày 15/8/2025", FRIDAY),
        (False, True, SATURDAY, "trước ngày 15/11/2025", MONDAY),
        (False, False, SATURDAY, "trước ngày 15/11/2025", SATURDAY),
        (False, False, None, "", None),
    ],
)
def test_the_rule_decides_the_last_day_and_tells_its_reason(settings, strict, roll, written, words, last):
    settings.BEFORE_EXCLUDES, settings.DAY_OFF_ROLLS = strict, roll
    day, basis = followed(written, words)
    assert day == last
    assert bool(basis) == (last != written)
