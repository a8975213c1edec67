"""What is to come out of the duty, where the clause names it: a plan, a report, a decision.

The noun behind a verb that makes something (xây dựng, ban hành, tham mưu, lập, trình …); a report when the
clause only reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import plain
from cchc.directives.engine.lexicon import listed

if TYPE_CHECKING:
    from cchc.directives.engine.canvas import Canvas

_NAMES = """
Kế hoạch|Báo cáo|Đề án|Quyết định|Chỉ thị|Nghị quyết|Tờ trình|Phương án|Quy chế|Danh mục|Văn bản
Chương trình|Quy trình|Thông tư|Nghị định|Hướng dẫn|Bộ chỉ số|Bộ tiêu chí|Tổ kiểm tra
Tổ công tác|Ban Chỉ đạo|Kịch bản|Dự thảo|Dự toán|Chuyên trang|Chuyên mục
"""
_KINDS = {plain(name): name for name in listed(_NAMES)}
_MAKES = (
    r"\b(?:xay dung|ban hanh|lap|soan thao|hoan thien|hoan chinh|du thao|trinh|tham muu|phe duyet"
    r"|thanh lap|cong bo|de xuat|co (?=van ban|bao cao|ke hoach)|bien soan)\b(?: (?!ke hoach"
    r"|bao cao)[a-z]+){0,7}? (?P<what>" + "|".join(_KINDS) + r")\b(?! so \d| quy pham)"
)
_OPENERS = (
    "xay",
    "ban",
    "lap",
    "soan",
    "hoan",
    "du",
    "trinh",
    "tham",
    "phe",
    "thanh",
    "cong",
    "de",
    "co",
    "bien",
)
_REPORTS = r"\b(?:tong hop,? )?bao cao\b(?! so)"


def product(canvas: Canvas, start: int, end: int) -> str | None:
    """The product's kind in Vietnamese, or None."""
    made = next(canvas.each(_MAKES, _OPENERS, start, end), None)
    if made:
        return _KINDS[" ".join(made["what"].split())]
    return "Báo cáo" if any(canvas.each(_REPORTS, ("tong", "bao"), start, end)) else None
