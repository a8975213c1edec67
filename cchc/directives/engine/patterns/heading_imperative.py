"""A bare imperative under an addressee's heading, or after a sentence that named the addressee.

Example: "2. Sở Tài chính: a) Rà soát các khoản chi; b) Tổng hợp, báo cáo …". The addressee is inherited
from the nearest
heading, sentence or the document's own. An adverbial may stand before it ("Khi có dịch, báo cáo ngay …").
Source: gold rule 4 (bare imperatives under an addressee heading).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import plain, words
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
    for at in clause.openings():
        if clause.at(_GROUND, at) is not None and not (at == clause.start and not behind):
            continue
        if clause.verb(at, opening=True) is not None and not (at == clause.start and _adverbial(clause, at)):
            return Found(_with_condition(clause, at))
    return Found(clause.start) if _unknown_verb(clause) else None


#: First words of a sentence that is no imperative: nouns of state and matter, pronouns, time and place.
_NOT_AN_ACT = frozenset(
    "việc các những một mỗi mọi từng tất toàn công kết tỷ tỉ số tổng tình thời mức nội kinh nguồn nhiệm kế"
    " chương đề dự chỉ giá diện sản chất tiến doanh người cán hiện năm tháng quý tuần ngày trong ngoài trên"
    " dưới tại về đối với theo từ đến trước sau khi nếu do đây này còn đã đang chưa được bị đạt có là và hoặc"
    " nhưng tuy vì bởi để nhằm nhờ qua cùng nhìn riêng ghi hoan biểu cảm đồng nhất thống hội cuộc lịch địa"
    " thành không ít nhiều hầu đa phần bộ hệ hồ văn máy cơ trang nhân nguyên ưu tồn hạn khó thuận ví lưu nơi"
    " anh ảnh xem trụ thủ phương mục quan yêu đường lĩnh mô tập".split()
)
_SCANNED_NOT_AN_ACT = frozenset(plain(word) for word in _NOT_AN_ACT)
#: Words that tell of a state reached, not of an act to do.
_TOLD = (
    r"\b(?:da (?!dang)|dang (?!ky|tai|vien|uy|bo)|con (?:thap|cham|han che|it|thieu|nhieu|ton|lung)|chua"
    r"|uoc dat|dat \d|tang \d|giam \d|so voi cung ky|duoc|bi )"
)


def _unknown_verb(clause: Clause) -> bool:
    """Whether an item right under an addressee's own heading gives an act by a verb no list has.

    Under a sure heading ("1. Sở Y tế:", "a) Phát dọn thực bì …") every first word is taken for a verb that
    does not open a noun phrase or a telling of results, and that stands before two more words at least.
    """
    if clause.frame.source != "heading" or not clause.frame.leads or not clause.frame.marked:
        return False
    first = words(r"[^\W\d_]+(?=,? [^\W\d_])").match(clause.canvas.text, clause.start, clause.end)
    if first is None or first.group().lower() in _NOT_AN_ACT or _proper(clause, first.end()):
        return False
    if clause.canvas.scanned and plain(first.group()) in _SCANNED_NOT_AN_ACT:
        return False
    few = len(clause.canvas.plain[clause.start : clause.start + 60].split()) < 3
    return not few and clause.name(clause.start) is None and not clause.has(_TOLD)


def _adverbial(clause: Clause, at: int) -> bool:
    """A clause that opens with a ground ("Căn cứ …", "Thực hiện Chỉ thị số …,") has its verb later."""
    return (
        clause.at(r"(?:can cu|tren co so|theo (?!doi)|khi phat hien|dong thoi|cham nhat)\b", at) is not None
    )


def _with_condition(clause: Clause, at: int) -> int:
    """ "Nếu phát hiện thì phải …" belongs to the order; other adverbials stay outside the quote."""
    return clause.start if clause.at(r"neu ", clause.start) is not None and at - clause.start < 60 else at


def _proper(clause: Clause, at: int) -> bool:
    """Whether the word behind the first begins with a capital: a place or a person ("Quảng Ninh")."""
    return clause.canvas.capital(clause.canvas.skip(at, clause.end, " ,"))
