"""Tasks from Excel by browser: upload, columns, preview, rows to put right, writing."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cchc.audit.models import Event
from cchc.lib import xlsx
from cchc.tasks.models import HeadMapping, Task
from cchc.tasks.tests import registers

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db
UPLOAD, COLUMNS, PREVIEW = "/nhiem-vu/nhap/", "/nhiem-vu/nhap/cot/", "/nhiem-vu/nhap/xem-truoc/"
ERRORS, TEMPLATE = "/nhiem-vu/nhap/loi.xlsx", "/nhiem-vu/nhap/mau.xlsx"
RIGHT = [1, "Rà soát chi", "Sở Tài chính", None, "77/TB-VPUBND", date(2026, 3, 2), "30/6/2026"]
WRONG = [2, "Rà soát thu", "Sở Không Có", None, "77/TB-VPUBND", date(2026, 3, 2), "đầu tháng 8/2026"]


def send(client: Any, data: bytes, name: str = "so.xlsx") -> Any:
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, data)})


def agree(client: Any, address: str = COLUMNS, **said: Any) -> Any:
    """Take the columns as guessed."""
    form = client.get(address).context["form"]
    chosen = {f"c{number}": form[f"c{number}"].initial for number in range(len(form.register.heads))}
    return client.post(address, {"level": "chairman", **chosen, **said})


def counts(client: Any) -> dict[str, int]:
    found: dict[str, int] = client.get(PREVIEW).context["counts"]
    return found


def content(answer: Any) -> list[list[Any]]:
    return xlsx.read(b"".join(answer.streaming_content))


def test_a_right_register_is_mapped_shown_written_and_forgotten(
    an: User, finance: Unit, as_user: Any, settings: Any
) -> None:
    client = as_user(an)
    assert send(client, registers.plain([RIGHT])).url == COLUMNS
    assert agree(client).url == PREVIEW
    assert counts(client) == {"new": 1, "same": 0, "changed": 0, "wrong": 0}
    assert not Task.objects.exists()
    assert client.post(PREVIEW, {"new": "1"}).url == "/nhiem-vu/"
    task = Task.objects.get()
    assert (task.lead, task.due, task.given_on) == (finance, date(2026, 6, 30), date(2026, 3, 2))
    assert task.source_label == "77/TB-VPUBND (02/03/2026)"
    assert task.follow_up == an
    assert client.get(PREVIEW).status_code == 404
    assert list((settings.DATA_DIR / "imports").iterdir()) == []
    assert Event.objects.filter(verb="task.give", note__contains="dòng 2").count() == 1
    assert Event.objects.filter(verb="task.import").count() == 1


def test_the_same_file_twice_adds_nothing(an: User, finance: Unit, as_user: Any) -> None:
    client = as_user(an)
    for _round in range(2):
        send(client, registers.plain([RIGHT]))
        agree(client)
        client.post(PREVIEW, {"new": "1"})
    assert Task.objects.count() == 1
    assert counts(client) == {"new": 0, "same": 1, "changed": 0, "wrong": 0}


def test_wrong_rows_stop_the_import_until_the_person_leaves_them_out(
    an: User, finance: Unit, as_user: Any
) -> None:
    client = as_user(an)
    send(client, registers.plain([RIGHT, WRONG]))
    agree(client)
    assert counts(client)["wrong"] == 1
    assert client.post(PREVIEW, {"new": "1"}).status_code == 200
    assert not Task.objects.exists()
    body = client.get(PREVIEW).content.decode()
    assert "1 dòng" in body or "1 rows" in body
    client.post(PREVIEW, {"new": "1", "only_right": "1"})
    assert [task.wording for task in Task.objects.all()] == ["Rà soát chi"]


def test_the_wrong_rows_come_back_as_excel_with_sheet_row_column_and_what_is_allowed(
    an: User, finance: Unit, as_user: Any
) -> None:
    client = as_user(an)
    send(client, registers.plain([RIGHT, WRONG]))
    agree(client)
    rows = content(client.get(ERRORS))
    assert rows[0] == [*registers.PLAIN_HEADS[:7], *registers.PLAIN_HEADS[7:], "Dòng trong tệp", "Lỗi"]
    told = str(rows[1][-1])
    assert "Trang “Nhiệm vụ”, dòng 3, cột “Cơ quan chủ trì”: Không có đơn vị “Sở Không Có”" in told
    assert "cột “Thời hạn hoàn thành”: “đầu tháng 8/2026” có nhiều cách hiểu" in told
    assert rows[1][:3] == [2, "Rà soát thu", "Sở Không Có"]


def test_the_mended_file_of_errors_is_taken_as_it_is(an: User, finance: Unit, as_user: Any) -> None:
    client = as_user(an)
    send(client, registers.plain([WRONG]))
    agree(client)
    rows = content(client.get(ERRORS))
    rows[1][2], rows[1][6] = "Sở Tài chính", "31/8/2026"
    send(client, registers.plain(rows[1:], [str(head) for head in rows[0]]))
    agree(client)
    assert counts(client) == {"new": 1, "same": 0, "changed": 0, "wrong": 0}


def test_a_head_put_right_is_remembered_for_the_next_file_of_the_office(
    an: User, finance: Unit, as_user: Any
) -> None:
    client = as_user(an)
    heads = ["STT", "Đầu việc", "Nơi làm", "Thời hạn", "Văn bản giao", "Ngày văn bản"]
    row = [1, "Rà soát chi", "Sở Tài chính", "30/6/2026", "7/TB", date(2026, 3, 2)]
    send(client, registers.plain([row], heads))
    assert agree(client).status_code == 422
    assert agree(client, c1="wording", c2="lead").url == PREVIEW
    assert HeadMapping.objects.get(head="dau viec").field == "wording"
    send(client, registers.plain([row], heads))
    assert agree(client).url == PREVIEW


def test_required_fields_without_a_column_are_named(an: User, finance: Unit, as_user: Any) -> None:
    client = as_user(an)
    send(client, registers.plain([RIGHT]))
    answer = agree(client, c2="")
    assert answer.status_code == 422
    assert "Cơ quan chủ trì" in str(answer.context["form"].non_field_errors())


def test_one_field_for_two_columns_is_refused(an: User, finance: Unit, as_user: Any) -> None:
    client = as_user(an)
    send(client, registers.plain([RIGHT]))
    assert "c3" in agree(client, c3="lead").context["form"].errors


def test_of_several_sheets_one_is_chosen(an: User, finance: Unit, health: Unit, as_user: Any) -> None:
    client = as_user(an)
    send(client, registers.office_register())
    page = client.get(COLUMNS)
    assert page.context["sheet"] == "Theo dõi 2026"
    assert page.context["sheets"] == ["Bìa", "Theo dõi 2026"]
    assert client.get(f"{COLUMNS}?trang=Bìa").status_code == 422
    assert client.get(f"{COLUMNS}?trang=Không").status_code == 404


def test_tasks_given_since_the_preview_are_looked_at_again(an: User, finance: Unit, as_user: Any) -> None:
    client = as_user(an)
    send(client, registers.plain([RIGHT]))
    agree(client)
    assert client.post(PREVIEW, {"new": "7"}).status_code == 200
    assert not Task.objects.exists()


def test_the_template_with_its_example_row_is_itself_a_register(
    an: User, province: Unit, as_user: Any
) -> None:
    from cchc.conftest import make_unit

    for slug, name in (("a", "Sở Nông nghiệp và Môi trường"), ("b", "Sở Tư pháp")):
        make_unit(f"phu-tho-2025/{slug}", name, parent=province, province=province)
    client = as_user(an)
    data = b"".join(client.get(TEMPLATE).streaming_content)
    assert [row[0] for row in xlsx.read(data, sheet="Hướng dẫn")][:2] == ["Cột", "Nội dung nhiệm vụ"]
    assert send(client, data).url == COLUMNS
    agree(client, f"{COLUMNS}?trang=Dòng ví dụ")
    assert counts(client) == {"new": 1, "same": 0, "changed": 0, "wrong": 0}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x00" * 500, b"a,b\n1,2\n"])
def test_what_is_no_workbook_is_refused_in_one_sentence(an: User, as_user: Any, data: bytes) -> None:
    answer = send(as_user(an), data)
    assert answer.status_code == 422
    assert len(answer.context["form"].errors["file"]) == 1


@pytest.mark.parametrize("address", [COLUMNS, PREVIEW, ERRORS])
def test_without_an_upload_there_is_nothing_to_see(an: User, as_user: Any, address: str) -> None:
    assert as_user(an).get(address).status_code == 404


@pytest.mark.parametrize("address", [PREVIEW, ERRORS])
def test_before_the_columns_are_chosen_there_is_nothing_to_see(
    an: User, finance: Unit, as_user: Any, address: str
) -> None:
    client = as_user(an)
    send(client, registers.plain([RIGHT]))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [UPLOAD, COLUMNS, PREVIEW, ERRORS, TEMPLATE])
@pytest.mark.parametrize("who", ["binh", "chi"])
def test_who_may_not_import_is_refused(who: str, address: str, as_user: Any, request: Any) -> None:
    assert as_user(request.getfixturevalue(who)).get(address).status_code == 403


MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def ods(rows: list[list[str]]) -> bytes:
    """A LibreOffice file with one sheet of texts."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="So">{lines}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", content)
    return out.getvalue()


