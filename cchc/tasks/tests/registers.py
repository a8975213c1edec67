"""Registers as offices keep them, made anew for each test: four layouts seen in provincial offices and departments."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from xlsxwriter import Workbook

from cchc.lib import xlsx

PLAIN_HEADS = [
    "STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Văn bản giao", "Ngày văn bản",
    "Thời hạn hoàn thành", "Kết quả thực hiện", "Ngày hoàn thành", "Ghi chú",
]  # fmt: skip


def plain(rows: list[list[Any]], heads: list[str] | None = None, title: str = "Nhiệm vụ") -> bytes:
    """One head row and the rows below it."""
    out = io.BytesIO()
    xlsx.write(out, [xlsx.Sheet(title, heads or PLAIN_HEADS, rows)])
    return out.getvalue()


def office_register() -> bytes:
    """Văn phòng's register: titles above, a merged head of two rows, column numbers, headings of units, a foot."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        book.add_worksheet("Bìa").write(0, 0, "SỔ THEO DÕI")
        page = book.add_worksheet("Theo dõi 2026")
        page.merge_range(0, 0, 0, 3, "VĂN PHÒNG UBND TỈNH PHÚ THỌ")
        page.merge_range(2, 0, 2, 9, "SỔ THEO DÕI NHIỆM VỤ UBND TỈNH, CHỦ TỊCH UBND TỈNH GIAO NĂM 2026")
        page.merge_range(3, 0, 3, 9, "(Số liệu đến ngày 10/6/2026)")
        for column, head in (
            (0, "TT"),
            (3, "Nội dung nhiệm vụ"),
            (4, "Đơn vị chủ trì"),
            (5, "Đơn vị phối hợp"),
            (9, "Ghi chú"),
        ):
            page.merge_range(5, column, 6, column, head)
        page.merge_range(5, 1, 5, 2, "Văn bản chỉ đạo")
        page.write_row(6, 1, ["Số, ký hiệu", "Ngày, tháng"])
        page.merge_range(5, 6, 5, 6 + 1, "Thời hạn")
        page.write_row(6, 6, ["Theo văn bản", "Gia hạn"])
        page.merge_range(5, 8, 6, 8, "Tình hình thực hiện")
        page.write_row(7, 0, [f"({number})" for number in range(1, 11)])
        page.merge_range(8, 0, 8, 9, "I. SỞ TÀI CHÍNH")
        page.merge_range(9, 1, 10, 1, "77/TB-VPUBND")
        page.merge_range(9, 2, 10, 2, "", day)
        page.write_datetime(9, 2, date(2026, 3, 2), day)
        page.write_row(9, 3, ["Rà soát các khoản chi chưa quyết toán", "Sở Tài chính", "Sở Y tế"])
        page.write(9, 0, 1)
        page.write_datetime(9, 6, date(2026, 6, 30), day)
        page.write(9, 8, "Đang tổng hợp số liệu")
        page.write_row(10, 3, ["Báo cáo thu ngân sách", "STC"])
        page.write(10, 0, 2)
        page.write(10, 6, "hằng quý")
        page.write(12, 0, "II")
        page.write(12, 3, "Sở Y tế")
        page.write_row(
            13,
            0,
            [3, "12/CT-UBND", "05/5/2026", "Mua sắm thuốc", "Sở Y tế, Sở Tài chính", "", "Quý III/2026"],
        )
        page.write(15, 3, "Tổng cộng: 3 nhiệm vụ")
    return out.getvalue()


def department_register() -> bytes:
    """A department's own list: no lead's column for others, results with days, status words."""
    heads = [
        "TT", "Số ký hiệu", "Ngày giao", "Nhiệm vụ", "Đơn vị thực hiện", "Hạn hoàn thành", "Sản phẩm", "Trạng thái",
        "Ngày hoàn thành", "Kết quả", "Lĩnh vực", "Chuyên viên theo dõi",
    ]  # fmt: skip
    rows: list[list[Any]] = [
        [
            1, "15/KL-UBND", date(2026, 1, 12), "Báo cáo chi đầu tư", "Sở Tài chính", "trước 30/4", "Báo cáo",
            "Hoàn thành đúng hạn", date(2026, 4, 20), "Báo cáo 50/BC-STC ngày 20/4/2026", "Ngân sách", "Nguyễn Thị An",
        ],
        [
            2, "15/KL-UBND", date(2026, 1, 12), "Rà soát tài sản công", "Sở Tài chính", "Tháng 5/2026", "Danh mục",
            "Quá hạn", None, None, "Tài sản", None,
        ],
        [
            3, "16/KL-UBND", date(2026, 2, 2), "Tiêm chủng mở rộng", "Sở Y tế", "thường xuyên", None, "Đang thực hiện",
            None, "80%", "Y tế", None,
        ],
    ]  # fmt: skip
    return plain(rows, heads)


def meeting_appendix() -> bytes:
    """An appendix of a notice: the document stands in the title alone, several leads in a cell, no days of giving."""
    heads = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"]
    rows: list[list[Any]] = [
        ["1", "Công khai thủ tục hành chính", "Sở Tài chính; Sở Y tế", "Văn phòng UBND tỉnh", "15/7/2026"],
        ["2", "Thay bảng niêm yết", "Các sở", "", "31/12/2026"],
    ]
    return plain(rows, heads, "Phụ lục")
