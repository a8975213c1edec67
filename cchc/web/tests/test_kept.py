"""What is built from rows and kept: built once, anew after a change, and never from rows that were rolled back."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction

from cchc.conftest import make_unit
from cchc.units.models import Unit
from cchc.web.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable


def names() -> tuple[Kept[list[str]], Callable[[], int]]:
    """The names of all units, kept by their number and newest key; and how often they were read."""
    built: list[int] = []

    def build() -> list[str]:
        built.append(1)
        return list(Unit.objects.order_by("pk").values_list("name", flat=True))

    def stamp() -> tuple[object, ...]:
        return tuple(Unit.objects.order_by("-pk").values_list("pk", flat=True)[:1])

    return Kept(stamp, build), lambda: len(built)


class Undone(Exception):
    """The end of a transaction that comes to nothing."""


@pytest.mark.django_db
def test_it_is_built_once_and_anew_when_the_stamp_changes() -> None:
    kept, times = names()
    assert kept() == kept() == []
    assert times() == 1
    make_unit("so-a", "Sở A")
    assert kept() == ["Sở A"]
    assert times() == 2


@pytest.mark.django_db
def test_rows_that_come_back_under_the_keys_of_those_rolled_back_are_read() -> None:
    kept, _times = names()
    for name in ("Sở A", "Sở B"):
        with contextlib.suppress(Undone), transaction.atomic():
            make_unit("so", name, pk=900)
            assert kept() == [name]
            raise Undone
    make_unit("so", "Sở C", pk=900)
    assert kept() == ["Sở C"]


@pytest.mark.django_db(transaction=True)
def test_what_was_built_in_a_transaction_is_kept_once_that_is_committed() -> None:
    kept, times = names()
    with transaction.atomic():
        make_unit("so-a", "Sở A")
        assert kept() == ["Sở A"]
    assert kept() == kept() == ["Sở A"]
    assert times() == 1


@pytest.mark.django_db
def test_a_commit_that_a_test_only_plays_keeps_nothing(django_capture_on_commit_callbacks: Any) -> None:
    kept, _times = names()
    with contextlib.suppress(Undone), transaction.atomic():
        with django_capture_on_commit_callbacks(execute=True):
            make_unit("so", "Sở A", pk=900)
            assert kept() == ["Sở A"]
        raise Undone
    make_unit("so", "Sở B", pk=900)
    assert kept() == ["Sở B"]
