"""What a file of ``rules`` holds, and what it is given to work on.

A shape is one file: docstring (what it does, the real wording it comes from, its id in the field: R1 … R17), ``TITLE``,
``WORDS`` (wordings of its reasons, both languages), ``Params`` (a frozen dataclass: form, documents and checks are
drawn from it; see ``parameters``), and the functions of :class:`Shape`. The exact ``score`` is the law; ``array`` does
the same arithmetic on float arrays for simulation, and one spec suite holds them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    import numpy as np

    from cchc.assessment.engine.given import Given
    from cchc.assessment.engine.model import InputSpec
    from cchc.assessment.engine.why import Why
    from cchc.lib.words import Words


class Outcome(NamedTuple):
    """The points of a leaf and why; ``points`` None where the inputs are there and still give none (see the reason)."""

    points: Fraction | None
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One leaf of one unit: what it was given, and what all units of the run gave for the same inputs.

    ``given``: by input code, statuses other than "value" only for inputs that the shape says are optional. ``peers``:
    by input code, one answer a unit in the order of the run; ``place``: this unit's place in it. ``maximum``: the
    leaf's most points. ``specs``: the declared inputs.
    """

    given: Mapping[str, Given]
    maximum: Fraction
    specs: Mapping[str, InputSpec]
    peers: Mapping[str, Sequence[Given]]
    place: int

    def number(self, code: str) -> Fraction:
        """The number of an input that has one; ValueError for a level or a day where a number is needed."""
        value = self.given[code].number
        if value is None:
            raise ValueError(f"{code} is no number")
        return value


class Shape(Protocol):
    """The functions of a rule's file."""

    __doc__: str | None
    TITLE: Words
    WORDS: Mapping[str, Words]
    Params: type

    def score(self, params: Any, case: Case, /) -> Outcome:
        """The exact points of one leaf of one unit, with reasons."""
        ...

    def array(self, params: Any, maximum: float, columns: Mapping[str, np.ndarray], /) -> np.ndarray:
        """The same on arrays: one per input, units along the last axis, NaN where there is no value.

        A yes is 1, a no 0; a level its place in the input's list; a day its ordinal. NaN gives NaN.
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

    def say(self, params: Any, maximum: Fraction, language: str, /) -> str:
        """The rule in words, for the page of the set."""
        ...
