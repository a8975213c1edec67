"""Years in which a code or a maximum holds nothing, or holds twice.

A node that was renamed stands once for each stretch of years; the stretches follow one another without hole or
overlap.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import EVERY, Fault
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context, Span
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Năm áp dụng hở hoặc chồng nhau", "Gaps and overlaps of years")
FITS = EVERY
_EVER = 9999


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """Faults of stretches of one code, and of dated maxima."""
    by_code: dict[str, list[Span]] = {}
    for span in context.spans:
        by_code.setdefault(span.code, []).append(span)
        yield from _maxima(span, criteria)
    for spans in by_code.values():
        yield from _stretches(sorted(spans, key=lambda span: span.first or 0))


def _maxima(span: Span, criteria: CriteriaSet) -> Iterator[Fault]:
    """A maximum that begins after the node does."""
    begins = span.first or criteria.years[0]
    if span.maxima and begins is not None and span.maxima[0] > begins:
        sentence = (
            f"điểm tối đa chỉ có từ năm {span.maxima[0]}, tiêu chí áp dụng từ năm "
            f"{begins}; thêm mục from: {begins}."
        )
        yield Fault(span.place, sentence, "error", "maximum", span.code)


def _stretches(spans: list[Span]) -> Iterator[Fault]:
    """Stretches of one code that leave years out or share some."""
    for one, two in pairwise(spans):
        end, begin = one.last or _EVER, two.first or 0
        if begin > end + 1:
            sentence = (
                f"mã “{two.code}” hết áp dụng năm {end}, áp dụng lại từ năm "
                f"{begin}; chưa có gì cho các năm ở giữa."
            )
            yield Fault(two.place, sentence, "warning", "years", two.code)
        elif begin <= end and (one.first or one.last or two.first or two.last):
            sentence = (
                f"mã “{two.code}” có hai tiêu chí cùng áp dụng năm "
                f"{max(begin, one.first or 0)}; mỗi năm chỉ một."
            )
            yield Fault(two.place, sentence, "error", "years", two.code)
