"""Draft lists for criticism: the office marks and submits, a leader decides, nobody else learns that there is one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.conftest import make_user
from cchc.errors import UserError
from cchc.notices.models import Notice
from cchc.tasks import actions
from cchc.tasks.actions import criticising
from cchc.tasks.models import CriticismList, CriticismRow
from cchc.tasks.tests.conftest import TODAY, make_task
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db
LISTS = "/nhiem-vu/phe-binh/"


@pytest.fixture
def leader(office: Unit) -> User:
    """A leader of the province, who decides."""
    return make_user("lanhdao", "Bùi Văn Lãnh", "province_leader", office)


@pytest.fixture
def draft(finance: Unit, health: Unit, an: User) -> CriticismList:
    """A draft of 15/6 with a task of each of two units."""
    listed = CriticismList.objects.create(made_on=TODAY)
    for unit, wording in ((finance, "Rà soát chi"), (health, "Báo cáo dịch")):
        due = date(2026, 6, 1)
        task = make_task(unit, an, due=due, wording=wording)
        CriticismRow.objects.create(list=listed, task=task, unit=unit, due=due, days_late=3)
    return listed


def address(row: CriticismList | CriticismRow, end: str = "") -> str:
    """The address of a list or a row."""
    middle = "dong/" if isinstance(row, CriticismRow) else ""
    return f"{LISTS}{middle}{row.pk}/{end}"


def test_the_office_sees_the_rows_by_unit_with_working_days_late(
    as_user: Any, an: User, draft: CriticismList, django_assert_max_num_queries: Any
) -> None:
    client = as_user(an)
    client.get("/")
    with django_assert_max_num_queries(12):
        page = client.get(address(draft)).content.decode()
    assert (
        page.index("Sở Tài chính")
        < page.index("Rà soát chi")
        < page.index("Sở Y tế")
        < page.index("Báo cáo dịch")
    )
    assert "Trình lãnh đạo 2 nhiệm vụ" in page
    assert '<td role="cell" class="is-number" data-label="Số ngày làm việc quá hạn">10</td>' in page
    assert "01/06/2026" in page


def test_what_was_handed_in_meanwhile_is_told_by_its_state(
    as_user: Any, an: User, draft: CriticismList
) -> None:
    actions.enter_result(draft.rows.first().task, by=an, words="Xong")  # type: ignore[union-attr]
    assert "Hoàn thành quá hạn" in as_user(an).get(address(draft)).content.decode()


def test_nobody_else_learns_of_lists(
    as_user: Any, binh: User, chi: User, admin_user: User, draft: CriticismList
) -> None:
    row = draft.rows.get(unit__name="Sở Y tế")
    for person in (binh, chi, admin_user):
        client = as_user(person)
        assert [client.get(path).status_code for path in (LISTS, address(draft), address(row))] == [404] * 3
        posts = (address(draft, "trinh/"), address(draft, "quyet-dinh/"), address(row, "giu/"))
        assert [client.post(path).status_code for path in posts] == [404] * 3
        assert "phê bình" not in client.get("/").content.decode()


def test_an_id_that_is_none_is_not_found(as_user: Any, an: User) -> None:
    client = as_user(an)
    assert client.get(f"{LISTS}999999/").status_code == 404
    assert client.get(f"{LISTS}dong/999999/").status_code == 404
    assert client.post(f"{LISTS}999999/trinh/").status_code == 404


def test_a_leader_sees_no_draft_and_marks_no_row(as_user: Any, leader: User, draft: CriticismList) -> None:
    client = as_user(leader)
    assert client.get(address(draft)).status_code == 404
    assert client.get(LISTS).status_code == 200
    CriticismList.objects.update(stage="submitted", submitted_on=TODAY)
    page = client.get(address(draft)).content.decode()
    assert "Ý kiến của lãnh đạo" in page
    assert "Ghi nguyên nhân" not in page
    assert client.get(address(draft.rows.all()[0])).status_code == 403
    assert client.post(address(draft, "trinh/")).status_code == 403


def test_an_objective_cause_is_marked_with_its_words(as_user: Any, an: User, draft: CriticismList) -> None:
    row, client = draft.rows.all()[0], as_user(an)
    data = {"version": row.version, "objective": "on", "kept": "on", "cause": " "}
    page = client.post(address(row), data)
    assert page.status_code == 422
    assert "Ghi rõ nguyên nhân khách quan." in page.content.decode()
    answer = client.post(address(row), data | {"cause": "Bộ chưa ban hành hướng dẫn"})
    assert answer.url == f"{address(draft)}#nhiem-vu-{row.task_id}"
    row.refresh_from_db()
    assert (row.objective, row.cause) == (True, "Bộ chưa ban hành hướng dẫn")
    assert "Nguyên nhân khách quan" in client.get(address(draft)).content.decode()


def test_whoever_comes_second_to_a_row_is_told(as_user: Any, an: User, draft: CriticismList) -> None:
    row = draft.rows.all()[0]
    row.cause = "Người khác ghi"
    criticising.mark(row, by=an)
    page = as_user(an).post(address(row), {"version": 1, "kept": "on", "cause": "Tôi ghi"})
    assert page.status_code == 422
    assert "Người khác ghi" in page.content.decode()


def test_a_row_is_taken_off_and_put_back(as_user: Any, an: User, draft: CriticismList) -> None:
    row, client = draft.rows.all()[0], as_user(an)
    client.post(address(row, "giu/"), {"kept": "0"})
    page = client.get(address(draft)).content.decode()
    assert "1 nhiệm vụ không đề xuất" in page
    assert "Trình lãnh đạo 1 nhiệm vụ" in page
    client.post(address(row, "giu/"), {"kept": "1"})
    assert draft.rows.filter(kept=True).count() == 2


def test_the_list_goes_to_the_leaders_and_a_leader_approves(
    as_user: Any, an: User, leader: User, draft: CriticismList
) -> None:
    client = as_user(an)
    assert client.post(address(draft, "trinh/"), {"seen": "2"}).url == address(draft)
    draft.refresh_from_db()
    assert (draft.stage, draft.submitted_by, draft.submitted_on) == ("submitted", an, TODAY)
    assert list(draft.rows.values_list("days_late", flat=True)) == [10, 10]
    notice = Notice.objects.get(person=leader)
    assert notice.subject == "[CCHC] Danh sách dự kiến phê bình (2 nhiệm vụ) chờ đồng chí cho ý kiến"
    client = as_user(leader)
    client.post(address(draft, "quyet-dinh/"), {"approved": "1", "note": "Nhất trí"})
    draft.refresh_from_db()
    assert (draft.approved, draft.decided_by, draft.decided_on, draft.stage) == (
        True,
        leader,
        TODAY,
        "submitted",
    )
    assert "đã đồng ý" in Notice.objects.get(person=an).subject
    assert "Nhất trí" in client.get(address(draft)).content.decode()
    assert (
        "không ở trạng thái chờ"
        in client.post(
            address(draft, "quyet-dinh/"), {"approved": "0", "note": "x"}, follow=True
        ).content.decode()
    )


def test_a_list_is_not_approved_with_a_reason(
    as_user: Any, an: User, leader: User, draft: CriticismList
) -> None:
    criticising.submit(draft, by=an, seen=2)
    client = as_user(leader)
    page = client.post(address(draft, "quyet-dinh/"), {"approved": "0"}, follow=True)
    assert "Ghi lý do không đồng ý." in page.content.decode()
    client.post(address(draft, "quyet-dinh/"), {"approved": "0", "note": "Chờ họp"})
    draft.refresh_from_db()
    assert (draft.stage, draft.approved, draft.note) == ("dropped", False, "Chờ họp")
    assert "Không đồng ý" in client.get(LISTS).content.decode()
    assert "Chọn đồng ý" in client.post(address(draft, "quyet-dinh/"), {}, follow=True).content.decode()


def test_what_nobody_saw_is_not_submitted(as_user: Any, an: User, draft: CriticismList) -> None:
    page = as_user(an).post(address(draft, "trinh/"), {"seen": "1"}, follow=True).content.decode()
    assert "Danh sách vừa có thêm nhiệm vụ" in page
    draft.refresh_from_db()
    assert draft.stage == "draft"


def test_what_is_no_longer_overdue_leaves_before_the_list_is_submitted(
    an: User, draft: CriticismList
) -> None:
    for row in draft.rows.all():
        actions.pause(row.task, by=an, why="Chờ")
    with pytest.raises(UserError, match="không còn nhiệm vụ"):
        criticising.submit(draft, by=an, seen=2)


def test_a_submitted_list_is_changed_no_more(as_user: Any, an: User, draft: CriticismList) -> None:
    criticising.submit(draft, by=an, seen=2)
    row, client = draft.rows.all()[0], as_user(an)
    page = client.post(address(row), {"version": row.version, "cause": "x", "kept": "on"}).content.decode()
    assert "Danh sách đã trình" in page
    assert (
        "Danh sách đã trình" in client.post(address(row, "giu/"), {"kept": "0"}, follow=True).content.decode()
    )
    assert (
        "đã được trình" in client.post(address(draft, "trinh/"), {"seen": "2"}, follow=True).content.decode()
    )
    assert draft.rows.filter(kept=True).count() == 2


def test_two_who_submit_at_once_submit_once(an: User, draft: CriticismList) -> None:
    CriticismList.objects.filter(pk=draft.pk).update(version=7)
    with pytest.raises(Stale):
        criticising.submit(draft, by=an, seen=2)


def test_the_lists_are_counted_and_exported(
    as_user: Any, an: User, draft: CriticismList, django_assert_max_num_queries: Any
) -> None:
    client = as_user(an)
    client.get("/")
    with django_assert_max_num_queries(12):
        page = client.get(LISTS).content.decode()
    assert "15/06/2026" in page
    assert client.get(LISTS, {"format": "xlsx"}).status_code == 200
    CriticismList.objects.all().delete()
    assert "Chưa có danh sách nào" in client.get(LISTS).content.decode()
