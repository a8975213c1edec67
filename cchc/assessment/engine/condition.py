"""A condition on one input, the conditions that a rule joins by AND and OR, and how they are said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cchc.assessment.engine.bands import Band, wrong_ends
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.shape import NUMBERS, ZERO, inside, unit_of, wrong_inputs
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Condition:
    """A yes (``yes: false`` asks for a no), or a number between ends, of one input."""

    input: str = par("Số liệu", "Input")
    yes: bool = par("Câu trả lời cần có", "The answer asked for", default=True)
    ge: Fraction | None = par("Từ", "From", None)
    gt: Fraction | None = par("Trên", "Above", None)
    le: Fraction | None = par("Đến", "Up to", None)
    lt: Fraction | None = par("Dưới", "Below", None)

    @cached_property
    def band(self) -> Band | None:
        """The ends, where it compares."""
        ends = (self.ge, self.gt, self.le, self.lt)
        return None if ends == (None,) * 4 else Band(ZERO, *ends)

    def holds(self, value: Fraction) -> bool:
        """Whether a value meets it."""
        return (value != 0) == self.yes if self.band is None else self.band.holds(value)

    def array(self, values: np.ndarray) -> np.ndarray:
        """The same on arrays."""
        if self.band is not None:
            return self.band.array(values)
        answered: np.ndarray = values != 0 if self.yes else values == 0
        return answered

    def stated(self, specs: Mapping[str, InputSpec]) -> Stated:
        """The condition with the name and the unit of its input."""
        spec = specs.get(self.input)
        return Stated(self, spec.name if spec else Words(self.input), unit_of(spec))

    def faults(self, specs: Mapping[str, InputSpec]) -> Iterator[str]:
        """A comparison of what is no number, a yes to a number; ends that hold nothing."""
        yield from wrong_inputs((self.input,), specs, ("yes_no",) if self.band is None else NUMBERS)
        if self.band is not None:
            told = wrong_ends(self.band, unit_of(specs.get(self.input)))
            yield from (f"điều kiện về “{self.input}”: {sentence}" for sentence in told)


class Stated(NamedTuple):
    """A condition that can be said."""

    condition: Condition
    name: Words
    unit: str

    def say(self, language: str = "vi") -> str:
        """ "Có bố trí kinh phí", "Tỷ lệ đúng hạn từ 95% trở lên"."""
        name = inside(self.name.say(language))
        if self.condition.band is not None:
            return f"{name} {self.condition.band.say(language, self.unit)}"
        return name if self.condition.yes else f"{name}: {'không' if language == 'vi' else 'no'}"


class Conditions(NamedTuple):
    """Several conditions; their names may hold commas."""

    stated: tuple[Stated, ...]

    def say(self, language: str = "vi") -> str:
        """All, parted by semicolons."""
        return "; ".join(each.say(language) for each in self.stated)
