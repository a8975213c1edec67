"""The matter as subject: "Việc giải quyết hồ sơ phải đúng quy trình" under an addressee's heading.

A duty of whoever is addressed there; without such a heading it is a principle. The quote is the whole clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.clause import Found

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

ORDER = 75


def match(clause: Clause) -> Found | None:
    """ "Việc … phải …" where a heading names the addressee."""
    if clause.frame.source != "heading" or clause.frame.genre == "report" or not clause.frame.leads:
        return None
    return Found(clause.start) if clause.at(r"viec [^;.]{5,200} phai ") is not None else None
