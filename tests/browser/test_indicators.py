"""A value in a browser: a unit declares it with its file, the standing office verifies and publishes, all see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_following import send, text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal
    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def declare(unit: Visitor, file: Path, numerator: str) -> str:
    """Find the indicator, fill the form in, send it; the page of the value."""
    unit.open("/chi-so/?q=bao+cao+cai+cach+gui+dung+han")
    unit.page.locator("#results .row-link").first.click()
    unit.settle()
    unit.page.locator("main .page-actions .button-primary").click()
    unit.settle()
    for name, words in (
        ("period", "quý III năm 2026"),
        ("numerator", numerator),
        ("denominator", "4"),
        ("cut_off", "30/09/2026"),
        ("source", "Báo cáo 12/BC-STC ngày 02/10/2026"),
        ("page", "trang 3"),
    ):
        unit.page.fill(f"[name={name}]", words)
    unit.page.set_input_files("[name=upload]", file)
    unit.look("declare-a-value")
    send(unit)
    return unit.page.url.removeprefix(unit.portal.url)


def test_a_value_is_declared_verified_with_a_reason_and_published(
    portal: Portal, visit: Visit, tmp_path: Path
) -> None:
    file = tmp_path / "bao-cao.txt"
    file.write_text("Báo cáo cải cách hành chính", encoding="utf-8")
    unit, office, stranger = visit(portal, "taichinh"), visit(portal, "thuongtruc"), visit(portal, "khcn")
    page = declare(unit, file, "4")
    assert "100,00%" in text(unit)
    assert "bao-cao.txt" in text(unit)
    stranger.open(page, status=404)

    office.open(page)
    office.page.locator("main .page-actions .button-primary").click()
    office.settle()
    office.page.fill("[name=numerator]", "3")
    send(office)
    assert "lý do" in text(office).lower()
    office.page.fill("[name=reason]", "Báo cáo quý II gửi chậm 2 ngày")
    office.look("verify-a-value")
    send(office)
    assert "75,00%" in text(office)
    assert "100,00%" in text(office)
    office.look("verified-value")

    office.page.locator("main .page-actions .button-primary").click()
    office.settle()
    office.look("publish-a-value")
    office.page.locator("main form button.button-primary").click()
    office.settle()
    published = office.page.url.removeprefix(office.portal.url)
    stranger.open(published)
    assert "75,00%" in text(stranger)
    assert "100,00%" not in text(stranger)
