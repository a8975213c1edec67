"""Closing formulas, the default triage, and what a reader should doubt.

Triage (facts/practice.md 1): dated, or given to a named lead: followed; undated and to a class of units, or
a closing
formula: kept only. Nothing is dropped by the machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words

if TYPE_CHECKING:
    from cchc.directives.engine.canvas import Canvas
    from cchc.directives.engine.drafts import Draft
    from cchc.directives.engine.model import Deadline, Party

_FORMULA = (
    r"(?:[a-z]+ |, ){0,14}?(?:thuc hien|trien khai|chap hanh|thi hanh"
    r"|to chuc)\b[^.;]{0,60}\b(?:(?:noi dung|y kien|nhiem vu|yeu cau|chi dao"
    r"|ket luan)[a-z ,]{0,30}(?:tren|neu tren|nay|tren day|chi dao)"
    r"|(?:thong bao|chi thi|cong dien|cong van|ke hoach|quyet dinh|ket luan|van ban)(?: ket luan)? nay)"
)


def generic(canvas: Canvas, start: int, end: int) -> bool:
    """Whether the quote is a closing formula: carry out the above, this notice, this directive."""
    return (
        end - start < 200
        and (words(_FORMULA).match(canvas.plain, start, end) is not None or _bare(canvas, start, end))
        and not canvas.search(r"\d{1,2}/\d", start, end)
    )


def _bare(canvas: Canvas, start: int, end: int) -> bool:
    """ "nghiêm túc triển khai thực hiện" and no object."""
    return (
        words(r"(?:nghiem tuc|khan truong|to chuc|trien khai|thuc hien|chi dao|phoi hop| )+").fullmatch(
            canvas.plain, start, end
        )
        is not None
    )


def triage(lead: tuple[Party, ...], deadline: Deadline, *, formula: bool) -> str:
    """track or keep."""
    if formula:
        return "keep"
    dated = deadline.kind not in {"none", "standing"}
    return "track" if dated or any(p.kind in {"unit", "body"} for p in lead) else "keep"


def doubts(
    draft: Draft, lead: tuple[Party, ...], deadline: Deadline, impossible: bool, other_terms: int
) -> tuple[str, ...]:
    """What a person should look at, in one Vietnamese sentence each."""
    found: list[str] = []
    if not lead:
        found.append("Không tìm thấy đơn vị được giao trong văn bản.")
    elif draft.source == "document":
        found.append("Đơn vị được giao lấy từ câu giao chung của cả văn bản.")
    elif draft.source == "block" and draft.pattern == "heading_imperative":
        found.append("Đơn vị được giao lấy từ câu đứng trước.")
    if deadline.span and not draft.start <= deadline.span.start < draft.end:
        found.append("Thời hạn nằm ngoài câu giao.")
    if impossible:
        found.append("Ngày ghi trong văn bản không có trên lịch.")
    elif deadline.kind in {"by", "during", "window"} and deadline.date is None:
        found.append("Thời hạn không ghi năm và văn bản không rõ ngày ban hành.")
    if other_terms:
        found.append("Câu có nhiều mốc thời gian, chỉ một mốc được lấy làm hạn.")
    return tuple(found)
