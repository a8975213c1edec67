"""Keeping bytes: once, whole, told by content, in no kind and size that is not taken in."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from cchc.audit.models import Event
from cchc.errors import UnreadableInput, UserError
from cchc.files import actions, jobs, store
from cchc.files.models import File

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def zipped(*names: str) -> bytes:
    """A zip with files of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


def lying(settings: Any) -> list[Path]:
    """Every file that lies in the store, half-written ones too."""
    return [path for path in Path(settings.FILES_DIR).rglob("*") if path.is_file()]


def test_a_file_lies_under_its_hash_with_its_row_and_its_trail(an: User, settings: Any) -> None:
    file = store.put(PDF, name="Công văn số 12.pdf", by=an)
    assert (file.name, file.kind, file.size) == ("Công văn số 12.pdf", "pdf", len(PDF))
    assert file.path.read_bytes() == PDF
    assert lying(settings) == [file.path]
    event = Event.objects.get(verb="file.put")
    assert "Công văn" not in f"{event.label}{event.after}"


def test_the_same_bytes_put_in_twice_lie_once(an: User, chi: User, settings: Any) -> None:
    first, second = store.put(PDF, name="a.pdf", by=an), store.put(io.BytesIO(PDF), name="b.pdf", by=chi)
    assert first.pk != second.pk
    assert lying(settings) == [first.path] == [second.path]


def test_a_file_on_disk_is_put_in_and_stays_where_it_was(an: User, tmp_path: Path) -> None:
    source = tmp_path / "x"
    source.write_bytes(PDF)
    assert store.put(source, name="x", by=an).name == "x.pdf"
    assert source.exists()


