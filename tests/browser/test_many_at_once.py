"""Many tasks at once: rows chosen by keys or by plain forms, asked about with their count, then changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal

pytestmark = pytest.mark.browser


def test_filters_are_saved_and_rows_chosen_by_keys_are_made_urgent(portal: Portal, visit: Visit) -> None:
    office = visit(portal, "vanphong")
    office.open("/nhiem-vu/?state=overdue")
    office.page.locator(".saved-views summary").click()
    office.page.fill("#view-name", "Cần đôn đốc")
    office.page.press("#view-name", "Enter")
    office.page.locator(".saved-views .chip-on", has_text="Cần đôn đốc").wait_for()
    office.page.focus("[data-pick-all]")
    office.page.keyboard.press("Space")
    count = office.page.locator("tbody input[name=row]").count()
    assert office.page.locator("[data-picked]").inner_text() == str(count)
    office.page.select_option("#bulk-act", "priority")
    office.page.locator(".bulk button").click()
    office.page.wait_for_url("**/hang-loat/")
    office.look("many-asked")
    office.page.locator("main input[value=urgent]").check()
    office.page.locator("main form button.button-primary").click()
    office.page.wait_for_url("**/nhiem-vu/?state=overdue")
    office.open("/nhiem-vu/?priority=urgent&state=overdue")
    assert office.page.locator("tbody tr").count() == count
    office.open("/bo-loc/")
    office.look("saved-views")


def test_rows_are_chosen_and_left_out_without_any_script(portal: Portal, visit: Visit) -> None:
    office = visit(portal, "vanphong", javascript=False)
    office.open("/nhiem-vu/")
    rows = office.page.locator("tbody input[name=row]")
    rows.nth(0).check()
    rows.nth(1).check()
    office.page.select_option("#bulk-act", "confirm")
    office.page.locator(".bulk button").click()
    assert "/hang-loat/" in office.page.url
    assert office.page.locator("#others-head").count() == 1
    office.look("many-left-out", axe=False)
