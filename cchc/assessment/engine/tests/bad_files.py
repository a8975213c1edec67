"""A sound set of two files, and every way in which the tests spoil it: by key, and as a whole file."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from cchc.lib.yamlfile import parse

HEAD = """\
code: thu
name: {vi: Bộ thử, en: Test set}
maximum: 10
scope: department
completeness: full
illustrative: true
years: [2024, 2030]
issuer: UBND tỉnh
legal: Quyết định 1
sources: [Công báo]
note: Ghi chú
checked: 2026-01-31
places: 2
index_places: 2
missing: none
not_submitted: unranked
not_applicable: rebase
nothing_arose: full
rescale: false
aggregate: sum
bonus_cap: 2
penalty_cap: 1
grades:
  - {name: Tốt, at_least: 80}
  - {name: Yếu, at_least: 0}
ranking:
  compare: published
  ties: dense
  breakers: ["1"]
  groups:
    - {name: Nhóm A, kinds: [department]}
  unranked: [Thanh tra]
inputs:
  chung: {name: Tỷ lệ, kind: percent, short: kế hoạch, denominator: tổng số}
"""
AREA = """\
code: "1"
name: Lĩnh vực
maximum: 10
owner: Sở Nội vụ
criteria:
  - code: "1.1"
    name: Kế hoạch
    maximum: 6
    weight: 1
    evidence: [Báo cáo]
    assessment: self
    not_applicable: zero
    nothing_arose: zero
    legal: Khoản 1
    note: Lưu ý
    checked: 2026-01-31
    years: [2024, null]
    inputs: {chung: null}
    rule:
      shape: bands
      bands: [{ge: 90, points: 6}, {ge: 70, lt: 90, points: 3}, {lt: 70, points: 0}]
      text: Từ 90%
  - code: "1.2"
    name: Báo cáo
    maximum: [{from: 2024, value: 4}]
    evidence: [Báo cáo]
    inputs: {rieng: {name: Kết quả, kind: level, levels: [Tốt, Yếu]}}
    rule: {shape: levels, points: {Tốt: 4, Yếu: 0}}
"""
EXTRA = """\
code: "2"
name: Điểm cộng
kind: bonus
maximum: 2
owner: Sở Nội vụ
evidence: [Tờ trình]
inputs: {sang_kien: {name: Số sáng kiến, kind: count}}
rule: {shape: per_item, each: 0.5, cap: 2}
"""
FILES = {"set.yaml": HEAD, "1.yaml": AREA, "2.yaml": EXTRA}

Path = tuple[str | int, ...]


class Spoilt(NamedTuple):
    """One wrong file: what it is called, its name, its content, what a sentence about it must name."""

    title: str
    file: str
    content: bytes
    names: str


#: Keys that must be there.
_REQUIRED = {"code", "name", "shape", "at_least", "points", "bands", "each"}
#: Values that no key takes, by the type of what stands there.
_WRONG: dict[type, tuple[Any, ...]] = {
    str: (["x"], {"x": 1}, True),
    int: ("nhiều", [1], True, ".nan", "1e9"),
    bool: ("có", 1, []),
    list: ("x", 7, {"x": 1}),
    dict: ([], 5),
}
_STRANGE = "khong_co"
#: Keys whose texts are choices.
_CHOICES = {
    "scope", "completeness", "missing", "not_submitted", "not_applicable", "nothing_arose", "compare", "ties",
    "assessment", "kind", "shape",
}  # fmt: skip


def by_key() -> Iterator[Spoilt]:
    """Every key left out where it must be there, misspelt, and with values of the wrong kind."""
    for file, text in FILES.items():
        whole = parse(text, file)
        for path, value in _leaves(whole, ()):
            key = str(path[-1])
            if isinstance(path[-1], int) or key == "text":
                continue
            for title, change in _changes(path, key, value):
                made = copy.deepcopy(whole)
                change(made)
                names = _STRANGE if title == "= lạ" else key
                yield Spoilt(f"{file} {'.'.join(map(str, path))} {title}", file, _dumped(made), names)


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every value with its path, whole parts before what they hold."""
    if path:
        yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from _leaves(inner, (*path, key))


