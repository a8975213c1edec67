"""Indicators of one YAML file, read strictly: each fault one sentence with file, indicator, key, found and allowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from cchc.indicators.engine.indicator import Indicator, faults
from cchc.lib.words import Words
from cchc.lib.yamlfile import YamlFileError, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LIST: Final = "indicators"


class _Unread(ValueError):
    """A value of a wrong type: ``found; allowed`` without the key."""


@dataclass
class Read:
    """What a file gave: its indicators, and what is wrong with it."""

    indicators: list[Indicator] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read(path: Path, place: str = "") -> Read:
    """The indicators of a file, the sound ones only, and every fault. ``place``: the file's name in sentences."""
    place, got = place or path.name, Read()
    try:
        raw = load(path)
    except YamlFileError as error:
        got.faults.append(str(error).replace(str(path), place))
        return got
    if not isinstance(raw, Mapping) or set(raw) != {_LIST} or not isinstance(raw[_LIST], list):
        keys = ", ".join(str(key) for key in raw) if isinstance(raw, Mapping) else _found(raw)
        got.faults.append(
            f"{place}: có {keys or 'tệp trống'}; chỉ nhận một khoá “{_LIST}” với danh sách các chỉ tiêu."
        )
        return got
    for number, entry in enumerate(raw[_LIST], start=1):
        _entry(got, entry, place, number)
    return got


def _entry(got: Read, raw: Any, place: str, number: int) -> None:
    """Add the indicator of one entry, or what is wrong with it."""
    if not isinstance(raw, Mapping):
        got.faults.append(f"{place}, chỉ tiêu thứ {number}: {_found(raw)}; cần các khoá {', '.join(_KEYS)}.")
        return
    code = raw.get("code")
    here = f"{place}, chỉ tiêu {code if isinstance(code, str) and code else f'thứ {number}'}"
    wrong = [
        f"{key}: không có khoá này; các khoá được dùng: {', '.join(_KEYS)}."
        for key in raw
        if key not in _KEYS
    ]
    wrong += [f"{key}: thiếu; khoá này phải có." for key in _KEYS if key in _NEEDED and key not in raw]
    values = {}
    for key, value in raw.items():
        if key not in _KEYS:
            continue
        try:
            values[key] = _KEYS[key](value)
        except _Unread as error:
            wrong.append(f"{key}: {error}")
    if not wrong:
        one = Indicator(**values, place=place)
        wrong = faults(one)
        if not wrong:
            got.indicators.append(one)
    got.faults += [f"{here}, {sentence}" for sentence in wrong]


def _found(raw: Any) -> str:
    """What stands there, short enough for a sentence."""
    return "để trống" if raw is None else f"“{' '.join(str(raw).split())[:40]}”"


def _text(raw: Any) -> str:
    if isinstance(raw, str) and raw.strip():
        return raw.strip()
    raise _Unread(f"{_found(raw)}; cần một đoạn chữ.")


def _words(raw: Any) -> Words:
    if isinstance(raw, Mapping) and set(raw) == {"vi", "en"}:
        return Words(_text(raw["vi"]), _text(raw["en"]))
    raise _Unread(f"{_found(raw)}; cần {{vi: …, en: …}}.")


def _day(raw: Any) -> date:
    if isinstance(raw, date):
        return raw
    raise _Unread(f"{_found(raw)}; cần một ngày như 2025-01-31.")


def _open_end(raw: Any) -> date | None:
    return None if raw is None else _day(raw)


def _whole(raw: Any) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    raise _Unread(f"{_found(raw)}; cần một số nguyên.")


def _truth(raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    raise _Unread(f"{_found(raw)}; chỉ nhận true hoặc false.")


#: The keys of an entry in the order in which people write them, and how each is read.
_KEYS: Final[dict[str, Callable[[Any], Any]]] = {
    "code": _text,
    "name": _words,
    "numerator": _words,
    "denominator": _words,
    "measure": _text,
    "direction": _text,
    "precision": _whole,
    "valid_from": _open_end,
    "valid_to": _open_end,
    "source": _text,
    "url": _text,
    "owner": _text,
    "source_kind": _text,
    "illustrative": _truth,
    "checked": _day,
}
_NEEDED: Final = frozenset(
    {
        "code",
        "name",
        "numerator",
        "measure",
        "direction",
        "precision",
        "source",
        "owner",
        "source_kind",
        "checked",
    }
)
