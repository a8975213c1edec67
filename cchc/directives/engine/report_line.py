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
    r"\b(?P<verb>bao cao|bao(?= ngay )|gui|trinh|nop|chuyen|phan anh)\b(?: (?:ngay|ve|cho|len|toi|den|voi|kip thoi"
    r"|bang van ban|ket qua(?: thuc hien| kiem tra| trien khai| ra soat)?(?: nhiem vu)?|xin y kien"
    r"|bo sung|tong hop|truc tiep|day du))*,? (?=\S)"
)
_OPENERS = ("bao", "gui", "trinh", "nop", "chuyen", "phan")
_LATER = r"[^.;,]{0,160}? (?:ve|voi|gui(?: ve| cho)?|cho|len|den|toi) (?=\S)"
#: What is sent as a report is: "gửi tin, bài về …", not a letter of apology to whom it concerns.
_SENT = (
    r"(?:nhanh )?(?:bao cao|ket qua|ho so|danh sach|so lieu|du thao|tin|bai|tinh hinh|thong tin|de xuat|y kien|du toan"
    r"|bieu|phuong an|to trinh|du lieu|noi dung|nhu cau|dang ky|van ban|ke hoach)\b(?:,? [a-z]+){0,14}? "
    r"(?:ve|cho|len|den|toi) (?=\S)"
)
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
    if name is not None:
        return name
    if report:
        later = words(_LATER).match(canvas.plain, at - 1, end)
        return addressees.read(canvas, later.end(), end) if later else None
    return _sent(canvas, verb, end) if canvas.plain.startswith("gui", verb) else None


def _sent(canvas: Canvas, verb: int, end: int) -> Name | None:
    """The first name behind one of the words that lead from what is sent to whom."""
    what = canvas.match(rf"gui (?={_SENT})", verb, end)
    at, stop = what.end() if what else end, min(end, verb + 140)
    for joint in canvas.each(
        r"\b(?:ve|cho|len|den|toi) (?=\S)", ("ve", "cho", "len", "den", "toi"), at, stop
    ):
        name = addressees.read(canvas, joint.end(), end)
        if name is not None:
            return name
    return None


def _via(canvas: Canvas, at: int, end: int) -> str | None:
    """The collector: "(qua Sở Nội vụ tổng hợp)", "thông qua Văn phòng"."""
    found = words(r"[^;]{0,60}?\(?(?:[^();]{0,40}, )?\b(?:thong )?qua (?=\S)").match(canvas.plain, at, end)
    name = addressees.read(canvas, found.end(), end) if found else None
    return canvas.folded(name.start, name.end) if name else None
