"""Who issued a cited document: the agency after "của", up to the first word that no name goes on with."""

from __future__ import annotations

import re

from cchc.directives.engine.doctypes import is_word

_OF = re.compile(r"\s{1,3}c[ủu]a\s{1,3}(?=[A-ZĐÀ-Ỹ])")
#: A name ends at punctuation (a spaced dash belongs to it: Lao động - Thương binh) or at one of these words.
_END = re.compile(
    r"[,;:()\[\]\"“”?!]|\.(?!\w)|/|\d|\n\s*\n"
    r"|\s(?:về|ban\s+hành|quy\s+định|phê\s+duyệt|thông\s+báo|thông\s+qua|công\s+bố|để|nhằm|theo|trong|tại|từ|đến|trên|khi|sẽ"
    r"|thực\s+hiện|triển\s+khai|hướng\s+dẫn|sửa\s+đổi|bổ\s+sung|giao|yêu\s+cầu|chỉ\s+đạo|đã|được|có|là|ngày|kết\s+luận|với|cho|đối"
    r"|tổ\s+chức|khóa|khoá|nhiệm\s+kỳ|năm|tháng|v/v|gửi|và\s+(?:các\s+)?(?:Điều|Khoản|Mục)|cùng|như|bảo\s+đảm|đảm\s+bảo|xây\s+dựng|tăng\s+cường|tiếp\s+tục"
    r"|đẩy\s+mạnh|nâng\s+cao|quyết\s+định|do|mà|thì|bằng|liên\s+quan|thành\s+lập|chấn\s+chỉnh|góp\s+phần|chủ\s+trì|báo\s+cáo)(?!\w)"
)
_SPAN = 110


def issuer_after(text: str, at: int) -> tuple[str | None, int]:
    """The issuer named right after ``at`` ("của Chính phủ") and where its name ends, or ``(None, at)``."""
    lead = _OF.match(text, at)
    if not lead:
        return None, at
    window = text[lead.end() : lead.end() + _SPAN]
    end = _END.search(window)
    whole = end.start() if end else (len(window) if len(window) < _SPAN else window.rfind(" "))
    name = _without_next_document(window[:whole])
    clean = " ".join(name.split()).rstrip("-–— .")
    return (clean or None), lead.end() + len(name.rstrip())


def _without_next_document(name: str) -> str:
    """Cut "Chính phủ và Chỉ thị" before the document that follows."""
    for cut in re.finditer(r"\s(?:và|hoặc)\s+(?:các\s+)?", name):
        words = name[cut.end() :].split()
        if is_word(" ".join(words[:2])) or is_word(" ".join(words[:1])):
            return name[: cut.start()]
    return name
