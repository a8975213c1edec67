"""Two people at one thing: whoever comes second is told, and what was typed is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal
    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def under_review(window: Visitor) -> str:
    """The address of the review of the demonstration's newest paper, found as the first page shows it."""
    window.open("/")
    found = window.page.locator("main a[href*='/xu-ly/']").first.get_attribute("href")
    assert found
    return found


def test_the_second_who_saves_a_sentence_is_told_and_keeps_what_was_typed(
    portal: Portal, visit: Visit
) -> None:
    first, second = visit(portal, "vanphong"), visit(portal, "vanphong")
    place = under_review(first)
    for window, words in ((first, "Rà soát hồ sơ quá hạn"), (second, "Rà soát toàn bộ hồ sơ")):
        window.open(place)
        window.press("e", "Control+a")
        window.type(words)
    first.press("Control+Enter")
    assert first.page.locator("#panel [role=alert]").count() == 0
    second.press("Control+Enter")
    assert second.page.locator("#panel [role=alert]").count() >= 1
    assert second.page.locator("#id_wording").input_value() == "Rà soát toàn bộ hồ sơ"
    assert "Rà soát hồ sơ quá hạn" in second.page.locator("#panel .stale").inner_text()
    second.look("stale-sentence")
    second.page.locator("#panel [data-key=x]").click()
    second.settle()
    first.open(second.page.url.removeprefix(portal.url))
    assert first.page.locator("#id_wording").input_value() == "Rà soát toàn bộ hồ sơ"


def test_the_second_who_saves_a_task_is_told_and_keeps_what_was_typed(portal: Portal, visit: Visit) -> None:
    first, second = visit(portal, "vanphong"), visit(portal, "vanphong")
    first.open("/nhiem-vu/")
    place = first.page.locator("#results .row-link").first.get_attribute("href")
    for window, words in ((first, "Báo cáo số 1"), (second, "Tờ trình số 2")):
        window.open(f"{place}sua/")
        window.page.fill("[name=product]", words)
    first.page.locator("main form button.button-primary").click()
    first.page.wait_for_url(f"**{place}")
    second.page.locator("main form button.button-primary").click()
    second.settle()
    assert second.page.locator("[name=product]").input_value() == "Tờ trình số 2"
    assert "Báo cáo số 1" in second.page.locator(".stale").inner_text()
    second.look("stale-task")
    second.page.locator("main form button.button-primary").click()
    second.page.wait_for_url(f"**{place}")
    assert "Tờ trình số 2" in second.page.locator("main").inner_text()
