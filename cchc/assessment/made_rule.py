"""A rule that a set could use: what it says, and how a set in Excel writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cchc.assessment.engine import wording
from cchc.assessment.engine.loading import rule_of
from cchc.assessment.engine.parameters import dump
from cchc.assessment.engine.workbook.cells import yaml_out
from cchc.assessment.speaking import language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from cchc.assessment.engine.model import InputSpec
    from cchc.assessment.engine.shape import Shape


class MadeRule(NamedTuple):
    """``params``: an instance of the shape's Params; ``specs``: the declared inputs by code."""

    shape: Shape
    name: str
    params: Any
    maximum: Fraction
    specs: Mapping[str, InputSpec]

    @property
    def reads(self) -> Sequence[str]:
        """The codes of the inputs that it reads."""
        return self.shape.reads(self.params)

    @property
    def said(self) -> str:
        """The rule in words, in the language of the screen."""
        return self.shape.say(self.params, self.maximum, self.specs, language())

    @property
    def notation(self) -> str:
        """What to write into the column “Quy tắc” of the workbook."""
        return yaml_out({"shape": self.name, **dump(self.params)})

    @property
    def worded(self) -> str:
        """What to write into the column “Cách tính điểm”; empty where those words alone are not read as this rule."""
        words = self.shape.say(self.params, self.maximum, self.specs, "vi")
        got = wording.read(words, self.maximum)
        if isinstance(got, str) or len(got.inputs) != len(self.specs):
            return ""
        again = rule_of(got.named(list(self.specs)).rule, tuple(self.specs))
        return words if (again.shape, again.params) == (self.name, self.params) else ""
