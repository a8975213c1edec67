"""A last day: "trước ngày 15/8/2025", "chậm nhất ngày 20/9", "hoàn thành trước 30/11/2025", "đến hết tháng
6/2025".

The date is the day as written; whether that day itself is still on time is a setting of the organisation
(facts/practice.md 7). A month, quarter or year after "trước" counts its first day's eve as the last day only in
law; directives mean the period's end with "hết" and its beginning with "trước", so "trước tháng 9" is 31
August.

"Văn bản ban hành trước ngày 01/7/2024" and "hợp đồng đã ký trước ngày …" date a paper: the document's word stands
before the verb in the same phrase, or "đã", "được", or the day has passed. "…, ban hành trước ngày 15/8/2025" and
"tham mưu UBND tỉnh ban hành trước ngày …" are orders.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words
from cchc.directives.engine.deadlines.form import Base, Hit
from cchc.directives.engine.deadlines.moments import moment_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.directives.engine.canvas import Canvas

_TRIGGER = (
    r"\b(?P<by>(?:xong |hoan thanh )?(?:(?P<before>truoc)|cham nhat|muon nhat|khong (?:qua"
    r"|muon hon|cham hon)|han (?:cuoi|chot)|den het|het|cham nhat den|toi|(?P<until>(?:phan dau"
    r"|hoan thanh|bao dam|xong)(?: [a-z]+){0,3} den))"
    r"(?: la| vao| trong| den| truoc)?(?: het)?:? ?|(?:thoi (?:gian|han)"
    r"|han)(?: [\w, ]{0,40}?)?: ?(?:den |het )?(?=(?:ngay )?\d)"
    r"|(?:thoi han|han) (?:[\w]+ ){0,6}?(?:la|den|vao|het) (?=(?:ngay )?\d)"
    r"|den (?=(?:ngay )?\d{1,2}/\d{1,2}(?:/\d{4})?,? (?:phai|can|hoan thanh)\b))"
)
_OPENERS = (
    "xong", "hoan", "truoc", "cham", "muon", "khong", "han", "den", "het", "toi", "phan", "bao", "thoi",
)  # fmt: skip
_NOT_DEADLINE = r"(?:co mat|trung|ke tu|phat sinh|ton dong|tiep nhan|ket thuc dot) ?$|ngay $"
_PAPER = (
    r"(?:\b(?:da|duoc) (?:ky )?(?:ban hanh|ky)|\b(?:cac|nhung) (?:van ban|quyet dinh|nghi quyet|nghi dinh|thong tu"
    r"|quy dinh|thong bao|cong van|quy che|hop dong|giay chung nhan|giay phep|thu tuc)"
    r"(?: (?!trinh|tham|de\b|va\b|phai)[a-z]{1,8}){0,8}? (?:ky )?(?:ban hanh|ky)"
    r"|\b(?:van ban|hop dong) (?:ban hanh|ky)) ?$"
)


def _dates_a_paper(canvas: Canvas, at: int, last: date | None, base: Base) -> bool:
    """Whether "ban hành", "ký" before ``at`` tell when a paper came out, not when one is due."""
    if words(r"\b(?:ban hanh|ky) ?$").search(canvas.plain, max(0, at - 12), at) is None:
        return False
    past = last is not None and base.day is not None and last < base.day
    return past or words(_PAPER).search(canvas.plain, max(0, at - 90), at) is not None


def find(canvas: Canvas, base: Base) -> Iterator[Hit]:
    """Every last day in the text."""
    for trigger in canvas.each(_TRIGGER, _OPENERS):
        moment = moment_at(canvas, trigger.end(), base.day)
        if moment is None or words(_NOT_DEADLINE).search(
            canvas.plain, max(0, trigger.start() - 16), trigger.start()
        ):
            continue
        if _dates_a_paper(canvas, trigger.start(), moment.last, base):
            continue
        if trigger["until"] and moment.unit == "year":
            continue
        if "het" in trigger["by"] and base.day and moment.last and moment.last < base.day:
            continue
        last = moment.last
        if (
            trigger["before"]
            and moment.unit not in {"day", "year"}
            and moment.first
            and "het" not in trigger.group()
        ):
            last = moment.first - timedelta(days=1)
        yield Hit(_shown(canvas, trigger.start()), moment.end, "by", 60, last, impossible=moment.impossible)


def _shown(canvas: Canvas, start: int) -> int:
    """The raw deadline leaves out "hoàn thành"."""
    lead = words(r"(?:xong|hoan thanh) ").match(canvas.plain, start)
    return lead.end() if lead else start
