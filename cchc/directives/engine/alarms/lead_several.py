"""Several named bodies told to lead ("chủ trì") one and the same product.

Source: NĐ 191/2026/NĐ-CP: each task has one lead. Several named leads without "chủ trì" are usual: one task each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.directives.engine.model import Alarm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.alarming import Context
    from cchc.directives.engine.model import Task

CODE = "lead-several"
_LEADS = re.compile(r"chủ\s+trì", re.IGNORECASE)
#: "chủ trì" stands right after the last lead, or opens the task.
_NEAR = 60


def check(context: Context) -> Iterator[Alarm]:
    """One alarm for each task that two or more named units are told to lead."""
    for task in context.tasks:
        named = [party.text for party in task.lead if party.kind == "unit"]
        if len(named) > 1 and _told_to_lead(context.text, task):
            message = (
                f"Nhiệm vụ có {len(named)} cơ quan cùng chủ trì ({', '.join(named)}); chọn một cơ quan chủ trì, "
                "các cơ quan còn lại phối hợp, hoặc tách thành từng nhiệm vụ."
            )
            yield Alarm(CODE, message, task.id, task.start, task.end)


def _told_to_lead(text: str, task: Task) -> bool:
    last = max(party.end for party in task.lead)
    return any(_LEADS.search(text, start, start + _NEAR) for start in (task.start, last))
