"""What a file of ``checks`` is given and gives: a whole criteria set is looked at before it is used.

A check is one file of ``checks/``, found by its name: docstring (what it finds and why it matters), ``TITLE``, ``FITS``
(the completeness of sets it is for: a structure has no rules to look at) and ``check(criteria, context)``. Each fault
is one Vietnamese sentence that says what was found and what is allowed; its place is file and key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from cchc.assessment.engine.rules import found

if TYPE_CHECKING:
    from fractions import Fraction

    from cchc.assessment.engine.model import Completeness, CriteriaSet, Node
    from cchc.assessment.engine.shape import Shape
    from cchc.lib.words import Words

Severity = Literal["error", "warning"]

EVERY: tuple[Completeness, ...] = ("full", "partial", "structure")
SCORABLE: tuple[Completeness, ...] = ("full", "partial")


class Fault(NamedTuple):
    """What is wrong. ``place``: file and node; ``key``: what of the node; ``code``: the node's code, "" for the set.

    An error keeps a set from being used; a warning is said.
    """

    place: str
    sentence: str
    severity: Severity = "error"
    key: str = ""
    code: str = ""
    check: str = ""

    def say(self) -> str:
        """The whole sentence: place, key, what was found, what is allowed."""
        return ": ".join(part for part in (self.place, self.key, self.sentence) if part)


class Span(NamedTuple):
    """A node as its file has it, whatever the year: when it holds, and from which years its maximum is given."""

    place: str
    code: str
    first: int | None
    last: int | None
    maxima: tuple[int, ...]


@dataclass(frozen=True)
class Context:
    """What a check may know beside the set.

    ``indicators``: the known codes, None where they are not to be had. ``spans``: every node of the version's files.
    ``versions``: first and last year of each version of the set, by the year of its folder. ``head``: ``set.yaml`` as
    written.
    """

    indicators: frozenset[str] | None = None
    spans: tuple[Span, ...] = ()
    versions: Mapping[int, tuple[int | None, int | None]] | None = None
    head: Mapping[str, Any] | None = None


class Check(Protocol):
    """A file of ``checks``."""

    __doc__: str | None
    TITLE: Words
    FITS: tuple[Completeness, ...]

    def check(self, criteria: CriteriaSet, context: Context, /) -> Iterable[Fault]:
        """Every fault of this kind."""
        ...


def at(node: Node, key: str, sentence: str, severity: Severity = "error") -> Fault:
    """A fault of a node."""
    return Fault(node.place or node.code, sentence, severity, key, node.code)


def of_set(criteria: CriteriaSet, key: str, sentence: str, severity: Severity = "error") -> Fault:
    """A fault of the set itself."""
    return Fault(criteria.place or criteria.code, sentence, severity, key)


class Ruled(NamedTuple):
    """A leaf with a rule that could be read, its maximum and the rule's file."""

    node: Node
    shape: Shape
    params: Any
    maximum: Fraction


def ruled(criteria: CriteriaSet) -> Iterator[Ruled]:
    """The leaves that can be scored: a readable rule and a maximum."""
    for node in criteria.leaves:
        rule = node.rule
        if rule is not None and rule.params is not None and node.maximum is not None:
            yield Ruled(node, found()[rule.shape], rule.params, node.maximum)


def named(node: Node, longest: int = 50) -> str:
    """Code and name, for a sentence: 5 (“Cải cách …”)."""
    name = node.name.vi if len(node.name.vi) <= longest else node.name.vi[: longest - 1] + "…"
    return f"{node.code} (“{name}”)"
