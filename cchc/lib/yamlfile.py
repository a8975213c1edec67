"""YAML files of data, read strictly: errors name file and line, no key stands twice, decimals stay decimals.

Of YAML 1.1 only what a careful reader expects is kept: ``true`` and ``false`` alone are truth values (not
yes, no, on, off), an integer is written in plain digits, a number with a point becomes a Decimal,
yyyy-mm-dd a date.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

    import yaml


class YamlFileError(ValueError):
    """A YAML file that can't be read; the message is one Vietnamese sentence with file and line."""


def load(path: Path) -> Any:
    """What the file holds: dict, list, str, int, Decimal, bool, date, None; else YamlFileError."""
    import yaml

    try:
        return yaml.load(path.read_text("utf-8"), Loader=_loader())  # noqa: S506
    except OSError as error:
        raise YamlFileError(f"{path}: không đọc được tệp ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise YamlFileError(f"{path}: tệp không phải UTF-8 (byte thứ {error.start + 1}).") from error
    except yaml.YAMLError as error:
        raise YamlFileError(f"{path}{_line(error)}: {_reason(error)}.") from error


def _line(error: yaml.YAMLError) -> str:
    """Where the error is, as far as the parser says."""
    mark = getattr(error, "problem_mark", None)
    return f", dòng {mark.line + 1}" if mark else ""


def _reason(error: yaml.YAMLError) -> str:
    """What the parser says on one line."""
    problem = getattr(error, "problem", None) or str(error)
    return (
        problem if problem.startswith(("khoá", "ngày")) else f"sai cú pháp YAML ({' '.join(problem.split())})"
    )


def _refused(problem: str, node: yaml.Node) -> yaml.YAMLError:
    """The parser's own kind of error, at the node."""
    import yaml

    return yaml.constructor.ConstructorError(None, None, problem, node.start_mark)


def _date(node: Any) -> date:
    """A date that the calendar has."""
    try:
        return date.fromisoformat(node.value)
    except ValueError:
        raise _refused(f"ngày {node.value} không có trong lịch", node) from None


_SCALARS = (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
    ("timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "0123456789"),
    ("merge", r"<<", "<"),
)


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
    Strict.add_constructor("tag:yaml.org,2002:float", lambda _loader, node: Decimal(str(node.value)))
    return Strict
