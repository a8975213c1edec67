"""Words of the engine in the language of the person at the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

if TYPE_CHECKING:
    from cchc.lib.words import Words


def language() -> str:
    """``vi``, or English with the figures of Vietnam: one figure has one face on a page."""
    return "en-VN" if (get_language() or "vi").startswith("en") else "vi"


def said(words: Words) -> str:
    """The words in the language of the screen."""
    return words.say(language())
