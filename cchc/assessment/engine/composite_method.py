"""How a composite index is to be made, as written on the command line: ``minmax:1,100``, ``amean,gmean``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from cchc.assessment.engine import aggregators, normalisers
from cchc.assessment.engine.aggregating import Aggregator
from cchc.assessment.engine.normalising import Normaliser
from cchc.assessment.engine.parameters import ParameterError, build, declared
from cchc.errors import CchcError, one_line

_YES = frozenset({"true", "1", "yes", "có", "co"})
_NO = frozenset({"false", "0", "no", "không", "khong"})
_WRONG_USE = 2


@dataclass(frozen=True)
class Method:
    """A normaliser with the parameters that were written; ``written`` is the text they stood in."""

    normaliser: Normaliser
    raw: Mapping[str, str]
    written: str

    def params(self, more: Mapping[str, Any]) -> Any:
        """Its parameters: those written, then ``more``, then the defaults; ParameterError for what is not allowed."""
        kinds = {parameter.key: parameter.type for parameter in declared(self.normaliser.Params)}
        merged = {**more, **self.raw}
        return build(self.normaliser.Params, {key: typed(kinds[key], merged[key]) for key in merged})

    def located(self, units: Sequence[str]) -> Method:
        """The same with the reference unit's code turned into its place; CchcError of exit 2 for an unknown unit."""
        code = self.raw.get("place")
        if code is None:
            return self
        if code not in units:
            near = get_close_matches(code, units, n=1)
            hint = f" (ý nói “{near[0]}”?)" if near else ""
            raise CchcError(
                f"--normalise {one_line(self.written, 60)}: không có đơn vị “{one_line(code, 40)}”{hint}.",
                exit=_WRONG_USE,
            )
        return replace(self, raw={**self.raw, "place": str(units.index(code) + 1)})


def typed(kind: Any, text: Any) -> Any:
    """A written parameter as ``build`` takes it: a truth value or a whole number as one, the rest as text."""
    if kind is bool and isinstance(text, str) and text.casefold() in _YES | _NO:
        return text.casefold() in _YES
    if kind is int and isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    return text


def read_method(text: str) -> Method:
    """The normaliser written here: its name, then ``:`` and its parameters in order or by name.

    CchcError of exit 2 for an unknown name, too many parameters, one that is unknown or twice. Whether the values are
    allowed is asked once, so that a bad one is told before any file is read.
    """
    name, _, rest = text.strip().partition(":")
    known = normalisers.found()
    if name not in known:
        raise _wrong("--normalise", name, known)
    keys = [parameter.key for parameter in declared(known[name].Params)]
    raw: dict[str, str] = {}
    for place, part in enumerate(rest.split(",") if rest.strip() else []):
        key, given, value = part.partition("=")
        key, value = (
            (key.strip(), value.strip()) if given else (keys[place] if place < len(keys) else "", key.strip())
        )
        if key not in keys or key in raw:
            allowed = ", ".join(keys) or "không có tham số nào"
            raise CchcError(
                f"--normalise {one_line(text, 60)}: “{one_line(part, 30)}” thừa hoặc không đúng tên; "
                f"tham số của {name}: {allowed}.",
                exit=_WRONG_USE,
            )
        raw[key] = value
    if "place" in keys and "place" not in raw:
        raise CchcError(
            f"--normalise {name} cần mã của một đơn vị làm chuẩn, như {name}:U05.", exit=_WRONG_USE
        )
    method = Method(known[name], raw, text.strip())
    if "place" not in raw:
        try:
            method.params({})
        except ParameterError as error:
            raise CchcError(f"--normalise {one_line(text, 60)}: {error}", exit=_WRONG_USE) from error
    return method


def read_ways(text: str) -> tuple[Aggregator, ...]:
    """The aggregators written here, one for all levels or one a level from below; CchcError of exit 2 for none."""
    known = aggregators.found()
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in known:
            raise _wrong("--aggregate", name, known)
    return tuple(known[name] for name in names)


def of_levels(ways: Sequence[Aggregator], levels: Sequence[int]) -> dict[int, Aggregator]:
    """The aggregator of each level; CchcError of exit 2 where there is neither one nor one a level."""
    if len(ways) not in (1, len(levels)):
        raise CchcError(
            f"--aggregate có {len(ways)} cách; nhận một cách cho mọi cấp hoặc {len(levels)} cách, mỗi cấp "
            "trên chỉ tiêu một cách, từ dưới lên.",
            exit=_WRONG_USE,
        )
    return dict(zip(levels, ways if len(ways) > 1 else [*ways] * len(levels), strict=True))


def _wrong(option: str, name: str, known: Mapping[str, object]) -> CchcError:
    return CchcError(f"{option} nhận {', '.join(known)}, không nhận “{one_line(name, 40)}”.", exit=_WRONG_USE)
