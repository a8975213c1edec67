"""Laws and documents cited in a text."""

from cchc.directives.engine.cites.find import find, unique

__all__ = ["find", "unique"]
