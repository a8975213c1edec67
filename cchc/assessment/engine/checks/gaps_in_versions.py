"""Versions of a set that leave years out, or stand in a folder that is named by another year than their first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import EVERY, Fault
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Phiên bản hở năm hoặc sai tên thư mục", "Gaps between versions")
FITS = EVERY


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """A version that ends before the next begins, or stands in a folder of another year."""
    known = sorted((context.versions or {}).items())
    for (year, (_, last)), (following, _) in pairwise(known):
        if last is not None and last + 1 < following:
            sentence = (
                f"phiên bản {year} hết áp dụng năm {last}, phiên bản sau từ năm {following}; "
                "các năm ở giữa chưa có bộ nào."
            )
            yield Fault(criteria.place, sentence, "warning", "years")
    for year, (first, _) in known:
        if first is not None and first != year:
            sentence = (
                f"thư mục {year} chứa bộ tiêu chí áp dụng từ năm {first}; "
                "tên thư mục phải là năm đầu tiên áp dụng."
            )
            yield Fault(criteria.place, sentence, "warning", "years")
