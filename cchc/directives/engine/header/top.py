"""The top of a document as lines: where the heading is, and where the body begins.

Source: art. 8 and Appendix I of NĐ 30/2020/NĐ-CP (places of the parts of a document); HD 36-HD/VPTW for the party.
A scan runs the two columns of a heading together ("UBND TỈNH … CỘNG HÒA XÃ HỘI …"), so a part is looked for
anywhere in a line, not in its own line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from cchc.directives.engine.doctypes import bare, code_of_word, is_word

#: The heading, with what web pages put above it, stands within this many characters and lines.
TOP_CHARACTERS = 8_000
TOP_LINES = 80
#: A longer line is a paragraph of text, not a part of a heading.
HEADING_LINE = 160

COUNTRY = re.compile(
    r"c[o0]ng\s*h[o0]a\s+xa\s+h[o0]i\s+chu\s+ngh[i1l]a\s+vi[e]t\s*na\w?|dang\s+cong\s+san\s+viet\s+nam"
)
MOTTO = re.compile(r"d[o0]c\s+lap\W{1,9}tu\s+do\W{1,9}hanh\s+phuc")
_BODY = re.compile(
    r"(?:can cu|kinh gui"
    r"|ngay (?!\S{1,10}(?:\s+thang\s+\d+\s+nam\s+\d+)?\W*\Z)\d|sang |chieu |xet de nghi|dieu 1\b|theo de nghi)"
)
_DATED = re.compile(r",\s*ngay\s*\S{0,6}\s*thang\s*\d{1,2}\s*nam\s*\d{4}\W*\Z")
#: A ward's or commune's name in the issuer's line: "PHƯỜNG AN KHÁNH" is no PHƯƠNG ÁN, whatever a scan folds.
_LEVEL = re.compile(r"(?i)(?:phường|xã|thị trấn|đặc khu|tỉnh|huyện|quận|thành phố|thị xã)(?!\w)")
_RULE = re.compile(r"[\W_]*\Z")


@dataclass(frozen=True)
class Top:
    """The first lines of a document, stripped; empty lines are kept as "" because they part blocks."""

    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Lines of the top, at most :data:`TOP_LINES`."""
        return tuple(line.strip() for line in self.text[:TOP_CHARACTERS].split("\n")[:TOP_LINES])

    @cached_property
    def bare_lines(self) -> tuple[str, ...]:
        """The same lines in lower case without marks, character for character."""
        return tuple(bare(line) for line in self.lines)

    @cached_property
    def country(self) -> int | None:
        """Index of the line with the name of the country (or of the party); ``None`` on a web page."""
        return next((at for at, line in enumerate(self.bare_lines) if COUNTRY.search(line)), None)

    @cached_property
    def kind(self) -> tuple[int, str | None] | None:
        """Index of the line that is the document's type ("THÔNG BÁO") and its abbreviation."""
        for at, line in enumerate(self.lines):
            word = None if _LEVEL.match(line) else _kind_of(line)
            if word:
                return at, code_of_word(word)
        return None

    @cached_property
    def end(self) -> int:
        """Index of the first line past the heading: its type, its addressee or the first sentence."""
        first = self.country + 2 if self.country is not None else 0
        for at, line in enumerate(self.bare_lines):
            if (self.kind and at >= self.kind[0]) or line.startswith("kinh gui"):
                return at
            if at >= first and (_BODY.match(line) or len(line) > HEADING_LINE):
                return at
        return len(self.lines)

    @property
    def heading(self) -> tuple[str, ...]:
        """The lines of the heading: everything above the type, the addressee or the first sentence."""
        return self.lines[: self.end]


def _kind_of(line: str) -> str | None:
    """The type named by the capitals that open a line: "THÔNG BÁO", "CÔNG ĐIỆN KHẨN", "KẾ HOẠCH Triển khai …"."""
    capitals: list[str] = []
    for word in line.split()[:5]:
        if not word.strip("():,.").isupper():
            break
        capitals.append(word.strip("():,."))
    for count in (3, 2):
        words = " ".join(capitals[:count])
        if len(capitals) >= count and is_word(words) and bare(words) not in ("cong van", "van ban"):
            return words
    return None


def is_rule(line: str) -> bool:
    """Whether a line holds no word: empty, dashes, stars."""
    return _RULE.match(line) is not None


def is_other_column(line: str) -> bool:
    """Whether a line is the country's name, the motto, or ends in a date: the right column of a heading."""
    flat = bare(line)
    return bool(COUNTRY.search(flat) or MOTTO.search(flat) or _DATED.search(flat))


def is_body(line: str) -> bool:
    """Whether a line opens the text proper (a basis, an addressee, a date)."""
    return _BODY.match(bare(line)) is not None
