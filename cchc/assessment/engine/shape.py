"""What a file of ``rules`` holds, and what it is given to work on.

A shape is one file: docstring (what it does, the real wording it comes from, its id in the field: R1 … R17), ``TITLE``,
``WORDS`` (wordings of its reasons, both languages), ``Params`` (a frozen dataclass: form, documents and checks are
drawn from it; see ``parameters``), ``EXAMPLE`` and the functions of :class:`Shape`; ``RELATIVE = True`` where the
points depend on what other units give. The exact ``score`` is the law; ``array`` does the same arithmetic on float
arrays for simulation, and one spec suite holds them together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from cchc.assessment.engine.given import Given
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.peers import Peers
from cchc.assessment.engine.why import Why
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

ZERO = Fraction(0)
NUMBERS = ("number", "percent", "count", "points")
COUNTS = ("count", "number")


class Outcome(NamedTuple):
    """The points of a leaf and why; ``points`` None where the inputs are there and still give none (see the reason).

    ``nothing``: the inputs say that nothing arose (a ratio of 0/0); the set's policy then gives the points.
    """

    points: Fraction | None
    why: tuple[Why, ...]
    nothing: bool = False


class Unscorable(ValueError):
    """An input that a rule cannot work with; ``why`` tells which and what is allowed."""

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(why.say())


class Case(NamedTuple):
    """One leaf of one unit: what it was given, and what all units of the run gave for the same inputs.

    ``given``: by input code, each with a value. ``peers``: by input code, one answer a unit that is ranked with this
    one; ``place``: this unit's place among them. ``maximum``: the leaf's most points. ``specs``: the declared inputs.
    """

    given: Mapping[str, Given]
    maximum: Fraction
    specs: Mapping[str, InputSpec]
    peers: Peers = Peers()
    place: int = 0

    def number(self, code: str) -> Fraction:
        """The number of an input; Unscorable for a level or a day where a number is needed."""
        value = self.given[code].number
        if value is None:
            raise Unscorable(Why("set", "no_number", {"name": self.specs[code].name}))
        return value

    def amount(self, code: str) -> Fraction:
        """The number of an input that is never below zero; Unscorable where it is."""
        value = self.number(code)
        if value < 0:
            raise Unscorable(Why("set", "negative", {"name": self.specs[code].name, "value": value}))
        return value


class Example(NamedTuple):
    """A rule as a set writes it, with inputs, for documents and tests: see ``EXAMPLE`` of every shape.

    ``raw``: the parameters as in YAML; ``inputs``: what is declared; ``given``: what a unit gives, as numbers, levels
    or days; ``peers``: what other units give, for a relative rule.
    """

    maximum: Fraction
    raw: Mapping[str, Any]
    inputs: tuple[InputSpec, ...]
    given: Mapping[str, Any]
    peers: Mapping[str, Sequence[Any]] = {}


class Shape(Protocol):
    """The functions of a rule's file."""

    __doc__: str | None
    TITLE: Words
    WORDS: Mapping[str, Words]
    EXAMPLE: Example
    Params: type

    def score(self, params: Any, case: Case, /) -> Outcome:
        """The exact points of one leaf of one unit, with reasons."""
        ...

    def array(self, params: Any, maximum: float, columns: Mapping[str, np.ndarray], /) -> np.ndarray:
        """The same on arrays: one per input, units along the last axis (those ranked together), NaN where no value.

        A yes is 1, a no 0; a level its place in the input's list; a day its ordinal, infinity where the answer is that
        there is none ("chưa ban hành"). NaN gives NaN, and so does what ``score`` has no points for.
        """
        ...

    def reads(self, params: Any, /) -> Sequence[str]:
        """The codes of the inputs that the rule reads."""
        ...

    def limits(self, params: Any, maximum: Fraction, /) -> tuple[Fraction, Fraction]:
        """The least and the most points it can give."""
        ...

    def faults(self, params: Any, maximum: Fraction, specs: Mapping[str, InputSpec], /) -> Iterable[str]:
        """What is wrong with these parameters (a hole, an overlap …), each a Vietnamese sentence."""
        ...

    def say(self, params: Any, maximum: Fraction, specs: Mapping[str, InputSpec], language: str, /) -> str:
        """The rule in words, with units, for the page of the set and the documents."""
        ...


def one_input(params: Any) -> Sequence[str]:
    """``reads`` of a rule that reads the one input it names."""
    return (params.input,)


def unit_of(spec: InputSpec | None) -> str:
    """The unit in which an input's number is shown."""
    return "%" if spec is not None and spec.kind == "percent" else ""


def name_of(code: str, specs: Mapping[str, InputSpec], language: str = "vi") -> str:
    """The name of an input in this language, its code where it has none."""
    spec = specs.get(code)
    return (spec.name.say(language) if spec else "") or code


def inside(name: str) -> str:
    """A name in the middle of a sentence: with a small letter, unless it opens an acronym or a proper name."""
    first, _, rest = name.partition(" ")
    second = rest[:2]
    proper = second[:1].isupper() and not second[1:2].isupper()
    if proper or (len(first) > 1 and not first[1:].islower()):
        return name
    return name[:1].lower() + name[1:]


def wrong_inputs(codes: Sequence[str], specs: Mapping[str, InputSpec], kinds: Sequence[str]) -> Iterator[str]:
    """Inputs that are not named, not declared, or of a kind that the rule cannot work with."""
    for code in codes:
        spec = specs.get(code)
        if not code:
            yield "chưa ghi quy tắc lấy số liệu nào; ghi mã số liệu ở “input”, hoặc khai báo đúng một số liệu."
        elif spec is None:
            yield f"số liệu “{code}” chưa được khai báo; các số liệu: {', '.join(specs) or 'chưa có'}."
        elif spec.kind not in kinds:
            yield f"số liệu “{code}” thuộc loại {spec.kind}; quy tắc này nhận loại {', '.join(kinds)}."
