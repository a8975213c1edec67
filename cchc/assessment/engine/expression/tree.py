"""The tree of a formula: numbers, names, and what is done with them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

#: What a node gives: a number, a truth, or a yes-or-no input, which stands for both.
Gives = Literal["number", "truth", "either"]


class Tree(NamedTuple):
    """A node. ``op``: "number", "name", a sign or a function; ``name`` of an input; ``at``: its place in the text."""

    op: str
    args: tuple[Tree, ...] = ()
    value: Fraction = Fraction(0)
    name: str = ""
    at: tuple[int, int] = (0, 0)
    gives: Gives = "number"

    def walk(self) -> Iterator[Tree]:
        """The node and all below it."""
        yield self
        for arg in self.args:
            yield from arg.walk()

    def names(self) -> tuple[str, ...]:
        """The inputs that it reads, each once, in the order of the text."""
        return tuple(dict.fromkeys(node.name for node in self.walk() if node.op == "name"))
