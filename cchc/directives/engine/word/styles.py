"""What a paragraph or run inherits from its style: the font, and the list it belongs to.

Source: ECMA-376 part 1 §17.7 (styles). Only these two matter for reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.word.numbering import W, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 20


def font_of(properties: _Element | None) -> str | None:
    """The font that run properties name for accented letters, if they name one."""
    fonts = properties.find(W + "rFonts") if properties is not None else None
    if fonts is None:
        return None
    font: str | None = fonts.get(W + "hAnsi") or fonts.get(W + "ascii")
    return font


class Styles:
    """Styles by id; a chain of ``basedOn`` is followed twenty steps, so that a cycle ends."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, _Element] = {}
        self._default: str | None = None
        self._default_font: str | None = None
        if root is not None:
            for style in root.iterchildren(W + "style"):
                self._add(style)
            self._default_font = font_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def _add(self, style: _Element) -> None:
        key = style.get(W + "styleId", "")
        self._styles[key] = style
        if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}:
            self._default = key

    def _chain(self, style: str | None) -> list[tuple[str, _Element]]:
        """The style and those it is based on, nearest first."""
        chain: list[tuple[str, _Element]] = []
        while style is not None and style in self._styles and len(chain) < _DEEPEST:
            chain.append((style, self._styles[style]))
            style = value(self._styles[style], "basedOn")
        return chain

    def font(self, run_style: str | None, paragraph_style: str | None) -> str:
        """The font of a run that names none itself; empty where nothing does."""
        chains = self._chain(run_style) + self._chain(paragraph_style or self._default)
        return next(
            (font for _, one in chains if (font := font_of(one.find(W + "rPr")))), self._default_font or ""
        )

    def numbering(self, paragraph_style: str | None) -> tuple[str, str, str | None] | None:
        """List id, the style that names it, and its level if named: from the nearest style that has a list."""
        for key, style in self._chain(paragraph_style or self._default):
            listed = style.find(f"{W}pPr/{W}numPr")
            number = value(listed, "numId")
            if number is not None:
                return number, key, value(listed, "ilvl")
        return None

    def lists(self) -> dict[str, str]:
        """List style to the list that it names."""
        found = {}
        for key, style in self._styles.items():
            number = value(style.find(f"{W}pPr/{W}numPr"), "numId")
            if style.get(W + "type") == "numbering" and number is not None:
                found[key] = number
        return found
