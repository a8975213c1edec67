"""A bare imperative under an addressee's heading, or after a sentence that named the addressee.

Example: "2. Sở Tài chính: a) Rà soát các khoản chi; b) Tổng hợp, báo cáo …". The addressee is inherited
from the nearest
heading, sentence or the document's own. An adverbial may stand before it ("Khi có dịch, báo cáo ngay …").
Source: gold rule 4 (bare imperatives under an addressee heading).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.acts import act_at
from cchc.directives.engine.clause import Found

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

ORDER = 70

_GROUND = (
    r"(?:can cu|tren co so|theo (?!doi)|khi|trong|dong thoi|nhat la|dac biet|cung|den|cham nhat|truoc"
    r"|thuc hien (?:chi thi|quyet dinh|ke hoach|cong van|nghi quyet|thong bao"
    r"|chuong trinh)[^,]{5,200}, (?:ubnd|uy ban|chu tich|so |van phong))\b"
)


#: A ground that runs into its verb without a comma: "Căn cứ Kế hoạch này xây dựng kế hoạch của đơn vị".
_GROUND_AND_VERB = (
    r"(?:can cu|theo|tren co so) [^,;]{5,120}? (?:xay dung|to chuc|chu dong|trien khai|ban hanh"
    r"|bo tri|ra soat|thuc hien|lap|de xuat|tham muu|phoi hop|khan truong|tap trung)\b"
)


def match(clause: Clause) -> Found | None:
    """The first verb of duty where the clause proper may begin."""
    if (
        not clause.frame.open
        or clause.frame.genre == "report"
        or not (clause.frame.leads or clause.frame.ordered)
    ):
        return None
    if clause.at(r"(?:trong do|qua do|tu do|theo do)\b") is not None:
        return None
    if clause.frame.source == "heading" and clause.at(_GROUND_AND_VERB) is not None:
        return Found(clause.start)
    behind = clause.starts_with_prefix()
    for at in clause.openings:
        if clause.at(_GROUND, at) is not None and not (at == clause.start and not behind):
            continue
        if clause.verb(at, opening=True) is not None and not (at == clause.start and _adverbial(clause, at)):
            return Found(_with_condition(clause, at))
    return Found(clause.start) if _unknown_verb(clause) else None


def _unknown_verb(clause: Clause) -> bool:
    """Whether an item right under an addressee's own heading gives an act by a verb no list has.

    Under a sure heading ("1. Sở Y tế:", "a) Phát dọn thực bì …") every first word is taken for a verb that
    does not open a noun phrase or a telling of results, and that stands before two more words at least.
    """
    if clause.frame.source != "heading" or not clause.frame.leads or not clause.frame.marked:
        return False
    return act_at(clause.canvas, clause.start, clause.end) and clause.name(clause.start) is None


def _adverbial(clause: Clause, at: int) -> bool:
    """A clause that opens with a ground ("Căn cứ …", "Thực hiện Chỉ thị số …,") has its verb later."""
    return (
        clause.at(r"(?:can cu|tren co so|theo (?!doi)|khi phat hien|dong thoi|cham nhat)\b", at) is not None
    )


def _with_condition(clause: Clause, at: int) -> int:
    """ "Nếu phát hiện thì phải …" belongs to the order; other adverbials stay outside the quote."""
    return clause.start if clause.at(r"neu ", clause.start) is not None and at - clause.start < 60 else at
