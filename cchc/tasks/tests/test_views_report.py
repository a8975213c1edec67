"""Pages of reports: written, changed, sent on, approved, answered; by whom, and what is never lost."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cchc.conftest import make_user
from cchc.files.models import File
from cchc.tasks import actions
from cchc.tasks.columns import state_of
from cchc.tasks.models import Report
from cchc.tasks.tests.conftest import make_task

pytestmark = pytest.mark.django_db

WORDS = {"complete": "1", "words": "Báo cáo số 12/BC-STC", "percent": "", "product": "Báo cáo"}
OF_A_REPORT = (
    "report_edit",
    "report_approve",
    "report_paper",
    "report_withdraw",
    "report_accept",
    "report_return",
)
SENT = ("report_submit", "report_progress")


def url(name, row):
    return reverse(f"tasks:{name}", args=[row.pk])


def paper(name="bc12.txt", content=b"Bao cao so 12"):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def head(finance):
    """Giang heads Sở Tài chính and may approve."""
    return make_user("giang", "Vũ Hương Giang", "unit_head", finance)


@pytest.fixture
def helper(finance):
    """Hải is one to whom work is passed in Sở Tài chính: drafts, and no more."""
    return make_user("hai", "Ngô Văn Hải", "assignee", finance)


@pytest.fixture
def draft(task, dung):
    return actions.write(task, by=dung, words="BC 12/BC-STC", complete=True)


@pytest.fixture
def handed(draft, head):
    return actions.approve(draft, by=head)


def test_a_draft_is_kept_with_its_files_page_and_section(task, helper, as_user):
    data = WORDS | {
        "tep1-file": paper(),
        "tep1-page": "3",
        "tep1-section": "mục II",
        "tep2-file": paper("b.txt"),
    }
    answer = as_user(helper).post(url("report", task), data)
    report = Report.objects.get()
    assert (answer.url, report.stage, report.percent) == (report.get_absolute_url(), "draft", 100)
    shown = [(row.file.name, row.page, row.section) for row in report.evidence.all()]
    assert shown == [("bc12.txt", "3", "mục II"), ("b.txt", "", "")]


@pytest.mark.parametrize(
    ("then", "complete", "stage"),
    [("submit", "1", "submitted"), ("progress", "", "handed"), ("", "1", "draft")],
)
def test_a_report_goes_on_as_its_button_says(task, dung, as_user, then, complete, stage):
    as_user(dung).post(url("report", task), WORDS | {"complete": complete, "then": then})
    assert Report.objects.get().stage == stage


def test_the_head_writes_and_hands_in_at_once(task, head, as_user):
    as_user(head).post(url("report", task), WORDS | {"then": "approve"})
    task.refresh_from_db()
    assert state_of(task) == "waiting"


def test_a_button_that_one_may_not_press_writes_nothing(task, dung, helper, as_user):
    for person, then in ((helper, "submit"), (dung, "approve")):
        assert as_user(person).post(url("report", task), WORDS | {"then": then}).status_code == 403
    assert not Report.objects.exists()


def test_a_result_sent_as_progress_stays_a_draft_and_says_why(task, dung, as_user):
    answer = as_user(dung).post(url("report", task), WORDS | {"then": "progress"}, follow=True)
    assert Report.objects.get().stage == "draft"
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


@pytest.mark.parametrize(
    "change", [{"words": " "}, {"words": "x" * 4001}, {"percent": "101"}, {"percent": "-1"}, {"percent": "x"}]
)
def test_what_does_not_fit_is_told_and_what_was_typed_stays(task, dung, as_user, change):
    answer = as_user(dung).post(url("report", task), WORDS | {"product": "Tờ trình riêng"} | change)
    assert (answer.status_code, Report.objects.count()) == (422, 0)
    assert "Tờ trình riêng" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rong.pdf", b""),
        ("virus.exe", b"MZ\x90\x00\x03\x00\x00\x00"),
        ("../../etc/passwd\x00.pdf", b"\x00\x01\x02"),
    ],
)
def test_a_file_that_is_not_taken_in_is_named_and_the_words_are_kept(task, dung, as_user, name, content):
    data = WORDS | {"then": "submit", "tep1-file": paper(name, content), "tep2-file": paper()}
    answer = as_user(dung).post(url("report", task), data, follow=True)
    report = Report.objects.get()
    assert (report.stage, report.words) == ("draft", WORDS["words"])
    assert [row.file.name for row in report.evidence.all()] == ["bc12.txt"]
    assert answer.redirect_chain[-1][0] == url("report_edit", report)


def test_a_file_above_the_limit_is_not_taken_in(task, dung, as_user, settings):
    settings.UPLOAD_LIMIT = 1024
    as_user(dung).post(url("report", task), WORDS | {"tep1-file": paper(content=b"x" * 2000)})
    assert (Report.objects.count(), File.objects.count()) == (1, 0)


def test_where_to_look_is_put_right_and_a_file_taken_off(task, dung, as_user):
    client = as_user(dung)
    client.post(url("report", task), WORDS | {"tep1-file": paper(), "tep2-file": paper("b.txt", b"b")})
    report = Report.objects.get()
    first, second = report.evidence.all()
    data = WORDS | {f"co{first.pk}-page": "7", f"co{second.pk}-drop": "on", "version": report.version}
    client.post(url("report_edit", report), data)
    assert [(row.pk, row.page) for row in report.evidence.all()] == [(first.pk, "7")]


def test_whoever_saves_second_is_told_and_loses_nothing_typed(draft, dung, helper, as_user):
    mine = WORDS | {"words": "Lời của tôi", "complete": "", "version": draft.version}
    as_user(dung).post(url("report_edit", draft), WORDS | {"words": "Lời trước", "version": draft.version})
    client = as_user(helper)
    answer = client.post(url("report_edit", draft), mine)
    assert (answer.status_code, Report.objects.get().words) == (422, "Lời trước")
    assert "Lời của tôi" in answer.content.decode()
    client.post(url("report_edit", draft), mine | {"version": answer.context["form"].data["version"]})
    assert Report.objects.get().words == "Lời của tôi"


def test_a_second_draft_is_not_begun_beside_the_first(task, draft, dung, as_user):
    assert as_user(dung).get(url("report", task)).url == url("report_edit", draft)


def test_what_is_no_longer_owed_says_so_in_place_of_a_form(task, handed, dung, an, finance, as_user):
    client = as_user(dung)
    assert client.get(url("report", task)).status_code == 409
    assert client.get(url("report", make_task(finance, an, kind="group"))).status_code == 409
    assert client.get(url("report_edit", handed)).url == task.get_absolute_url()


def test_the_officer_sends_and_the_head_approves(task, draft, dung, head, as_user):
    as_user(dung).post(url("report_submit", draft))
    client = as_user(head)
    assert client.get(url("report_approve", draft)).status_code == 200
    client.post(url("report_approve", draft))
    task.refresh_from_db()
    assert state_of(task) == "waiting"


def test_a_signed_document_hands_the_report_in_with_its_scan(draft, dung, as_user):
    data = {
        "number": "12/BC-STC",
        "dated": "12/06/2026",
        "signer": "KT. Giám đốc Vũ Hương Giang",
        "scan": paper(),
    }
    client = as_user(dung)
    assert client.get(url("report_paper", draft)).status_code == 200
    client.post(url("report_paper", draft), data)
    draft.refresh_from_db()
    assert (draft.stage, draft.paper_number, draft.evidence.get().signed) == ("handed", "12/BC-STC", True)


@pytest.mark.parametrize("change", [{"number": ""}, {"signer": " "}, {"dated": "16/06/2026"}, {"scan": ""}])
def test_a_document_without_number_day_signer_or_scan_hands_nothing_in(draft, dung, as_user, change):
    data = {"number": "12/BC", "dated": "12/06/2026", "signer": "Giang", "scan": paper()} | change
    assert as_user(dung).post(url("report_paper", draft), data).status_code == 422
    draft.refresh_from_db()
    assert draft.stage == "draft"


def test_a_scan_of_no_kind_hands_nothing_in_and_what_was_typed_stays(draft, dung, as_user):
    data = {
        "number": "12/BC-RIENG",
        "dated": "12/06/2026",
        "signer": "Giang",
        "scan": paper("a.exe", b"MZ\x00"),
    }
    answer = as_user(dung).post(url("report_paper", draft), data)
    draft.refresh_from_db()
    assert (answer.status_code, draft.stage) == (422, "draft")
    assert "12/BC-RIENG" in answer.content.decode()


def test_progress_is_handed_in_by_the_officer(task, dung, as_user):
    report = actions.write(task, by=dung, words="Đã rà 6/10", complete=False, percent=60)
    as_user(dung).post(url("report_progress", report))
    task.refresh_from_db()
    assert (task.percent, state_of(task)) == (60, "within")


def test_the_unit_takes_back_what_nobody_answered(task, handed, dung, as_user):
    client = as_user(dung)
    assert client.get(url("report_withdraw", handed)).status_code == 200
    client.post(url("report_withdraw", handed))
    task.refresh_from_db()
    assert state_of(task) == "within"


def test_the_office_confirms(task, handed, an, as_user):
    client = as_user(an)
    assert client.get(url("report_accept", handed)).status_code == 200
    client.post(url("report_accept", handed))
    task.refresh_from_db()
    assert state_of(task) == "on_time"


def test_the_office_returns_with_what_is_missing(task, handed, an, as_user):
    client = as_user(an)
    assert client.post(url("report_return", handed), {"why": " "}).status_code == 422
    data = {"why": "Thiếu phụ lục", "again_by": "14/06/2026"}
    answer = client.post(url("report_return", handed), data)
    assert (answer.status_code, "Thiếu phụ lục" in answer.content.decode()) == (422, True)
    client.post(url("report_return", handed), data | {"again_by": "20/06/2026"})
    handed.refresh_from_db()
    assert (handed.stage, str(handed.again_by)) == ("returned", "2026-06-20")


def test_what_was_answered_already_is_told_to_who_comes_second(handed, an, as_user):
    client = as_user(an)
    for told in ("success", "error"):
        answer = client.post(url("report_accept", handed), follow=True)
        assert [message.level_tag for message in answer.context["messages"]] == [told]
    assert client.post(url("report_return", handed), {"why": "Thiếu"}).status_code == 422


def test_who_may_only_look_is_refused(task, draft, binh, as_user):
    client = as_user(binh)
    assert client.get(url("report", task)).status_code == 403
    for name in OF_A_REPORT:
        assert client.get(url(name, draft)).status_code == 403, name
    for name in SENT:
        assert client.post(url(name, draft)).status_code == 403, name


def test_a_draft_is_not_there_for_the_office_nor_for_a_stranger(task, draft, an, chi, as_user):
    assert as_user(chi).get(url("report", task)).status_code == 404
    for person in (an, chi):
        for name in OF_A_REPORT:
            assert as_user(person).get(url(name, draft)).status_code == 404, name
        for name in SENT:
            assert as_user(person).post(url(name, draft)).status_code == 404, name


@pytest.mark.parametrize("pk", ["0", "9" * 40])
def test_a_bad_id_is_not_found(pk, an, as_user):
    client = as_user(an)
    for place in ("sua", "duyet", "van-ban-da-ky", "rut-lai", "xac-nhan", "tra-lai"):
        assert client.get(f"/nhiem-vu/bao-cao/{pk}/{place}/").status_code == 404, place
    assert client.get(f"/nhiem-vu/{pk}/bao-cao/").status_code == 404


def test_who_may_see_the_report_may_open_its_file(task, dung, head, an, binh, chi, as_user):
    as_user(dung).post(url("report", task), WORDS | {"tep1-file": paper()})
    report, file = Report.objects.get(), File.objects.get()

    def answers():
        found = [as_user(person).get(file.get_absolute_url()) for person in (binh, an, chi)]
        for one in found:
            b"".join(one)  # read to its end, a file is shut
        return [one.status_code for one in found]

    assert answers() == [200, 404, 404]
    actions.approve(report, by=head)
    assert answers() == [200, 200, 404]
