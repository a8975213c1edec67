"""A rule put together in a form and tried: its inputs, its parameters, its points for numbers that are typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cchc.assessment import rule_form
from cchc.assessment.engine.input_files import cell_given
from cchc.assessment.engine.loading import rule_of
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.peers import Peers
from cchc.assessment.engine.shape import Case, Unscorable
from cchc.assessment.engine.workbook.cells import CellError, number_in
from cchc.assessment.made_rule import MadeRule
from cchc.assessment.rule_form import Field, Part, plain
from cchc.assessment.set_pages import INPUT_KINDS, exact
from cchc.assessment.speaking import language
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from cchc.assessment.engine.model import InputKind
    from cchc.assessment.engine.shape import Shape

_CODE = re.compile(r"[A-Za-z0-9_.]{1,40}")
_COLUMNS = ("code", "name", "kind", "levels")
_MOST_POINTS = 10_000


class Answer(NamedTuple):
    """What is asked for of one input: this unit's answer, and those of the others for a relative rule."""

    spec: InputSpec
    mine: Field
    others: Field


@dataclass
class Trial:
    """The page of one shape. ``typed``: the query; empty for the shape's own example."""

    shape: Shape
    name: str
    typed: Mapping[str, str]

    def __post_init__(self) -> None:
        self.typed = self.typed or example_of(self.shape)
        self.maximum_field = self._field("max", _("Most points"), "", 20)
        self.inputs = self._inputs()
        self.form = rule_form.drawn(self.shape.Params, self._below("p."))
        self.maximum = self._maximum()
        self.specs = dict(self._specs())
        raw = rule_form.read(self.shape.Params, self.form)
        self.faults: list[str] = []
        self.made = None if self.wrong else self._made(raw)
        self.answers = list(self._answers())

    def _below(self, start: str) -> dict[str, str]:
        return {key[len(start) :]: value for key, value in self.typed.items() if key.startswith(start)}

    def _field(self, key: str, label: str, prefix: str, longest: int, choices: tuple[Any, ...] = ()) -> Field:
        field = Field(key, label, "choice" if choices else "text", choices=choices, prefix=prefix)
        field.typed = self.typed.get(field.name, "").strip()[:longest]
        return field

    def _inputs(self) -> Part:
        heads = (
            _("Code of the input"),
            _("Name"),
            pgettext("input", "Kind"),
            _("Answers allowed, best first"),
        )
        kinds = {"kind": tuple(INPUT_KINDS.items())}
        rows = [
            [
                self._field(f"{n}.{key}", head, "i", 200, kinds.get(key, ()))
                for key, head in zip(_COLUMNS, heads, strict=True)
            ]
            for n in range(1, rule_form.rows_of(self._below("i."), "", ("code", "name", "levels")) + 1)
        ]
        return Part("", _("Declared inputs"), heads=heads, rows=rows)

    def _maximum(self) -> Fraction | None:
        """The most points of the leaf; None, and told, where that is no number of points."""
        field = self.maximum_field
        try:
            value = number_in(field.typed, field.label)
            if 0 < value <= _MOST_POINTS:
                return value
            field.error = _("A number above 0 and at most 10.000 is needed.")
        except CellError as error:
            field.error = rule_form.beside(error)
        return None

    def _specs(self) -> Iterator[tuple[str, InputSpec]]:
        """The inputs that are declared, those of the example with all that it says of them."""
        example = {spec.code: spec for spec in self.shape.EXAMPLE.inputs}
        for code, name, kind, levels in self.inputs.rows:
            if code.typed and not _CODE.fullmatch(code.typed):
                code.error = _("Letters without accents, digits, _ and . only.")
            elif code.typed:
                allowed = tuple(part.strip() for part in levels.typed.split(",") if part.strip())
                sort = cast("InputKind", kind.typed if kind.typed in INPUT_KINDS else "number")
                known = example.get(code.typed)
                same = known and (known.name.say(language()), known.kind, known.levels)
                made = InputSpec(code.typed, Words(name.typed or code.typed), sort, levels=allowed)
                yield code.typed, known if known and same == (name.typed, sort, allowed) else made

    @property
    def wrong(self) -> list[Field]:
        """Fields that cannot be read or are missing."""
        return [each for each in (self.maximum_field, *self.inputs.walk(), *self.form.walk()) if each.error]

    def _made(self, raw: Mapping[str, Any]) -> MadeRule | None:
        if self.maximum is None:
            return None
        rule = rule_of({"shape": self.name, **raw}, tuple(self.specs))
        if rule.faults:
            left = (rule_form.told(self.form, fault) for fault in rule.faults)
            self.faults += [sentence for sentence in left if sentence]
            return None
        self.faults += self.shape.faults(rule.params, self.maximum, self.specs)
        return None if self.faults else MadeRule(self.shape, self.name, rule.params, self.maximum, self.specs)

    def _answers(self) -> Iterator[Answer]:
        """A field for every input that the rule reads."""
        reads = self.made.reads if self.made is not None else self.specs
        for code in dict.fromkeys(reads):
            spec = self.specs[code]
            allowed = {"yes_no": ("có", "không"), "level": spec.levels}.get(spec.kind, ())
            choices = tuple((each, each) for each in ("", *allowed)) if allowed else ()
            mine = self._field(code, spec.name.say(language()), "g", 60, choices)
            yield Answer(spec, mine, self._field(code, _("The other units, parted by “;”"), "o", 500))

    @property
    def relative(self) -> bool:
        """Whether the points depend on other units."""
        return bool(getattr(self.shape, "RELATIVE", False))

    def outcome(self) -> dict[str, Any] | None:
        """Points and reasons for the numbers typed, None while one of them is lacking or cannot be read."""
        if self.made is None:
            return None
        peers = Peers()
        for spec, mine, others in self.answers:
            rest = others.typed.split(";") if self.relative else []
            try:
                every = [cell_given(spec, part.strip() or None, None, {}) for part in (mine.typed, *rest)]
            except ValueError as error:
                mine.error = f"{error}."
                return None
            if every[0].status != "value":
                return None
            peers[spec.code] = tuple(every)
        given = {code: column[0] for code, column in peers.items()}
        case = Case(given, self.made.maximum, self.specs, peers, 0)
        try:
            found = self.shape.score(self.made.params, case)
        except Unscorable as error:
            return {"points": None, "why": [error.why.say(language())]}
        return {"points": exact(found.points), "why": [why.say(language()) for why in found.why]}


def example_of(shape: Shape) -> dict[str, str]:
    """The query that holds the example of a shape."""
    example = shape.EXAMPLE
    told = {f"p.{key}": value for key, value in rule_form.typed_of(shape.Params, example.raw).items()}
    told["max"] = plain(example.maximum)
    for n, spec in enumerate(example.inputs, 1):
        values = (spec.code, spec.name.say(language()), spec.kind, ", ".join(spec.levels))
        told |= {f"i.{n}.{key}": value for key, value in zip(_COLUMNS, values, strict=True)}
        if spec.code in example.given:
            told[f"g.{spec.code}"] = _shown(spec, example.given[spec.code])
        told[f"o.{spec.code}"] = "; ".join(_shown(spec, each) for each in example.peers.get(spec.code, ()))
    return told


def _shown(spec: InputSpec, value: Any) -> str:
    """An answer of an example as a person would type it."""
    if spec.kind == "yes_no":
        return "có" if value else "không"
    if isinstance(value, str):
        return value
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else plain(value)
