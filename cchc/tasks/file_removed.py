"""When a file is removed in an emergency, what reports and tasks say of its content goes too."""

from cchc.tasks.actions.evidence import forget

__all__ = ["forget"]
