"""A task that Sở Tài chính leads, given by An's office."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.conftest import make_user
from cchc.tasks import actions
from cchc.tasks.models import Task

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

TODAY = date(2026, 6, 15)


@pytest.fixture(autouse=True)
def _fixed_day(settings: Any) -> None:
    settings.FIXED_TODAY = TODAY.isoformat()


def make_task(lead: Unit, by: User, **fields: Any) -> Task:
    """A task given on 1/6/2026, due on 30/6/2026 unless said otherwise."""
    due = fields.pop("due", date(2026, 6, 30))
    task = Task(
        **{
            "wording": "Rà soát các khoản chi chưa quyết toán",
            "lead": lead,
            "given_on": date(2026, 6, 1),
            "due": due,
            "due_written": due,
            "deadline_kind": "by" if due else "none",
            "source_label": "77/TB-VPUBND (02/03/2026)",
            **fields,
        }
    )
    return actions.enter(task, by=by)


@pytest.fixture
def task(finance: Unit, an: User) -> Task:
    """Sở Tài chính owes it, within time."""
    return make_task(finance, an)


@pytest.fixture
def dung(finance: Unit) -> User:
    """Dũng is the officer of Sở Tài chính, who reports."""
    return make_user("dung", "Hoàng Văn Dũng", "unit_officer", finance)
