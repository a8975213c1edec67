"""Who assigns: the leader whose conclusions a notice tells, not the office that issues it.

Source: practice (a conclusion notice of the Office tells "Kết luận của Chủ tịch UBND tỉnh"); GLOSSARY: người giao.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.directives.engine.doctypes import bare
from cchc.directives.engine.header.agencies import shortened, usual
from cchc.lib.vntext import unaccent

if TYPE_CHECKING:
    from cchc.directives.engine.model import Signer

# Patterns are matched on text without accents but with its capitals: "tại" ends a name, "Tài chính" goes on with it.
_POSITION = (
    r"(?i:(?:pho\s+|quyen\s+)?(?:tong\s+)?(?:chu tich|thu tuong|bi thu|bo truong|giam doc|chanh van phong"
    r"|chu nhiem|truong ban|cuc truong|thong doc|thu truong|hieu truong|tong thanh tra))"
)
_CONCLUSION = re.compile(r"(?i)(?:ket luan|y kien)(?:[^.;]{0,60}?)\s+cua\s+([^;]{3,160})")
_AT = re.compile(rf"(?<!\w){_POSITION}(?!\w)")
_ORDERS = re.compile(
    rf"(?<!\w)(?P<who>{_POSITION}\s+[^.;:,\n()]{{2,60}}?)\s{{0,3}}(?:,\s{{1,3}}(?i:(?:pho\s+)?truong)[^.;:,\n]{{0,50}}?)?\s{{1,3}}"
    r"(?:yeu cau|chi dao|giao|co y kien|ket luan|de nghi)(?!\w)(?P<list>[^.;\n]{0,120}:)?"
)
_AGENCY_ORDERS = re.compile(
    r"(?<!\w)(?P<who>(?i:ubnd|uy ban nhan dan|hdnd|(?:ban thuong vu )?(?:tinh uy|huyen uy|thanh uy))"
    r"(?:\s+(?:tinh|huyen|thanh pho|thi xa|xa|phuong))?)\s+(?:yeu cau|giao|de nghi|ket luan)(?!\w)"
)
_NAME_ENDS = re.compile(
    r"\s(?:tai|ve|trong|khi|sau|ngay|yeu cau|chi dao|giao|de nghi|tham|lam viec|chu tri|ket luan|nhu|de|co(?!\squan)|da"
    r"|va(?=\scac)|voi|truc tiep|ban hanh|ky(?!\sthuat))(?!\w)"
    rf"|[,;:(\n]|\s[-–—]\s(?={_POSITION})"
)
_DECIDER = re.compile(
    r"(?m)^[ \t]*(?:CỦA (?=BAN|CHỦ|BÍ|UBND|ỦY)|(?=(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|CỤC TRƯỞNG) ))"
    r"([A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ ,-]{7,90})[ \t]*$"
)
_WITHIN = 8_000
_WHOLE_COUNTRY = "thu tuong chinh phu"
_THREE_WORD_PLACES = ("Hồ Chí Minh", "Thừa Thiên Huế")


def assigner(text: str, subject: str | None, issuer: str | None, signer: Signer | None) -> str | None:
    """The leader or body that assigns; the issuer itself where the text names no other."""
    told = _of_conclusion(subject) if subject else None
    if issuer and _AT.match(bare(issuer)):
        return told or issuer
    told = told or _by_order_of(issuer, signer) or _who_decides(text[:_WITHIN])
    return told or _who_orders(text[:_WITHIN]) or issuer


def _of_conclusion(subject: str) -> str | None:
    flat = unaccent(subject)
    found = _CONCLUSION.search(flat)
    at = _AT.search(flat, found.start(1)) if found else None
    return _cut(subject, at.start()) if at else None


def _who_decides(text: str) -> str | None:
    """The line in capitals that names whose act it is: "CHỦ TỊCH UBND TỈNH …", "CỦA BAN THƯỜNG VỤ TỈNH ỦY"."""
    found = _DECIDER.search(text)
    return usual(found[1]) if found else None


def _by_order_of(issuer: str | None, signer: Signer | None) -> str | None:
    """An Office that signs TL. CHỦ TỊCH passes on the Chairman's word."""
    authority = bare(signer.authority) if signer and signer.authority else ""
    if (
        issuer
        and issuer.startswith("Văn phòng UBND")
        and authority.startswith(("tl. chu tich", "tl.chu tich"))
    ):
        return "Chủ tịch" + issuer.removeprefix("Văn phòng")
    return None


def _who_orders(text: str) -> str | None:
    flat = unaccent(text).replace("\n", " ")
    orders = list(_ORDERS.finditer(flat))
    found = next((order for order in orders if order["list"]), orders[0] if orders else None)
    if found:
        return _cut(text.replace("\n", " "), found.start("who"))
    body = _AGENCY_ORDERS.search(flat)
    return shortened(" ".join(text[body.start("who") : body.end("who")].split())) if body else None


def _cut(text: str, at: int) -> str | None:
    """The position and its agency from ``at`` on, without a person's name and what follows."""
    flat = unaccent(text)
    if flat[at:].lower().startswith(_WHOLE_COUNTRY):
        return "Thủ tướng Chính phủ"
    first = _AT.match(flat, at)
    end = _NAME_ENDS.search(flat, first.end() if first else at)
    words = text[at : end.start() if end else at + 90].split()
    return shortened(" ".join(_without_person(words))) or None


def _without_person(words: list[str]) -> list[str]:
    """Drop the three or more capitalised words that close a phrase: the holder's name."""
    run = 0
    for word in reversed(words):
        if not (word[0].isupper() and word[1:].islower()):
            break
        run += 1
    if 3 <= run < len(words) and " ".join(words[-run:]) not in _THREE_WORD_PLACES:
        return words[:-run]
    return words
