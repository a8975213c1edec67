"""What an installation needs, looked at one by one: each file is one look, found, never listed.

A member has ``PLACE`` (its order) and ``look() -> Finding``. Django is loaded before; ``look`` raises nothing.
"""

from __future__ import annotations

from cchc.doctor.finding import Finding
from cchc.lib.registry import discover

__all__ = ["Finding", "examine"]


def examine() -> list[Finding]:
    """Every finding, in order."""
    members = [module for module in discover(__name__) if hasattr(module, "look")]
    return [member.look() for member in sorted(members, key=lambda member: member.PLACE)]
