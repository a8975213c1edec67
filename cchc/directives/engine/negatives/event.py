"""Dates of events and logistics that order nothing: "Hội nghị tổ chức vào ngày …", "Thời gian: …", "Thành
phần: …", "Địa điểm: …".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

#: An order behind the telling: "Sau khi xem xét Tờ trình số …, UBND tỉnh yêu cầu Sở Tài chính …".
_ORDERS = (
    r", [^,;]{0,60}\b(?:yeu cau|giao|de nghi|phan cong) (?:cac|so|ubnd|uy ban|van phong|thu truong|chu tich|giam doc"
    r"|phong|cong an|dong chi|ban|trung tam|bo )"
)


def hit(clause: Clause) -> bool:
    """The line announces, it does not order."""
    if clause.at(r"sau khi ") is not None and clause.has(_ORDERS):
        return False
    return (
        clause.at(
            r"(?:sau khi nghe|sau khi (?:xem xet|thao luan)|hoi nghi|cuoc hop|le |buoi|thanh phan"
            r"|dia diem|thoi gian hop|chu tri hoi nghi|cung du|du hop|tham du|tham gia hop"
            r"|noi nhan|kinh gui|anh:|anh |tin,|nguon:|tac gia|so dien thoai|dien thoai|email"
            r"|website|xem (?:chi tiet|them)|chi tiet xem|tai (?:ve|day)|luu:)"
        )
        is not None
    )
