"""Writing the trail: ``record`` inside the same transaction as the change it tells of."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import connection, models

from cchc.audit.models import Event
from cchc.web.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: Fields that say nothing to a reader of the trail, or must not stand in it.
QUIET = frozenset(
    {
        "password",
        "version",
        "folded",
        "sort_key",
        "last_login",
        "text",
        "folded_text",
        "source_start",
        "source_end",
    }
)


def plain(value: Any) -> Any:
    """A value as JSON keeps it: dates as ISO, exact numbers as strings, rows as their words."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return str(value)


def snapshot(row: models.Model) -> dict[str, Any]:
    """The stored fields of a row as plain values; relations as their keys."""
    return {
        field.attname: plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.attname not in QUIET
    }


def draft(
    verb: str,
    row: models.Model,
    *,
    by: Any,
    unit: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    note: str = "",
    at: datetime | None = None,
) -> Event | None:
    """An event not yet written, for ``record`` and for writers of many rows. Nothing changed: no event.

    Of ``before`` and ``after`` only what differs is kept. ``by`` is a person (with ``pk`` and ``full_name``), or a word
    such as "tick" for the system itself.
    """
    old, new = before or {}, after if after is not None else snapshot(row)
    changed = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    if before is not None and not changed and not note:
        return None
    return Event(
        at=at or now(),
        by_id=getattr(by, "pk", None),
        by_name=str(getattr(by, "full_name", by))[:200],
        unit=unit[:200],
        verb=verb,
        kind=row._meta.label_lower,
        record=str(row.pk),
        label=str(getattr(row, "trail_label", row))[:300],
        before={key: old[key] for key in changed if key in old},
        after={key: new[key] for key in changed if key in new},
        note=note,
    )


def record(verb: str, row: models.Model, **told: Any) -> Event | None:
    """Write one event (``draft`` says what it takes). Nothing changed: no event.

    Must be called in a transaction, so that the change and its trail stand or fall together.
    """
    event = draft(verb, row, **told)
    if event is not None:
        record_all([event])
    elif not connection.in_atomic_block:
        raise RuntimeError("an audit event is written in the transaction of its change")
    return event


def record_all(events: Iterable[Event | None]) -> None:
    """Write drafted events in their order, many at once; in the transaction of what they tell of."""
    if not connection.in_atomic_block:
        raise RuntimeError("an audit event is written in the transaction of its change")
    Event.objects.bulk_create([event for event in events if event is not None], batch_size=500)


def record_many(
    verb: str,
    rows: Iterable[Any],
    *,
    by: Any,
    unit: Callable[[Any], str] = lambda row: "",
    note: str = "",
    before: Callable[[Any], dict[str, Any]] = lambda row: {},
    after: Callable[[Any], dict[str, Any]] = lambda row: {},
) -> int:
    """Write one event for each row, in a few statements; how many. Must be called in a transaction, as ``record``.

    ``unit`` names the unit of a row, ``before`` and ``after`` what changed of it (of a new one what it has).
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an audit event is written in the transaction of its change")
    moment = now()
    events = [
        Event(
            at=moment,
            by_id=getattr(by, "pk", None),
            by_name=str(getattr(by, "full_name", by))[:200],
            unit=unit(row)[:200],
            verb=verb,
            kind=row._meta.label_lower,
            record=str(row.pk),
            label=str(getattr(row, "trail_label", row))[:300],
            before=plain(before(row)),
            after=plain(after(row)),
            note=note,
        )
        for row in rows
    ]
    return len(Event.objects.bulk_create(events, batch_size=500))


def of(row: models.Model) -> models.QuerySet[Event]:
    """The events of one row, newest first."""
    return Event.objects.filter(kind=row._meta.label_lower, record=str(row.pk))


def of_all(rows: Iterable[models.Model]) -> models.QuerySet[Event]:
    """The events of several rows of one kind, newest first."""
    rows = list(rows)
    if not rows:
        return Event.objects.none()
    return Event.objects.filter(kind=rows[0]._meta.label_lower, record__in=[str(row.pk) for row in rows])


def redact(rows: Iterable[models.Model]) -> None:
    """Take the words out of the events of rows whose content was removed in an emergency.

    Who, when, what was done and which fields changed stay; the one change that the trail ever suffers.
    """
    for event in of_all(rows):
        Event.objects.filter(pk=event.pk).update(
            label="", note="", before=dict.fromkeys(event.before, ""), after=dict.fromkeys(event.after, "")
        )
