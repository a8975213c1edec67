"""Declaring, verifying, publishing, correcting: each step a row of its own, with its trail, or one sentence why not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from cchc.audit.models import Event
from cchc.errors import UserError
from cchc.indicators import actions
from cchc.indicators.models import IndicatorValue, Status
from cchc.indicators.tests.conftest import a_value
from cchc.web.rows import Stale

pytestmark = pytest.mark.django_db


def test_a_declared_value_is_stored_by_its_parts_and_reckoned_when_asked(declared):
    stored = IndicatorValue.objects.select_related("unit").get()
    assert (stored.numerator, stored.denominator, stored.status) == (1928, 2000, "declared")
    assert stored.value.told() == "96,40% (1.928/2.000 hồ sơ đã giải quyết trong kỳ)"
    assert Event.objects.get(verb="indicator.declare").unit == "Sở Tài chính"


def test_figures_are_kept_exactly(finance, dung):
    money = Decimal("12345678901.2345")
    actions.declare(
        a_value(finance, indicator="von_dau_tu_trong_nuoc", numerator=money, denominator=None), by=dung
    )
    assert IndicatorValue.objects.get().numerator == money


def test_verifying_leaves_the_declared_row_as_it_is(declared, huong):
    made = actions.verify(
        declared, numerator=Decimal(1900), denominator=Decimal(2000), reason="Trùng 28", by=huong
    )
    assert (made.status, made.numerator, made.by) == ("verified", 1900, huong)
    assert IndicatorValue.objects.get(status="declared").numerator == 1928
    assert Event.objects.get(verb="indicator.verify").note == "Trùng 28"


def test_other_figures_need_a_reason(declared, huong):
    with pytest.raises(UserError, match="lý do số thẩm định khác"):
        actions.verify(declared, numerator=Decimal(1900), denominator=Decimal(2000), reason=" ", by=huong)
    assert IndicatorValue.objects.count() == 1


def test_only_what_is_verified_is_published(declared, huong):
    with pytest.raises(UserError, match="đã thẩm định"):
        actions.publish(declared, by=huong)
    verified = actions.verify(
        declared, numerator=declared.numerator, denominator=declared.denominator, reason="", by=huong
    )
    with pytest.raises(UserError, match="do đơn vị kê khai"):
        actions.verify(verified, numerator=Decimal(1), denominator=Decimal(2), reason="x", by=huong)
    assert actions.publish(verified, by=huong).status == Status.PUBLISHED
    assert sorted(IndicatorValue.objects.values_list("status", flat=True)) == [
        "declared",
        "published",
        "verified",
    ]


def test_a_second_value_of_the_same_standing_is_refused(declared, finance, dung):
    with pytest.raises(UserError, match="hãy sửa số liệu đó"):
        actions.declare(a_value(finance, numerator=Decimal(1)), by=dung)


def test_correcting_keeps_what_was_before_in_the_trail(declared, dung):
    declared.numerator = Decimal(1930)
    actions.correct(declared, reason="Đếm thiếu 2 hồ sơ", by=dung)
    event = Event.objects.get(verb="indicator.correct")
    assert (event.before["numerator"], event.after["numerator"]) == ("1928.0000", "1930")
    assert event.note == "Đếm thiếu 2 hồ sơ"


def test_correcting_needs_a_reason_and_the_newest_version(declared, dung):
    with pytest.raises(UserError, match="lý do sửa"):
        actions.correct(declared, reason="", by=dung)
    other = IndicatorValue.objects.get()
    declared.numerator = Decimal(1930)
    actions.correct(declared, reason="x", by=dung)
    other.numerator = Decimal(5)
    with pytest.raises(Stale):
        actions.correct(other, reason="x", by=dung)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"numerator": Decimal(3), "denominator": Decimal(0)}, "không phát sinh"),
        ({"denominator": None}, "Thiếu mẫu số"),
        ({"indicator": "ho_so_dung_hen"}, "ý nói “ho_so_dung_han”"),
        ({"indicator": "nhiem_vu_dung_han"}, "do hệ thống tính"),
        ({"indicator": "dti_922", "denominator": None}, "không áp dụng ngày 30/06/2026"),
        ({"cut_off": date(2026, 7, 16)}, "sau hôm nay"),
        ({"cut_off": date(2026, 3, 31)}, "trước ngày đầu của kỳ"),
        ({"end": date(2026, 3, 31)}, "trước ngày đầu; ngày cuối"),
    ],
)
def test_what_cannot_stand_is_refused_in_one_sentence(finance, dung, fields, sentence):
    with pytest.raises(UserError) as error:
        actions.declare(a_value(finance, **fields), by=dung)
    assert sentence in error.value.message
    assert not IndicatorValue.objects.exists()


def test_a_unit_that_had_ended_declares_nothing_for_later(finance, dung):
    finance.valid_to = date(2026, 3, 31)
    with pytest.raises(UserError, match="Sở Tài chính"):
        actions.declare(a_value(finance), by=dung)


@pytest.mark.parametrize(
    "fields",
    [
        {"denominator": Decimal(-1)},
        {"denominator": Decimal(0)},
        {"end": date(2026, 3, 1)},
        {"status": "done"},
        {"period": "2026-Q2"},
    ],
)
def test_the_database_refuses_what_no_action_writes(declared, finance, fields):
    row = a_value(finance, at=declared.at, **{"period": "2026-Q1", **fields})
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_nothing_of_nothing_is_stored(finance, dung):
    row = actions.declare(a_value(finance, numerator=Decimal(0), denominator=Decimal(0)), by=dung)
    assert row.value.no_cases
