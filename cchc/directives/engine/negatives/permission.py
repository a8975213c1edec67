"""What may be done: "được phép", "có thể", "được quyền", "khuyến khích các địa phương …". Source: gold rule 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause


def hit(clause: Clause) -> bool:
    """A permission right behind the subject, or opening the clause; or another body encouraged."""
    encouraged = clause.at(r"khuyen khich (?!, )")
    if encouraged is not None and clause.name(encouraged) is not None:
        return True
    name = clause.name(clause.start)
    at = name.end if name else clause.start
    return (
        words(
            r",? ?(?:duoc phep|co the|duoc quyen|co quyen|khong bat buoc|duoc (?:su dung|huong"
            r"|xem xet|ap dung))\b"
        ).match(clause.canvas.plain, at, clause.end)
        is not None
    )
