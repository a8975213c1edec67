"""When a file is removed in an emergency, what was read from it goes too."""

from cchc.directives.actions.remove import forget_file as forget

__all__ = ["forget"]
