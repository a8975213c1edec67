"""Values from Excel: upload, preview, errors, writing, by browser."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cchc.indicators import actions
from cchc.indicators.importing.check import FIELDS
from cchc.indicators.models import IndicatorValue
from cchc.lib import xlsx

pytestmark = pytest.mark.django_db
UPLOAD, PREVIEW = "/chi-so/nhap/", "/chi-so/nhap/xem-truoc/"
ERRORS, TEMPLATE = "/chi-so/nhap/loi.xlsx", "/chi-so/nhap/mau.xlsx"
HEADINGS = {one.key: one.heading for one in FIELDS}
KEYS = list(HEADINGS)
RIGHT = {
    "indicator": "ho_so_dung_han",
    "unit": "Sở Tài chính",
    "period": "quý II năm 2026",
    "numerator": 1928,
    "denominator": 2000,
    "cut_off": date(2026, 6, 30),
    "source": "Báo cáo 214",
}


def workbook(*rows: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    lines = [[row.get(key) for key in KEYS] for row in rows]
    xlsx.write(out, [xlsx.Sheet("Số liệu", list(HEADINGS.values()), lines)])
    return out.getvalue()


def send(client: Any, *rows: dict[str, Any]) -> Any:
    return client.post(UPLOAD, {"file": SimpleUploadedFile("so-lieu.xlsx", workbook(*rows))})


def states(client: Any) -> dict[str, int]:
    counts: dict[str, int] = client.get(PREVIEW).context["counts"]
    return counts


def test_a_right_file_is_shown_then_written_then_forgotten(dung, as_user):
    client = as_user(dung)
    money = {
        **RIGHT,
        "indicator": "von_dau_tu_trong_nuoc",
        "numerator": Decimal("12.345"),
        "denominator": None,
    }
    assert send(client, RIGHT, money).url == PREVIEW
    assert states(client) == {"new": 2, "changed": 0, "same": 0, "wrong": 0}
    assert not IndicatorValue.objects.exists()
    assert client.post(PREVIEW, {"new": "2", "changed": "0"}).url == "/chi-so/so-lieu/"
    assert IndicatorValue.objects.get(indicator="ho_so_dung_han").numerator == 1928
    assert IndicatorValue.objects.get(indicator="von_dau_tu_trong_nuoc").numerator == Decimal("12.345")
    assert client.get(PREVIEW).status_code == 404


def test_the_same_file_twice_changes_nothing_and_another_figure_corrects(dung, as_user):
    client = as_user(dung)
    send(client, RIGHT)
    client.post(PREVIEW, {"new": "1", "changed": "0"})
    send(client, RIGHT)
    assert states(client) == {"new": 0, "changed": 0, "same": 1, "wrong": 0}
    send(client, {**RIGHT, "numerator": 1930})
    assert states(client)["changed"] == 1
    client.post(PREVIEW, {"new": "0", "changed": "1"})
    row = IndicatorValue.objects.get()
    assert (row.numerator, row.version) == (1930, 2)


def test_what_was_verified_is_left_alone(declared, huong, dung, as_user):
    actions.verify(
        declared, numerator=declared.numerator, denominator=declared.denominator, reason="", by=huong
    )
    client = as_user(dung)
    send(client, {**RIGHT, "numerator": 1})
    row = client.get(PREVIEW).context["wrong"][0]
    assert any("đã được thẩm định" in cell["error"] for cell in row["cells"])


@pytest.mark.parametrize(
    ("changes", "key", "sentence"),
    [
        ({"indicator": "ho_so_dung_hen"}, "indicator", "ý nói “ho_so_dung_han”?"),
        ({"indicator": "nhiem_vu_dung_han"}, "numerator", ""),
        ({"unit": "Sở Không Có"}, "unit", "Không có đơn vị “Sở Không Có”"),
        ({"unit": "Sở Y tế"}, "unit", "chỉ kê khai cho đơn vị mình"),
        ({"period": "quý 5 năm 2026"}, "period", "chỉ có từ 1 đến 4"),
        ({"numerator": None}, "numerator", "Thiếu “Tử số”"),
        ({"numerator": "nhiều"}, "numerator", "không phải là số"),
        ({"numerator": date(2026, 1, 1)}, "numerator", "không phải số"),
        ({"denominator": 0}, "denominator", "không phát sinh"),
        ({"denominator": None}, "denominator", "Thiếu mẫu số"),
        ({"cut_off": "31/02/2026"}, "cut_off", "không có trong lịch"),
        ({"source": "=HYPERLINK(1)"}, "source", "như một công thức"),
    ],
)
def test_a_wrong_cell_is_told_by_row_and_column(dung, health, as_user, changes, key, sentence):
    client = as_user(dung)
    send(client, {**RIGHT, **changes})
    row = client.get(PREVIEW).context["wrong"][0]
    told = {cell["heading"]: cell["error"] for cell in row["cells"] if cell["error"]}
    assert row["number"] == 2
    assert set(told) == {HEADINGS[key]}
    assert sentence in told[HEADINGS[key]]


def test_a_row_twice_in_one_file_is_told(dung, as_user):
    client = as_user(dung)
    send(client, RIGHT, {**RIGHT, "numerator": 5})
    row = client.get(PREVIEW).context["wrong"][0]
    assert row["number"] == 3
    assert any("Trùng dòng 2" in cell["error"] for cell in row["cells"])


def test_wrong_rows_stop_the_import_until_the_person_leaves_them_out(dung, as_user):
    client = as_user(dung)
    send(client, RIGHT, {**RIGHT, "period": "2026-Q1", "denominator": -1})
    agreed = {"new": "1", "changed": "0"}
    assert client.post(PREVIEW, agreed).status_code == 200
    assert not IndicatorValue.objects.exists()
    rows = xlsx.read(b"".join(client.get(ERRORS).streaming_content))
    assert rows[0][-2:] == ["Dòng trong tệp", "Lỗi"]
    assert "nhỏ hơn 0" in str(rows[1][-1])
    client.post(PREVIEW, {**agreed, "only_right": "1"})
    assert IndicatorValue.objects.count() == 1


def test_a_value_declared_since_the_preview_is_looked_at_again(dung, finance, as_user, declared):
    client = as_user(dung)
    send(client, {**RIGHT, "numerator": 5})
    assert client.post(PREVIEW, {"new": "1", "changed": "0"}).status_code == 200
    assert IndicatorValue.objects.get().numerator == 1928


def test_the_template_is_itself_a_file_that_can_be_read(dung, as_user):
    client = as_user(dung)
    data = b"".join(client.get(TEMPLATE).streaming_content)
    assert client.post(UPLOAD, {"file": SimpleUploadedFile("mau.xlsx", data)}).url == PREVIEW
    assert states(client) == {"new": 1, "changed": 0, "same": 0, "wrong": 0}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"a,b\n1,2\n"])
def test_what_is_no_workbook_is_refused_in_one_sentence(dung, as_user, data):
    answer = as_user(dung).post(UPLOAD, {"file": SimpleUploadedFile("a.xlsx", data)})
    assert answer.status_code == 422
    assert len(answer.context["form"].errors["file"]) == 1


@pytest.mark.parametrize("address", [PREVIEW, ERRORS])
def test_without_an_upload_there_is_nothing_to_see(dung, as_user, address):
    assert as_user(dung).get(address).status_code == 404


@pytest.mark.parametrize("address", [UPLOAD, PREVIEW, ERRORS, TEMPLATE])
def test_who_may_not_declare_is_refused(binh, as_user, address):
    assert as_user(binh).get(address).status_code == 403
