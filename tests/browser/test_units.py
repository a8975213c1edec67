"""Units from Excel: rows with faults are told cell by cell, the right ones are written, the tree shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc.units.importing.sheet import FIELDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal

pytestmark = pytest.mark.browser

ROWS = (
    {"name": "Phòng Cải cách hành chính", "kind": "Phòng chuyên môn", "parent": "Sở Nội vụ"},
    {"name": "Phòng Không loại", "kind": "Loại không có", "parent": "Sở Nội vụ"},
    {"name": "Phòng Mồ côi", "kind": "Phòng chuyên môn", "parent": "Sở Không Có Thật"},
    {"name": "Phòng Ngày lạ", "kind": "Phòng chuyên môn", "parent": "Sở Nội vụ", "valid_from": "31/02/2025"},
)


def workbook(path: Path) -> Path:
    """An Excel file with one right row and three wrong ones."""
    from xlsxwriter import Workbook

    with Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [field.heading for field in FIELDS])
        for number, row in enumerate(ROWS, start=1):
            sheet.write_row(number, 0, [row.get(field.key, "") for field in FIELDS])
    return path


def test_an_excel_file_with_faults_is_told_row_by_row_and_its_right_rows_are_written(
    portal: Portal, visit: Visit, tmp_path: Path
) -> None:
    keeper = visit(portal, "thuongtruc")
    keeper.open("/don-vi/nhap/")
    keeper.page.set_input_files("input[type=file]", workbook(tmp_path / "don-vi.xlsx"))
    keeper.page.locator("main form button.button-primary").click()
    keeper.page.wait_for_url("**/xem-truoc/")
    keeper.look("units-import_preview")
    shown = keeper.page.locator("main").inner_text()
    for wrong in ("Loại không có", "Sở Không Có Thật", "31/02/2025"):
        assert wrong in shown
    with keeper.page.expect_download() as got:
        keeper.page.locator("a[href$='loi.xlsx']").click()
    assert got.value.suggested_filename.endswith(".xlsx")
    keeper.page.locator("button[name=only_right]").click()
    keeper.settle()
    keeper.look("units-imported")
    keeper.open("/don-vi/?q=phong+cai+cach+hanh+chinh")
    assert keeper.page.locator("#results .row-link", has_text="Phòng Cải cách hành chính").count() == 1


def test_the_import_preview_fits_a_phone(portal: Portal, visit: Visit, tmp_path: Path) -> None:
    keeper = visit(portal, "thuongtruc", viewport="360x740")
    keeper.open("/don-vi/nhap/")
    keeper.page.set_input_files("input[type=file]", workbook(tmp_path / "don-vi.xlsx"))
    keeper.page.locator("main form button.button-primary").click()
    keeper.page.wait_for_url("**/xem-truoc/")
    keeper.look("units-import_preview")
