"""Names of agencies: from the capitals of a heading, or from the letters of a symbol, to the usual spelling.

Source: Appendix I of NĐ 30/2020/NĐ-CP (name of the superior body above that of the issuer); symbols of ministries
as they sign. "Ủy ban nhân dân" and "Hội đồng nhân dân" are written UBND and HĐND, as offices do.
"""

from __future__ import annotations

import re

from cchc.directives.engine.doctypes import bare

#: Symbols that stand for one body in the whole country.
NATIONAL = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "VPCP": "Văn phòng Chính phủ",
    "BNV": "Bộ Nội vụ",
    "BTC": "Bộ Tài chính",
    "BTP": "Bộ Tư pháp",
    "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng",
    "BNG": "Bộ Ngoại giao",
    "BYT": "Bộ Y tế",
    "BCT": "Bộ Công Thương",
    "BXD": "Bộ Xây dựng",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BGTVT": "Bộ Giao thông vận tải",
    "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BDTTG": "Bộ Dân tộc và Tôn giáo",
    "UBDT": "Ủy ban Dân tộc",
    "TTCP": "Thanh tra Chính phủ",
    "NHNN": "Ngân hàng Nhà nước Việt Nam",
    "BHXH": "Bảo hiểm xã hội Việt Nam",
}
#: Symbols that stand for a body of whatever province issues.
PROVINCIAL = {
    "VPUBND": "Văn phòng UBND tỉnh",
    "SNV": "Sở Nội vụ",
    "STC": "Sở Tài chính",
    "STP": "Sở Tư pháp",
    "SYT": "Sở Y tế",
    "SXD": "Sở Xây dựng",
    "SCT": "Sở Công Thương",
    "SKHCN": "Sở Khoa học và Công nghệ",
    "SNNMT": "Sở Nông nghiệp và Môi trường",
    "SGDĐT": "Sở Giáo dục và Đào tạo",
    "SVHTTDL": "Sở Văn hóa, Thể thao và Du lịch",
    "SLĐTBXH": "Sở Lao động - Thương binh và Xã hội",
    "STNMT": "Sở Tài nguyên và Môi trường",
    "TU": "Tỉnh ủy",
}
_SPELT = {bare(name).replace(" ", ""): name for name in (*NATIONAL.values(), *PROVINCIAL.values())}
_HEAD = re.compile(
    r"(?:so|ban|van phong|cuc|chi cuc|tong cuc|phong|trung tam|bo|uy ban|ubnd|hdnd|hoi|cong an|bao hiem|thu tuong"
    r"|chinh phu|thanh tra|tinh uy|thanh uy|huyen uy|quan uy|dang uy|dang bo|ngan hang|kho bac|toa an|vien|truong"
    r"|lien minh|mat tran|tinh doan|tong cong ty|cong ty|chu tich|quoc hoi|bch)(?!\w)"
)
_AREA = re.compile(
    r"(?:(?:tỉnh|thành|huyện|quận|thị) [ủu][ỷy]|tỉnh(?! [ủu][ỷy])|huyện|thị xã|"
    r"thành phố|quận|xã(?!\s+hội)|phường|thị trấn|đặc khu|khu vực|vùng)\s"
)
_OPENERS = {
    "sở",
    "bộ",
    "ban",
    "phòng",
    "cục",
    "vụ",
    "viện",
    "hội",
    "trường",
    "tâm",
    "và",
    "-",
    "ty",
    "liên",
    "đốc",
    "tịch",
    "trưởng",
}
_SHORT = (
    (re.compile(r"[ủu][ỷy] ban nhân dân", re.IGNORECASE), "UBND"),
    (re.compile(r"hội đồng nhân dân", re.IGNORECASE), "HĐND"),
)


def groups(lines: list[str]) -> list[str]:
    """Names of agencies told apart in the lines of a heading: a line that opens no name goes on with the last."""
    names: list[str] = []
    for line in lines:
        flat = bare(line)
        goes_on = names and (
            not _HEAD.match(flat) or (bare(names[-1]) == "van phong" and flat == "chinh phu")
        )
        if goes_on:
            names[-1] += " " + line
        elif _HEAD.match(flat):
            names.append(line)
    return names


def usual(name: str) -> str:
    """A name in capitals in its usual spelling: "SỞ NỘI VỤ" gives "Sở Nội vụ"."""
    known = _SPELT.get(bare(name).replace(" ", ""))
    return known or shortened(_cased(" ".join(name.split())))


def shortened(name: str) -> str:
    """UBND and HĐND for the long forms."""
    for pattern, short in _SHORT:
        name = pattern.sub(short, name)
    return name


def of_symbol(number: str) -> str | None:
    """The body a symbol names, when its letters stand for one: 330/TB-VPCP, 860/BHXH-BT, 11-CT/TU."""
    parts = re.split(r"[/-]", number)
    for part in parts[1:]:
        if part in NATIONAL or part in PROVINCIAL:
            return NATIONAL.get(part) or PROVINCIAL[part]
    return None


def _cased(name: str) -> str:
    """Capitals to usual case: names of areas word by word, other names at their openings ("và", "-", ",")."""
    low = name.lower()
    area = _AREA.search(low)
    head, tail = (low[: area.end()], low[area.end() :]) if area else (low, "")
    words = head.split()
    spelt = [_capital(word) if _opens(words, at) else word for at, word in enumerate(words)]
    text = " ".join([*spelt, *(_capital(word) for word in tail.split())])
    for short in ("ubnd", "hđnd", "mttq", "bhxh", "gd&đt", "đbqh"):
        text = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", short.upper(), text, flags=re.IGNORECASE)
    return text


def _opens(words: list[str], at: int) -> bool:
    if at == 0:
        return True
    before = words[at - 1]
    if words[at] in ("-", "và", "chính") and words[at] != "chính":
        return False
    return (
        before in _OPENERS
        or before.endswith(",")
        or (words[at] == "chính" and words[at + 1 : at + 2] == ["phủ"])
    )


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
