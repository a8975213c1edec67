"""A form drawn from the parameters that a rule declares: what it shows, and what was typed as a set would write it.

Nothing is stored: the address holds what was typed, under ``p.`` and the key of the parameter (``p.then.bands.2.ge``).
A list of parts is a table with one empty row more than was typed, so that it grows without script.
"""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from django.utils.translation import gettext as _

from cchc.assessment.engine.parameters import declared, number_out
from cchc.assessment.engine.workbook.cells import CellError, day_in, number_in
from cchc.assessment.speaking import said
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from cchc.assessment.engine.parameters import Parameter

#: Rows that a list may have.
MOST_ROWS = 20
_LONGEST = 500
_NUMBERED = re.compile(r"\[(\d+)\]")


@dataclass
class Field:
    """One thing to type. ``kind``: number, text, long, day, yes or choice; ``codes``: it takes the code of an input."""

    key: str
    label: str
    kind: str
    typed: str = ""
    choices: tuple[tuple[str, Any], ...] = ()
    codes: bool = False
    error: str = ""
    prefix: str = "p"

    @property
    def name(self) -> str:
        """Its name in the address."""
        return f"{self.prefix}.{self.key}".lstrip(".")

    @property
    def id(self) -> str:
        """Its id on the page."""
        return self.name.replace(".", "-")


@dataclass
class Part:
    """Fields that belong together; with ``heads`` a list of them, a row each."""

    key: str
    label: str
    fields: list[Field | Part] = field(default_factory=list)
    heads: tuple[str, ...] = ()
    rows: list[list[Field]] = field(default_factory=list)

    def walk(self) -> Iterator[Field]:
        """Every field."""
        for each in (*self.fields, *(cell for row in self.rows for cell in row)):
            if isinstance(each, Part):
                yield from each.walk()
            else:
                yield each


def drawn(params: type, typed: Mapping[str, str]) -> Part:
    """The form of a dataclass of parameters, filled with what was typed."""
    return Part("", "", [_control(each, each.key, typed) for each in declared(params)])


def _inner(kind: Any) -> Any:
    """The type without its None."""
    if get_origin(kind) in (Union, types.UnionType):
        return next(each for each in get_args(kind) if each is not type(None))
    return kind


def _control(parameter: Parameter, key: str, typed: Mapping[str, str]) -> Field | Part:
    kind, label = _inner(parameter.type), said(parameter.label)
    origin = get_origin(kind)
    if kind is not Words and dataclasses.is_dataclass(kind):
        inside = [_control(each, f"{key}.{each.key}", typed) for each in declared(kind)]  # type: ignore[arg-type]
        return Part(key, label, inside)
    if origin is tuple and dataclasses.is_dataclass(get_args(kind)[0]):
        return _table(get_args(kind)[0], key, label, typed)
    if origin is not None and origin is not Literal and issubclass(origin, Mapping):
        return _pairs(key, label, typed)
    return _field(parameter, kind, key, typed)


def _pairs(key: str, label: str, typed: Mapping[str, str]) -> Part:
    """Keys with their values, a row each."""
    heads = (_("Answer or code"), _("Value"))
    rows = []
    for n in range(1, rows_of(typed, f"{key}.", ("key", "value")) + 1):
        names = (f"{key}.{n}.key", f"{key}.{n}.value")
        cells = zip(names, heads, strict=True)
        rows.append(
            [Field(name, head, "text", typed.get(name, "").strip()[:_LONGEST]) for name, head in cells]
        )
        rows[-1][0].codes = True
    return Part(key, label, heads=heads, rows=rows)


def _table(kind: Any, key: str, label: str, typed: Mapping[str, str]) -> Part:
    """A list of parts, a row each."""
    columns = declared(kind)
    asked = [each.key for each in columns if _typed_into(each)]
    rows = [
        [_field(each, _inner(each.type), f"{key}.{n}.{each.key}", typed) for each in columns]
        for n in range(1, rows_of(typed, f"{key}.", asked) + 1)
    ]
    return Part(key, label, heads=tuple(said(each.label) for each in columns), rows=rows)


def rows_of(typed: Mapping[str, str], start: str, columns: Sequence[str]) -> int:
    """How many rows to draw of a list whose keys begin so: up to the last with something typed, and one more."""
    filled = (
        n for n in range(MOST_ROWS, 0, -1) if any(typed.get(f"{start}{n}.{column}") for column in columns)
    )
    return min(MOST_ROWS, next(filled, 0) + 1)


def _typed_into(parameter: Parameter) -> bool:
    """Whether a field is empty until something is typed; a tick or a choice always says something."""
    kind = _inner(parameter.type)
    return kind is not bool and get_origin(kind) is not Literal


def _field(parameter: Parameter, kind: Any, key: str, typed: Mapping[str, str]) -> Field:
    label, value = said(parameter.label), typed.get(key, "").strip()[:_LONGEST]
    if get_origin(kind) is Literal:
        choices = tuple((str(each), each) for each in get_args(kind))
        return Field(key, label, "choice", value or str(parameter.default), choices)
    if kind is bool:
        # An empty row of a list shows what holds unless something else is said.
        fresh = key not in typed and parameter.default is True
        return Field(key, label, "yes", "on" if value == "on" or (fresh and _untouched(key, typed)) else "")
    which = {Fraction: "number", int: "number", date: "day"}.get(kind, "text")
    if parameter.key == "formula":
        which = "long"
    # Parameters that take the code of an input are called so in every rule.
    codes = which == "text" and (get_origin(kind) is tuple or parameter.label.vi.startswith("Số liệu"))
    return Field(key, label, which, value, codes=codes)


