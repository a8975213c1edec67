"""The deadline followed, told from the deadline written by the rule that this organisation set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from cchc.lib.vntext import fold
from cchc.workcal.calendar import calendar
from cchc.workcal.engine.deadlines import DeadlineRule

if TYPE_CHECKING:
    from datetime import date


def rule() -> DeadlineRule:
    """The rule in force: settings CCHC_BEFORE_EXCLUDES and CCHC_DAY_OFF_ROLLS."""
    return DeadlineRule(strict=settings.BEFORE_EXCLUDES, roll=settings.DAY_OFF_ROLLS)


def followed(written: date | None, words: str) -> tuple[date | None, str]:
    """The last day that counts as on time, and its basis where it differs from the day written.

    ``words``: the deadline in words; "trước" before its day is what the strict rule reads apart.
    """
    if written is None:
        return None, ""
    before = "truoc" in fold(words).split()
    last = calendar().last_day(written, "before" if before else "by", rule()).last
    if last == written:
        return last, ""
    if last > written:
        return last, rolled_words(written)
    return last, _("“before {day}” does not include that day").format(day=f"{written:%d/%m/%Y}")


def rolled_words(written: date) -> str:
    """The basis of a deadline followed that lies behind the one written, which is a day off."""
    return _("{day} is a day off: goes on to the next working day").format(day=f"{written:%d/%m/%Y}")
