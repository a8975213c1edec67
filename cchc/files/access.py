"""Who may open a file: who put it in, and those to whom a domain shows it.

A domain gives access by a ``file_access`` module with ``query(user) -> Q`` over files; found, never listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from cchc.web.discovery import offered

if TYPE_CHECKING:
    from cchc.accounts.models import User


def query(user: User) -> Q:
    """The files that a person may open."""
    found = Q(by=user)
    for module in offered("file_access"):
        found |= module.query(user)
    return found
