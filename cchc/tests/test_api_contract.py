"""The interface of other systems keeps what its own description promises, for whatever is sent to it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, assume, settings

from cchc.api import api
from cchc.wsgi import application

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db

schema = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="/api/v1/"))
schema.app = application


@pytest.fixture
def _kept_connection() -> Iterator[None]:
    """The whole application is asked in one transaction of the test: it must not look after its connection itself."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def head(
    settings: Any, office: Any, finance: Any, admin_user: Any, an: Any, _kept_connection: None
) -> dict[str, str]:
    """A token that may do everything, and a few tasks that it may read."""
    from cchc.accounts.tokens import give
    from cchc.tasks.actions import enter
    from cchc.tasks.models import Task

    settings.API_PER_MINUTE = 10**9
    settings.ALLOWED_HOSTS = ["*"]
    _token, secret = give(
        unit=office, name="QLVB", by=admin_user, may_write=True, everywhere=True, valid_to=None
    )
    for lead in (office, finance, office):
        enter(Task(wording="Rà soát", lead=lead, given_on=date(2026, 6, 1), source_label="TB 1"), by=an)
    return {"Authorization": f"Bearer {secret}"}


def sendable(query: dict[str, Any] | None) -> bool:
    """Whether every parameter that was made up reaches the other side: one without a name or a value does not."""
    return all(name and value not in (None, [], {}) for name, value in (query or {}).items())


@schema.parametrize()
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)
def test_every_answer_is_one_that_is_described(case: Any, head: dict[str, str]) -> None:
    assume(sendable(case.query))
    case.call_and_validate(headers=head)
