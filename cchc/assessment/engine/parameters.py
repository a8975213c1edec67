"""Parameters of rules and normalisers: frozen dataclasses, read from YAML or a form, written back, drawn as documents.

A field is declared with :func:`par`, which gives it a label in both languages. Its type says what is allowed: Fraction
(written 0.5 or "1/3"), int, bool, str, date, Words, a Literal, a nested dataclass, ``X | None``, ``tuple[X, ...]``,
``Mapping[str, X]``.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from cchc.lib.words import Words

_UNIONS = (Union, types.UnionType)


class ParameterError(ValueError):
    """A parameter that cannot be read: one Vietnamese sentence with its key, what was found and what is allowed."""


class Parameter(NamedTuple):
    """One declared parameter: its key, its type, its label, its default (MISSING where it must be given)."""

    key: str
    type: Any
    label: Words
    default: Any


def par(vi: str, en: str, default: Any = dataclasses.MISSING) -> Any:
    """A field of a ``Params`` dataclass with its label in both languages; without a default it must be given."""
    metadata = {"label": Words(vi, en)}
    if default is dataclasses.MISSING:
        return dataclasses.field(metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


@cache
def declared(kind: type) -> tuple[Parameter, ...]:
    """The parameters that a dataclass declares, in order."""
    hints = get_type_hints(kind)
    return tuple(
        Parameter(
            field.name, hints[field.name], field.metadata.get("label", Words(field.name)), field.default
        )
        for field in dataclasses.fields(kind)
    )


def build(kind: type, raw: Any, key: str = "") -> Any:
    """An instance of the dataclass from a mapping as YAML gives it; ParameterError names the key that is wrong."""
    if not isinstance(raw, Mapping):
        raise ParameterError(f"{key or 'tệp'}: cần các khoá và giá trị, không phải {_found(raw)}.")
    known = {parameter.key: parameter for parameter in declared(kind)}
    for name in raw:
        if name not in known:
            raise ParameterError(f"{_at(key, name)}: không có tham số này; các tham số: {', '.join(known)}.")
    made = {}
    for name, parameter in known.items():
        if name in raw:
            made[name] = read(parameter.type, raw[name], _at(key, name))
        elif parameter.default is dataclasses.MISSING:
            raise ParameterError(f"{_at(key, name)}: thiếu tham số bắt buộc ({parameter.label.vi}).")
    return kind(**made)


def _at(key: str, name: object) -> str:
    return f"{key}.{name}" if key else str(name)


def _found(raw: Any) -> str:
    """What was found, short enough for a sentence."""
    text = "trống" if raw is None else f"“{raw}”"
    return text if len(text) <= 60 else text[:59] + "…”"


def read(kind: Any, raw: Any, key: str) -> Any:
    """A value of this type; ParameterError says what is allowed."""
    if kind is Any:
        return raw
    origin = get_origin(kind)
    if origin in _UNIONS:
        return _optional(kind, raw, key)
    if origin is Literal:
        if raw not in get_args(kind) or isinstance(raw, bool):
            allowed = ", ".join(str(choice) for choice in get_args(kind))
            raise ParameterError(f"{key}: nhận {allowed}; không nhận {_found(raw)}.")
        return raw
    if origin is tuple:
        if not isinstance(raw, list | tuple) or not raw:
            raise ParameterError(f"{key}: cần một danh sách có ít nhất một mục, không phải {_found(raw)}.")
        return tuple(read(get_args(kind)[0], item, f"{key}[{place}]") for place, item in enumerate(raw, 1))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(kind, raw, key)
    if dataclasses.is_dataclass(kind):
        return build(kind, raw, key)  # type: ignore[arg-type]
    return _plain(kind, raw, key)


def _optional(kind: Any, raw: Any, key: str) -> Any:
    """None, or a value of the other type."""
    if raw is None:
        return None
    inner = [choice for choice in get_args(kind) if choice is not type(None)]
    return read(inner[0], raw, key)


def _mapping(kind: Any, raw: Any, key: str) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping) or not raw:
        raise ParameterError(f"{key}: cần các cặp khoá: giá trị, không phải {_found(raw)}.")
    inner = get_args(kind)[1]
    return {str(name): read(inner, value, _at(key, name)) for name, value in raw.items()}


def _plain(kind: Any, raw: Any, key: str) -> Any:
    """A value of a type that has no parts."""
    if kind is Fraction:
        return fraction(raw, key)
    if kind is Words:
        return words(raw, key)
    if kind is bool and not isinstance(raw, bool):
        raise ParameterError(f"{key}: nhận true hoặc false, không nhận {_found(raw)}.")
    if kind is int and (not isinstance(raw, int) or isinstance(raw, bool)):
        raise ParameterError(f"{key}: cần một số nguyên, không phải {_found(raw)}.")
    if kind is date and not isinstance(raw, date):
        raise ParameterError(f"{key}: cần một ngày như 2025-12-31, không phải {_found(raw)}.")
    if kind is str and (not isinstance(raw, str | int | Decimal) or isinstance(raw, bool)):
        raise ParameterError(f"{key}: cần một đoạn chữ, không phải {_found(raw)}.")
    return str(raw) if kind is str else raw


def fraction(raw: Any, key: str) -> Fraction:
    """An exact number written 1, 0.5, "0,5" or "1/3"; ParameterError for anything else."""
    if isinstance(raw, bool):
        raise ParameterError(f"{key}: cần một số như 0.5, không phải {_found(raw)}.")
    if isinstance(raw, int | Decimal | Fraction):
        return Fraction(raw)
    try:
        text = str(raw).strip().replace(",", ".") if isinstance(raw, str) else ""
        if len(text) > 60 or "e" in text.lower() or "_" in text:
            raise ValueError(text)
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise ParameterError(f"{key}: cần một số như 0.5 hoặc “1/3”, không phải {_found(raw)}.") from None


def words(raw: Any, key: str) -> Words:
    """A text, or ``{vi: …, en: …}``."""
    if isinstance(raw, str) and raw.strip():
        return Words(raw)
    if isinstance(raw, Mapping) and "vi" in raw and set(raw) <= {"vi", "en"}:
        vi, en = raw["vi"], raw.get("en") or ""
        if isinstance(vi, str) and vi.strip() and isinstance(en, str):
            return Words(vi, en)
    raise ParameterError(f"{key}: cần một đoạn chữ hoặc {{vi: …, en: …}}, không phải {_found(raw)}.")


def dump(value: Any) -> Any:
    """What :func:`build` reads back to an equal value: dicts, lists and plain values; defaults are left out."""
    if isinstance(value, Words):
        return {"vi": value.vi, "en": value.en} if value.en else value.vi
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            parameter.key: dump(getattr(value, parameter.key))
            for parameter in declared(type(value))
            if getattr(value, parameter.key) != parameter.default
        }
    if isinstance(value, Fraction):
        return number_out(value)
    if isinstance(value, tuple | list):
        return [dump(part) for part in value]
    if isinstance(value, Mapping):
        return {name: dump(part) for name, part in value.items()}
    return value


def number_out(value: Fraction) -> int | Decimal | str:
    """An exact number as YAML writes it: an integer, a Decimal that ends, else "1/3"."""
    if value.denominator == 1:
        return value.numerator
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = len(str(value.denominator)) * 4
    scaled = Decimal(value.numerator * 10**places // value.denominator).scaleb(-places)
    return Decimal(format(scaled, "f").rstrip("0"))