def _changes(path: Path, key: str, value: Any) -> Iterator[tuple[str, Callable[[Any], None]]]:
    declared = path[-2:-1] not in (("inputs",), ("points",))
    if key in _REQUIRED and declared and not (key == "name" and "inputs" in path):
        yield "thiếu", lambda whole: _parent(whole, path).pop(key)
    if declared:
        yield "viết sai", lambda whole: _rename(_parent(whole, path), key)
    kind = type(value) if type(value) in _WRONG else int if hasattr(value, "as_tuple") else None
    if "inputs" in path[:-1] and path[-2] == "inputs":
        kind = dict
    wrong = _WRONG.get(kind, ("x", [])) if kind else ("x", [1])
    if value is None or (key in ("maximum",) and isinstance(value, list)):
        wrong = ()
    for each in wrong:
        if not _may_be(path, key, each):
            yield f"= {each!r}", partial(_put, path, key, each)
    if key in _CHOICES:
        yield "= lạ", partial(_put, path, key, _STRANGE)


def _may_be(path: Path, key: str, value: Any) -> bool:
    """Whether a value is taken after all: {vi, en} for words, nothing for what may be empty."""
    if key in ("criteria", "rule", "inputs") and value == []:
        return False
    return key in ("places", "index_places") and value == 1


def _parent(whole: Any, path: Path) -> Any:
    for key in path[:-1]:
        whole = whole[key]
    return whole


def _put(path: Path, key: str, value: Any, whole: Any) -> None:
    """Another value at a path."""
    _parent(whole, path)[key] = value


def _rename(parent: dict[str, Any], key: str) -> None:
    """The key with a letter too much."""
    parent[f"{key}x"] = parent.pop(key)


def _dumped(value: Any) -> bytes:
    from cchc.assessment.engine.dumping import as_yaml

    return as_yaml(value).encode("utf-8")


_BOMB = "\n".join(
    ["a0: &a0 [x, x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 30)]
)


def whole_files() -> Iterator[Spoilt]:
    """Files that are no YAML, no text, or would harm the reader."""
    for file, text in FILES.items():
        for title, content in {
            "trống": b"",
            "chỉ có chú thích": b"# chua co gi\n",
            "danh sách": b"- a\n- b\n",
            "một chữ": b"abc\n",
            "một số": b"12\n",
            "null": b"null\n",
            "nhị phân": bytes(range(256)),
            "PNG": b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
            "zip": b"PK\x03\x04" + b"\0" * 40,
            "UTF-16": text.encode("utf-16"),
            "windows-1258": "tên: Lĩnh vực".encode("cp1258", "replace") + b"\xff",
            "NUL ở giữa": text.replace("name", "na\0me").encode(),
            "cụt giữa ngoặc": (text + "x: [1, 2").encode(),
            "cụt giữa nháy": (text + 'x: "abc').encode(),
            "tab thụt lề": ("\t" + text).encode(),
            "thừa dấu hai chấm": text.replace("name:", "name: :a: b", 1).encode(),
            "hai tài liệu": (text + "---\n" + text).encode(),
            "thẻ Python": (text + "x: !!python/object/apply:os.system [ls]\n").encode(),
            "khoá hai lần": (text + text.splitlines()[0] + "\n").encode(),
            "khoá là danh sách": (text + "? [a, b]\n: 1\n").encode(),
            "tham chiếu vòng": (text + "criteria: &a\n  - *a\n").encode() if "criteria" not in text
            else (text + "x: &a [*a]\n").encode(),
            "tham chiếu không có": (text + "x: *khong_co\n").encode(),
            "bom tham chiếu": _BOMB.encode(),
            "lồng 10.000 cấp": (text + "x: " + "[" * 10_000 + "]" * 10_000).encode(),
            "lồng 300.000 cấp": ("- " * 300_000 + "x").encode(),
            "ngày không có": (text + "checked2: 2026-02-31\n").encode(),
            "số 5.000 chữ số": (text + "x: " + "9" * 5_000 + "\n").encode(),
            "quá lớn": (text + "#" * 5_100_000).encode(),
        }.items():  # fmt: skip
            yield Spoilt(f"{file} {title}", file, content, file)


def every() -> list[Spoilt]:
    """All of them."""
    return [*by_key(), *whole_files()]
