"""Writing the trail: with its change or not at all, only what differs, and never again touched."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib import admin
from django.db import transaction

from cchc.audit.models import Event
from cchc.audit.trail import of, of_all, plain, record, record_many, redact, snapshot

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        (True, True),
        (7, 7),
        ("Sở", "Sở"),
        (date(2026, 3, 2), "2026-03-02"),
        (datetime(2026, 3, 2, 8, 30, tzinfo=UTC), "2026-03-02T08:30:00+00:00"),
        (Decimal("1.50"), "1.50"),
        ({1: date(2026, 3, 2)}, {"1": "2026-03-02"}),
        ((Decimal("0.1"), None), ["0.1", None]),
        (frozenset({2}), [2]),
        (1.5, "1.5"),
    ],
)
def test_a_value_is_kept_as_json_has_it(value: Any, kept: Any) -> None:
    assert plain(value) == kept
    assert type(plain(value)) is type(kept)


def test_a_row_is_kept_as_its_words(finance: Unit) -> None:
    assert plain([finance]) == [str(finance)]


def test_a_password_never_stands_in_a_snapshot(an: User) -> None:
    assert "password" not in snapshot(an)
    assert snapshot(an)["full_name"] == "Nguyễn Thị An"


@pytest.mark.django_db(transaction=True)
def test_outside_the_transaction_of_its_change_nothing_is_recorded(finance: Unit) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        record("unit.edit", finance, by="test")
    assert not Event.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_undone_takes_its_event_with_it(finance: Unit) -> None:
    with transaction.atomic():
        record("unit.edit", finance, by="test")
        assert Event.objects.exists()
        transaction.set_rollback(True)
    assert not Event.objects.exists()


def test_where_nothing_changed_there_is_no_event_unless_something_is_said(finance: Unit) -> None:
    same = snapshot(finance)
    assert record("unit.edit", finance, by="test", before=same) is None
    noted = record("unit.edit", finance, by="test", before=same, note="Đã đối chiếu")
    assert noted is not None
    assert (noted.before, noted.after, noted.note) == ({}, {}, "Đã đối chiếu")


def test_an_event_holds_who_and_only_what_differs(finance: Unit, an: User) -> None:
    before = snapshot(finance)
    finance.email = "stc@phutho.gov.vn"
    event = record("unit.edit", finance, by=an, unit="Văn phòng UBND tỉnh", before=before)
    assert event is not None
    assert (event.before, event.after) == ({"email": ""}, {"email": "stc@phutho.gov.vn"})
    assert (event.by_id, event.by_name, event.unit) == (an.pk, "Nguyễn Thị An", "Văn phòng UBND tỉnh")
    assert "Nguyễn Thị An unit.edit Sở Tài chính" in str(event)


def test_the_system_itself_has_a_word_and_no_number(finance: Unit) -> None:
    event = record("unit.edit", finance, by="tick")
    assert event is not None
    assert (event.by_id, event.by_name) == (None, "tick")


def test_many_new_rows_have_an_event_each_with_what_they_began_with(
    finance: Unit, health: Unit, an: User
) -> None:
    rows = [finance, health]
    began = record_many("unit.add", rows, by=an, after=lambda row: {"name": row.name, "on": date(2026, 6, 1)})
    assert began == 2
    event = of(health).get()
    assert (event.by_id, event.after) == (an.pk, {"name": "Sở Y tế", "on": "2026-06-01"})


def test_events_are_found_by_their_rows_newest_first(finance: Unit, health: Unit, an: User) -> None:
    first = record("unit.add", finance, by=an)
    other = record("unit.add", health, by=an)
    last = record("unit.edit", finance, by=an)
    record("person.edit", an, by=an)
    assert list(of(finance)) == [last, first]
    assert list(of_all([finance, health])) == [last, other, first]
    assert not of_all([]).exists()


def test_redacting_leaves_who_when_and_which_fields_and_takes_every_word(finance: Unit, health: Unit) -> None:
    record("unit.edit", finance, by="test", before={"name": "Sở cũ"}, after={"name": "Sở mật"}, note="vì sao")
    record("unit.edit", health, by="test", before={"name": "Sở cũ"}, after={"name": "Sở mới"})
    redact([finance])
    taken, left = of(finance).get(), of(health).get()
    assert (taken.before, taken.after, taken.label, taken.note) == ({"name": ""}, {"name": ""}, "", "")
    assert (taken.by_name, taken.verb) == ("test", "unit.edit")
    assert left.after == {"name": "Sở mới"}


def test_an_event_is_neither_changed_nor_deleted(finance: Unit) -> None:
    event = record("unit.add", finance, by="test")
    assert event is not None
    event.label = "khác"
    with pytest.raises(TypeError, match="never changed"):
        event.save()
    with pytest.raises(TypeError, match="never deleted"):
        event.delete()
    assert Event.objects.get().label == "Sở Tài chính"


def test_the_technical_administration_only_looks_at_the_trail(finance: Unit, rf: Any) -> None:
    event = record("unit.add", finance, by="test")
    table = admin.site._registry[Event]
    request = rf.get("/admin/")
    assert not table.has_add_permission(request)
    assert not table.has_change_permission(request, event)
    assert not table.has_delete_permission(request, event)
