"""Handing over at 1/7/2025: what a unit that ended still led goes on elsewhere by a document; then a person's work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal
    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

LIST = "/nhiem-vu/chuyen-giao/"


def fill_paper(page: Page) -> None:
    """The document by which it is handed over."""
    page.fill("[name=number]", "21/QĐ-UBND")
    page.fill("[name=dated]", "01/07/2025")


def open_unit(page: Page, name: str) -> None:
    """Open an ended unit of the list."""
    page.locator(".row-link", has_text=name).first.click()
    page.wait_for_url(re.compile(r"/chuyen-giao/\d+/$"))


def test_the_tasks_of_a_unit_that_ended_go_on_in_its_successor(portal: Portal, visit: Visit) -> None:
    officer = visit(portal, "vanphong")
    page = officer.page
    officer.open("/")
    card = page.locator(f"a.card-line[href='{LIST}']")
    assert "3" in card.inner_text()
    card.click()
    officer.look("handing-over-list")
    open_unit(page, "Sở Tư pháp")
    officer.look("handing-over-unit")
    task = page.locator(".transfer-rows .row-link").first.get_attribute("href")
    fill_paper(page)
    page.locator(".transfer-rows tbody tr").nth(1).locator("select[name$=choice]").select_option("stop")
    page.locator(".form-foot button").first.click()
    officer.look("handing-over-plan")
    plan = page.locator("main [role=status]").inner_text()
    assert "1 nhiệm vụ chuyển đến Sở Tư pháp (Tỉnh Phú Thọ)" in plan
    assert "1 nhiệm vụ thôi theo dõi" in plan
    page.get_by_role("button", name="Xác nhận bàn giao").click()
    page.wait_for_url(f"**{LIST}")
    officer.settle()
    assert page.locator(".row-link", has_text="Sở Tư pháp").count() == 0
    assert task is not None
    officer.open(task)
    officer.look("handing-over-task")
    told = page.locator("main").inner_text()
    assert "21/QĐ-UBND (01/07/2025)" in told
    assert "Sở Tư pháp (Tỉnh Hòa Bình)" in told
    before = portal_state(officer.page, f"{portal.url}{task}?ngay=30/06/2025")
    after = portal_state(officer.page, f"{portal.url}{task}?ngay=01/07/2025")
    assert before != after


def portal_state(page: Page, address: str) -> str:
    """How a task stood on the day of the address: the words beside the day."""
    page.goto(address)
    return page.locator("aside, .columns > .stack").last.inner_text()


def test_a_task_is_merged_into_another_and_each_names_the_other(portal: Portal, visit: Visit) -> None:
    officer = visit(portal, "vanphong")
    page = officer.page
    officer.open(LIST)
    open_unit(page, "Sở Tài chính")
    fill_paper(page)
    row = page.locator(".transfer-rows tbody tr").first
    row.locator("summary").click()
    row.locator(".picker input").last.fill("to chuc kiem tra cchc")
    row.locator(".picker-list .option", has_text="ít nhất 08 sở").click()
    officer.look("handing-over-merge")
    page.locator(".form-foot button").first.click()
    officer.settle()
    assert "gộp vào nhiệm vụ khác" in page.locator("main [role=status]").inner_text()
    page.get_by_role("button", name="Xác nhận bàn giao").click()
    page.wait_for_url(f"**{LIST}")
    officer.open("/nhiem-vu/?q=ra+soat+chi+tieu+kinh+te")
    page.locator("#results .row-link").first.click()
    page.locator("#transfers-head").wait_for()
    page.locator("section[aria-labelledby=transfers-head] a").first.click()
    page.locator("#transfers-head").wait_for()
    assert (
        "Sở Tài chính (Tỉnh Hòa Bình)" in page.locator("section[aria-labelledby=transfers-head]").inner_text()
    )
    undo_it(officer)


def undo_it(officer: Visitor) -> None:
    """What was merged by mistake is taken back from its own page, with a reason that stays to be read."""
    page = officer.page
    officer.open("/nhiem-vu/?q=ra+soat+chi+tieu+kinh+te")
    page.locator("#results .row-link").first.click()
    page.get_by_role("link", name="Hoàn tác", exact=True).click()
    officer.look("handing-over-undo")
    page.locator("[name=why]").fill("Gộp nhầm nhiệm vụ")
    page.get_by_role("button", name="Hoàn tác", exact=True).click()
    page.locator("#transfers-head").wait_for()
    told = page.locator("section[aria-labelledby=transfers-head]").inner_text()
    assert "Gộp nhầm nhiệm vụ" in told
    assert page.get_by_role("link", name="Hoàn tác", exact=True).count() == 0


def test_a_persons_work_goes_to_another(portal: Portal, visit: Visit) -> None:
    officer = visit(portal, "vanphong")
    page = officer.page
    officer.open("/tai-khoan/nguoi-dung/?q=nguyen+thi+an")
    page.locator("#results .row-link").first.click()
    page.get_by_role("link", name="Bàn giao công việc").click()
    page.wait_for_url("**/ban-giao/**")
    taker = page.locator(".field", has=page.locator("[name=taker]"))
    taker.locator(".picker input").fill("thuong")
    taker.locator(".picker-list .option", has_text="Hà Thị Thường").click()
    fill_paper(page)
    officer.look("handing-over-person")
    page.locator(".form-foot button").first.click()
    officer.settle()
    plan = page.locator("main [role=status]").inner_text()
    assert "Nguyễn Thị An" in plan
    assert "Hà Thị Thường" in plan
    officer.look("handing-over-person-plan")
    page.get_by_role("button", name="Xác nhận bàn giao").click()
    page.locator(".toast", has_text="Đã bàn giao").wait_for()


def test_handing_over_fits_a_phone(portal: Portal, visit: Visit) -> None:
    officer = visit(portal, "vanphong", viewport="360x740")
    officer.open(LIST)
    officer.look("handing-over-list")
    open_unit(officer.page, "Sở Tư pháp")
    officer.look("handing-over-unit")
    fill_paper(officer.page)
    officer.page.locator(".form-foot button").first.click()
    officer.look("handing-over-plan")
    officer.look("handing-over-plan-seen", full=False)
    officer.open("/nhiem-vu/ban-giao/")
    officer.look("handing-over-person")
