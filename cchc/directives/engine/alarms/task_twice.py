"""The same task twice in one document: the same words for the same addressees.

Source: practice: web pages and annexes repeat whole passages, and a repeated task would be counted twice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.directives.engine.doctypes import bare
from cchc.directives.engine.model import Alarm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.alarming import Context
    from cchc.directives.engine.model import Task

CODE = "task-twice"
_WORD = re.compile(r"\w+")


def check(context: Context) -> Iterator[Alarm]:
    """One alarm for each task whose words and leads stood earlier in the document."""
    first: dict[tuple[str, ...], str] = {}
    for task in context.tasks:
        earlier = first.setdefault(_key(task), task.id)
        if earlier != task.id:
            message = f"Nhiệm vụ trùng với nhiệm vụ {earlier} trong cùng văn bản; giữ một và bỏ qua nhiệm vụ lặp lại."
            yield Alarm(CODE, message, task.id, task.start, task.end)


def _key(task: Task) -> tuple[str, ...]:
    leads = sorted(" ".join(_WORD.findall(bare(party.text))) for party in task.lead)
    return (" ".join(_WORD.findall(bare(task.quote))), *leads)
