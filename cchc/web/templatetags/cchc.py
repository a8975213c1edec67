"""Tags and filters that every template has at hand."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import formats, timezone
from django.utils.html import conditional_escape, format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cchc.web import icons, states
from cchc.web.address import changed

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

register = template.Library()

WEEKDAYS_VI = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@register.simple_tag(takes_context=True)
def can(context: dict[str, Any], verb: str, unit: Any = None) -> bool:
    """Whether the person may do ``verb`` (for ``unit``)."""
    user = context["request"].user
    return bool(user.is_authenticated and user.can(verb, unit))


@register.simple_tag
def icon(name: str, words: Any = "", **how: Any) -> str:
    """``{% icon "sun" %}``, ``{% icon "sun" small=True %}``, ``{% icon "lock" _("Locked") %}`` (read aloud)."""
    return icons.icon(name, words=words, small=bool(how.get("small")), extra=str(how.get("extra", "")))


@register.simple_tag
def state_badge(key: str, word: Any = "", boxed: bool = False) -> str:
    """``{% state_badge "overdue" %}``; ``{% state_badge "review" row.get_state_display boxed=True %}``."""
    return states.badge(key, word, boxed=boxed) if key else ""


@register.filter
def tone(key: str) -> str:
    """The class of a state's colour, to be used beside its word and shape; empty for no state."""
    return f"tone-{states.state_of(key).tone}" if key else ""


@register.filter
def shape(key: str) -> str:
    """The name of a state's icon."""
    return states.state_of(key).shape if key else "state-dot"


@register.filter
def day(value: Any) -> str:
    """A date or moment as dd/mm/yyyy; a moment in the time of Vietnam. Nothing gives nothing."""
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else ""


@register.filter
def moment(value: Any) -> str:
    """A moment as dd/mm/yyyy HH:MM in the time of Vietnam."""
    if not isinstance(value, datetime):
        return day(value)
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{local:%d/%m/%Y %H:%M}"


@register.filter
def weekday(value: date | None) -> str:
    """The name of the day of the week."""
    if value is None:
        return ""
    return (WEEKDAYS_VI if get_language() == "vi" else WEEKDAYS_EN)[value.weekday()]


@register.filter
def number(value: Any, places: int | None = None) -> str:
    """A number as 88.424 or 1,64 (by the language); ``places`` rounds half up. Nothing gives an empty text."""
    if value is None or value == "":
        return ""
    if type(value) is int and places is None and -1000 < value < 1000:
        return str(value)  # most counts: no group to part, and a page of counts has thousands
    exact = Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return str(formats.number_format(exact, use_l10n=True, force_grouping=True))


@register.filter
def percent(value: Any, places: int = 2) -> str:
    """A share of 1 as 94,24%. Nothing gives an empty text: a rate of no cases is no 0%."""
    return "" if value is None else f"{number(Decimal(str(value)) * 100, places)}%"


@register.filter
def file_size(value: Any) -> str:
    """A count of bytes as 1,4 MB."""
    size = Decimal(value or 0)
    for unit in ("B", "KB", "MB"):
        if size < 1024:
            return f"{number(size, 0 if unit == 'B' else 1)} {unit}"
        size /= 1024
    return f"{number(size, 1)} GB"


@register.filter
def days_from(value: date | None, today: date) -> str:
    """How far a day lies from today, in words: "3 days left", "today", "2 days ago" (calendar days)."""
    if value is None:
        return ""
    gap = (value - today).days
    if gap == 0:
        return _("today")
    if gap > 0:
        return ngettext("%(n)s day left", "%(n)s days left", gap) % {"n": gap}
    return ngettext("%(n)s day ago", "%(n)s days ago", -gap) % {"n": -gap}


@register.filter
def or_dash(value: Any) -> SafeString | str:
    """The value, or a dash that is read aloud as "nothing": empty is neither 0 nor not applicable."""
    if value is None or value == "":
        return format_html('<span class="muted" aria-label="{}" role="img">—</span>', _("nothing entered"))
    return conditional_escape(value)


@register.filter
def initials(name: str) -> str:
    """The letters for a person's sign: of the first and the last word of the name."""
    words = str(name).split()
    return "".join(word[0] for word in ([words[0], words[-1]] if len(words) > 1 else words)).upper()


@register.simple_tag(takes_context=True)
def query_string(context: dict[str, Any], **changes: Any) -> str:
    """The address line's query with changes: ``{% query_string page=2 state=None %}``; None takes away."""
    request: HttpRequest = context["request"]
    return changed(request.GET, **changes)


@register.filter
def item(mapping: Any, key: Any) -> Any:
    """``mapping[key]``, or nothing."""
    return mapping.get(key) if mapping else None


@register.filter
def at(table: Any, key: Any) -> Any:
    """What a mapping holds for a key, or nothing."""
    return table.get(key, "")


@register.filter
def minutes(span: Any) -> int:
    """A span of time in whole minutes, at least 1."""
    return max(1, round(span.total_seconds() / 60)) if span else 1
