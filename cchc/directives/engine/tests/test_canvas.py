"""The shadow of a text, and the quick ways to look through it, which must find what a plain look would."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.directives.engine.canvas import Canvas, words
from cchc.directives.engine.deadlines import Base, scan
from cchc.directives.engine.products import product
from cchc.directives.engine.report_line import report_line
from cchc.directives.engine.structure import blocks_of
from cchc.directives.engine.targets import targets
from cchc.directives.engine.tests.test_cases import CASES
from cchc.directives.engine.walk import Walk

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

#: Words that open deadlines, orders, reports and products, and what may follow them.
OPENING = (
    "trước|ngày|15/8/2025|chậm nhất|hằng|tháng|quý|định kỳ|báo cáo|hết|01 lần/tháng|mỗi|thứ Sáu|trong vòng|10 ngày"
    "|kể từ|từ nay|đến|năm 2026|tháng 9|thời hạn|:|kết thúc đợt|,|ngay khi|gửi|giao|Sở Nội vụ|yêu cầu|đề nghị|phối hợp"
    "|với|và|cùng|phải|được|rà soát|xây dựng|Kế hoạch|hoàn thành|xong|bắt đầu|đầu|cuối|6 tháng|một|lần|thường xuyên"
    "|15/8|hàng|không quá|5 giờ|tối đa|vào|theo|nửa năm|ít nhất|100%|\n|  |x|2"
).split("|")


class Compared(Canvas):
    """A canvas that looks twice: at the words that can open a pattern, and everywhere."""

    def each(
        self, pattern: str, openers: tuple[str, ...], start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """What ``Canvas.each`` finds, once it has proved to be all there is."""
        quick = list(super().each(pattern, openers, start, end))
        stop = len(self.plain) if end is None else end
        everywhere = [m.span() for m in words(pattern).finditer(self.plain, start, stop)]
        assert [m.span() for m in quick] == everywhere, (pattern, self.text)
        return iter(quick)


def look(text: str) -> None:
    """Read a text on a canvas that compares."""
    canvas, blocks = blocks_of(text)
    canvas = Compared(canvas.text, canvas.plain)
    for draft in Walk(canvas, blocks, scan(canvas, Base(date(2025, 5, 17)))).run():
        product(canvas, draft.start, draft.end)
        targets(canvas, draft.start, draft.end)
        report_line(canvas, draft.start, draft.end, None)


def test_each_finds_all_occurrences_in_the_texts_of_the_cases() -> None:
    for case in CASES:
        look(case["text"])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(OPENING), max_size=80), st.sampled_from([" ", ""]))
def test_each_finds_all_occurrences_in_mixed_words(mixed: list[str], gap: str) -> None:
    look(f"CHỈ THỊ\nChủ tịch UBND tỉnh yêu cầu:\n1. Sở Y tế\na) Rà soát {gap.join(mixed)}")


def test_holds_tells_whether_one_of_the_words_stands_between_two_offsets() -> None:
    canvas = Canvas.of("Sở Nội vụ rà soát")
    assert canvas.holds(0, 17, "khong", "soat")
    assert not canvas.holds(0, 9, "soat")
