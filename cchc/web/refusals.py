"""What a person asked for and cannot be done as things stand is a page with its sentence, not a broken server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from cchc.errors import CchcError

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class Refusals:
    """Middleware: a ``CchcError`` that no view caught is answered with status 409 and its sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page, for an error that is a sentence; nothing for any other."""
        if not isinstance(error, CchcError):
            return None
        return render(request, "409.html", {"sentence": str(error)}, status=409)
