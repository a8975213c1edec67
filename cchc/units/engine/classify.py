"""What an addressee is, told from its words alone: unit, group, person or body.

Kinds are those of the reading contract. A *body* is one that the province asks and does not order: party, mass
organisation, post, press of the party, utility (facts of practice: "đề nghị"). Unknown words are a unit.
"""

from __future__ import annotations

import re

from cchc.units.engine.groups import group_of
from cchc.units.engine.words import key_of

_PERSON = re.compile(
    r"^(?:cac )?(?:(?:dong chi|ong|ba) )?(?:pho |quyen )?(?:giam doc|chu tich|thu truong|nguoi dung dau|lanh dao|"
    r"hieu truong|bi thu|cuc truong|chi cuc truong|tong giam doc|bo truong|thu tuong|chanh (?:van phong|thanh tra|an)|"
    r"vien truong|tong bien tap|chi huy truong|tu lenh|truong (?:ban|phong|cong an|doan)|tham muu truong|"
    r"ke toan truong|can bo|chu nhiem|tinh uy vien|thanh vien|uy vien)\b"
)
_NAMED_PERSON = re.compile(r"^(?:cac )?(?:dong chi|ong|ba) \w")
_BODY = re.compile(
    r"^(?:tinh uy|thanh uy|huyen uy|thi uy|quan uy|dang uy|dang bo|chi bo|ban thuong vu|uy ban kiem tra"
    r"|truong chinh tri"
    r"|thuong truc (?:tinh uy|thanh uy|huyen uy|thi uy|hoi dong nhan dan)|van phong (?:tinh|thanh|huyen|thi) uy"
    r"|ban (?:to chuc|tuyen giao|dan van|noi chinh)\b"
    r"|(?:ban thuong truc )?(?:uy ban )?(?:trung uong )?mat tran|ubmttq"
    r"|doan (?:thanh nien|tncs|dai bieu)|(?:tinh|thanh|huyen|thi) doan|hoi (?!dong)|hoi dong nhan dan"
    r"|lien (?:hiep|doan|minh)|hiep hoi|cong doan|toa an|vien kiem sat"
    r"|buu dien|buu chinh|vnpt|viettel|vien thong|dien luc|cong ty|tong cong ty|tap doan|ngan hang (?!nha nuoc)"
    r"|bao\b(?! hiem))"
)


def classify(text: str) -> str:
    """``group``, ``person``, ``body`` or ``unit``, without any tree.

    >>> [classify(name) for name in ("Sở Nội vụ", "Bưu điện tỉnh", "Giám đốc Sở Y tế", "các sở, ngành")]
    ['unit', 'body', 'person', 'group']
    """
    if group_of(text) is not None:
        return "group"
    key = key_of(text)
    if _PERSON.match(key) or _NAMED_PERSON.match(key):
        return "person"
    return "body" if _BODY.match(key) else "unit"
