"""Types of documents and the abbreviations that stand for them in a number and symbol.

Source: Appendix III of NĐ 30/2020/NĐ-CP (29 administrative types); the Law on Promulgation of Legal Documents
for the normative types; HD 36-HD/VPTW for party documents. A công văn has no abbreviation, so its type is
``None`` here and in every answer.
"""

from __future__ import annotations

import re

from cchc.lib.vntext import unaccent

#: abbreviation → name, the longer or rarer ones of practice (joint, consolidated) at the end.
NAMES: dict[str, str] = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch",
    "VBHN": "Văn bản hợp nhất",
    "L": "Lệnh",
    "KL": "Kết luận",
    "QCPH": "Quy chế phối hợp",
    "CTPH": "Chương trình phối hợp",
    "CTrPH": "Chương trình phối hợp",
    "KHPH": "Kế hoạch phối hợp",
    "KHLT": "Kế hoạch liên tịch",
    "CTHĐ": "Chương trình hành động",
}

#: Names of party, law and unnumbered kinds that only ever stand as words before a number.
WORDS: dict[str, str | None] = {
    **{name: code for code, name in NAMES.items() if code not in {"CTrPH", "L"}},
    "Luật": "Luật",
    "Bộ luật": "Bộ luật",
    "Pháp lệnh": "Pháp lệnh",
    "Hiến pháp": "Hiến pháp",
    "Công văn": None,
    "Văn bản": None,
    "Công điện": "CĐ",
    "Thư công": None,
}

#: What a scan makes of the abbreviations that carry Đ, where no other type is spelt so.
_SCANNED = {"QD": "QĐ", "CD": "CĐ", "ND": "NĐ", "QyD": "QyĐ", "CTHD": "CTHĐ"}
#: HD and DA are types of their own; the word before the number decides (Hợp đồng, Đề án).
_AMBIGUOUS = {("HD", "HĐ"), ("DA", "ĐA")}


def bare(text: str) -> str:
    """Canonical ``text`` in lower case without tone and letter marks, character for character (same length)."""
    return unaccent(text).lower()


_BARE_WORDS = {bare(name): code for name, code in WORDS.items()}
_ALTERNATIVES = "|".join(
    re.escape(word).replace(r"\ ", r"\s+") for word in sorted(_BARE_WORDS, key=len)[::-1]
)
#: A document word, on text that went through :func:`bare`.
WORD = re.compile(rf"(?<!\w)({_ALTERNATIVES})(?!\w)")
#: The document word with "số" that leads up to a number, on bare text; anchored at the end.
LEAD = re.compile(rf"(?<!\w)({_ALTERNATIVES})(?:\s+(?:lien\s+tich|khan))?(?:[\s,]+(?:so|s))?[\s:.]*$")


def code_of_word(word: str) -> str | None:
    """The abbreviation for a type's name as written (accents may be lost): "Ke hoạch" gives "KH"."""
    return _BARE_WORDS.get(" ".join(bare(word).split()))


def is_word(word: str) -> bool:
    """Whether ``word`` names a kind of document, one without abbreviation included."""
    return " ".join(bare(word).split()) in _BARE_WORDS


def code_of_symbol(part: str, word: str | None = None) -> str | None:
    """The type that the first group of a symbol stands for, mended where a scan lost the Đ.

    ``word`` is the document word before the number, which decides HD/HĐ and DA/ĐA. ``None``: no type, as in
    the symbol of a công văn.
    """
    said = code_of_word(word) if word else None
    if (part, said) in _AMBIGUOUS:
        return said
    if part in _SCANNED:
        return _SCANNED[part]
    return part if part in NAMES else None
