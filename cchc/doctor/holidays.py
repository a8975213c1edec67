"""The working calendar: days off of this year and the next are announced."""

from __future__ import annotations

from django.db import DatabaseError

from cchc.doctor.finding import Finding
from cchc.web.clock import today

PLACE = 90
NAME = "Lịch nghỉ"
#: The month from which next year's notice is usually out.
NOTICE_OUT = 12


def look() -> Finding:
    """Which years are announced; the next one is asked for only when its notice is due."""
    from cchc.workcal.models import AnnouncedYear

    day = today()
    try:
        known = set(AnnouncedYear.objects.values_list("year", flat=True))
    except DatabaseError:
        return Finding(NAME, "warning", "chưa có bảng lịch", "Chạy: cchc init --province TÊN")
    wanted = {day.year, day.year + 1} if day.month >= NOTICE_OUT else {day.year}
    lacking = ", ".join(str(year) for year in sorted(wanted - known))
    if lacking:
        words = f"chưa có thông báo nghỉ năm {lacking}: hạn tính ra là tạm tính"
        return Finding(NAME, "warning", words, "Nhập lịch tại trang Lịch làm việc.")
    return Finding(NAME, "ok", f"đã công bố đến năm {max(known)}")
