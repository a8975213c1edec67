"""A set goes out as Excel, is changed there, comes in under a code of its own, and units are scored by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc.lib import xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal

pytestmark = pytest.mark.browser

WORDS = "Hoàn thành 100% kế hoạch: 2,5; từ 80% đến dưới 100%: 1; dưới 80%: 0"


def changed(path: Path, data: bytes) -> Path:
    """The sheet of criteria alone, with the first rule in the words of an office; our notation is left out."""
    rows = xlsx.read(data, sheet="Tiêu chí")
    head = next(number for number, row in enumerate(rows) if "Cách tính điểm" in row)
    at = {str(cell): place for place, cell in enumerate(rows[head]) if cell}
    kept = [at[name] for name in list(at)[:6] if name in at]
    body = [list(row) for row in rows[head + 1 :]]
    first = next(row for row in body if "1.1.2" in map(str, row))
    first[at["Cách tính điểm"]] = WORDS
    labels = [str(rows[head][place]) for place in kept]
    xlsx.write(path, [xlsx.Sheet("Tiêu chí", labels, [[row[place] for place in kept] for row in body])])
    return path


def test_a_rule_is_put_together_and_its_words_are_copied(portal: Portal, visit: Visit) -> None:
    office = visit(portal, "thuongtruc", viewport="1366x768")
    page = office.page
    office.open("/danh-gia/bo-tieu-chi/")
    page.locator("main a[href$='/cach-tinh/']").click()
    page.get_by_role("link", name="Theo mức (bảng ngưỡng)").click()
    page.locator("[id='p-bands-2-points']").fill("0,75")
    page.locator("[id='p-bands-2-ge']").fill("60")
    page.locator("[id='p-bands-3-lt']").fill("60")
    page.get_by_label("Tỷ lệ hoàn thành kế hoạch").fill("61,5")
    page.locator("main form button.button-primary").click()
    office.settle()
    assert "Còn 38,5 điểm phần trăm" in page.locator("main").inner_text()
    assert "từ 60% đến dưới 100%: 0,75 điểm" in page.locator("#worded").input_value()


def test_a_set_is_taken_out_changed_brought_in_and_scored_by(
    portal: Portal, visit: Visit, tmp_path: Path
) -> None:
    office = visit(portal, "thuongtruc", viewport="1366x768")
    page = office.page
    office.open("/danh-gia/bo-tieu-chi/minh-hoa-xa/?year=2026")
    with page.expect_download() as download:
        page.locator("main a[href*='/excel/']").click()
    path = changed(tmp_path / "bo-xa.xlsx", download.value.path().read_bytes())
    office.open("/danh-gia/bo-tieu-chi/")
    page.locator("main a[href$='/bo-tieu-chi/nhap/']").click()
    office.look("assessment-set_import")
    page.set_input_files("input[type=file]", path)
    page.get_by_label("Mã").fill("bo-xa")
    page.get_by_label("Năm").fill("2026")
    page.get_by_label("Tên bộ tiêu chí").fill("Bộ tiêu chí cấp xã của tỉnh")
    page.locator("main form button.button-primary").click()
    page.wait_for_url("**/xem-truoc/")
    office.settle()
    office.look("assessment-set_preview")
    assert WORDS in page.locator("main").inner_text()
    assert "từ 80% đến dưới 100%" in page.locator("main").inner_text()
    page.locator("main form button.button-primary").click()
    office.settle()
    assert "chưa xác nhận" in page.locator("body").inner_text()
    page.locator("input[name=all]").check()
    page.locator("main form button.button-primary").click()
    page.wait_for_url("**/bo-tieu-chi/bo-xa/**")
    office.settle()
    office.look("assessment-set_own")
    assert "bo-xa.xlsx" in page.locator("main").inner_text()
    narrow = visit(portal, "thuongtruc", viewport="360x740")
    narrow.open("/danh-gia/bo-tieu-chi/bo-xa/?year=2026")
    narrow.look("assessment-set_own")
    narrow.page.locator("main a[href$='/xoa/']").click()
    narrow.settle()
    narrow.look("assessment-set_remove")
    narrow.page.locator("main form button.button-danger").click()
    narrow.page.wait_for_url("**/bo-tieu-chi/")
    assert "bo-xa" not in narrow.page.content()
