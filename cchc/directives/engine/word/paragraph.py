"""One Word paragraph: its runs as text, with what hangs on it (text boxes, notes, page breaks).

Source: ECMA-376 part 1 §17.3 (paragraphs and runs), §17.13.5 (tracked changes), part 3 §10 (alternate content).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.directives.engine.oldfonts import encoding_of, joined
from cchc.directives.engine.word.numbering import W, value
from cchc.directives.engine.word.styles import font_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from cchc.directives.engine.word.styles import Styles

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

#: Elements that only wrap what they hold, among blocks and among runs alike.
WRAPPERS = frozenset(
    W + name
    for name in (
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
        "sdtContent",
    )
)
#: Text struck out by a tracked change.
STRUCK = frozenset({W + "del", W + "moveFrom"})
#: Elements of a run that stand for characters.
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_HOLDERS = frozenset({W + "drawing", W + "pict", W + "object"})


def chosen(alternate: _Element) -> list[_Element]:
    """The children of the first choice of alternate content (the others say the same in older ways)."""
    for name in ("Choice", "Fallback"):
        branch = alternate.find(MC + name)
        if branch is not None:
            return list(branch)
    return []


def switched_on(properties: _Element | None, name: str) -> bool:
    """Whether a yes-or-no property is there and not switched off."""
    found = properties.find(W + name) if properties is not None else None
    return found is not None and found.get(W + "val") not in {"0", "false", "off"}


@dataclass
class Paragraph:
    """What was gathered from one paragraph. ``pages``: how many page breaks it holds; ``late``: those after text."""

    style: str | None = None
    runs: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pages: int = 0
    late: int = 0
    struck: bool = False

    def text(self) -> str:
        """The text in Unicode."""
        return joined(self.runs)


class Gatherer:
    """Walks the runs of paragraphs. ``rendered``: page breaks are those that Word noted when it last drew the pages."""

    def __init__(self, styles: Styles, *, rendered: bool) -> None:
        self._styles = styles
        self._break = W + "lastRenderedPageBreak" if rendered else None

    def gather(self, element: _Element) -> Paragraph:
        """One ``w:p``."""
        properties = element.find(W + "pPr")
        paragraph = Paragraph(style=value(properties, "pStyle"))
        if self._break is None and switched_on(properties, "pageBreakBefore"):
            paragraph.pages += 1
        self._inline(element, paragraph)
        return paragraph

    def _inline(self, elements: Iterable[_Element], paragraph: Paragraph) -> None:
        for child in elements:
            tag = child.tag
            if tag == W + "r":
                self._run(child, paragraph)
            elif tag in WRAPPERS:
                self._inline(child, paragraph)
            elif tag == W + "sdt":
                for content in child.iterchildren(W + "sdtContent"):
                    self._inline(content, paragraph)
            elif tag in STRUCK:
                paragraph.struck = True
            elif tag == MC + "AlternateContent":
                self._inline(chosen(child), paragraph)
            else:
                self._mathematics(child, paragraph)

    @staticmethod
    def _mathematics(element: _Element, paragraph: Paragraph) -> None:
        """Letters of a formula in their order; anything else that is not a run holds no text."""
        paragraph.runs.extend(("", text.text) for text in element.iter(_MATH_TEXT) if text.text)

    def _run(self, run: _Element, paragraph: Paragraph) -> None:
        properties = run.find(W + "rPr")
        if switched_on(properties, "vanish"):
            return
        font = font_of(properties) or self._styles.font(value(properties, "rStyle"), paragraph.style)
        encoding = encoding_of(font)
        for child in run:
            self._content(child, paragraph, encoding)

    def _content(self, child: _Element, paragraph: Paragraph, encoding: str) -> None:
        """One element of a run."""
        tag = child.tag
        if tag == W + "t":
            paragraph.runs.append((encoding, child.text or ""))
        elif tag in _CHARACTERS:
            paragraph.runs.append((encoding, _CHARACTERS[tag]))
        elif tag == W + "softHyphen":
            # Invisible in Unicode, but the letter ư in TCVN3.
            paragraph.runs.append((encoding, "\u00ad" if encoding else ""))
        elif tag == W + "br":
            self._line_break(child, paragraph, encoding)
        elif tag == self._break:
            self._page_break(paragraph)
        elif tag == W + "sym":
            paragraph.runs.append(("", _symbol(child)))
        elif tag in _NOTES:
            paragraph.notes.append((_NOTES[tag], child.get(W + "id", "")))
        elif tag in _HOLDERS:
            paragraph.boxes.extend(_boxes(child))
        elif tag == MC + "AlternateContent":
            for one in chosen(child):
                self._content(one, paragraph, encoding)

    def _line_break(self, child: _Element, paragraph: Paragraph, encoding: str) -> None:
        paragraph.runs.append((encoding, "\n"))
        if child.get(W + "type") == "page" and self._break is None:
            self._page_break(paragraph)

    @staticmethod
    def _page_break(paragraph: Paragraph) -> None:
        """A break before any text puts the whole paragraph on the next page."""
        paragraph.pages += 1
        if any(not text.isspace() for _, text in paragraph.runs if text):
            paragraph.late += 1


def _symbol(element: _Element) -> str:
    """A character of a symbol font: a bullet, since its own code means nothing elsewhere."""
    try:
        char = chr(int(element.get(W + "char", ""), 16))
    except (ValueError, OverflowError):
        return ""
    private = 0xE000 <= ord(char) <= 0xF8FF
    return "•" if private or not char.isprintable() else char


def _boxes(element: _Element) -> list[_Element]:
    """The outermost text boxes inside a drawing."""
    found: list[_Element] = []
    for child in element:
        if child.tag == W + "txbxContent":
            found.append(child)
        elif child.tag == MC + "AlternateContent":
            for one in chosen(child):
                found.extend([one] if one.tag == W + "txbxContent" else _boxes(one))
        else:
            found.extend(_boxes(child))
    return found
