"""Answering those who may not: 404 to a stranger, who learns nothing; 403 to one who sees but may not act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import (
    MultipleObjectsReturned,
    ObjectDoesNotExist,
    PermissionDenied,
    ValidationError,
)
from django.db import models
from django.http import Http404
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.db.models import QuerySet

Row = TypeVar("Row", bound=models.Model)


def require(user: Any, verb: str, unit: Any = None) -> None:
    """PermissionDenied (a page with status 403) unless the person may do ``verb`` (for ``unit``)."""
    if not user.can(verb, unit):
        raise PermissionDenied(_("Your role does not include this: %(verb)s.") % {"verb": _word_of(verb)})


def get_or_404(queryset: QuerySet[Row], **by: Any) -> Row:
    """The one row that ``by`` names; Http404 where there is none, and where a value cannot be a key at all.

    An id of letters, of 400 digits or with a NUL is no error of the server: there is no such row.
    """
    if any("\x00" in value for value in by.values() if isinstance(value, str)):
        raise Http404
    try:
        return queryset.get(**by)
    except (ObjectDoesNotExist, MultipleObjectsReturned):
        raise Http404 from None
    except (ValueError, TypeError, OverflowError, ValidationError):
        raise Http404 from None


def _word_of(verb: str) -> str:
    """What a verb allows, in words: found through the accounts app, which stands above this one."""
    from importlib import import_module

    verbs: dict[str, Any] = import_module("cchc.accounts.rights").VERBS
    return str(verbs.get(verb, verb))