@pytest.mark.parametrize(
    ("content", "name", "kind", "kept_name"),
    [
        (PDF, "kh.PDF", "pdf", "kh.pdf"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a.docx", "docx", "a.docx"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "a.xlsx", "xlsx", "a.xlsx"),
        (
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "a",
            "ods",
            "a.ods",
        ),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument\0".encode("utf-16-le"), "a.doc", "doc", "a.doc"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "Workbook\0".encode("utf-16-le"), "a.xls", "xls", "a.xls"),
        (b"\x89PNG\r\n\x1a\nrest", "anh.png", "png", "anh.png"),
        (b"\xff\xd8\xffrest", "anh.jpeg", "jpg", "anh.jpeg"),
        (b"II*\0rest", "quet.tif", "tiff", "quet.tif"),
        ("<!DOCTYPE html><p>Chữ".encode(), "trang.html", "html", "trang.html"),
        ("<html>".encode("utf-16"), "trang.htm", "html", "trang.htm"),
        ("Kính gửi: Sở Nội vụ".encode(), "../../etc/cv.txt", "txt", "cv.txt"),
        (b"<script>alert(1)</script>", "bao-cao.pdf", "txt", "bao-cao.pdf.txt"),
        (b"abc", "C:\\Users\\An\\Va\u0306n b\u202ea\u0309n  1\x00.txt", "txt", "Văn bản 1.txt"),
        (b"abc", "...", "txt", "tep.txt"),
        (b"abc", "a" * 400 + ".txt", "txt", "a" * 196 + ".txt"),
    ],
)
def test_the_kind_is_told_by_content_and_the_name_is_made_safe(
    an: User, content: bytes, name: str, kind: str, kept_name: str
) -> None:
    file = store.put(content, name=name, by=an)
    assert (file.kind, file.name) == (kind, kept_name)


@pytest.mark.parametrize(
    "content",
    [
        b"\x7fELF\x02\x01\x01\0\0\0",
        b"MZ\x90\0\x03",
        zipped("a.txt"),
        b"PK\x03\x04broken",
        bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage\0".encode("utf-16-le"),
    ],
    ids=["elf", "exe", "zip", "broken zip", "encrypted office file"],
)
def test_what_is_no_document_is_refused_and_leaves_nothing(an: User, settings: Any, content: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"x\.pdf"):
        store.put(content, name="x.pdf", by=an)
    assert lying(settings) == []
    assert not File.objects.exists()


def test_an_empty_file_is_refused(an: User) -> None:
    with pytest.raises(UnreadableInput):
        store.put(b"", name="a.txt", by=an)


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_taken(an: User, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024
    assert store.put(b"a" * 1024 * 1024, name="a.txt", by=an)
    with pytest.raises(UnreadableInput, match="1 MB"):
        store.put(b"a" * (1024 * 1024 + 1), name="a.txt", by=an)


def test_an_upload_is_a_file_on_disk_only_as_long_as_the_block_lasts(settings: Any) -> None:
    with store.spooled(SimpleUploadedFile("a.pdf", PDF)) as path:
        assert path.read_bytes() == PDF
    assert lying(settings) == []


def test_no_row_stays_where_the_transaction_is_undone_and_the_sweep_takes_the_bytes(
    an: User, settings: Any
) -> None:
    def put_and_fail() -> None:
        with transaction.atomic():
            store.put(PDF, name="a.pdf", by=an)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        put_and_fail()
    assert not File.objects.exists()
    assert len(lying(settings)) == 1
    jobs.sweep(timezone.localdate())
    assert lying(settings) == []


def test_the_sweep_keeps_what_a_row_names_and_takes_half_written_files_of_a_day_ago(
    an: User, settings: Any
) -> None:
    file = store.put(PDF, name="a.pdf", by=an)
    for name, age in (("new", 60), ("old", 2 * 24 * 3600)):
        half = Path(settings.FILES_DIR) / "tmp" / name
        half.write_bytes(b"half")
        then = timezone.now().timestamp() - age
        os.utime(half, (then, then))
    assert store.sweep() == 1
    assert sorted(path.name for path in lying(settings)) == sorted([file.sha256, "new"])


def test_emergency_removal_takes_the_content_of_every_copy_and_leaves_hash_who_and_when(
    an: User, chi: User, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    mine, theirs = store.put(PDF, name="mật.pdf", by=an), store.put(PDF, name="mật2.pdf", by=chi)
    other = store.put(b"khac", name="b.txt", by=an)
    with django_capture_on_commit_callbacks(execute=True):
        removed = actions.remove(mine, by=an, why="Có dấu mật")
    assert {row.pk for row in removed} == {mine.pk, theirs.pk}
    theirs.refresh_from_db()
    assert lying(settings) == [other.path]
    assert (theirs.sha256, theirs.removed_by, theirs.removed_why) == (mine.sha256, an, "Có dấu mật")
    assert timezone.now() - theirs.removed_at < timedelta(minutes=1)  # type: ignore[operator]
    assert "mật" not in f"{mine.name}{theirs.name}"
    assert Event.objects.filter(verb="file.remove", note="Có dấu mật").count() == 2


def test_a_removal_needs_a_reason(an: User) -> None:
    file = store.put(PDF, name="a.pdf", by=an)
    with pytest.raises(UserError):
        actions.remove(file, by=an, why="  ")
    assert file.path.exists()


def test_bytes_that_outlived_their_removal_are_taken_away_by_the_next_tick(an: User) -> None:
    file = store.put(PDF, name="a.pdf", by=an)
    actions.remove(file, by=an, why="gỡ")  # its commit never comes in this test: as if the process died there
    assert file.path.exists()
    assert actions.finish() == 1
    assert not file.path.exists()
    assert actions.finish() == 0


def test_what_was_removed_comes_back_only_by_the_hand_of_one_who_may_remove(an: User, chi: User) -> None:
    actions.remove(store.put(PDF, name="a.pdf", by=an), by=an, why="gỡ")
    with pytest.raises(UserError, match="Nguyễn Thị An"):
        store.put(PDF, name="a.pdf", by=chi)
    again = store.put(PDF, name="a.pdf", by=an)
    assert again.path.exists()
    assert actions.finish() == 0
    assert again.path.exists()
