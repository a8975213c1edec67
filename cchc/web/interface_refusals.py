"""Below /api/ a program asks: no such address and no such method are answered in JSON, not as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

#: Where the interface of other systems begins.
ROOT = "/api/"


class InterfaceRefusals:
    """404 and 405 below ``ROOT`` as ``{"detail": "…"}``, the shape of every other refusal of the interface."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, its body replaced where it is no JSON already; 405 keeps its ``Allow``."""
        answer = self.get_response(request)
        if not request.path_info.startswith(ROOT) or _is_json(answer):
            return answer
        words = _words(answer.status_code)
        if words is None:
            return answer
        told = JsonResponse({"detail": words}, status=answer.status_code)
        if answer.has_header("Allow"):
            told["Allow"] = answer["Allow"]
        return told


def _is_json(answer: HttpResponseBase) -> bool:
    return answer.get("Content-Type", "").startswith("application/json")


def _words(status: int) -> str | None:
    if status == 404:
        return _("The interface has no such address; /api/v1/openapi.json names all of them.")
    if status == 405:
        return _("This address does not take this method; the header Allow names those that it takes.")
    return None
