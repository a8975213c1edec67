"""What was done or ordered already: "đã ban hành", "Ngày 04/3, Thủ tướng ban hành …, theo đó giao …",
"trong tháng đã xử lý 165 vụ".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

_PAST_OPENING = (
    r"(?:trong (?:thang|quy|nam|tuan|thoi gian) qua|(?:trong )?thoi gian qua|trong (?:6|9|03|3"
    r"|12) thang (?:dau nam|qua)|tinh den (?:nay|ngay)|den nay|nam 20\d\d, (?:tinh|toan|cac|ubnd"
    r"|so)|luy ke|ket qua(?! (?:[a-z]+,? ){0,14}(?:bao cao|gui|trinh) )|qua (?:kiem tra|ra soat|theo doi|nghe)"
    r"|uoc (?:dat|thuc hien)"
    r"|(?:sang|chieu|vao|toi)? ?(?:sang |chieu )?ngay \d{1,2}(?:[/.-]\d|,? thang)|ngay tu dau nam"
    r"|truoc do|vua qua|trong ky|buoc dau)"
)
#: What is told of a subject, by its accents: "vẫn" is not "vận", "còn" not "con".
_TOLD = re.compile(
    r",?\s{1,9}(?:cũng |vừa |hiện |luôn )?(?:đã|đang|vừa|vẫn|luôn|còn|được|đạt|tăng (?=\d|so|trưởng|từ|lên|thêm)"
    r"|giảm (?=\d|so)|ghi nhận|đánh giá cao|biểu dương|cho biết|cho rằng|báo cáo tại|phát biểu"
    r"|tham dự|dự họp)"
    r"(?!\s+giao|\s+phân công|\s+chỉ đạo|\s+ban hành (?:chỉ thị|công điện|công văn|văn bản))\b",
    re.IGNORECASE,
)


def hit(clause: Clause) -> bool:
    """The opening or the predicate tells of the past."""
    if clause.at(_PAST_OPENING) is not None and not clause.has(
        r"\b(?:yeu cau|de nghi|phan cong|giao cac|giao so)\b"
    ):
        return True
    if (
        clause.at(
            r"(?:sang "
            r"|chieu )?ngay \d{1,2}[^,;]{2,60}, [^;]{5,200}ban hanh [^;]{5,400}theo do,? (?:da"
            r" )?giao "
        )
        is not None
    ):
        return True
    name = clause.name(clause.start)
    return name is not None and _TOLD.match(clause.canvas.text, name.end, clause.end) is not None
