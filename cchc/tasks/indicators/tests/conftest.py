"""Tasks of Sở Tài chính over the first half of 2026, each with what became of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.indicators.engine.window import Window
from cchc.tasks.models import Task
from cchc.web.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 6, 15)
Q1, Q2 = Window.parse("2026-Q1"), Window.parse("2026-Q2")


@pytest.fixture(autouse=True)
def _fixed_day(settings: Any) -> None:
    settings.FIXED_TODAY = TODAY.isoformat()


@pytest.fixture
def owed(an: Any) -> Callable[..., Task]:
    """Write a task: its lead, its deadline, the day of handing in (confirmed the same day unless it waits)."""

    def make(lead: Any, due: date | None, handed: date | None = None, **facts: Any) -> Task:
        known = {"since": date(2026, 1, 1), "accepted_on": handed, **facts}
        return Task.objects.create(
            wording="Báo cáo",
            lead=lead,
            given_on=date(2026, 1, 1),
            due=due,
            due_written=due,
            due_first=due,
            handed_on=handed,
            handed_first=handed,
            source_label="TB 1",
            created_at=now(),
            created_by=an,
            **known,
        )

    return make
