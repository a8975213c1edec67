"""A ground and no more: "Theo chức năng được giao và Kế hoạch số … để triển khai thực hiện", first under a
heading.

The agency of the heading is told to act by its functions. The quote is the whole sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.clause import Found

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

ORDER = 80


def match(clause: Clause) -> Found | None:
    """A sentence that opens with "Theo chức năng", "Căn cứ" … and ends in carrying out."""
    if (
        clause.frame.source != "heading"
        or not clause.frame.first
        or clause.frame.genre == "report"
        or not clause.frame.leads
    ):
        return None
    if (
        clause.at(
            r"(?:theo|can cu|tren co so|bam sat) (?:vao )?(?:chuc nang|nhiem vu|tham quyen"
            r"|pham vi|noi dung|ket qua|ke hoach|bao cao)"
        )
        is None
    ):
        return None
    return Found(clause.start) if clause.has(r"(?:trien khai|thuc hien|to chuc|xay dung|chu dong)") else None
