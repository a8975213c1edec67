"""Being answerable: "người đứng đầu phải chịu trách nhiệm trước …", "xem xét, kiểm điểm trách nhiệm nếu …".

Not this: "giao các Sở phải chịu trách nhiệm về Chỉ số …" gives a standing duty. Source: gold rule 5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

_ANSWER = (
    r"(?:chiu (?:hoan toan )?trach nhiem (?:toan dien )?(?:truoc|ca nhan|nguoi dung dau|toan dien"
    r"|hoan toan|neu|khi|ve (?:ket qua|viec|tinh|chat luong|tien do|nhung|moi|noi dung|su|toan bo"
    r"|cac noi dung|so lieu|viec cham))|kiem diem(?: va)?(?: lam ro| xu ly)? trach nhiem"
    r"|bi (?:phe binh|xu ly|kiem diem|xem xet)|se (?:bi|xem xet|xu ly|khong duoc)"
    r"|khong (?:duoc )?xet thi dua|de xay ra .{0,80}(?:chiu|xu ly|kiem diem))"
)


def hit(clause: Clause) -> bool:
    """Answerability, unless an order word gives it as a duty."""
    if not clause.has(_ANSWER):
        return False
    answer = clause.canvas.search(_ANSWER, clause.start, clause.end)
    early = (
        answer is not None and answer.start() - clause.start < 260 and not _hangs_on(clause, answer.start())
    )
    return early and not clause.has(
        r"\bgiao (?:cac |so |van phong|ubnd|thu truong|giam doc)|chiu trach nhiem ve chi so"
        r"|truoc ngay|ra soat|to chuc kiem diem"
    )


def _hangs_on(clause: Clause, at: int) -> bool:
    """Whether the answerability only hangs on a duty given before it: "… ban hành kế hoạch và chịu trách nhiệm …"."""
    behind = clause.canvas.match(r"[^;]{0,300}?co trach nhiem (?!truoc)", clause.start, at)
    return (
        behind is not None
        and clause.verb(behind.end()) is not None
        and clause.follows(at, r"(?:va|dong thoi)")
    )
