"""Inputs as a reason names them: several names in one sentence, a name with its value."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.shape import inside, unit_of
from cchc.assessment.engine.why import shown
from cchc.lib.words import Words


class Names(NamedTuple):
    """Several names in a reason, where they open a sentence or stand inside it."""

    names: tuple[Words, ...]
    opening: bool

    def say(self, language: str = "vi") -> str:
        """ "Số vụ tham nhũng, số văn bản trái luật"."""
        text = ", ".join(inside(name.say(language)) for name in self.names)
        return text[:1].upper() + text[1:] if self.opening else text


class Entered(NamedTuple):
    """What an input was when the formula was computed."""

    spec: InputSpec
    value: Fraction

    def say(self, language: str = "vi") -> str:
        """ "Số hồ sơ đúng hạn = 390"."""
        return f"{self.spec.name.say(language) or self.spec.code} = {shown(self.value, unit_of(self.spec), language)}"
