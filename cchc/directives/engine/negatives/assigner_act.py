"""What the chair himself does: "Hoan nghênh các bộ …", "Cơ bản thống nhất với …", "Đồng ý chủ trương", "Ghi
nhận, biểu dương …".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

_ACT = (
    r"(?:hoan nghenh|ghi nhan|danh gia cao|co ban (?:thong nhat|nhat tri|dong y)"
    r"|thong nhat (?:voi|chu truong|noi dung|theo|ve|danh gia|de xuat)|nhat tri|dong y|chap thuan"
    r"|cam on|chia se|bieu duong[, ]|tran trong|xin "
    r"|tren day la|danh gia chung|nhin chung|co the noi|phe duyet (?:kem|ke hoach|de an|danh muc)"
    r"|ban hanh kem|ban hanh quy (?:che|dinh)|bai bo|sua doi, bo sung (?:mot so )?dieu"
    r"|quyet dinh nay|noi dung (?:ket luan|chi tiet))"
)


def hit(clause: Clause) -> bool:
    """An act of the chair, where no agency's heading stands above."""
    if (
        clause.frame.source == "heading"
        and clause.at(r"(?:hoan nghenh|ghi nhan|danh gia cao|co ban|nhat tri|dong y|nhin chung|co the noi)")
        is None
    ):
        return False
    return clause.at(_ACT) is not None and not clause.has(
        r"\b(?:giao|yeu cau|de nghi) (?:cac|so|ubnd|uy ban|van phong|thu truong|chu tich|giam doc"
        r"|phong|cong an|bo )"
    )
