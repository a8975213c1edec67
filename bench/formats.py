"""How fast is a file read? Pages a second for each format, seconds for the longest texts, and what a child costs.

    .venv/bin/python bench/formats.py

A page is 3,000 characters. Files are made here; recognition and .doc are left out where their programs are missing.
"""

from __future__ import annotations

import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.directives.engine.formats.tests.made import (
    FILES,
    directive_page,
    docx,
    p,
    pdf,
    picture,
    scanned_pdf,
    wrapped,
)
from cchc.directives.engine.source import open_source
from cchc.errors import MissingPart

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = 3_000
SENTENCE = "Sở Nội vụ chủ trì, phối hợp với các sở, ngành liên quan tổng hợp, báo cáo trước ngày 30/11/2025. "


def text(characters: int) -> list[str]:
    """Paragraphs of five sentences, ``characters`` in all."""
    paragraph = SENTENCE * 5
    return [paragraph] * (characters // len(paragraph))


def as_txt(characters: int) -> bytes:
    return "\n".join(text(characters)).encode()


def as_docx(characters: int) -> bytes:
    # Each paragraph differs, so that the file does not look like a bomb.
    return docx(
        "".join(p(f"{one} {number * 2654435761 % 10**9:x}") for number, one in enumerate(text(characters)))
    )


def as_html(characters: int) -> bytes:
    return ("<html><body>" + "".join(f"<p>{one}</p>" for one in text(characters))).encode()


def as_pdf(characters: int) -> bytes:
    page, top = [], 70.0
    for one in text(PAGE):
        page += wrapped(one, top)
        top = page[-1][1] + 24
    return pdf([page] * (characters // PAGE))


def seconds(read: Callable[[], object], rounds: int = 3) -> float:
    """The best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        began = time.perf_counter()
        read()
        best = min(best, time.perf_counter() - began)
    return best


def row(name: str, data: bytes, pages: float) -> None:
    """One line: pages a second in place and in a child."""
    try:
        here = seconds(lambda: open_source(data, name, isolated=False))
        apart = seconds(lambda: open_source(data, name, isolated=True))
    except MissingPart as missing:
        print(f"{name:<16} {missing}")
        return
    print(
        f"{name:<16} {pages:>6.0f} trang {here:>8.3f} s {pages / here:>9.0f} trang/s   riêng {apart:>8.3f} s"
    )


def grown(name: str, make: Callable[[int], bytes], size: int) -> str:
    """One length and its time."""
    data = make(size)
    return f"{size / 1e6:g} triệu ký tự {seconds(lambda: open_source(data, name, isolated=False), 1):.2f} s"


def main() -> None:
    print("Một văn bản 100 trang (OCR: 3 trang)")
    for name, make in (("a.txt", as_txt), ("a.docx", as_docx), ("a.html", as_html), ("a.pdf", as_pdf)):
        row(name, make(100 * PAGE), 100)
    row("a.doc", (FILES / "mau.doc").read_bytes(), 1)
    scan = picture(pdf([directive_page()]), dpi=300)
    row("scan.pdf", scanned_pdf([scan] * 3), 3)
    row("scan.png", scan, 1)
    print("Văn bản dài: thời gian tăng theo độ dài")
    for name, make in (("a.txt", as_txt), ("a.docx", as_docx), ("a.html", as_html), ("a.pdf", as_pdf)):
        sizes = (1_000_000, 2_000_000, 4_000_000) if name == "a.pdf" else (2_500_000, 5_000_000, 10_000_000)
        print(f"{name:<16} " + ", ".join(grown(name, make, size) for size in sizes))
    print(
        f"Bộ nhớ cao nhất {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB ({Path(__file__).name})"
    )


if __name__ == "__main__":
    main()
