"""Work goes on where no script runs: a paper is taken in, looked through and given out by plain forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.papers import notice

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal

pytestmark = pytest.mark.browser


def test_a_paper_becomes_tasks_without_any_script(portal: Portal, visit: Visit, tmp_path: Path) -> None:
    office = visit(portal, "vanphong", javascript=False)
    office.open("/van-ban/tai-len/")
    office.page.set_input_files("input[type=file]", notice(tmp_path))
    office.page.locator("main form button.button-primary").click()
    office.page.wait_for_url("**/xu-ly/**")
    office.look("no-script-review", axe=False)
    for place in range(1, 7):
        office.page.locator("details summary", has_text="Tất cả nội dung").click()
        office.page.locator(".item-list a").nth(place - 1).click()
        while office.page.locator("#panel input[name=words]").count():
            office.page.locator("#panel input[name=words]").first.fill("Giữ theo văn bản")
            office.page.locator("#panel input[name=words]").first.press("Enter")
        office.page.locator(f"#panel button[value={'keep' if place == 6 else 'track'}]").click()
    office.page.locator("[data-key=a]").click()
    office.look("no-script-accept", axe=False)
    office.page.locator("main form button.button-primary").click()
    assert office.page.locator("main a[href^='/nhiem-vu/'].row-link").count() == 5
    office.look("no-script-directive", axe=False)


def test_a_lead_is_changed_and_a_sentence_dropped_without_any_script(portal: Portal, visit: Visit) -> None:
    office = visit(portal, "vanphong", javascript=False)
    office.open("/")
    office.page.locator("main a[href*='/xu-ly/']").first.click()
    office.page.locator("#panel summary").first.click()
    office.page.fill("#panel input[name=why]", "Đã theo dõi ở văn bản khác")
    office.page.press("#panel input[name=why]", "Enter")
    assert "/xu-ly/" in office.page.url
    assert "1 bỏ qua" in office.page.locator("#review-bar").inner_text()
