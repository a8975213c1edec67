"""The outcome put first: "Kết quả thực hiện gửi về Sở Nội vụ trước ngày 15/12/2026", with or without a subject.

Example: "Kết quả thực hiện, các địa phương báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày …". Where orders are being
given; without a subject it is a duty of whoever governs the clause. Source: gold rule 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.clause import Found, after_name

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

ORDER = 65

_REPORTS = r"(?:(?:phai )?duoc )?(?:tong hop,? )?(?:bao cao|gui|trinh)\b(?! (?:cua|so|nay)\b)"


def match(clause: Clause) -> Found | None:
    """The outcome, then the verb of reporting, a subject between them at most."""
    if not clause.frame.open or clause.frame.genre == "report":
        return None
    for at in _outcome_ends(clause):
        if clause.at(_REPORTS, at) is not None and (clause.frame.leads or clause.frame.ordered):
            return Found(at)
        name = clause.name(at)
        verb = after_name(clause, name) if name else None
        if name and verb is not None and clause.at(_REPORTS, verb) is not None:
            return Found(verb, name)
    return None


def _outcome_ends(clause: Clause) -> list[int]:
    """Where the words behind an outcome that opens the clause may start, one after the other."""
    first = clause.at(r"(?:bao cao )?ket qua ", clause.start)
    if first is None:
        return []
    ends = [first]
    for _ in range(6):
        word = clause.at(r"[a-z]+,? ", ends[-1])
        if word is None:
            break
        ends.append(word)
    return ends
