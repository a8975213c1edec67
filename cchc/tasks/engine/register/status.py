"""Words of the columns that take one of a few: status, level, priority, recurrence; and a percentage."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from cchc.lib.numbers import NumberError, parse_decimal
from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from datetime import date

Status = Literal["done", "done_on_time", "done_late", "open", "overdue", "paused", "stopped", "other"]
#: Those that let a task rest from the day of the import on.
RESTS = ("paused", "stopped")
#: The first that is found in the folded words holds.
_STATUS: tuple[tuple[Status, str], ...] = (
    ("paused", r"tam (dung|hoan)"),
    ("stopped", r"(thoi|dung|khong) theo doi|huy|rut|khong thuc hien"),
    ("other", r"cho xac nhan|chuyen (don vi|co quan)"),
    ("overdue", r"chua.*(qua han|tre han|cham)|(dang|van).*(qua han|tre han)"),
    ("open", r"chua|dang|trong han|sap den han|tra lai|cho tiep nhan|chuyen tiep|tiep tuc|den han|moi giao"),
    (
        "done_late",
        r"(hoan thanh|xong|thuc hien).*(qua han|tre han|cham|khong dung)|(qua han|tre|cham).*hoan thanh",
    ),
    (
        "done_on_time",
        r"(hoan thanh|xong|thuc hien).*(dung han|truoc han|dung tien do|som)|dung han|truoc han",
    ),
    ("overdue", r"qua han|tre han|cham|het han"),
    ("done", r"hoan thanh|xong|da thuc hien|da bao cao|da co|da ban hanh|hoan tat|ht|x|dat|da"),
)
#: The words of a status that errors and the template name.
STATUS_WORDS = " · ".join(
    (
        "Đang thực hiện",
        "Đã hoàn thành",
        "Hoàn thành đúng hạn",
        "Hoàn thành quá hạn",
        "Quá hạn",
        "Tạm dừng",
        "Thôi theo dõi",
    )
)
LEVELS = (
    ("prime_minister", r"thu tuong|ttg|pho thu tuong"),
    ("government", r"chinh phu|cp|bo |trung uong"),
    ("party", r"tinh uy|thanh uy|ban thuong vu|bi thu|btv"),
    ("council", r"hdnd|hoi dong nhan dan"),
    ("chairman", r"(pho )?chu tich|ct |lanh dao ubnd"),
    ("committee", r"ubnd|uy ban nhan dan"),
    ("other", r"khac|so |van phong"),
)
LEVEL_WORDS = "Chính phủ · Thủ tướng · Tỉnh ủy · HĐND tỉnh · UBND tỉnh · Chủ tịch UBND tỉnh · Khác"
PRIORITIES = (
    ("urgent", r"hoa toc|thuong khan|rat khan|gap"),
    ("high", r"khan|cao|uu tien"),
    ("normal", r"(binh )?thuong|trung binh|thap|khong"),
)
PRIORITY_WORDS = "Thường · Khẩn · Hỏa tốc"
RECURRENCES = (
    ("weekly", r"tuan"),
    ("nine_months", r"(9|09|chin) thang"),
    ("semiannual", r"(6|06|sau) thang|nua nam|ban nien"),
    ("quarterly", r"qu[yi]"),
    ("monthly", r"thang"),
    ("annual", r"nam"),
)
RECURRENCE_WORDS = "Hằng tuần · Hằng tháng · Hằng quý · 6 tháng · 9 tháng · Hằng năm"


def _found(table: tuple[tuple[str, str], ...], text: str) -> str:
    folded = f"{fold(text)} "
    return next((key for key, pattern in table if re.search(rf"\b(?:{pattern})", folded)), "")


def read_status(text: str) -> Status:
    """What a status says of a task; ValueError with what is allowed."""
    folded = fold(text)
    found = next((key for key, pattern in _STATUS if re.search(rf"\b(?:{pattern})\b", folded)), None)
    if found is None:
        raise ValueError(f"“{text[:40]}” không phải là trạng thái đã biết; chỉ nhận {STATUS_WORDS}.")
    return found


def read_word(text: str, table: tuple[tuple[str, str], ...], allowed: str) -> str:
    """The key of one of a few words; ValueError with what is allowed."""
    found = _found(table, text)
    if not found:
        raise ValueError(f"“{text[:40]}” không hợp lệ; chỉ nhận {allowed}.")
    return found


def read_percent(cell: object) -> int:
    """A percentage as a whole number of 0 … 100: 80, "80%", 0.8 of a cell that Excel shows as a percentage."""
    words = str(cell).strip().rstrip("%").strip()
    try:
        value = cell if isinstance(cell, Decimal) else parse_decimal(words, "decimal")
    except NumberError:
        raise ValueError(f"“{str(cell)[:20]}” không phải là tỷ lệ; ghi số từ 0 đến 100.") from None
    if isinstance(cell, Decimal) and value <= 1:
        value *= 100
    if not 0 <= value <= 100:
        raise ValueError(f"Tỷ lệ {str(cell)[:20]} không hợp lệ; ghi số từ 0 đến 100.")
    return int(value)


def contradiction(status: Status, done_on: date | None, due: date | None) -> str:
    """How the status and the dates of a row disagree, in one Vietnamese sentence; an empty text where they agree."""
    done = status in ("done", "done_on_time", "done_late")
    if done and done_on is None:
        return "Ghi là đã hoàn thành nhưng thiếu ngày hoàn thành; ghi ngày để biết đúng hạn hay quá hạn."
    if not done and done_on is not None:
        return f"Ghi là chưa hoàn thành nhưng có ngày hoàn thành {done_on:%d/%m/%Y}; sửa trạng thái hoặc bỏ ngày."
    if done_on is None or due is None:
        return ""
    if status == "done_on_time" and done_on > due:
        return f"Ghi là đúng hạn nhưng hoàn thành ngày {done_on:%d/%m/%Y}, sau hạn {due:%d/%m/%Y}."
    if status == "done_late" and done_on <= due:
        return f"Ghi là quá hạn nhưng hoàn thành ngày {done_on:%d/%m/%Y}, trong hạn {due:%d/%m/%Y}."
    return ""
