"""The parser that every verb of the command line gets: argparse with Vietnamese words for wrong use."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, NoReturn

from cchc.errors import CchcError
from cchc.lib.dates import DateError, parse_date

if TYPE_CHECKING:
    from datetime import date

#: Wrong use: argparse's own exit code.
WRONG_USE = 2

_SAID = (
    (r"the following arguments are required: (?P<a>.+)", "thiếu tham số bắt buộc {a}"),
    (r"unrecognized arguments: (?P<a>.+)", "không có tham số {a}"),
    (
        r"argument (?P<b>[^:]+): invalid choice: (?P<a>.+?) \(choose from (?P<c>.+)\)",
        "{b} nhận {c}, không nhận {a}",
    ),
    (r"argument (?P<b>[^:]+): expected (?:one argument|at least one argument)", "{b} cần một giá trị"),
    (r"argument (?P<b>[^:]+): invalid \w+ value: (?P<a>.+)", "{b} không nhận giá trị {a}"),
    (r"argument (?P<b>[^:]+): ignored explicit argument (?P<a>.+)", "{b} không nhận giá trị {a}"),
    (r"argument (?P<b>[^:]+): not allowed with argument (?P<a>.+)", "{b} không dùng cùng {a}"),
    (r"ambiguous option: (?P<a>.+) could match (?P<b>.+)", "{a} chưa rõ là tham số nào trong {b}"),
    (r"argument (?P<b>[^:]+): (?P<a>.+)", "{b}: {a}"),
)


class Parser(argparse.ArgumentParser):
    """One verb's parser: complete option names only, wrong use in one Vietnamese sentence on stderr, exit 2."""

    def __init__(self, prog: str, description: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            allow_abbrev=False,
            add_help=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self.add_argument("-h", "--help", action="help", help="in hướng dẫn này")
        self._positionals.title = "Tham số"
        self._optionals.title = "Tuỳ chọn"

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is."""
        raise CchcError(f"Sai cách dùng: {in_vietnamese(message)}; xem “{self.prog} --help”.", exit=WRONG_USE)

    def format_usage(self) -> str:
        """The usage line, with its word in Vietnamese."""
        return super().format_usage().replace("usage: ", "Cách dùng: ", 1)

    def format_help(self) -> str:
        """The whole help, with the words of argparse in Vietnamese."""
        return super().format_help().replace("usage: ", "Cách dùng: ", 1)


def in_vietnamese(message: str) -> str:
    """A sentence of argparse about wrong use, in Vietnamese; one that isn't known stays as it is."""
    for pattern, words in _SAID:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return words.format(**found.groupdict())
    return message


def day(text: str) -> date:
    """A date given on the command line: 17/5/2025 or 2025-05-17; argparse says what is wrong with another."""
    try:
        return parse_date(text)
    except DateError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from error