def test_a_libreoffice_file_is_taken_too(an: User, finance: Unit, as_user: Any) -> None:
    client = as_user(an)
    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Văn bản", "Ngày giao"],
        ["1", "Rà soát", "STC", "7/TB", "2/3/2026"],
    ]
    assert send(client, ods(rows), "so.ods").url == COLUMNS
    assert agree(client).url == PREVIEW
    assert counts(client)["new"] == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_csv_is_taken_in_the_encodings_that_programs_write(
    an: User, finance: Unit, as_user: Any, encoding: str
) -> None:
    client = as_user(an)
    text = (
        "SỔ THEO DÕI NHIỆM VỤ;;;;\r\nTT;Nội dung nhiệm vụ;Cơ quan chủ trì;Văn bản giao;Ngày giao\r\n"
        '1;"Rà soát; báo cáo các khoản chi chưa quyết toán";Sở Tài chính;7/TB;2/3/2026\r\n'
    )
    data = unicodedata.normalize("NFD", text) if encoding == "cp1258" else text
    if encoding == "cp1258":
        data = combined(data)
    assert send(client, data.encode(encoding), "so.csv").url == COLUMNS
    assert agree(client).url == PREVIEW
    assert counts(client)["new"] == 1


def combined(text: str) -> str:
    """As windows-1258 writes it: letters whole, the five tone marks apart."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        marks = [mark for mark in parts[1:] if mark in tones]
        out += unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + "".join(
            marks
        )
    return out


def test_what_is_neither_workbook_nor_text_is_told_with_what_is_taken(an: User, as_user: Any) -> None:
    client = as_user(an)
    assert ".xlsx, .xls, .ods, .csv" in str(send(client, b"\x89PNG\0\0").context["form"].errors)
    torn = 'Nội dung,Chủ trì,Văn bản\n"x,y\n'.encode()
    assert "Dòng 2" in str(send(client, torn, "so.csv").context["form"].errors)


def test_a_locked_file_and_a_bomb_are_told_apart_from_a_broken_one(an: User, as_user: Any) -> None:
    client = as_user(an)
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert "mật khẩu" in str(send(client, locked).context["form"].errors)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 401_000_000)
    assert "lớn bất thường" in str(send(client, bomb.getvalue()).context["form"].errors)


def test_days_that_english_excel_may_have_turned_are_pointed_out(
    an: User, finance: Unit, as_user: Any
) -> None:
    client = as_user(an)
    line = [1, "Việc", "Sở Tài chính", None, "7/TB", "2/3/2026"]
    send(client, registers.plain([[*line, date(2026, 5, 6)], [2, "Việc hai", *line[2:], "30/6/2026"]]))
    agree(client)
    assert client.get(PREVIEW).context["suspects"] == ["Thời hạn: 06/05/2026"]


def test_a_column_without_a_head_may_be_given_a_field(an: User, finance: Unit, as_user: Any) -> None:
    client = as_user(an)
    heads = ["TT", "Nhiệm vụ", "", "Văn bản", "Ngày giao"]
    send(client, registers.plain([[1, "Rà soát", "STC", "7/TB", "2/3/2026"]], heads))
    assert client.get(COLUMNS).context["form"]["c2"].label in ("Cột 3", "Column 3")
    assert agree(client, c2="lead").url == PREVIEW
    assert counts(client)["new"] == 1
