"""Members of a package that grows by one file of its kind: found, never listed."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


class MemberError(Exception):
    """A member of a discovered package breaks the rule that all members keep."""


def discover(package: ModuleType | str) -> tuple[ModuleType, ...]:
    """The one-file members of a package, imported, sorted by name.

    ``package``: the package or its dotted name. Folders (``tests`` among them) and names that begin with
    ``_`` are no members. A member says in its docstring what it is and where that comes from: MemberError
    names the one that does not. An error while importing a member is not caught.
    """
    root = import_module(package) if isinstance(package, str) else package
    names = sorted(
        info.name
        for info in pkgutil.iter_modules(root.__path__)
        if not info.ispkg and not info.name.startswith(("_", "test_"))
    )
    return tuple(_member(f"{root.__name__}.{name}") for name in names)


def _member(name: str) -> ModuleType:
    """The imported module, once its docstring is seen to be there."""
    module = import_module(name)
    if not (module.__doc__ or "").strip():
        raise MemberError(f"{module.__file__}: a member opens with a docstring: what it does and its source")
    return module
