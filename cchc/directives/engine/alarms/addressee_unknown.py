"""A named addressee that the units of the province do not know under that name.

Source: practice: a task for nobody is followed by nobody. Asked only where units are at hand, and told once a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.model import Alarm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.alarming import Context

CODE = "addressee-unknown"


def check(context: Context) -> Iterator[Alarm]:
    """One alarm for each name that no unit answers to, at its first place."""
    if context.units is None or context.day is None:
        return
    told: set[str] = set()
    for task, party in context.named_parties():
        name = " ".join(party.text.split())
        if name.casefold() in told or party.unit or party.kind != "unit":
            continue
        told.add(name.casefold())
        if not context.units.candidates(name, context.day):
            message = f"Không tìm thấy đơn vị “{name}” trong danh mục; chọn đơn vị tương ứng hoặc bổ sung tên gọi khác."
            yield Alarm(CODE, message, task.id, party.start, party.end)
