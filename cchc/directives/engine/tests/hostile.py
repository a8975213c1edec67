"""Hostile files, each made from its number alone, so that a failure names the file that shows it.

Eight kinds in equal parts: cut short, bits turned, bombs, deep or cyclic structure, wrong encodings, wrong names,
giant paragraphs, control characters. ``pure`` goes through every reader that needs no outside program; ``scans``
and ``old_word`` are for tesseract and antiword.
"""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from functools import cache
from typing import TYPE_CHECKING

from cchc.directives.engine.formats.tests.made import (
    FILES,
    LONG,
    directive_page,
    docx,
    listed,
    p,
    part,
    pdf,
    picture,
    relations,
    scanned_pdf,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable

File = tuple[str, bytes]
SENTENCE = "Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp báo cáo trước ngày 30/11/2025. "
MEGABYTE = 1 << 20


@cache
def bases() -> tuple[File, ...]:
    """Sound files of each format."""
    table = f"<w:tbl><w:tr><w:tc>{p('TT')}</w:tc><w:tc>{p(SENTENCE)}</w:tc></w:tr></w:tbl>"
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    )
    lists = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    word = docx(p(LONG, listed(1)) * 20 + table, numbering=lists, styles="", footnotes="")
    page = f"<!DOCTYPE html><html><body><table><tr><td>{SENTENCE}</table><ol><li>{SENTENCE}</ol></body>"
    return (
        ("a.docx", word),
        ("a.pdf", pdf([directive_page(), [(85, 100, SENTENCE)]])),
        ("a.html", page.encode()),
        ("a.txt", (SENTENCE * 40).encode()),
        ("b.txt", (SENTENCE * 40).encode("utf-16")),
        ("a.png", picture(pdf([[(85, 100, SENTENCE)]]), dpi=40)),
        ("a.doc", (FILES / "mau.doc").read_bytes()),
    )


def flipped(data: bytes, chance: random.Random, most: int = 64) -> bytes:
    """The same bytes with some bits turned."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, most)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(chance: random.Random) -> File:
    name, data = chance.choice(bases())
    return name, data[: chance.randrange(len(data))]


def turned(chance: random.Random) -> File:
    name, data = chance.choice(bases())
    if name == "a.docx" and chance.random() < 0.6:
        # Turned inside the parts, so that the damage passes the check sums of the zip.
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {one: package.read(one) for one in package.namelist()}
        victim = chance.choice([one for one in parts if parts[one]])
        return name, zipped({**parts, victim: flipped(parts[victim], chance, 8)})
    return name, flipped(data, chance)


def _lying(data: bytes) -> bytes:
    """A zip whose directory says that its parts are small."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        changed[at + 24 : at + 28] = (100).to_bytes(4, "little")
        at = changed.find(b"PK\x01\x02", at + 1)
    return bytes(changed)


