"""The one clock of the site: every page, action and tick asks here which day and moment it is."""

from __future__ import annotations

from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The day in Vietnam, or the day that CCHC_TODAY fixes."""
    if settings.FIXED_TODAY:
        return date.fromisoformat(settings.FIXED_TODAY)
    return timezone.localdate()


def now() -> datetime:
    """The moment, aware; on the fixed day when one is set, so that what is written then agrees with it."""
    moment = timezone.now()
    if settings.FIXED_TODAY:
        local = timezone.localtime(moment).time()
        return timezone.make_aware(datetime.combine(today(), time(local.hour, local.minute, local.second)))
    return moment
