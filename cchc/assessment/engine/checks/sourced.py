"""A set that does not say where it comes from: legal basis, source, day of the last check, or that we made it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import EVERY, Fault, of_set
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Chưa ghi căn cứ, nguồn, ngày kiểm tra", "Basis, source or day of check missing")
FITS = EVERY


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """An error where neither basis nor source stands and nothing says that it is made up; else warnings."""
    if not criteria.legal and not criteria.sources and not criteria.illustrative:
        sentence = (
            "chưa ghi căn cứ (legal) hoặc nguồn (sources); nếu là bộ minh hoạ thì ghi illustrative: true."
        )
        yield of_set(criteria, "legal", sentence)
    elif not criteria.sources and not criteria.illustrative:
        yield of_set(criteria, "sources", "chưa ghi nguồn; ghi tên hoặc địa chỉ văn bản đã đọc.", "warning")
    if criteria.checked is None:
        yield of_set(criteria, "checked", "chưa ghi ngày kiểm tra lần cuối, như 2025-12-31.", "warning")
    if not criteria.issuer and not criteria.illustrative:
        yield of_set(criteria, "issuer", "chưa ghi cơ quan ban hành.", "warning")
