"""A web page as lines of text: blocks end lines, tables keep their cells, what is not text is left out.

Source: HTML Living Standard, §15 (rendering: which elements are blocks, how white space collapses).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.directives.engine.pieces import Piece
from cchc.directives.engine.word.numbering import counted, whole
from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from cchc.directives.engine.pieces import Draft, Limits

#: Elements whose insides are no text of the document.
SKIPPED = frozenset(
    {"script", "style", "nav", "head", "noscript", "template", "svg", "math", "iframe", "object", "select", "button",
     "textarea", "audio", "video", "canvas", "-comment", "!doctype"}
)  # fmt: skip
#: Elements that begin and end a line.
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
     "html", "legend", "li", "main", "menu", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td",
     "tfoot", "th", "thead", "tr", "ul", "caption"}
)  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
#: Elements that never nest by being left open: void ones and those whose end is implied.
_FLAT = frozenset(
    {"p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "optgroup", "rt", "rp", "br", "hr",
     "img", "input", "meta", "link", "col", "area", "base", "embed", "source", "track", "wbr", "param", "html", "body",
     "head", "colgroup"}
)  # fmt: skip
_SPACE = re.compile("[ \t\n\r\f]+")
_OL_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def check_depth(text: str, name: str, limits: Limits) -> None:
    """UnreadableInput when elements are left open beyond the limit: a tree that deep costs quadratic time."""
    opened: dict[str, int] = {}
    depth = 0
    for match in _TAG.finditer(text):
        tag = match[2].lower()
        if tag in _FLAT:
            continue
        count = opened.get(tag, 0)
        if not match[1]:
            opened[tag] = count + 1
            depth += 1
        elif count:
            opened[tag] = count - 1
            depth -= 1
        if depth > limits.depth:
            raise UnreadableInput(
                f"Tệp “{name}” lồng thẻ HTML quá sâu; chỉ nhận trang không quá {limits.depth} lớp thẻ."
            )


@dataclass
class _Table:
    number: int
    row: int = 0
    cell: int = 0


@dataclass
class Page:
    """Gathers the lines of one page while its tree is walked; ``enter`` and ``leave`` each element once."""

    draft: Draft
    words: list[str] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    lists: list[tuple[str, int]] = field(default_factory=list)
    count: int = 0
    preformatted: int = 0
    mark: str = ""

    def text(self, text: str) -> None:
        """A text node: white space becomes one space, save in preformatted text."""
        if not self.preformatted:
            self.words.append(_SPACE.sub(" ", text))
            return
        first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.words.append(first)
        for line in others:
            self.flush()
            self.words.append(line)

    def flush(self) -> None:
        """End the line."""
        line = "".join(self.words)
        line = line.strip("\n") if self.preformatted else _SPACE.sub(" ", line).strip(" ")
        self.words.clear()
        if not line or line.isspace():
            return
        line, self.mark = self.mark + line, ""
        table = self.tables[-1] if self.tables else None
        if table is not None and table.cell:
            self.draft.add(Piece(line, "cell", None, table.number, table.row, table.cell))
        else:
            self.draft.add(Piece(line))

    def enter(self, node: LexborNode) -> bool:
        """Begin an element; whether its insides are to be walked."""
        tag = node.tag or ""
        if tag in SKIPPED or _is_hidden(node):
            return False
        if tag == "br" or tag in BLOCKS:
            self.flush()
        match tag:
            case "table":
                self.count += 1
                self.tables.append(_Table(self.count))
            case "tr" if self.tables:
                self.tables[-1].row += 1
                self.tables[-1].cell = 0
            case "td" | "th" if self.tables:
                self.tables[-1].cell += 1
            case "ol" | "ul":
                self.lists.append(_list(node, tag))
            case "li" if self.lists:
                self._number()
            case "pre":
                self.preformatted += 1
        return True

    def _number(self) -> None:
        """The mark of the next list item."""
        kind, number = self.lists[-1]
        self.lists[-1] = (kind, number + 1)
        self.mark = "- " if kind == "bullet" else f"{counted(number, kind)}. "

    def leave(self, tag: str) -> None:
        """End an element that was entered."""
        if tag in BLOCKS:
            self.flush()
        match tag:
            case "table":
                self.tables.pop()
            case "ol" | "ul":
                self.lists.pop()
            case "li":
                self.mark = ""
            case "pre":
                self.preformatted -= 1


def _list(node: LexborNode, tag: str) -> tuple[str, int]:
    """How a list counts, and its first number."""
    if tag == "ul":
        return "bullet", 0
    attributes = node.attributes
    return _OL_TYPES.get(attributes.get("type") or "", "decimal"), whole(attributes.get("start"), 1)


def _is_hidden(node: LexborNode) -> bool:
    """Left out by its author: the hidden attribute or display:none."""
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def walk(root: LexborNode, page: Page) -> None:
    """The tree in document order without recursion, so that depth costs no stack."""
    node: LexborNode | None = root
    while node is not None:
        child = None
        if node.tag == "-text":
            page.text(node.text_content or "")
        elif page.enter(node):
            child = node.child
            if child is None:
                page.leave(node.tag or "")
        node = child if child is not None else _after(node, root, page)
    page.flush()


def _after(node: LexborNode, root: LexborNode, page: Page) -> LexborNode | None:
    """The next node in document order once ``node`` is done, leaving the parents that end with it."""
    current: LexborNode | None = node
    while current is not None and current.mem_id != root.mem_id:
        following = current.next
        if following is not None:
            return following
        current = current.parent
        if current is not None:
            page.leave(current.tag or "")
    return None
