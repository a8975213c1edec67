"""A criteria set as data: a dated tree of criteria, each leaf with a rule, its inputs, evidence and owner.

Source of the shape: the ministry's three levels (lĩnh vực, tiêu chí, tiêu chí thành phần: Quyết định 876/QĐ-BNV of
10/11/2022, 892/QĐ-BNV of 5/12/2024, 1187/QĐ-BNV of 15/10/2025); the tree here has any depth. Points are exact
fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

Completeness = Literal["full", "partial", "structure"]
Scope = Literal["ministry", "province", "department", "commune", "district", "unit"]
NodeKind = Literal["part", "bonus", "penalty"]
Assessment = Literal["self", "leaders_survey", "citizens_survey", "sipas", "statistic", "computed"]
InputKind = Literal["number", "percent", "count", "yes_no", "level", "date", "points"]
#: What a criterion that does not apply (or where nothing arose) does: leave the total, count as full, count as zero.
Policy = Literal["rebase", "full", "zero"]
#: What a missing input does: the criterion and all above it have no points, or it counts as zero.
MissingPolicy = Literal["none", "zero"]
#: What a unit that handed in nothing is: no points and no rank, or zero points.
SubmissionPolicy = Literal["unranked", "zero"]
Compare = Literal["published", "exact"]
Ties = Literal["competition", "dense", "average"]


@dataclass(frozen=True)
class InputSpec:
    """An input that a set declares: its code, name, kind, and the indicator that it is taken from, if any.

    ``short``: the noun used in explanations ("kế hoạch"). ``denominator``: what it is a share of, in words. ``levels``:
    the answers allowed when the kind is ``level``, best first; with ``date`` those allowed beside a day.
    """

    code: str
    name: Words
    kind: InputKind = "number"
    indicator: str = ""
    short: Words = Words("")
    denominator: Words = Words("")
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """How a leaf's points follow from its inputs: a shape (a file of ``rules``) and its parameters.

    ``params``: an instance of the shape's ``Params``, None when they could not be read; ``raw``: as written in the
    set; ``faults``: what could not be read, each a sentence; ``text``: the wording of the decision.
    """

    shape: str
    params: Any = None
    raw: Mapping[str, Any] | None = None
    faults: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Node:
    """An area, criterion or sub-criterion. A leaf has a rule (unless the set is a structure); others have children.

    ``maximum``: most points, None where the source does not tell. ``weight``: what a weighted aggregator gives it.
    ``aggregate``: how points follow from the children's: "sum" or the name of an aggregator. ``place``: file and key,
    for messages. ``years``: first and last year in which it holds, None for open.
    """

    code: str
    name: Words
    maximum: Fraction | None
    kind: NodeKind = "part"
    children: tuple[Node, ...] = ()
    rule: Rule | None = None
    inputs: tuple[str, ...] = ()
    assessment: Assessment | None = None
    evidence: tuple[str, ...] = ()
    owner: str = ""
    not_applicable: Policy | None = None
    nothing_arose: Policy | None = None
    weight: Fraction = Fraction(1)
    aggregate: str = "sum"
    legal: str = ""
    note: str = ""
    checked: date | None = None
    years: tuple[int | None, int | None] = (None, None)
    place: str = ""

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in the order of the set."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def leaf(self) -> bool:
        """Whether it is scored by a rule and not from children."""
        return not self.children


@dataclass(frozen=True)
class Grade:
    """A grade (xếp loại) and the index in percent from which it is given."""

    name: Words
    at_least: Fraction


@dataclass(frozen=True)
class Group:
    """Units that are ranked among themselves; ``kinds`` and ``units`` as the set names them."""

    name: Words
    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ranking:
    """How units are ranked: on which figures, what ties do, what breaks them, who is scored but not ranked.

    ``compare``: "published" ranks what is published, after rounding; "exact" the unrounded index. ``breakers``: codes
    of nodes that are compared in order when the index is equal.
    """

    compare: Compare = "published"
    ties: Ties = "competition"
    breakers: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    unranked: tuple[str, ...] = ()


@dataclass(frozen=True)
class CriteriaSet:
    """One version of a criteria set, as it holds for one year."""

    code: str
    year: int
    name: Words
    maximum: Fraction | None
    nodes: tuple[Node, ...]
    inputs: Mapping[str, InputSpec]
    scope: Scope = "unit"
    completeness: Completeness = "full"
    illustrative: bool = False
    years: tuple[int | None, int | None] = (None, None)
    issuer: str = ""
    legal: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""
    checked: date | None = None
    places: int = 2
    index_places: int = 2
    missing: MissingPolicy = "none"
    not_submitted: SubmissionPolicy = "unranked"
    not_applicable: Policy = "rebase"
    nothing_arose: Policy = "full"
    rescale: bool = False
    aggregate: str = "sum"
    bonus_cap: Fraction | None = None
    penalty_cap: Fraction | None = None
    grades: tuple[Grade, ...] = ()
    ranking: Ranking = Ranking()
    place: str = ""

    def walk(self) -> Iterator[Node]:
        """Every node, in the order of the set, parents before their children."""
        for node in self.nodes:
            yield from node.walk()

    @cached_property
    def by_code(self) -> Mapping[str, Node]:
        """Nodes by code; of two with one code the first (the check ``duplicate_codes`` tells)."""
        found: dict[str, Node] = {}
        for node in self.walk():
            found.setdefault(node.code, node)
        return found

    @cached_property
    def leaves(self) -> tuple[Node, ...]:
        """The nodes that rules score."""
        return tuple(node for node in self.walk() if node.leaf)

    @property
    def scorable(self) -> bool:
        """Whether units can be scored by it: a structure only shows areas and published results."""
        return self.completeness != "structure"
