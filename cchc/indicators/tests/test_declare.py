"""Declaring by the form: figures as offices type them, the calendar's days unless others are given, one's own unit."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cchc.indicators.models import IndicatorValue

pytestmark = pytest.mark.django_db
FORM = "/chi-so/xem/ho_so_dung_han/khai/"


@pytest.fixture
def typed(finance):
    return {
        "unit": finance.pk,
        "period": "quý II năm 2026",
        "numerator": "1.928",
        "denominator": "2000",
        "cut_off": "30/06/2026",
        "source": "Báo cáo 214/BC-STC",
        "page": "trang 7",
    }


def test_it_works(dung, typed, as_user):
    answer = as_user(dung).post(FORM, typed)
    row = IndicatorValue.objects.get()
    assert answer.url == row.get_absolute_url()
    assert (row.numerator, row.denominator, row.period, row.by) == (1928, 2000, "2026-Q2", dung)
    assert (row.start, row.end) == (date(2026, 4, 1), date(2026, 6, 30))


def test_a_report_may_close_its_quarter_elsewhere(dung, typed, as_user):
    as_user(dung).post(FORM, {**typed, "start": "15/03/2026", "end": "14/06/2026"})
    row = IndicatorValue.objects.get()
    assert (row.period, row.start, row.end) == ("2026-Q2", date(2026, 3, 15), date(2026, 6, 14))


def test_a_file_stands_beside_it_and_is_opened_by_who_sees_the_value(dung, binh, chi, typed, as_user):
    upload = SimpleUploadedFile("bao-cao.txt", "Báo cáo".encode())
    as_user(dung).post(FORM, {**typed, "upload": upload})
    file = IndicatorValue.objects.get().file
    answer = as_user(binh).get(file.get_absolute_url())
    assert b"".join(answer.streaming_content).decode() == "Báo cáo"
    assert as_user(chi).get(file.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"period": "hôm nay"}, "period", "không phải là kỳ báo cáo"),
        ({"numerator": "nhiều"}, "numerator", "không phải là số"),
        ({"denominator": ""}, "denominator", ""),
        ({"denominator": "0"}, "__all__", "không phát sinh"),
        ({"cut_off": "01/08/2026"}, "__all__", ""),
        ({"source": ""}, "source", ""),
    ],
)
def test_what_is_wrong_is_told_beside_the_field(dung, typed, as_user, changes, field, sentence):
    answer = as_user(dung).post(FORM, {**typed, **changes})
    assert answer.status_code == 422
    assert sentence in " ".join(answer.context["form"].errors[field])
    assert not IndicatorValue.objects.exists()


def test_money_with_two_readings_is_refused(dung, typed, as_user):
    answer = as_user(dung).post("/chi-so/xem/von_dau_tu_trong_nuoc/khai/", {**typed, "numerator": "1.234"})
    assert "hai cách đọc" in " ".join(answer.context["form"].errors["numerator"])


def test_a_file_of_a_kind_that_is_not_taken_in_declares_nothing(dung, typed, as_user):
    answer = as_user(dung).post(FORM, {**typed, "upload": SimpleUploadedFile("a.exe", b"MZ\x00\x01")})
    assert answer.status_code == 422
    assert not IndicatorValue.objects.exists()


def test_one_declares_for_the_own_unit_alone(dung, health, typed, as_user):
    answer = as_user(dung).post(FORM, {**typed, "unit": health.pk})
    assert "Sở Y tế" in " ".join(answer.context["form"].errors["unit"])


def test_one_who_only_reads_is_refused(binh, typed, as_user):
    assert as_user(binh).post(FORM, typed).status_code == 403
    assert not IndicatorValue.objects.exists()


def test_a_stranger_to_the_unit_declares_nothing_for_it(chi, typed, as_user):
    assert as_user(chi).post(FORM, typed).status_code == 422


def test_an_indicator_that_is_none_is_not_there(dung, as_user):
    assert as_user(dung).get("/chi-so/xem/khong_co/khai/").status_code == 404
