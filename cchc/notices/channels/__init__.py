"""The ways a notice leaves the portal, one a file, found by ``cchc.lib.registry``.

A channel is a module with

- ``wanted(person) -> bool``: whether a notice to that person goes this way when the writer names no channels;
- ``opened()``: a context manager that readies the way (a connection, a folder) and gives ``send(delivery)``. What fails
  before ``send`` is called has sent nothing and is tried again. ``send`` raises ``Refused`` where the other side said
  no, for now or for good; anything else it raises leaves it doubtful whether the words arrived.

In the portal itself a notice stands as soon as it is written: that needs no channel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.lib.registry import discover

if TYPE_CHECKING:
    from types import ModuleType


class Refused(Exception):
    """The other side did not take the message. ``for_good``: trying again will not help."""

    def __init__(self, words: str, *, for_good: bool = False) -> None:
        super().__init__(words)
        self.for_good = for_good


def channels() -> dict[str, ModuleType]:
    """Every channel by its name."""
    return {module.__name__.rpartition(".")[2]: module for module in discover(__name__)}
