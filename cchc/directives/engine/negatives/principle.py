"""Principles and wishes: "Một là, phải xem …", "Kế hoạch … phải được triển khai bảo đảm …", "Quan điểm là
…". Source: gold rule 5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

_SUBJECT = (
    r"(?:ke hoach|viec|cong tac|nhiem vu|chi so|de an|noi dung|quan diem|muc tieu|phuong cham|ket qua"
    r"|cac (?:chi so|nhiem vu|noi dung|giai phap|chi tieu)|day la|do la|chuong trinh|hoat dong"
    r"|qua trinh|thoi gian|kinh phi|nguon kinh phi|quyet dinh nay|thong bao nay|dieu \d)"
)


def hit(clause: Clause) -> bool:
    """A thing as the subject ("Bộ máy mới …" is no ministry), or a numbered maxim without an addressee."""
    if clause.at(r"(?:mot|hai|ba|bon|nam|sau) la[,:]? ") is not None and not clause.frame.leads:
        return True
    if clause.at(r"bo may\b") is not None:
        return True
    if clause.frame.source == "heading" and clause.at(r"viec ") is not None:
        return False
    return (
        clause.at(rf"{_SUBJECT}\b[^;]{{0,200}}?\b(?:phai|can|la|duoc|se|do)\b") is not None
        and not clause.has(
            r"\b(?:yeu cau|giao|de nghi|phan cong) (?:cac|so|ubnd|van phong|thu truong|chu tich"
            r"|giam doc|phong|cong an)"
        )
        and not clause.has(r"phai duoc (?:truong|giam doc|thu truong|chu tich|lanh dao|nguoi)")
    )
