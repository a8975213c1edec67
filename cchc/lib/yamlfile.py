"""YAML files of data, read strictly: errors name file and line, no key stands twice, decimals stay decimals.

Of YAML 1.1 only what a careful reader expects is kept: ``true`` and ``false`` alone are truth values (not
yes, no, on, off), an integer is written in plain digits, a number with a point becomes a Decimal,
yyyy-mm-dd a date. A file that would harm the reader is refused: too large, nested without end, references that go in a
circle or unfold to far more than was written.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from cchc.errors import system_words

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

    import yaml


#: More than any file of data holds; a reader that unfolds references could be made to fill the memory.
_MAX_BYTES = 5_000_000
_MAX_DEPTH = 60
_MAX_NODES = 500_000
#: How our own sentences begin, beside the parser's.
_OURS = ("khoá", "ngày", "lồng", "tham chiếu", "số")


class YamlFileError(ValueError):
    """A YAML file that can't be read; the message is one Vietnamese sentence with file and line."""


def load(path: Path) -> Any:
    """What the file holds: dict, list, str, int, Decimal, bool, date, None; else YamlFileError."""
    try:
        return parse(_text(path), str(path))
    except OSError as error:
        raise YamlFileError(f"{path}: không đọc được tệp ({system_words(error)}).") from error
    except UnicodeDecodeError as error:
        raise YamlFileError(f"{path}: tệp không phải UTF-8 (byte thứ {error.start + 1}).") from error


def parse(text: str, name: str) -> Any:
    """What the text holds, read as a file is; ``name``: what it is called in a YamlFileError."""
    import yaml

    try:
        _check_depth(text)
        loader = _loader()(text)
        try:
            return _value(loader, referring="&" in text)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise YamlFileError(f"{name}{_line(error)}: {_reason(error)}.") from error


def _text(path: Path) -> str:
    """The file's text, if it is of a sound size."""
    if path.stat().st_size > _MAX_BYTES:
        raise YamlFileError(f"{path}: tệp lớn hơn {_MAX_BYTES // 10**6} MB.")
    return path.read_text("utf-8-sig")


def _check_depth(text: str) -> None:
    """Refuse what is nested deeper than the parser, which recurses, can stand."""
    import yaml

    if max(map(text.count, "[{")) <= _MAX_DEPTH and not _DEEP.search(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MAX_DEPTH:
            problem = f"lồng nhau quá {_MAX_DEPTH} cấp"
            raise _refused(problem, event)


def _value(loader: Any, *, referring: bool) -> Any:
    """What the document holds, once its references are seen to end."""
    node = loader.get_single_node()
    if node is None:
        return None
    if referring:
        _size(node, {}, set())
    return loader.construct_document(node)


def _size(node: yaml.Node, known: dict[int, int], above: set[int]) -> int:
    """How many nodes this one unfolds to; refused where it holds itself or unfolds without measure."""
    key = id(node)
    if key in above or len(above) > _MAX_DEPTH:
        raise _refused("tham chiếu (&, *) đi vòng về chính nó hoặc lồng quá sâu", node)
    if key not in known:
        parts = [] if isinstance(node.value, str) else node.value
        nodes = [each for part in parts for each in (part if isinstance(part, tuple) else (part,))]
        known[key] = 1 + sum(_size(each, known, above | {key}) for each in nodes)
        if known[key] > _MAX_NODES:
            raise _refused(f"tham chiếu (&, *) mở ra quá {_MAX_NODES} mục", node)
    return known[key]


def _line(error: yaml.YAMLError) -> str:
    """Where the error is, as far as the parser says."""
    mark = getattr(error, "problem_mark", None)
    return f", dòng {mark.line + 1}" if mark else ""


def _reason(error: yaml.YAMLError) -> str:
    """What the parser says on one line."""
    problem = getattr(error, "problem", None) or str(error)
    return problem if problem.startswith(_OURS) else f"sai cú pháp YAML ({' '.join(problem.split())})"


def _refused(problem: str, node: Any) -> yaml.YAMLError:
    """The parser's own kind of error, at the node or event."""
    import yaml

    return yaml.constructor.ConstructorError(None, None, problem, node.start_mark)


def _date(node: Any) -> date:
    """A date that the calendar has."""
    try:
        return date.fromisoformat(node.value)
    except ValueError:
        raise _refused(f"ngày {node.value} không có trong lịch", node) from None


#: Block nesting that could be deep: a long indent, or many dashes on one line.
_DEEP = re.compile(rf"(?:^ {{{_MAX_DEPTH},}}|(?:[-?:] +){{{_MAX_DEPTH // 2}}})", re.MULTILINE)

#: More digits than any figure has; Python itself refuses to read very long ones.
_MAX_DIGITS = 60

_SCALARS = (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
    ("timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "0123456789"),
    ("merge", r"<<", "<"),
)


def _number(node: Any, kind: type) -> Any:
    """An integer or a Decimal of a sound length."""
    if len(node.value) > _MAX_DIGITS:
        raise _refused(f"số “{node.value[:12]}…” dài quá {_MAX_DIGITS} chữ số", node)
    return kind(node.value)


@cache
def _loader() -> type[yaml.CSafeLoader]:
    """The strict loader, built at first use since importing yaml takes time."""
    import yaml

    class Strict(yaml.CSafeLoader):
        """libyaml's safe loader with fewer surprises."""

        yaml_implicit_resolvers: dict[str, Any] = {}

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
            """A dict; a key that stands twice is an error at its second place."""
            seen: set[Any] = set()
            for key, _ in node.value:
                if not isinstance(key.value, str) or key.tag == "tag:yaml.org,2002:merge":
                    continue
                if key.value in seen:
                    raise _refused(f"khoá “{key.value}” có hai lần", key)
                seen.add(key.value)
            return super().construct_mapping(node, deep)

    for name, pattern, first in _SCALARS:
        tag = f"tag:yaml.org,2002:{name}"
        Strict.add_implicit_resolver(tag, re.compile(rf"^(?:{pattern})$"), list(first))
    Strict.add_constructor("tag:yaml.org,2002:timestamp", lambda _loader, node: _date(node))
    Strict.add_constructor("tag:yaml.org,2002:float", lambda _loader, node: _number(node, Decimal))
    Strict.add_constructor("tag:yaml.org,2002:int", lambda _loader, node: _number(node, int))
    return Strict
