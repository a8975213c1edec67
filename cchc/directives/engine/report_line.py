"""Who gets the report, and through whom: "báo cáo Chủ tịch UBND tỉnh (qua Sở Nội vụ tổng hợp)".

Only for verbs of reporting or submitting (báo cáo, gửi, trình, nộp); a draft submitted to be issued ("trình
UBND tỉnh
ban hành") is no report. The receiver differs from the collector (facts/documents.md §4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine import addressees
from cchc.directives.engine.canvas import words
from cchc.directives.engine.model import ReportTo

if TYPE_CHECKING:
    from cchc.directives.engine.addressees import Name
    from cchc.directives.engine.canvas import Canvas
    from cchc.directives.engine.parties import Resolver

_VERB = (
    r"\b(?P<verb>bao cao|gui|trinh|nop|chuyen|phan anh)\b(?: (?:ngay|ve|cho|len|toi|den|voi|kip thoi"
    r"|bang van ban|ket qua(?: thuc hien| kiem tra| trien khai| ra soat)?(?: nhiem vu)?|xin y kien"
    r"|bo sung|tong hop|truc tiep|day du))*,? (?=\S)"
)
_OPENERS = ("bao", "gui", "trinh", "nop", "chuyen", "phan")
_LATER = r"[^.;,]{0,160}? (?:ve|voi|gui(?: ve| cho)?|cho|len|den|toi) (?=\S)"
_VIA = r"\(?[^()]{0,40}?\b(?:thong )?qua (?=\S)"
_FOR_ISSUE = r" (?:de )?(?:xem xet,? |ky )?(?:ban hanh|phe duyet|thong qua|quyet dinh|ky)\b"


def report_line(canvas: Canvas, start: int, end: int, resolver: Resolver | None) -> ReportTo | None:
    """The first receiver named behind a verb of reporting between two offsets."""
    for verb in canvas.each(_VERB, _OPENERS, start, end):
        name = _receiver(canvas, verb.start(), verb.end(), end, report=verb["verb"] == "bao cao")
        if name is None or (verb["verb"] == "trinh" and canvas.match(_FOR_ISSUE, name.end, end)):
            continue
        text = canvas.folded(name.start, name.end)
        return ReportTo(text, resolver(text) if resolver else None, _via(canvas, name.end, end))
    return None


def _receiver(canvas: Canvas, verb: int, at: int, end: int, *, report: bool) -> Name | None:
    """The name right behind the verb, or behind "về", "với", "gửi" later in the clause."""
    name = addressees.read(canvas, at, end)
    if name is not None or not report:
        return name
    later = words(_LATER).match(canvas.plain, at - 1, end)
    return addressees.read(canvas, later.end(), end) if later else None


def _via(canvas: Canvas, at: int, end: int) -> str | None:
    """The collector: "(qua Sở Nội vụ tổng hợp)", "thông qua Văn phòng"."""
    found = words(r"[^;]{0,60}?\(?(?:[^();]{0,40}, )?\b(?:thong )?qua (?=\S)").match(canvas.plain, at, end)
    name = addressees.read(canvas, found.end(), end) if found else None
    return canvas.folded(name.start, name.end) if name else None
