"""The heading bears MẬT, TỐI MẬT or TUYỆT MẬT: the file must not be kept in this system.

Source: Law 117/2025/QH15 on the protection of state secrets; practice: such a file is refused before it is stored.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.directives.engine.header.top import TOP_CHARACTERS
from cchc.directives.engine.model import Alarm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.alarming import Context

CODE = "secrecy-mark"


def check(context: Context) -> Iterator[Alarm]:
    """One alarm for the document, at the mark."""
    mark = context.header.secrecy
    if mark is None:
        return
    words = r"\s+".join(mark.split())
    top = context.text[:TOP_CHARACTERS]
    found = re.search(rf"(?<!\w){words}(?!\w)", top) or re.search(rf"độ\s+mật\W+{words}", top, re.IGNORECASE)
    start, end = found.span() if found else (0, 0)
    message = (
        f"Văn bản có dấu độ mật {mark}; không đưa văn bản này lên hệ thống, gỡ tệp và xử lý theo quy định về bảo vệ "
        "bí mật nhà nước."
    )
    yield Alarm(CODE, message, None, start, end)
