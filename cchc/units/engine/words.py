"""Names as keys: what may differ between a name in the data and the same name in a document becomes equal.

Accents, case, separators, "và"/"&" and the usual abbreviations of administrative Vietnamese are levelled here;
the accented words are kept beside, so that the ranking can tell an exact match from a levelled one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cchc.lib.vntext import fold, nfc, old_tone

#: Letter groups → words. A blank in the abbreviation matches any separator or none (KH&CN, KHCN, KH-CN).
ABBREVIATIONS = {
    "ub nd": "uy ban nhan dan", "hd nd": "hoi dong nhan dan", "ub mt tq": "uy ban mat tran to quoc",
    "mt tq": "mat tran to quoc", "mt tq vn": "mat tran to quoc viet nam", "vp": "van phong", "tp": "thanh pho",
    "tx": "thi xa", "kh cn": "khoa hoc cong nghe", "kh dt": "ke hoach dau tu", "tt tt": "thong tin truyen thong",
    "tt dt": "thong tin dien tu", "gt vt": "giao thong van tai", "tn mt": "tai nguyen moi truong",
    "nn mt": "nong nghiep moi truong", "nn pt nt": "nong nghiep phat trien nong thon",
    "pt nt": "phat trien nong thon", "ld tb xh": "lao dong thuong binh xa hoi", "gd dt": "giao duc dao tao",
    "vh tt dl": "van hoa the thao du lich", "vh tt": "van hoa the thao", "dt tg": "dan toc ton giao",
    "chqs": "chi huy quan su", "bch qs": "bo chi huy quan su", "bdbp": "bo doi bien phong",
    "tand": "toa an nhan dan", "vksnd": "vien kiem sat nhan dan", "thads": "thi hanh an dan su",
    "kbnn": "kho bac nha nuoc", "nhnn": "ngan hang nha nuoc", "bhxh": "bao hiem xa hoi",
    "qltt": "quan ly thi truong", "bql": "ban quan ly", "ql da": "quan ly du an", "dt xd": "dau tu xay dung",
    "kcn": "khu cong nghiep", "kkt": "khu kinh te", "pvhcc": "phuc vu hanh chinh cong",
    "hcc": "hanh chinh cong", "pt th": "phat thanh truyen hinh", "tncs": "thanh nien cong san",
    "tn": "thanh nien", "hcm": "ho chi minh", "lhpn": "lien hiep phu nu", "ccb": "cuu chien binh",
    "ld ld": "lien doan lao dong", "nct": "nguoi cao tuoi", "ctd": "chu thap do", "htx": "hop tac xa",
    "tnxp": "thanh nien xung phong", "kh kt": "khoa hoc ky thuat", "dbqh": "dai bieu quoc hoi",
    "bcd": "ban chi dao", "cchc": "cai cach hanh chinh", "ub kt": "uy ban kiem tra", "csxh": "chinh sach xa hoi",
    "btv": "ban thuong vu", "bqlda": "ban quan ly du an", "vpub nd": "van phong uy ban nhan dan",
    "ct xh": "chinh tri xa hoi", "vn": "viet nam", "dn": "doanh nghiep", "tw": "trung uong",
}  # fmt: skip
_SPELLED = {short.replace(" ", ""): full for short, full in ABBREVIATIONS.items()}
_ABBREVIATED = re.compile(
    r"\b(?:" + "|".join(s.replace(" ", " ?") for s in sorted(ABBREVIATIONS, key=len, reverse=True)) + r")\b"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W_]+")
#: "3.1.", "a)", "-", "+", "II." before a heading.
_NUMBERING = re.compile(r"^\s*(?:(?:\d+[.)]?)+\s+|[a-zđ]\)\s*|[IVXLC]+[.)]\s+|[-–—+*•]\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """A name as parallel lists: lower-case accented words, and the same without accents. "và" is left out."""

    accented: tuple[str, ...]
    bare: tuple[str, ...]

    def cut(self, start: int, stop: int | None = None) -> Words:
        """The words from ``start`` to before ``stop``."""
        return Words(self.accented[start:stop], self.bare[start:stop])

    @property
    def key(self) -> str:
        """The look-up key: bare words with abbreviations spelled out."""
        return expand(" ".join(self.bare))


def expand(bare: str) -> str:
    """Abbreviations of folded text spelled out: ``so kh cn`` → ``so khoa hoc cong nghe``."""
    return _ABBREVIATED.sub(lambda match: _SPELLED[match.group().replace(" ", "")], bare)


@lru_cache(maxsize=8192)
def words_of(text: str) -> Words:
    """The words of a name, without numbering before it and remarks in brackets."""
    text = nfc(text)
    shorn = _BRACKETS.sub(" ", _NUMBERING.sub("", text))
    found = _WORD.findall((shorn if shorn.strip() else text).casefold())
    accented = tuple(word for word in found if word != "và")
    return Words(accented, tuple(map(fold, accented)))


@lru_cache(maxsize=8192)
def key_of(text: str) -> str:
    """The look-up key of a name."""
    return words_of(text).key


def accented_key(words: Words) -> str:
    """The accented words with one placement of tones, to tell ``xã Hòa Bình`` from ``xã Hoa Bình``."""
    return old_tone(" ".join(words.accented))


def has_accents(words: Words) -> bool:
    """Whether the writer used accents at all."""
    return words.accented != words.bare
