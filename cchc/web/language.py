"""Vietnamese first: a browser set to English alone doesn't turn the portal into English, its user does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

if TYPE_CHECKING:
    from django.http import HttpRequest


class ChosenLanguage(LocaleMiddleware):
    """Middleware: the language chosen in this browser (accounts:language), else Vietnamese."""

    def process_request(self, request: HttpRequest) -> None:
        """Set the language of this request."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        translation.activate(chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