def _pdf_bomb(size: int) -> bytes:
    stream = zlib.compress(b"0 0 m 1 1 l S " * (size // 14), 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    return pdf_of(objects)


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalog."""
    out = b"%PDF-1.4\n"
    starts = []
    for number, one in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    return (
        out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
            size, table, size, len(out))
    )  # fmt: skip


def _wide_picture(chance: random.Random) -> bytes:
    head = chance.choice([60_000, 1_000_000]).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
    chunk = b"IHDR" + head
    body = len(head).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + body + b"\x00\x00\x00\x00IDAT" + bytes(4)


@cache
def _zeros(size: int) -> bytes:
    return zipped({"word/document.xml": bytes(size)})


def bomb(chance: random.Random) -> File:
    """Small files that unpack to large ones."""
    kind = chance.randrange(7)
    if kind == 0:
        return "a.docx", _zeros(chance.choice([11, 20, 40]) * MEGABYTE) + bytes([chance.randrange(256)])
    if kind == 1:
        return "a.docx", _lying(_zeros(chance.choice([11, 11, 11, 70]) * MEGABYTE))
    if kind == 2:
        inner = zipped({"a": bytes(MEGABYTE), "b": bytes(chance.randrange(MEGABYTE))})
        return "a.docx", zipped({f"word/{i}.xml": inner for i in range(20)} | {"word/document.xml": inner})
    if kind == 3:
        return "a.docx", zipped({f"word/{i}": b"x" for i in range(chance.randint(500, 2000))})
    if kind == 4:
        return "a.pdf", _pdf_bomb(chance.choice([MEGABYTE // 4] * 11 + [4 * MEGABYTE]))
    if kind == 5:
        return "a.png", _wide_picture(chance)
    return "a.docx", docx(p("") * chance.choice([5_000] * 9 + [60_000]))


LAUGHS = "<!DOCTYPE w:document [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12)
)


def _word_of(document: str, **others: str) -> bytes:
    parts: dict[str, str | bytes] = {
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relations({kind: f"{kind}.xml" for kind in others}),
    }
    return zipped(parts | {f"word/{kind}.xml": inside for kind, inside in others.items()})


def deep(chance: random.Random) -> File:
    """Entities that explode, elements in elements, styles and lists that lead back to themselves."""
    depth = chance.choice([200, 5_000, 100_000])
    tag = chance.choice(["w:sdt", "w:tbl", "w:ins", "w:r", "w:txbxContent", "w:p"])
    body = part("document", f"<w:body>{f'<{tag}>' * depth}x{f'</{tag}>' * depth}</w:body>")
    loops = [f"s{i}" for i in range(chance.randint(1, 30))]
    cycle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:basedOn w:val="{chance.choice(loops)}"/></w:style>'
        for key in loops
    )
    linked = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
    linked += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    lister = f'<w:style w:type="numbering" w:styleId="L"><w:pPr>{listed(1)}</w:pPr></w:style>'
    laugh = part("document", "<w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body>")[38:]
    html = chance.choice(["div", "b", "ul", "table", "span", "font", "blockquote", "svg", "x"])
    kids = b"[2 0 R 2 0 R]"
    return chance.choice(
        [
            ("a.docx", _word_of(f"{LAUGHS}]>{laugh}")),
            ("a.docx", _word_of(f"{LAUGHS}<!ENTITY % x SYSTEM 'file:///etc/passwd'>]>" + body[38:])),
            ("a.docx", _word_of(body)),
            ("a.docx", docx(p("x", f'<w:pStyle w:val="{loops[0]}"/>') * 50, styles=cycle)),
            ("a.docx", docx(p("x", listed(1)) * 50, numbering=linked, styles=lister)),
            ("a.html", b"<html>" + f"<{html}>".encode() * depth + b"x"),
            ("a.html", b"<html>" + f"<{html}><p>".encode() * min(depth, 4900) + b"x"),
            ("a.pdf", pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids%s/Count 99>>" % kids])),
            ("a.pdf", pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"[" * depth + b"]" * depth])),
        ]
    )  # fmt: skip


def encoded(chance: random.Random) -> File:
    """Text whose bytes are not what they are said or seem to be."""
    text = SENTENCE * chance.randint(1, 60)
    encoding = chance.choice(
        ["utf-7", "utf-32", "utf-16-be", "gb18030", "cp1258", "cp437", "shift_jis", "koi8-r", "latin-1"]
    )
    data = text.encode(encoding, "replace")
    lie = chance.choice(["utf-8", "utf-16", "windows-1258", "latin-1", "x-nothing", "utf-7"])
    noise = chance.randbytes(chance.randint(1, 4000))
    return chance.choice(
        [
            ("a.txt", data),
            ("a.txt", b"\xff\xfe" + data),
            ("a.txt", b"\xef\xbb\xbf" + noise),
            ("a.txt", noise),
            ("a.txt", b"\xff\xfe" + noise),
            ("a.txt", b"a" + bytes(chance.choices(b"\xcc\xd2\xec\xf2\xde", k=3000))),
            ("a.txt", ("a" + "\u0323\u0301" * 20_000).encode()),
            ("a.html", f"<html><meta charset={lie}><p>".encode() + data),
            ("a.docx", _word_of(part("document", f"<w:body>{p(text)}</w:body>").replace("UTF-8", lie))),
            ("a.docx", zipped({"word/document.xml": part("document", p(text))[38:].encode("utf-16")})),
        ]
    )


def misnamed(chance: random.Random) -> File:
    """One format under the name, or behind the first bytes, of another."""
    name = chance.choice(bases())[0]
    other, data = chance.choice(bases())
    marks = [
        b"PK\x03\x04", b"PK\x05\x06", b"%PDF-1.7\n", b"<html>", b"{\\rtf1 ", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\x00", b"\xff\xfe", b"GIF89a", b"\x7fELF", b"MZ",
    ]  # fmt: skip
    names = [
        name,
        other,
        "a",
        "",
        "CON.docx",
        "../../etc/passwd",
        "a.docx\x00.pdf",
        "\u202efdp.docx",
        "ễ" * 300,
    ]
    return chance.choice(names), chance.choice(
        [data, chance.choice(marks) + data, chance.choice(marks), data + data]
    )


def giant(chance: random.Random) -> File:
    """One paragraph far longer than any; one file in twenty is ten megabytes."""
    size = chance.choice([10 * MEGABYTE] + [chance.randint(10_000, 300_000)] * 19)
    words = chance.choice(
        [SENTENCE, "a", "Sở ", "1. ", "\u00a0", "- ", "<", "&amp;", "ngày 30/11/2025 ", "漢", "Ạ"]
    )
    text = (words * (size // len(words.encode()) + 1))[: size // 2]
    escaped = text.replace("<", "&lt;")
    return chance.choice(
        [
            ("a.txt", text.encode()),
            ("a.txt", text.encode("utf-16")),
            ("a.html", b"<html><p>" + escaped.encode()),
            ("a.html", b"<html><pre>" + escaped.encode()),
            ("a.docx", docx(p(escaped.replace("&amp;", "")))),
        ]
    )


def controlled(chance: random.Random) -> File:
    """Control characters, halves of letters, marks of direction, in names and in text."""
    odd = [
        *map(chr, range(32)),
        "\x7f",
        "\x85",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\ufffe",
        "\uffff",
        "\U000e0001",
        "\u200d",
    ]
    text = "".join(
        chance.choices(
            [*odd, *SENTENCE], [1] * len(odd) + [chance.choice([1, 5, 60])] * len(SENTENCE), k=2000
        )
    )
    safe = "".join(char for char in text if char >= " " and char not in "<&\ufffe\uffff")
    reference = chance.choice(["&#0;", "&#1;", "&#xD800;", "&#x110000;", "&#x2028;"])
    return chance.choice(
        [
            (f"a{chance.choice(odd)}.txt", text.encode()),
            ("a.txt", text.encode("utf-16")),
            ("a.html", b"<html><p>" + text.encode()),
            ("a.html", f"<html><p>{reference}<{chance.choice(odd)}p>".encode() + text.encode()),
            ("a.docx", docx(p(safe))),
            ("a.docx", docx(p(f"x{reference}"))),
            ("a.pdf", pdf([[(85, 100, safe[:200])]])),
        ]
    )


KINDS: tuple[Callable[[random.Random], File], ...] = (
    cut, turned, bomb, deep, encoded, misnamed, giant, controlled,
)  # fmt: skip


def pure(number: int) -> File:
    """File ``number``; its kind goes round the eight."""
    return KINDS[number % len(KINDS)](random.Random(number))


@cache
def _scan() -> bytes:
    return picture(pdf([directive_page()]), dpi=50)


def scans(number: int) -> File:
    """Pictures and scanned PDFs for recognition: damaged, empty, noisy, many times too wide."""
    chance = random.Random(number)
    page = _scan()
    dot = b"/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1"
    wide = pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 14400 14400]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>",
            b"<<%s>>stream\n\x80\nendstream" % dot,
            b"<</Length 30>>stream\n14400 0 0 14400 0 0 cm /I Do  \nendstream",
        ]
    )
    files = [
        ("a.png", page[: chance.randrange(len(page))]),
        ("a.png", flipped(page, chance, 8)),
        ("a.jpg", b"\xff\xd8\xff\xe0" + chance.randbytes(2000)),
        ("a.tiff", b"II*\x00" + chance.randbytes(2000)),
        ("a.png", _wide_picture(chance)),
        ("a.pdf", flipped(scanned_pdf([page]), chance, 16)),
        ("a.pdf", wide) if number < 8 else ("a.pdf", scanned_pdf([page])[: chance.randrange(5000)]),
        ("a.png", page),
    ]
    return files[number % len(files)]


def old_word(number: int) -> File:
    """Old Word files for antiword: damaged, cut, heaped, and containers of nonsense."""
    chance = random.Random(number)
    _, data = bases()[-1]
    head = data[:1536]
    files = [
        data[: chance.randrange(len(data))],
        flipped(data, chance, 200),
        head + chance.randbytes(8000),
        data[:512] + flipped(data[512:3000], chance, 100) + data[3000:],
        data + bytes(2 * MEGABYTE),
        data[: len(data) // 2] + data,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + "WordDocument".encode("utf-16-le") * 50
        + chance.randbytes(6000),
        data.replace("Sở".encode("utf-16-le"), chance.randbytes(4)),
    ]
    return "a.doc", files[number % len(files)]
