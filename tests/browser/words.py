"""English left on a Vietnamese page: sentences of the catalogue as they stand in the source, and English at all."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tests.browser.portal import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Words that no Vietnamese text holds, each of which an English sentence of any length does.
ENGLISH = re.compile(
    r"\b(the|of|and|is|are|was|with|this|that|your|from|every|each|which|please|tasks|sentences|alarms|password|changed)\b",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd%]")
#: A piece of a message shorter than this says too little to be told from Vietnamese without accents.
TELLING_LENGTH = 8

VISIBLE_WORDS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.nodeValue.trim().replace(/\\s+/g, " ");
    const holder = node.parentElement;
    if (words && !holder.closest("script, style, template, code, kbd, [lang=en], [translate=no]")) found.push(words);
  }
  for (const element of document.querySelectorAll("[placeholder], [title], [aria-label], [alt]"))
    for (const name of ["placeholder", "title", "aria-label", "alt"])
      if (element.getAttribute(name)) found.push(element.getAttribute(name).trim());
  return found;
}"""


@cache
def catalogue() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole messages that differ from their Vietnamese, and telling pieces of those with a value inside."""
    import polib

    whole, pieces = set(), set()
    for path in sorted(ROOT.glob("cchc/*/translations.po")):
        for entry in polib.pofile(str(path)):
            for message in (entry.msgid, entry.msgid_plural):
                if not message or message in (entry.msgstr, *entry.msgstr_plural.values()):
                    continue
                whole.add(message)
                longest = max((part.strip() for part in PLACEHOLDER.split(message)), key=len)
                if longest != message and " " in longest and len(longest) >= TELLING_LENGTH:
                    pieces.add(longest)
    return frozenset(whole), tuple(sorted(pieces))


def english_in(texts: Iterable[str]) -> Iterator[str]:
    """The texts of a Vietnamese page that are English."""
    whole, pieces = catalogue()
    for text in dict.fromkeys(texts):
        if text in whole or ENGLISH.search(text) or any(piece in text for piece in pieces):
            yield text
