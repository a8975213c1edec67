"""Word's automatic numbers ("1.", "a)", "-", "I.") written out as the page shows them.

Source: ECMA-376 part 1 §17.9 (numbering definitions), §17.18.59 (number formats).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.directives.engine.word.package import NAMESPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

W = f"{{{NAMESPACE}}}"
_MOST_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_PLACEHOLDER = re.compile("%([1-9])")


def value(element: _Element | None, child: str) -> str | None:
    """The ``w:val`` of a child element, None where either is missing."""
    found = element.find(W + child) if element is not None else None
    return found.get(W + "val") if found is not None else None


def whole(text: str | None, default: int) -> int:
    """A whole number of the file, or the default where it is none or beyond what a document counts to."""
    if text is not None and re.fullmatch(r"-?\d{1,6}", text, re.ASCII):
        return int(text)
    return default


def roman(number: int) -> str:
    """Small Roman figures; plain digits where there are none (below 1, above 3999)."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for worth, figure in _ROMAN:
        count, number = divmod(number, worth)
        text += figure * count
    return text


def letters(number: int) -> str:
    """a … z, then aa, bb … as Word counts; plain digits where there are none."""
    if not 0 < number <= 26 * 20:
        return str(number)
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (times + 1)


def counted(number: int, fmt: str) -> str:
    """One number in one of Word's formats; formats of other scripts read as digits."""
    match fmt:
        case "lowerLetter":
            return letters(number)
        case "upperLetter":
            return letters(number).upper()
        case "lowerRoman":
            return roman(number)
        case "upperRoman":
            return roman(number).upper()
        case "decimalZero":
            return f"{number:02d}"
        case "none":
            return ""
        case _:
            return str(number)


def bullet(text: str) -> str:
    """A bullet as a character that any font shows: those of Symbol and Wingdings become a round one."""
    return "".join("•" if 0xE000 <= ord(char) <= 0xF8FF else char for char in text)


@dataclass(frozen=True)
class Level:
    """One level of a list: how it counts and what stands around the number."""

    start: int = 1
    fmt: str = "decimal"
    text: str = ""
    glue: str = " "
    restart: int = -1
    legal: bool = False
    style: str | None = None


def _level(element: _Element) -> Level:
    glue = {"nothing": ""}.get(value(element, "suff") or "tab", " ")
    legal = element.find(W + "isLgl")
    return Level(
        start=whole(value(element, "start"), 0),
        fmt=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        glue=glue,
        restart=whole(value(element, "lvlRestart"), -1),
        legal=legal is not None and legal.get(W + "val") not in {"0", "false"},
        style=value(element, "pStyle"),
    )


@dataclass
class _List:
    """One ``w:num``: the abstract list whose counters it shares, its levels, what it starts anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document with their running counters; ask for each paragraph once, in order."""

    def __init__(self, root: _Element | None, style_list: dict[str, str]) -> None:
        """``style_list``: list style to the ``numId`` that it names."""
        self._abstracts: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            links = self._read_abstracts(root)
            self._read_lists(root)
            self._follow(links, style_list)

    def _read_abstracts(self, root: _Element) -> dict[str, str]:
        """Read abstract lists; the answer says which borrow the levels of a list style."""
        links = {}
        for element in root.iterchildren(W + "abstractNum"):
            key = element.get(W + "abstractNumId", "")
            levels = element.iterchildren(W + "lvl")
            self._abstracts[key] = {whole(level.get(W + "ilvl"), 0): _level(level) for level in levels}
            if style := value(element, "numStyleLink"):
                links[key] = style
        return links

    def _read_lists(self, root: _Element) -> None:
        for element in root.iterchildren(W + "num"):
            abstract = value(element, "abstractNumId") or ""
            one = _List(abstract, dict(self._abstracts.get(abstract, {})))
            for override in element.iterchildren(W + "lvlOverride"):
                index = whole(override.get(W + "ilvl"), 0)
                own = override.find(W + "lvl")
                if own is not None:
                    one.levels[index] = _level(own)
                start = value(override, "startOverride")
                if start is not None:
                    one.starts[index] = whole(start, 1)
            self._lists[element.get(W + "numId", "")] = one

    def _follow(self, links: dict[str, str], style_list: dict[str, str]) -> None:
        """Give lists that borrow a list style the levels of that style's list."""
        for one in list(self._lists.values()):
            lender = self._lists.get(style_list.get(links.get(one.abstract, ""), ""))
            if lender is not None and lender is not one:
                one.levels = {**lender.levels, **one.levels}
                one.abstract = lender.abstract

    def level_of_style(self, number: str, style: str) -> int:
        """The level of a list that a paragraph style is tied to; 0 where none is."""
        one = self._lists.get(number)
        return next((index for index, level in one.levels.items() if level.style == style), 0) if one else 0

    def label(self, number: str, index: int) -> str:
        """The number of the next paragraph of list ``number`` at level ``index``, with what follows it."""
        one = self._lists.get(number)
        if one is None or index not in one.levels or not 0 <= index < _MOST_LEVELS:
            return ""
        level = one.levels[index]
        counters = self._counters.setdefault(one.abstract, {})
        self._count(counters, number, one, index)
        if level.fmt == "bullet":
            text = bullet(level.text)
        else:
            text = _PLACEHOLDER.sub(
                lambda match: self._figure(one, counters, int(match[1]) - 1, level), level.text
            )
        return text + level.glue if text.strip() else ""

    def _count(self, counters: dict[int, int], number: str, one: _List, index: int) -> None:
        """Move the counter of this level on, and start deeper levels anew."""
        if index in one.starts and (number, index) not in self._started:
            counters[index] = one.starts[index]
        elif index in counters:
            counters[index] += 1
        else:
            counters[index] = one.levels[index].start
        self._started.add((number, index))
        for deeper in [key for key in counters if key > index]:
            after = one.levels[deeper].restart if deeper in one.levels else -1
            if after == -1 or index < after:
                del counters[deeper]

    @staticmethod
    def _figure(one: _List, counters: dict[int, int], index: int, level: Level) -> str:
        """The number of one level inside a label such as ``%1.%2.``; a level not yet counted shows its start."""
        other = one.levels.get(index, Level())
        number = counters.setdefault(index, other.start)
        return counted(number, "decimal" if level.legal else other.fmt)
