"""Units from Excel: upload, preview, errors, writing, by browser."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cchc.lib import xlsx
from cchc.units.models import Unit
from cchc.units.tests.test_importing import workbook

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db
UPLOAD, PREVIEW = "/don-vi/nhap/", "/don-vi/nhap/xem-truoc/"
ERRORS, TEMPLATE = "/don-vi/nhap/loi.xlsx", "/don-vi/nhap/mau.xlsx"
RIGHT = ["Sở Mới", "Sở", "Tỉnh Phú Thọ"]
WRONG = ["Sở Sai", "gì đó", "Tỉnh Phú Thọ"]


def send(client: Any, data: bytes, name: str = "don-vi.xlsx") -> Any:
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, data)})


def content(answer: Any) -> list[list[Any]]:
    return xlsx.read(b"".join(answer.streaming_content))


def test_a_right_file_is_shown_then_written_then_forgotten(
    admin_user: User, province: Unit, as_user: Any, settings: Any
) -> None:
    client = as_user(admin_user)
    assert send(client, workbook([RIGHT])).url == PREVIEW
    shown = client.get(PREVIEW)
    assert shown.context["counts"] == {"new": 1, "changed": 0, "same": 0, "wrong": 0}
    assert not Unit.objects.filter(name="Sở Mới").exists()
    assert client.post(PREVIEW, {"new": "1", "changed": "0"}).url == "/don-vi/"
    assert Unit.objects.get(name="Sở Mới").parent == province
    assert client.get(PREVIEW).status_code == 404
    assert list((settings.DATA_DIR / "imports").iterdir()) == []


def test_wrong_rows_stop_the_import_until_the_person_leaves_them_out(admin_user: User, as_user: Any) -> None:
    client = as_user(admin_user)
    send(client, workbook([RIGHT, WRONG]))
    agreed = {"new": "1", "changed": "0"}
    assert client.post(PREVIEW, agreed).status_code == 200
    assert not Unit.objects.filter(name="Sở Mới").exists()
    client.post(PREVIEW, {**agreed, "only_right": "1"})
    assert Unit.objects.filter(name="Sở Mới").exists()
    assert not Unit.objects.filter(name="Sở Sai").exists()


def test_the_preview_names_the_row_and_the_cell(admin_user: User, as_user: Any) -> None:
    client = as_user(admin_user)
    send(client, workbook([RIGHT, WRONG]))
    body = client.get(PREVIEW).content.decode()
    assert "không phải là loại đơn vị" in body
    row = client.get(PREVIEW).context["wrong"][0]
    assert row["number"] == 3


def test_the_wrong_rows_come_back_as_excel_and_may_be_mended_there(admin_user: User, as_user: Any) -> None:
    client = as_user(admin_user)
    send(client, workbook([RIGHT, WRONG]))
    rows = content(client.get(ERRORS))
    assert len(rows) == 2
    assert rows[0][-2:] == ["Dòng trong tệp", "Lỗi"]
    assert "loại đơn vị" in str(rows[1][-1])


def test_units_that_changed_since_the_preview_are_looked_at_again(
    admin_user: User, province: Unit, as_user: Any
) -> None:
    client = as_user(admin_user)
    send(client, workbook([RIGHT]))
    Unit.objects.create(slug="x", name="Sở Mới", kind="department", parent=province)
    answer = client.post(PREVIEW, {"new": "1", "changed": "0"})
    assert answer.status_code == 200
    assert Unit.objects.filter(name="Sở Mới").count() == 1


def test_the_template_is_itself_a_file_that_can_be_read(admin_user: User, as_user: Any) -> None:
    client = as_user(admin_user)
    data = b"".join(client.get(TEMPLATE).streaming_content)
    assert send(client, data).url == PREVIEW


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x00" * 500, b"a,b\n1,2\n"])
def test_what_is_no_workbook_is_refused_in_one_sentence(admin_user: User, as_user: Any, data: bytes) -> None:
    answer = send(as_user(admin_user), data)
    assert answer.status_code == 422
    assert len(answer.context["form"].errors["file"]) == 1


def test_an_upload_of_the_day_before_yesterday_is_cleared_away(
    admin_user: User, as_user: Any, settings: Any
) -> None:
    folder = settings.DATA_DIR / "imports"
    folder.mkdir()
    old = folder / "old.xlsx"
    old.write_bytes(b"x")
    os.utime(old, (0, 0))
    send(as_user(admin_user), workbook([RIGHT]))
    assert not old.exists()


@pytest.mark.parametrize("address", [PREVIEW, ERRORS])
def test_without_an_upload_there_is_nothing_to_see(admin_user: User, as_user: Any, address: str) -> None:
    assert as_user(admin_user).get(address).status_code == 404


@pytest.mark.parametrize("address", [UPLOAD, PREVIEW, ERRORS, TEMPLATE])
def test_who_may_not_edit_units_is_refused(binh: User, as_user: Any, address: str) -> None:
    assert as_user(binh).get(address).status_code == 403