def _untouched(key: str, typed: Mapping[str, str]) -> bool:
    row = key.rpartition(".")[0] + "."
    return not any(value and name.startswith(row) for name, value in typed.items())


def read(params: type, form: Part) -> dict[str, Any]:
    """The parameters as a set writes them; a field that cannot be read gets its error."""
    return _raw(params, {each.key: each for each in form.walk()}, "")


def _raw(params: type, fields: Mapping[str, Field], above: str) -> dict[str, Any]:
    found = {}
    for parameter in declared(params):
        value = _value(_inner(parameter.type), above + parameter.key, fields)
        if value not in (None, "", [], {}):
            found[parameter.key] = value
    return found


def _value(kind: Any, key: str, fields: Mapping[str, Field]) -> Any:
    origin = get_origin(kind)
    if kind is not Words and dataclasses.is_dataclass(kind):
        return _raw(kind, fields, f"{key}.") if _said(key, fields) else None  # type: ignore[arg-type]
    if origin is tuple and dataclasses.is_dataclass(get_args(kind)[0]):
        rows = [f"{key}.{n}" for n in range(1, MOST_ROWS + 1)]
        return [_raw(get_args(kind)[0], fields, f"{row}.") for row in rows if _said(row, fields)]
    if origin is not None and origin not in (tuple, Literal) and issubclass(origin, Mapping):
        return _paired(key, fields)
    one = fields[key]
    if origin is tuple:
        return [part.strip() for part in one.typed.split(",") if part.strip()]
    return _plain(kind, one)


def _paired(key: str, fields: Mapping[str, Field]) -> dict[str, Any]:
    """Keys with their values; a key that is empty or stands there already is told and not taken."""
    found: dict[str, Any] = {}
    for row in (f"{key}.{n}" for n in range(1, MOST_ROWS + 1)):
        if not _said(row, fields):
            continue
        name = fields[f"{row}.key"]
        if not name.typed:
            name.error = _("Say what this value is for.")
        elif name.typed in found:
            name.error = _("This stands in a row above already.")
        else:
            found[name.typed] = _number_or_text(fields[f"{row}.value"])
    return found


def _said(key: str, fields: Mapping[str, Field]) -> bool:
    """Whether something was typed below a key; what is chosen or ticked alone says nothing."""
    return any(
        each.typed and each.kind not in ("choice", "yes")
        for name, each in fields.items()
        if name.startswith(f"{key}.")
    )


def _plain(kind: Any, one: Field) -> Any:
    if kind is bool:
        return one.typed == "on"
    if not one.typed:
        return None
    try:
        if kind in (Fraction, int):
            value = number_in(one.typed, one.label)
            return value.numerator if kind is int and value.denominator == 1 else value
        return day_in(one.typed, one.label) if kind is date else one.typed
    except CellError as error:
        one.error = beside(error)
        return None


def beside(error: CellError) -> str:
    """What is wrong with a cell, as a sentence beside the field that names it already."""
    sentence = str(error).partition(": ")[2] or str(error)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _number_or_text(one: Field) -> Any:
    try:
        return number_in(one.typed, one.label)
    except CellError:
        return one.typed


def typed_of(params: type, raw: Mapping[str, Any], above: str = "") -> dict[str, str]:
    """What would have to be typed for parameters as a set writes them: the other way round, for an example."""
    found: dict[str, str] = {}
    for parameter in declared(params):
        kind, key = _inner(parameter.type), above + parameter.key
        if parameter.key in raw:
            found |= _typed(kind, raw[parameter.key], key)
        elif kind is bool and parameter.default is True:
            found[key] = "on"
    return found


def _typed(kind: Any, raw: Any, key: str) -> dict[str, str]:
    origin = get_origin(kind)
    if kind is Words:
        return {key: raw["vi"] if isinstance(raw, Mapping) else str(raw)}
    if dataclasses.is_dataclass(kind):
        return typed_of(kind, raw, f"{key}.")  # type: ignore[arg-type]
    if origin is tuple and dataclasses.is_dataclass(get_args(kind)[0]):
        inside = get_args(kind)[0]
        rows = (typed_of(inside, each, f"{key}.{n}.") for n, each in enumerate(raw, 1))
        return {name: value for row in rows for name, value in row.items()}
    if origin is tuple:
        return {key: ", ".join(raw)}
    if isinstance(raw, Mapping):
        pairs = enumerate(raw.items(), 1)
        return {k: v for n, (name, one) in pairs for k, v in _pair(f"{key}.{n}", str(name), one).items()}
    if isinstance(raw, bool):
        return {key: "on" if raw else ""}
    if isinstance(raw, date):
        return {key: f"{raw:%d/%m/%Y}"}
    return {key: raw if isinstance(raw, str) else plain(raw)}


def _pair(row: str, name: str, value: Any) -> dict[str, str]:
    return {f"{row}.key": name, f"{row}.value": value if isinstance(value, str) else plain(value)}


def plain(value: Fraction | Decimal | int) -> str:
    """A number as a person types it: a comma, no dots between thousands, which could be taken for a comma."""
    return str(number_out(Fraction(value))).replace(".", ",")


def told(form: Part, fault: str) -> str:
    """Put a fault of reading (``rule.bands[2].points: thiếu …``) at its field; what belongs to no field comes back."""
    key, colon, sentence = fault.partition(": ")
    key = _NUMBERED.sub(r".\1", key.removeprefix("rule."))
    for each in form.walk() if colon else ():
        if each.key == key:
            each.error = sentence[:1].upper() + sentence[1:]
            return ""
    return fault.removeprefix("rule.")
