"""The page of rules: every shape of ``cchc/assessment/engine/rules`` with its parameters, an example and its words."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator, Mapping
from typing import Any, Literal, Union, get_args, get_origin

HEAD = """# Rules of criteria

How points follow from inputs. A leaf of a criteria set names a shape and its parameters under `rule`; what each shape
does, where it comes from and how it explains itself is drawn here from its file in `cchc/assessment/engine/rules/`.
Points are exact; numbers are written 0.5 or "1/3". In both languages: how the set says the rule, and the reason
that goes with the points."""


def draw() -> str:
    """All shapes by name, then the parts that several of them share."""
    from cchc.assessment.engine.rules import found

    lines = [HEAD, "", "| shape | what it is | by its Vietnamese name |", "|---|---|---|"]
    lines += [
        f"| [{name}](#{name}) | {shape.TITLE.en} | {shape.TITLE.vi} |" for name, shape in found().items()
    ]
    parts: dict[str, type] = {}
    for name, shape in found().items():
        lines += _shape(name, shape, parts)
    lines += ["", "## Parts", ""]
    for title, kind in _all(parts).items():
        lines += [
            f"### {title}",
            "",
            (kind.__doc__ or "").strip().replace("``", "`"),
            "",
            *_table(kind, parts),
        ]
    return "\n".join(lines)


def _shape(name: str, shape: Any, parts: dict[str, type]) -> Iterator[str]:
    yield from ("", f"## {name}", "", (shape.__doc__ or "").strip().replace("``", "`"), "")
    yield from _table(shape.Params, parts)
    yield from ("", *_example(name), "")
    yield from ("| reason | Vietnamese | English |", "|---|---|---|")
    for code, words in shape.WORDS.items():
        yield f"| {code} | {words.vi} | {words.en} |"
    if name == "expression":
        yield from ("", *_language())


def _language() -> Iterator[str]:
    """What a formula may hold."""
    from cchc.assessment.engine.expression.parser import FUNCTIONS
    from cchc.assessment.engine.expression.tokens import WORDS

    vi = {english: word for word, english in WORDS.items() if word != english}
    yield from ("| in a formula | written |", "|---|---|")
    yield "| numbers | 2, 0.5, 0,5; in a function with values parted by commas only 0.5 |"
    yield "| inputs | their codes, `[1.2.3]` in brackets where a code has other signs than letters, digits and _ |"
    yield "| arithmetic | + - * / ( ), also × ÷ : |"
    yield "| comparison | < <= > >= = !=, also ≤ ≥ ≠ <> |"
    for word in ("and", "or", "not"):
        yield f"| {word} | also {vi[word]} |"
    for name, (_, _, written) in FUNCTIONS.items():
        yield f"| {name} | {written}{f', also {vi[name]}' if name in vi else ''} |"


def _example(name: str) -> Iterator[str]:
    """The example as a set writes it, and what is said of it."""
    import yaml

    from cchc.assessment.engine.rule_examples import worked

    shown = worked(name)
    raw = _plain({"rule": {"shape": name, **shown.example.raw}})
    yield from (
        "```yaml",
        yaml.safe_dump(raw, allow_unicode=True, sort_keys=False, width=110).rstrip(),
        "```",
        "",
    )
    for language, says in (("vi", "Tiếng Việt"), ("en", "English")):
        reason = " ".join(why.say(language) for why in shown.outcome.why)
        yield f"- {says}: *{shown.say(name, language)}* → {reason}"


def _plain(value: Any) -> Any:
    """What YAML writes as it is read back."""
    from decimal import Decimal

    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return float(value) if isinstance(value, Decimal) else value


def _table(kind: type, parts: dict[str, type]) -> Iterator[str]:
    from cchc.assessment.engine.parameters import declared

    yield from ("| parameter | takes | unless given | meaning | tiếng Việt |", "|---|---|---|---|---|")
    for row in declared(kind):
        yield f"| {row.key} | {_takes(row.type, parts)} | {_default(row.default)} | {row.label.en} | {row.label.vi} |"


def _takes(kind: Any, parts: dict[str, type]) -> str:
    """A type in words; dataclasses are noted as parts."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _takes(next(each for each in args if each is not type(None)), parts)
    if origin is Literal:
        return ", ".join(str(each) for each in args)
    if origin is tuple:
        return f"list of {_takes(args[0], parts)}"
    if origin is not None:
        return f"{_takes(args[1], parts)} by key"
    if dataclasses.is_dataclass(kind):
        parts[kind.__name__] = kind
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    names = {"Fraction": "number", "int": "whole number", "bool": "true, false", "str": "text", "date": "day"}
    return names.get(
        getattr(kind, "__name__", ""), "text in one or two languages" if "Words" in str(kind) else "any"
    )


def _default(value: Any) -> str:
    if value is dataclasses.MISSING:
        return "must be given"
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if dataclasses.is_dataclass(value):
        return "in proportion to 100"
    return value.vi if hasattr(value, "vi") else str(value)


def _all(parts: dict[str, type]) -> dict[str, type]:
    """The parts and the parts of parts."""
    from cchc.assessment.engine.parameters import declared

    waiting = list(parts.values())
    while waiting:
        before = dict(parts)
        for row in declared(waiting.pop()):
            _takes(row.type, parts)
        waiting += [kind for name, kind in parts.items() if name not in before]
    return dict(sorted(parts.items()))
