"""A task followed to its end: taken up, reported with a file and its page, returned, reported again, confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.papers import notice
from tests.browser.test_review import next_act, start_review
from tests.browser.test_ten_minutes import answer_alarms

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal
    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

ORDER = """\
Chủ tịch UBND tỉnh kết luận và giao nhiệm vụ như sau:
1. Sở Tài chính rà soát kinh phí cải cách hành chính còn dư, báo cáo Chủ tịch UBND tỉnh trước ngày 15/12/2026."""


def send(window: Visitor) -> None:
    """Press the main button of the form shown."""
    window.page.locator("main form button.button-primary").first.click()
    window.settle()


def menu(window: Visitor, words: str) -> None:
    """Choose an act behind the next one."""
    window.page.locator("main .page-head summary").click()
    window.page.locator("main .page-head .drop-item", has_text=words).click()
    window.settle()


def state(window: Visitor) -> str:
    """What the line below the heading says."""
    return window.page.locator("main .page-sub").inner_text()


def text(window: Visitor) -> str:
    """What the page says."""
    return window.page.locator("main").inner_text()


def given(office: Visitor, folder: Path) -> None:
    """A notice with one order becomes one task of Sở Tài chính."""
    start_review(office, notice(folder, ORDER, number="981/TB-VPUBND"))
    answer_alarms(office)
    office.press("t")
    office.follow("a")
    send(office)


def own_task(unit: Visitor) -> str:
    """The page of that task, as its unit finds it."""
    unit.open("/nhiem-vu/?q=kinh+phi+cai+cach+hanh+chinh+con+du")
    unit.page.locator("#results .row-link").first.click()
    unit.settle()
    return unit.page.url.removeprefix(unit.portal.url)


def write_result(unit: Visitor, words: str, file: Path, page: str) -> None:
    """Report the result with a file that shows it on a page, and send it to the head."""
    next_act(unit)
    unit.page.check("[name=complete][value='1']")
    unit.page.fill("[name=words]", words)
    unit.page.set_input_files("[name=tep1-file]", file)
    unit.page.fill("[name=tep1-page]", page)
    unit.page.fill("[name=tep1-section]", "phụ lục 2")


def test_a_task_is_taken_up_reported_returned_reported_again_and_confirmed(
    portal: Portal, visit: Visit, tmp_path: Path
) -> None:
    office, unit = visit(portal, "vanphong"), visit(portal, "taichinh")
    head = visit(portal, "gdtaichinh", viewport="360x740")
    file = tmp_path / "BC_214_STC.pdf"
    file.write_bytes(b"%PDF-1.4 bao cao")
    given(office, tmp_path)
    task = own_task(unit)
    next_act(unit)
    write_result(unit, "Báo cáo số 214/BC-STC", file, "3")
    unit.look("follow-report")
    send(unit)
    unit.look("follow-with-the-head")
    head.open(task)
    next_act(head)
    head.look("follow-approve")
    send(head)
    returned(office, task)
    reported_again(unit, head, task, file)
    office.open(task)
    next_act(office)
    office.look("follow-confirm")
    send(office)
    assert "Hoàn thành đúng hạn" in state(office)
    office.look("follow-done")
    unit.open(f"{task}?ngay=22/11/2026")
    unit.look("follow-as-of")
    assert "trang 7" in text(unit)


def returned(office: Visitor, task: str) -> None:
    """The office sees the file with its page, and returns the result."""
    office.open(task)
    assert "Chờ xác nhận hoàn thành" in state(office)
    assert "trang 3" in text(office)
    office.look("follow-waiting")
    office.page.locator("main .page-head .button", has_text="Trả lại").click()
    office.page.fill("[name=why]", "Thiếu phụ lục số liệu theo đơn vị dự toán")
    office.page.fill("[name=again_by]", "30/11/2026")
    office.look("follow-return")
    send(office)
    assert "Trả lại, yêu cầu bổ sung" in state(office)


def reported_again(unit: Visitor, head: Visitor, task: str, file: Path) -> None:
    """The unit reports anew, the head approves."""
    unit.open(task)
    unit.look("follow-returned")
    write_result(unit, "Báo cáo số 220/BC-STC, bổ sung phụ lục", file, "7")
    send(unit)
    head.open(task)
    next_act(head)
    send(head)
    head.look("follow-handed-in")


def test_an_extension_is_asked_for_and_granted_and_the_first_deadline_is_still_shown(
    portal: Portal, visit: Visit, tmp_path: Path
) -> None:
    office, unit = visit(portal, "vanphong"), visit(portal, "taichinh")
    given(office, tmp_path)
    task = own_task(unit)
    menu(unit, "Đề nghị gia hạn")
    unit.page.fill("[name=wanted]", "31/12/2026")
    unit.page.fill("[name=reason]", "Chờ số liệu quyết toán của Kho bạc Nhà nước")
    unit.look("extension-asked")
    send(unit)
    office.open(task)
    next_act(office)
    office.page.check("[name=granted][value='1']")
    office.page.fill("[name=basis]", "Công văn 88/UBND-TH ngày 23/11/2026")
    office.look("extension-decision")
    send(office)
    office.look("extension-granted")
    facts = office.page.locator("main .facts").first.inner_text()
    for words in ("31/12/2026", "15/12/2026", "Công văn 88/UBND-TH", "Hạn ban đầu"):
        assert words in facts, words
    assert "Đồng ý gia hạn" in notices(unit)


def notices(window: Visitor) -> str:
    """What the person was told."""
    window.open("/thong-bao/")
    return text(window)


def test_a_leader_asks_why_and_the_unit_explains(portal: Portal, visit: Visit, tmp_path: Path) -> None:
    office, leader = visit(portal, "vanphong"), visit(portal, "lanhdao")
    unit = visit(portal, "taichinh", viewport="360x740")
    given(office, tmp_path)
    task = own_task(unit)
    leader.open(task)
    next_act(leader)
    leader.page.fill("[name=question]", "Vì sao chưa báo cáo tiến độ?")
    leader.page.fill("[name=answer_by]", "25/11/2026")
    leader.look("question")
    send(leader)
    unit.open(task)
    next_act(unit)
    unit.page.fill("[name=words]", "Đang chờ số liệu của Kho bạc")
    unit.look("answer")
    send(unit)
    unit.look("answered")
    assert "Đã giải trình" in text(unit)


def test_the_signed_document_hands_in_and_the_unit_takes_back(
    portal: Portal, visit: Visit, tmp_path: Path
) -> None:
    office, unit = visit(portal, "vanphong"), visit(portal, "taichinh")
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    given(office, tmp_path)
    task = own_task(unit)
    next_act(unit)
    write_result(unit, "Báo cáo số 214/BC-STC", scan, "1")
    unit.page.locator("main form button", has_text="Lưu nháp").click()
    unit.settle()
    next_act(unit)
    unit.look("draft-again")
    unit.open(task)
    unit.page.locator("main a", has_text="Duyệt bằng văn bản đã ký").click()
    unit.page.fill("[name=number]", "214/BC-STC")
    unit.page.fill("[name=dated]", "23/11/2026")
    unit.page.fill("[name=signer]", "KT. GIÁM ĐỐC Trần Quốc Bình")
    unit.page.set_input_files("[name=scan]", scan)
    unit.look("signed-document")
    send(unit)
    assert "Chờ xác nhận hoàn thành" in state(unit)
    unit.page.locator("main a", has_text="Rút lại").click()
    unit.look("take-back")
    send(unit)
    assert "Đang thực hiện, trong hạn" in state(unit)
