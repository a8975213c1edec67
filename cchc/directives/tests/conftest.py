"""A directive of our own words, entered and ready to be reviewed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.directives.actions import enter

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.directives.models import Directive

NOTICE = """UBND TỈNH PHÚ THỌ
VĂN PHÒNG
Số: 77/TB-VPUBND
Phú Thọ, ngày 02 tháng 3 năm 2026

THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về cải cách hành chính

Chủ tịch UBND tỉnh kết luận, yêu cầu:
1. Sở Tài chính
- Rà soát các khoản chi chưa quyết toán, báo cáo Chủ tịch UBND tỉnh trước ngày 30/4/2026.
- Thường xuyên công khai số liệu ngân sách trên trang thông tin điện tử.
2. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng đề án đặt lịch khám, trình UBND tỉnh trước ngày 31/5/2026.
3. Các sở, ban, ngành báo cáo kết quả số hóa hồ sơ trước ngày 15/6/2026.
Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./.
"""


def notice_file(folder: Path, text: str = NOTICE, name: str = "tb-77.txt") -> Path:
    """The notice as a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def directive(office: Any, finance: Any, health: Any, an: Any, tmp_path: Path) -> Directive:
    """Entered by An for her office, under review."""
    return enter.upload(notice_file(tmp_path), "tb-77.txt", by=an, unit=office)


def items_by_lead(directive: Directive) -> dict[str, Any]:
    """The first sentence of each lead as written."""
    found: dict[str, Any] = {}
    for item in directive.items.all():
        found.setdefault(item.lead_words, item)
    return found


ISSUED = date(2026, 3, 2)
