"""Finding what domains offer: a module of an agreed name in each app, found, never listed.

``menu`` (entries of the menu), ``cards`` (cards of Việc hôm nay), ``finder`` (hits of the search line),
``file_access`` (who may open a file), ``person_panel`` (what hangs on a person, shown on the person's page), ``jobs``
(daily jobs of the tick). A page of a lower domain so shows what a higher one has without knowing it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from django.apps import apps

if TYPE_CHECKING:
    from types import ModuleType


@cache
def offered(name: str) -> tuple[ModuleType, ...]:
    """The modules ``<app>.<name>`` of our apps, in the order of INSTALLED_APPS."""
    ours = [config.name for config in apps.get_app_configs() if config.name.startswith("cchc.")]
    return tuple(import_module(f"{app}.{name}") for app in ours if find_spec(f"{app}.{name}"))
