"""What is to come out of the duty, where the clause names it: a plan, a report, a decision.

The noun behind a verb that makes something (xây dựng, ban hành, tham mưu, lập, trình …); a report when the
clause only reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.canvas import Canvas

_KINDS = {
    "ke hoach": "Kế hoạch",
    "bao cao": "Báo cáo",
    "de an": "Đề án",
    "quyet dinh": "Quyết định",
    "chi thi": "Chỉ thị",
    "nghi quyet": "Nghị quyết",
    "to trinh": "Tờ trình",
    "phuong an": "Phương án",
    "quy che": "Quy chế",
    "danh muc": "Danh mục",
    "van ban": "Văn bản",
    "chuong trinh": "Chương trình",
    "quy trinh": "Quy trình",
    "thong tu": "Thông tư",
    "nghi dinh": "Nghị định",
    "huong dan": "Hướng dẫn",
    "bo chi so": "Bộ chỉ số",
    "bo tieu chi": "Bộ tiêu chí",
    "to kiem tra": "Tổ kiểm tra",
    "to cong tac": "Tổ công tác",
    "ban chi dao": "Ban Chỉ đạo",
    "kich ban": "Kịch bản",
    "du thao": "Dự thảo",
    "du toan": "Dự toán",
    "chuyen trang": "Chuyên trang",
    "chuyen muc": "Chuyên mục",
}
_MAKES = (
    r"\b(?:xay dung|ban hanh|lap|soan thao|hoan thien|hoan chinh|du thao|trinh|tham muu|phe duyet"
    r"|thanh lap|cong bo|de xuat|co|bien soan)\b(?: (?!ke hoach|bao cao)[a-z]+){0,7}? (?P<what>"
    + "|".join(_KINDS)
    + r")\b(?! so \d)"
)
_REPORTS = r"\b(?:tong hop,? )?bao cao\b(?! so)"


def product(canvas: Canvas, start: int, end: int) -> str | None:
    """The product's kind in Vietnamese, or None."""
    made = canvas.search(_MAKES, start, end)
    if made:
        return _KINDS[" ".join(made["what"].split())]
    return "Báo cáo" if canvas.search(_REPORTS, start, end) else None
