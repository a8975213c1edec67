"""Dates of events and logistics that order nothing: "Hội nghị tổ chức vào ngày …", "Thời gian: …", "Thành
phần: …", "Địa điểm: …".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause


def hit(clause: Clause) -> bool:
    """The line announces, it does not order."""
    return (
        clause.at(
            r"(?:sau khi nghe|sau khi (?:xem xet|thao luan)|hoi nghi|cuoc hop|le |buoi|thanh phan"
            r"|dia diem|thoi gian hop|chu tri hoi nghi|cung du|du hop|tham du|tham gia hop"
            r"|noi nhan|kinh gui|anh:|anh |tin,|nguon:|tac gia|so dien thoai|dien thoai|email"
            r"|website|xem (?:chi tiet|them)|chi tiet xem|tai (?:ve|day)|luu:)"
        )
        is not None
    )
