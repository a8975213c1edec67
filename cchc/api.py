"""The interface of other systems: JSON under /api/v1/, described by /api/v1/openapi.json (OpenAPI 3.1).

Each request bears a token held for a unit (``Authorization: Bearer …``). Domains offer a ``router`` and the ``TAG``
it stands under in their ``api`` module, found, never listed. What is wrong is answered with ``{"detail": "…"}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.security import HttpBearer

from cchc import __version__
from cchc.accounts import tokens
from cchc.errors import UserError
from cchc.web.discovery import offered
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cchc.accounts.models import Token

#: A token is 43 characters; anything much longer is not even hashed.
LONGEST = 200


class TooMany(Exception):
    """A token asked too often; ``seconds`` until there is room again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class TokenOfUnit(HttpBearer):
    """A token in force, within its number of requests."""

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The token, or None: 401."""
        found = tokens.told(token) if len(token) <= LONGEST else None
        if found is not None and (seconds := tokens.spend(found)):
            raise TooMany(seconds)
        return found


api = NinjaAPI(
    title="cchc",
    version=__version__,
    description="Tasks and their progress, for the document systems of offices. Dates are ISO 8601 days.",
    auth=TokenOfUnit(),
    docs_url=None,
    urls_namespace="api",
)
for module in offered("api"):
    api.add_router("", module.router, tags=[module.TAG])


def _answer(request: HttpRequest, words: str, status: int) -> HttpResponse:
    return api.create_response(request, {"detail": words}, status=status)


@api.exception_handler(TooMany)
def too_many(request: HttpRequest, error: TooMany) -> HttpResponse:
    """429, with the seconds to wait."""
    answer = _answer(request, _("Too many requests; go on in {n} seconds.").format(n=error.seconds), 429)
    answer["Retry-After"] = str(error.seconds)
    return answer


@api.exception_handler(UserError)
def refused(request: HttpRequest, error: UserError) -> HttpResponse:
    """409: the request breaks a rule of the field."""
    return _answer(request, str(error), 409)


@api.exception_handler(Stale)
def stale(request: HttpRequest, _error: Stale) -> HttpResponse:
    """409: somebody else was first."""
    return _answer(request, _("Somebody else changed this meanwhile; read it again and try once more."), 409)


@api.exception_handler(Http404)
def missing(request: HttpRequest, _error: Http404) -> HttpResponse:
    """404: there is none, or the token's unit may not know of it."""
    return _answer(request, _("There is nothing here that this token may see."), 404)


@api.exception_handler(HttpError)
def told(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What a view answers by itself."""
    return _answer(request, str(error), error.status_code)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422: one sentence a fault, each with its place."""
    faults: list[dict[str, Any]] = error.errors
    words = [f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in faults[:20]]
    return _answer(request, "; ".join(words), 422)
