"""Texts that stand only in Vietnamese, as offices wrote them: marked so on an English page, for readers aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html

from cchc.assessment.speaking import language, said

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from cchc.lib.words import Words

register = template.Library()


@register.filter
def vi(text: str) -> SafeString | str:
    """A Vietnamese text, marked as such where the page is in another language."""
    return text if language() == "vi" or not text else format_html('<span lang="vi">{}</span>', text)


@register.filter
def told(words: Words) -> SafeString | str:
    """Words in the page's language; where the English is missing, the Vietnamese marked as such."""
    return said(words) if words.en else vi(words.vi)
