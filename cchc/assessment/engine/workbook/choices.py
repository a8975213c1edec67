"""Words that officers write for what a file says by a code: "cấp tỉnh" for province, "tự chấm" for self."""

from __future__ import annotations

from collections.abc import Mapping

from cchc.lib.vntext import fold

#: By the key of the field: code and word, the word as written to Excel.
CHOICES: Mapping[str, Mapping[str, str]] = {
    "scope": {
        "ministry": "Bộ, cơ quan ngang bộ",
        "province": "Cấp tỉnh",
        "department": "Sở, ban, ngành",
        "district": "Cấp huyện",
        "commune": "Cấp xã",
        "unit": "Đơn vị",
    },
    "completeness": {"full": "Đầy đủ", "partial": "Một phần", "structure": "Chỉ có cấu trúc"},
    "kind": {"part": "Tiêu chí", "bonus": "Điểm thưởng", "penalty": "Điểm trừ"},
    "assessment": {
        "self": "Tự chấm, thẩm định",
        "leaders_survey": "Khảo sát lãnh đạo",
        "citizens_survey": "Khảo sát người dân",
        "sipas": "SIPAS",
        "statistic": "Số liệu thống kê",
        "computed": "Tính từ số liệu",
    },
    "policy": {"rebase": "Không tính vào điểm tối đa", "full": "Tính điểm tối đa", "zero": "Tính 0 điểm"},
    "missing": {"none": "Không chấm", "zero": "Tính 0 điểm"},
    "not_submitted": {"unranked": "Không xếp hạng", "zero": "Tính 0 điểm"},
    "compare": {"published": "Số đã làm tròn", "exact": "Số đầy đủ"},
    "ties": {
        "competition": "Cùng hạng, bỏ hạng sau",
        "dense": "Cùng hạng, không bỏ hạng",
        "average": "Hạng trung bình",
    },
    "input": {
        "number": "Số",
        "percent": "Phần trăm",
        "count": "Số lượng",
        "yes_no": "Có/Không",
        "level": "Mức",
        "date": "Ngày",
        "points": "Điểm",
    },
    "truth": {"true": "Có", "false": "Không"},
}
_ALSO: Mapping[str, Mapping[str, str]] = {
    "assessment": {
        "tu danh gia": "self",
        "tu cham": "self",
        "tham dinh": "self",
        "tu cham diem": "self",
        "dieu tra xa hoi hoc": "leaders_survey",
        "dieu tra xhh": "leaders_survey",
        "xhh": "leaders_survey",
        "khao sat": "leaders_survey",
        "thong ke": "statistic",
    },
    "scope": {"tinh": "province", "so": "department", "xa": "commune", "huyen": "district", "bo": "ministry"},
    "kind": {"diem cong": "bonus", "diem phat": "penalty", "": "part"},
    "input": {"%": "percent", "ty le": "percent", "co khong": "yes_no", "so dem": "count"},
    "truth": {"x": "true", "co": "true", "khong": "false", "dung": "true", "sai": "false"},
}


class ChoiceError(ValueError):
    """A word that names no choice: a Vietnamese clause with what was found and what is allowed."""


def out(field: str, code: str) -> str:
    """The word that is written for a code."""
    return CHOICES[field][code]


def read(field: str, text: str) -> str:
    """The code for a word or for the code itself; ChoiceError names the words allowed."""
    said = " ".join(fold(text).split())
    for code, word in CHOICES[field].items():
        if said in (fold(word), fold(code)):
            return code
    if said in _ALSO.get(field, {}):
        return _ALSO[field][said]
    raise ChoiceError(f"nhận {', '.join(CHOICES[field].values())}; không nhận “{text[:40]}”")
