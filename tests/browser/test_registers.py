"""Excel in and out: an office's own register is mapped, put right, imported; the list goes out and adds nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.lib import xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal
    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

GIVEN = date(2026, 9, 7)
ROWS: tuple[list[Any], ...] = (
    [
        1,
        "88/TB-VPUBND",
        GIVEN,
        "Rà soát dự án chậm quyết toán",
        "Sở Tài chính",
        "Sở Xây dựng",
        "trước 30/12",
        "",
        None,
    ],
    [
        2,
        "88/TB-VPUBND",
        GIVEN,
        "Công khai danh mục thủ tục",
        "Sở Nội vụ; Sở Y tế",
        "",
        "Quý IV/2026",
        "",
        None,
    ],
    [
        3,
        "88/TB-VPUBND",
        GIVEN,
        "Báo cáo biên chế",
        "Sở Nội vụ",
        "",
        "30/10/2026",
        "Báo cáo 12/BC-SNV",
        date(2026, 10, 20),
    ],
    [4, "88/TB-VPUBND", GIVEN, "Kiểm kê trụ sở", "Sở Không Có", "", "đầu tháng 12/2026", "", None],
)


def register(path: Path) -> Path:
    """A register as an office keeps it: a cover, a title, a head of two rows, a heading between the rows."""
    from xlsxwriter import Workbook

    with Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        book.add_worksheet("Bìa").write(0, 0, "SỔ THEO DÕI")
        page = book.add_worksheet("Năm 2026")
        page.merge_range(0, 0, 0, 8, "SỔ THEO DÕI NHIỆM VỤ NĂM 2026")
        heads = (
            (0, "TT"),
            (3, "Đầu việc"),
            (4, "Đơn vị chủ trì"),
            (5, "Phối hợp"),
            (6, "Thời hạn"),
            (7, "Kết quả"),
        )
        for column, head in (*heads, (8, "Ngày hoàn thành")):
            page.merge_range(2, column, 3, column, head)
        page.merge_range(2, 1, 2, 2, "Văn bản chỉ đạo")
        page.write_row(3, 1, ["Số, ký hiệu", "Ngày, tháng"])
        page.merge_range(4, 0, 4, 8, "I. CÁC SỞ")
        for number, row in enumerate(ROWS, start=5):
            for column, cell in enumerate(row):
                page.write(number, column, cell, day if isinstance(cell, date) else None)
    return path


def send(window: Visitor, path: Path) -> None:
    window.open("/nhiem-vu/nhap/")
    window.page.set_input_files("input[type=file]", path)
    window.page.locator("main form button.button-primary").click()
    window.page.wait_for_url("**/cot/")


def go_on(window: Visitor) -> None:
    window.page.locator("main form button.button-primary").click()
    window.page.wait_for_url("**/xem-truoc/")


def shown(page: Page) -> str:
    return page.locator("main").inner_text()


def test_a_register_comes_in_and_the_list_goes_out_and_adds_nothing(
    portal: Portal, visit: Visit, tmp_path: Path
) -> None:
    office = visit(portal, "vanphong", viewport="1366x768")
    office.open("/nhiem-vu/")
    office.page.locator("main a[href$='/nhap/']").click()
    office.look("tasks-import")
    send(office, register(tmp_path / "so.xlsx"))
    office.page.locator("main form button.button-primary").click()
    office.settle()
    assert "Nội dung nhiệm vụ" in office.page.locator(".form-errors, [role=alert]").first.inner_text()
    office.page.get_by_label("Đầu việc").select_option("wording")
    office.look("tasks-import_columns")
    go_on(office)
    office.look("tasks-import_preview")
    for told in ("Sở Không Có", "đầu tháng 12/2026", "2 cơ quan chủ trì", "I. CÁC SỞ"):
        assert told in shown(office.page)
    with office.page.expect_download() as got:
        office.page.locator("a[href$='loi.xlsx']").click()
    wrong = xlsx.read(got.value.path().read_bytes())
    assert "Trang “Năm 2026”, dòng 9" in str(wrong[1][-1])
    office.page.locator("button[name=only_right]").click()
    office.settle()
    assert "4 nhiệm vụ" in office.page.locator("body").inner_text()
    office.open("/nhiem-vu/?q=88+TB&columns=wording&columns=lead&columns=due&columns=source&columns=state")
    office.look("tasks-imported")
    assert office.page.locator("#results .row-link").count() == 4
    with office.page.expect_download() as out:
        office.page.locator("a[href*='format=xlsx']").first.click()
    send(office, out.value.path().rename(tmp_path / "ra.xlsx"))
    go_on(office)
    office.look("tasks-import_nothing_new")
    assert "Mọi nhiệm vụ trong tệp đã có" in shown(office.page)


def test_the_steps_of_an_import_fit_a_phone_and_remember_the_columns(
    portal: Portal, visit: Visit, tmp_path: Path
) -> None:
    office = visit(portal, "vanphong", viewport="360x740")
    path = register(tmp_path / "so.xlsx")
    send(office, path)
    office.page.get_by_label("Đầu việc").select_option("wording")
    office.look("tasks-import_columns")
    go_on(office)
    office.look("tasks-import_preview")
    send(office, path)
    assert office.page.get_by_label("Đầu việc").input_value() == "wording"


def test_what_takes_longer_than_a_second_is_told_while_it_lasts(
    portal: Portal, visit: Visit, tmp_path: Path
) -> None:
    office = visit(portal, "vanphong")
    office.open("/nhiem-vu/nhap/")
    path = tmp_path / "so.csv"
    path.write_text("TT,Nội dung nhiệm vụ,Cơ quan chủ trì,Văn bản giao\n1,Rà soát,Sở Nội vụ,1/TB\n", "utf-8")
    office.page.set_input_files("input[type=file]", path)

    # What is said while the next page is on its way is kept for it, since nothing can be asked meanwhile.
    office.page.evaluate("""() => {
      const box = document.getElementById("toasts");
      const keep = () => sessionStorage.setItem("told", box.innerText + document.body.className);
      new MutationObserver(keep).observe(box, { childList: true, subtree: true });
    }""")
    network = office.page.context.new_cdp_session(office.page)
    network.send("Network.enable")
    network.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 2500, "downloadThroughput": -1, "uploadThroughput": -1},
    )
    office.page.locator("main form button.button-primary").click()
    office.page.wait_for_url("**/nhiem-vu/nhap/cot/")
    told = office.page.evaluate("sessionStorage.getItem('told')")
    assert "Đang xử lý" in told
    assert "is-busy" in told
    assert office.page.locator("body.is-busy").count() == 0
