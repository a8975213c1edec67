"""``cchc VERB …``: finds the verb's file, parses, calls, and turns what happens into an exit code.

A verb is one file: ``cchc/<domain>/verbs/<verb>.py``, or ``cchc/verbs/<verb>.py`` for what belongs to no domain
(``run``, ``init``, ``doctor``, ``manage``). It is found by its name, so ``cchc VERB`` imports that file alone and
answers at once; Django is imported only by a verb that needs it, inside its ``run``. ``_`` in a file's name is ``-``
on the command line. Such a file holds:

- a docstring whose first line is the help shown by ``cchc --help``, in Vietnamese, and whose second paragraph opens
  with one line in English;
- ``arguments(parser)``, which declares them on a :class:`cchc.command.Parser` (left out by a verb that takes its
  arguments as they are, like ``manage``: they are then the list ``options.rest``);
- ``run(options, environ) -> int``, which calls the library function of the same name and prints. Results go to stdout
  alone, words to stderr. It raises :class:`cchc.errors.CchcError` for what the user can mend.

Exit codes: 0 done (alarms and warnings included), 1 the input cannot be read or breaks a rule, 2 wrong use, 3 a needed
part is missing.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, cast

from cchc.errors import CchcError, one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from cchc.command import Parser

_PACKAGE = Path(__file__).parent
_WRONG_USE = 2
_INTERRUPTED = 130
#: Faults of one file that are told; more are counted.
_FAULTS = 50


class Verb(Protocol):
    """What a verb's file holds; ``arguments`` may be missing."""

    __doc__: str | None

    def arguments(self, parser: Parser, /) -> None:
        """Declare the verb's arguments."""

    def run(self, options: argparse.Namespace, environ: Mapping[str, str], /) -> int:
        """Do it; the exit code."""
        ...


def verbs() -> dict[str, Path]:
    """The verbs of this installation by name, with their files; nothing is imported."""
    files = [*_PACKAGE.glob("verbs/*.py"), *_PACKAGE.glob("*/verbs/*.py")]
    return {file.stem.replace("_", "-"): file for file in sorted(files) if not file.stem.startswith("_")}


def main(args: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command line; never raises for what a user may type or give. The exit code."""
    _speak_utf8()
    try:
        code = _answer(list(args), environ)
        sys.stdout.flush()
    except CchcError as error:
        for line in _told(error):
            sys.stderr.write(f"cchc: {line}\n")
        return error.exit
    except BrokenPipeError:
        _close_stdout()
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except SystemExit as stop:  # argparse after --help; Django's commands
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return code


def entry() -> NoReturn:
    """The console script."""
    sys.exit(main(sys.argv[1:], os.environ))


def _answer(args: list[str], environ: Mapping[str, str]) -> int:
    if not args:
        sys.stderr.write(_overview())
        return _WRONG_USE
    if args[0] in ("-h", "--help", "help"):
        sys.stdout.write(_overview())
        return 0
    verb = _load(args[0])
    options = _options(verb, args[0], args[1:])
    return verb.run(options, environ)


def _told(error: CchcError) -> list[str]:
    """Every fault on a line of its own, so that a file is put right in one go; the first ones of many."""
    faults = [one_line(fault) for fault in error.faults[:_FAULTS]] or [error.message]
    left = len(error.faults) - _FAULTS
    return [*faults, f"… và {left} lỗi khác."] if left > 0 else faults


def _load(name: str) -> Verb:
    file = verbs().get(name)
    if file is None:
        raise CchcError(
            f"Không có lệnh “{one_line(name, 40)}”{_near(name)}; xem “cchc --help”.", exit=_WRONG_USE
        )
    dotted = ".".join(("cchc", *file.relative_to(_PACKAGE).with_suffix("").parts))
    return cast("Verb", import_module(dotted))


def _near(name: str) -> str:
    from difflib import get_close_matches

    found = get_close_matches(name, verbs(), n=1)
    return f" (ý nói “{found[0]}”?)" if found else ""


def _options(verb: Verb, name: str, args: list[str]) -> argparse.Namespace:
    if not hasattr(verb, "arguments"):
        from argparse import Namespace

        return Namespace(rest=args)
    from cchc.command import Parser

    parser = Parser(f"cchc {name}", (verb.__doc__ or "").strip())
    verb.arguments(parser)
    return parser.parse_args(args)


def _overview() -> str:
    """What ``cchc --help`` prints: each verb with the first line of its file."""
    lines = ["Cách dùng: cchc LỆNH [tham số]", "Usage: cchc VERB [arguments]", "", "Lệnh:"]
    for name, file in verbs().items():
        vietnamese, english = _help_of(file)
        lines += [f"  {name:<12}{vietnamese}", *([f"  {'':<12}{english}"] if english else [])]
    return "\n".join([*lines, "", "Xem cách dùng một lệnh: cchc LỆNH --help", ""])


def _help_of(file: Path) -> tuple[str, str]:
    """First line of a verb's docstring and first line of its second paragraph, read without importing it."""
    import ast

    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    paragraphs = [paragraph.splitlines()[0] for paragraph in text.split("\n\n") if paragraph.strip()]
    vietnamese, english, *_ = [*paragraphs, "", ""]
    return vietnamese, english


def _speak_utf8() -> None:
    """Vietnamese on every terminal and in every pipe, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _close_stdout() -> None:
    """Whoever read the pipe has left: nothing more is written, not even at the end of the process."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    os.close(devnull)


if __name__ == "__main__":
    entry()
