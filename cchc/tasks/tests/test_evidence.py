"""Files beside reports: refused when secret, forgotten when removed in an emergency."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cchc.audit.trail import of
from cchc.files import actions as removal
from cchc.files import store
from cchc.files.models import File
from cchc.tasks import actions
from cchc.tasks.models import Report
from cchc.tasks.tests.conftest import make_task

pytestmark = pytest.mark.django_db

SECRET = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH PHÚ THỌ                Độc lập - Tự do - Hạnh phúc
MẬT
Số: 12/BC-UBND
BÁO CÁO
Kết quả rà soát
"""


@pytest.fixture
def file(task, dung):
    return store.put(b"Bao cao so 12", name="bc12.txt", by=dung, unit=task.lead)


@pytest.fixture
def report(task, dung, file):
    evidence = [(file, "3", "mục II"), (file, "7", "")]
    return actions.write(task, by=dung, words="BC 12/BC-STC", complete=False, evidence=evidence)


@pytest.fixture
def place(report):
    return reverse("tasks:proof_remove", args=[report.evidence.first().pk])


def test_a_file_marked_secret_is_not_taken_in_and_nothing_of_it_is_kept(task, dung, as_user):
    upload = SimpleUploadedFile("mat.txt", SECRET.encode())
    data = {"words": "BC 12", "complete": "", "tep1-file": upload}
    answer = as_user(dung).post(reverse("tasks:report", args=[task.pk]), data, follow=True)
    assert (Report.objects.count(), File.objects.count()) == (1, 0)
    assert "MẬT" in answer.content.decode()


def test_a_removed_file_leaves_no_page_nor_section_and_the_report_stands(report, file, an):
    removal.remove(file, by=an, why="Gửi nhầm")
    row = report.evidence.get()
    assert (row.page, row.section, Report.objects.get().words) == ("", "", "BC 12/BC-STC")
    assert all("mục II" not in str(event.after) for event in of(report))


def test_a_task_that_quotes_the_removed_file_forgets_it(finance, an, file):
    task = make_task(finance, an, file=file, source_sentence="Giao Sở Tài chính")
    removal.remove(file, by=an, why="Gửi nhầm")
    task.refresh_from_db()
    assert (task.source_sentence, task.file, task.lead) == ("", None, finance)


def test_the_office_removes_the_file_of_a_report_with_a_reason(report, task, file, an, place, as_user):
    actions.hand_in_progress(report, by=an)
    client = as_user(an)
    assert client.get(place).status_code == 200
    assert client.post(place, {"why": " "}).status_code == 422
    client.post(place, {"why": "Gửi nhầm"})
    file.refresh_from_db()
    assert file.removed_at is not None
    assert "bc12" not in client.get(task.get_absolute_url()).content.decode()
    assert client.get(place).status_code == 404


def test_who_may_not_remove_is_refused_and_a_stranger_finds_nothing(report, dung, chi, place, as_user):
    assert as_user(dung).get(place).status_code == 403
    assert as_user(chi).get(place).status_code == 404


@pytest.mark.parametrize("pk", ["0", "9" * 40])
def test_a_bad_id_is_not_found(pk, an, as_user):
    assert as_user(an).get(f"/nhiem-vu/bao-cao/tep/{pk}/go-khan-cap/").status_code == 404
