"""A task that names nobody to do it.

Source: NĐ 191/2026/NĐ-CP: each task has one body that leads it and answers for it. Closing formulas ("nghiêm túc
triển khai thực hiện") are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.model import Alarm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.alarming import Context

CODE = "lead-missing"
_MESSAGE = "Nhiệm vụ chưa nêu cơ quan chủ trì; chọn đơn vị chủ trì trước khi giao theo dõi."


def check(context: Context) -> Iterator[Alarm]:
    """One alarm for each task without a lead."""
    for task in context.tasks:
        if not task.lead and not task.generic:
            yield Alarm(CODE, _MESSAGE, task.id, task.start, task.end)
