"""Which tasks come of others: parts of a task of several units, periods of a recurring one, and what goes on in other
units since a task was shared out. Filters and sums ask here, so that a count and the list behind it agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from cchc.tasks.models import Task

if TYPE_CHECKING:
    from django.db.models import QuerySet


def with_parts(first: QuerySet[Task]) -> Q:
    """These tasks, their parts and their periods."""
    keys = first.order_by().values("pk")
    return Q(pk__in=keys) | Q(parent__in=keys)


def went_on(first: QuerySet[Task]) -> dict[int, int]:
    """The tasks that go on in other units from these or from their parts, over any number of handings over.

    By key, each with the key of the one of ``first`` that it comes of. One query where nothing was shared out.
    """
    begun = Task.objects.order_by().filter(with_parts(first)).values("pk")
    heirs = list(
        Task.objects.order_by().filter(origin__in=begun).values_list("pk", "origin", "origin__parent")
    )
    keys = set(first.order_by().values_list("pk", flat=True)) if heirs else set()
    found: dict[int, Any] = {pk: origin if origin in keys else above for pk, origin, above in heirs}
    wave = set(found)
    while wave:
        rows: Any = (
            Task.objects.order_by().filter(Q(origin__in=wave) | Q(parent__in=wave)).exclude(pk__in=found)
        )
        new = {
            pk: found.get(origin) or found[above]
            for pk, origin, above in rows.values_list("pk", "origin", "parent")
        }
        found |= new
        wave = set(new)
    return found


def come_of(first: QuerySet[Task]) -> Q:
    """These tasks and all that come of them."""
    return with_parts(first) | Q(pk__in=list(went_on(first)))
