"""The mail server: set and answering, or left out on purpose."""

from __future__ import annotations

import smtplib

from django.conf import settings

from cchc.doctor.finding import Finding

PLACE = 80
NAME = "Thư điện tử"
PATIENCE = 5


def look() -> Finding:
    """Whether the server answers."""
    if not settings.EMAIL_HOST:
        return Finding(
            NAME, "ok", "chưa đặt máy chủ: thông báo chỉ có trong cổng", "Đặt CCHC_EMAIL_HOST nếu cần."
        )
    place = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=PATIENCE) as server:
            server.noop()
    except OSError as error:
        return Finding(
            NAME, "warning", f"{place} không trả lời: {error}", "Xem lại CCHC_EMAIL_HOST, CCHC_EMAIL_PORT."
        )
    return Finding(NAME, "ok", f"{place} trả lời")
