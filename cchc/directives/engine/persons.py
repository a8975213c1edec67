"""Persons by name and post: "đồng chí Nguyễn Văn A, Phó Chủ tịch UBND tỉnh", "ông Hà Văn B - Trưởng phòng Kinh tế".

Name and post are one addressee, as written. Family names: those of nearly all Vietnamese, and of the peoples of the
northern and central highlands (Tày, Nùng, Thái, Mường, Mông, Ê Đê and others), written with their accents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.canvas import Canvas

_FAMILIES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Mai|Lương|Hà|Tạ|Cao|Quách"
    "|Đào|Trương|Thái|Lâm|Lưu|Tô|Chu|Triệu|Hứa|Bạch|Đàm|Nông|Vi|Vì|Lò|Cầm|Quàng|Giàng|Sùng|Vàng|Vừ|Mùa|Thào|Lường|Tòng"
    "|Cà|Bế|Ma|Ly|La|Lục|Hầu|Thân|Khổng|Nghiêm|Phùng|Tăng|Tống|Văn|Vương|Doãn|Kiều|Trình|Từ|Ninh|Châu|Mạc|Mã|Xa|Y|H|K|Niê"
)
_CAPITAL = "".join(c for c in map(chr, (*range(0x41, 0x250), *range(0x1EA0, 0x1EFA))) if c.isupper())
_NAME = re.compile(rf"(?:{_FAMILIES})(?:[\s’'-]{{1,9}}[{_CAPITAL}][\w’']{{0,9}}){{1,4}}(?!\w)")
_TITLE = r"(?:cac )?(?:dong chi|d/c|ong|ba) "
_BEHIND = re.compile(rf"\s+{_NAME.pattern}$")


def named_at(canvas: Canvas, at: int, end: int) -> int | None:
    """End of a person's name with its title ("đồng chí Nguyễn Văn A") at ``at``, or None."""
    title = canvas.match(_TITLE, at, end)
    found = _NAME.match(canvas.text, title.end(), end) if title else None
    return found.end() if found else None


def without_name(text: str) -> str:
    """A post without the name behind it: "Phó Thủ tướng Lê Minh A" is "Phó Thủ tướng"; other texts stay."""
    return _BEHIND.sub("", text)
