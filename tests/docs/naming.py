"""What documents may name: paths, commands, settings, addresses, and whatever the code defines."""

from __future__ import annotations

import ast
import builtins
import decimal
import re
import shlex
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from tests.docs.papers import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What begins a path of this house.
_TOPS = ("cchc/", "docs/", "data/", "scripts/", "tests/", "bench/", "requirements/", ".ci/")
_FILE = re.compile(r"[\w.-]+\.(?:md|py|toml|yaml|po|txt|css|js|html|json|csv|in|sqlite3)|Makefile|LICENSE")
_DOTTED = re.compile(r"cchc(?:\.\w+)+")
_CALL = re.compile(r"(\w+)\((.*)\)")
_NAME = re.compile(r"[A-Z][a-z]\w*|[A-Z][A-Z_]{2,}[A-Z]|[a-z]+(?:_[a-z0-9]+)+|_\w+")
#: Names that other programs give: nginx, pip, PostgreSQL, CSS.
ELSEWHERE = frozenset({"pg_dump", "proxy_read_timeout", "PIP_NO_INDEX", "PIP_FIND_LINKS", "var"})
COMMANDS = frozenset({"make", "cchc", "cchc-tinh"})


def problem(code: str) -> str | None:
    """What is wrong with a piece of inline code; None where it names something that is there, or nothing at all."""
    for told in (_path, _command, _setting, _address, _dotted, _called, _named):
        found = told(code.strip())
        if found is not None:
            return found or None
    return None


def _path(code: str) -> str | None:
    """A path, with ``*`` or ``<what>`` for any part of it."""
    if " " in code or not (code.startswith(_TOPS) or _FILE.fullmatch(code)):
        return None
    pattern = re.sub(r"<[^>]+>|…", "*", code).rstrip("/")
    if "/" not in pattern:
        return "" if any(ROOT.glob(f"**/{pattern}")) or _stored(pattern) else "no file has this name"
    return "" if any(ROOT.glob(pattern)) else "no such path"


def _stored(name: str) -> bool:
    """Whether the program itself writes a file of this name: it stands in the code as a string."""
    quoted = re.compile(rf"""["']{re.escape(name)}["']""")
    return any(quoted.search(text) for path, text in _sources().items() if path.startswith("cchc/"))


def _command(code: str) -> str | None:
    """A command line of this house."""
    words = [word for word in code.split() if not re.fullmatch(r"\w+=\S*", word)]
    if not words or words[0].rpartition("/")[2] not in {"make", "cchc"}:
        return None
    if words[0] == "make":
        unknown = [word for word in words[1:] if word not in make_targets() and word.isalpha()]
        return f"make has no target {unknown[0]}" if unknown else ""
    return verb_problem(words[1:]) or ""


def verb_problem(words: list[str]) -> str | None:
    """What is wrong with the words behind ``cchc``."""
    if not words or words[0] in {"VERB", "LỆNH", "…"}:
        return None
    if words[0] == "--help":
        return None
    if words[0] not in verb_options():
        return f"cchc has no verb {words[0]}"
    options = verb_options()[words[0]]
    unknown = [
        word for word in words if word.startswith("--") and options and word.partition("=")[0] not in options
    ]
    return f"cchc {words[0]} has no option {unknown[0]}" if unknown else None


def _setting(code: str) -> str | None:
    names = re.findall(r"\bCCHC_[A-Z_]+[A-Z]\b", code)
    unknown = [name for name in names if name not in settings()]
    return None if not names else f"{unknown[0]} is no setting" if unknown else ""


def _address(code: str) -> str | None:
    """An address of the portal: begins and ends with a stroke."""
    if not re.fullmatch(r"/(?:[\w<>-]+/)*", code):
        return None
    from django.urls import Resolver404, resolve

    for filler in ("1", "phu-tho-2025"):
        try:
            resolve(re.sub(r"<[^>]+>", filler, code))
        except Resolver404:
            continue
        return ""
    return "the portal has no such address"


def _dotted(code: str) -> str | None:
    """A module, or something in one."""
    if not _DOTTED.fullmatch(code.removesuffix("()")):
        return None
    parts = code.removesuffix("()").split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found: object = import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for name in parts[cut:]:
            if not hasattr(found, name):
                return f"{'.'.join(parts[:cut])} has no {name}"
            found = getattr(found, name)
        return ""
    return "no such module"


def _called(code: str) -> str | None:
    found = _CALL.fullmatch(code)
    if found is None or "." in found[1]:
        return None
    return "" if _known(found[1]) else f"nothing called {found[1]} is defined"


def _named(code: str) -> str | None:
    if not _NAME.fullmatch(code):
        return None
    return "" if _known(code) else f"nothing called {code} is defined"


@cache
def _indicators() -> frozenset[str]:
    """The codes of the dictionary: documents name indicators by them."""
    from cchc.indicators.shipped import dictionary

    return dictionary().codes()


def _known(name: str) -> bool:
    """Whether our code defines it, Python or Django has it, or another program calls something so."""
    from django.db.models import QuerySet

    return name in defined() | ELSEWHERE | _indicators() or any(
        hasattr(lender, name) for lender in (builtins, decimal, QuerySet)
    )


@cache
def _sources() -> dict[str, str]:
    """The text of every Python file of the program and its scripts, by path."""
    files = [path for top in ("cchc", "scripts", "tests", "bench") for path in (ROOT / top).rglob("*.py")]
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files}


@cache
def defined() -> frozenset[str]:
    """Every function, class, constant and attribute that the code defines."""
    found: set[str] = set()
    for text in _sources().values():
        found |= set(re.findall(r"^\s*(?:async )?(?:def|class) (\w+)", text, re.MULTILINE))
        found |= set(re.findall(r"^\s*(\w+)(?:: [^=\n]+)? = ", text, re.MULTILINE))
        found |= set(re.findall(r"^    (\w+): ", text, re.MULTILINE))
    return frozenset(found)


@cache
def make_targets() -> frozenset[str]:
    """The targets of the Makefile."""
    return frozenset(
        re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )


@cache
def settings() -> frozenset[str]:
    """The names of all settings."""
    from cchc.settings import SETTINGS

    return frozenset(setting.name for setting in SETTINGS)


@cache
def verb_options() -> dict[str, frozenset[str]]:
    """The long options of each verb of the command line; none known for one that takes its words as they are."""
    from cchc.cli import verbs

    found = {}
    for verb, path in verbs().items():
        module = import_module(str(path.relative_to(ROOT).with_suffix("")).replace("/", "."))
        found[verb] = _options(module)
    return found


def _options(module: object) -> frozenset[str]:
    from cchc.command import Parser

    if not hasattr(module, "arguments"):
        return frozenset()
    parser = Parser("cchc")
    module.arguments(parser)
    return frozenset(word for word in parser._option_string_actions if word.startswith("--"))


def typed(body: str) -> Iterator[str]:
    """The commands of this house in a block for a shell, one line each."""
    for line in body.replace("\\\n", " ").splitlines():
        try:
            words = shlex.split(line.removeprefix("$ "), comments=True)
        except ValueError:
            continue
        for start, word in enumerate(words):
            name = word.rpartition("/")[2]
            opens = start == 0 or words[start - 1] in {"&&", "sudo"} or words[start - 2 : start - 1] == ["-u"]
            if name in COMMANDS and (opens or "=" in words[start - 1]):
                yield " ".join(["make" if name == "make" else "cchc", *words[start + 1 :]])
                break


def imports(source: str) -> Iterator[tuple[str, str]]:
    """Module and name of each import in a piece of Python; SyntaxError where it is none."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
