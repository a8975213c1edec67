"""Data files are read strictly, and an error says where it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from cchc.lib.yamlfile import YamlFileError, load

if TYPE_CHECKING:
    from pathlib import Path


def read(tmp_path: Path, text: str) -> Any:
    """The text read as a file."""
    path = tmp_path / "a.yaml"
    path.write_text(text, "utf-8")
    return load(path)


def test_values_are_what_a_reader_expects(tmp_path: Path) -> None:
    text = 'a: 88.180, b: 010, c: yes, d: 2024-06-05, e: true, f: ~, g: -3, h: 1:30, i: off, j: "5", k: , l: Sở, m: 1e5'
    assert read(tmp_path, text.replace(", ", "\n")) == {
        "a": Decimal("88.180"),
        "b": "010",
        "c": "yes",
        "d": date(2024, 6, 5),
        "e": True,
        "f": None,
        "g": -3,
        "h": "1:30",
        "i": "off",
        "j": "5",
        "k": None,
        "l": "Sở",
        "m": "1e5",
    }
    assert str(read(tmp_path, "88.180")) == "88.180"


def test_a_merge_takes_over_and_may_be_overridden(tmp_path: Path) -> None:
    assert read(tmp_path, "a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\n")["b"] == {"x": 1, "y": 3}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: 1\nb:\n  c: 2\n  c: 3\n", "dòng 4: khoá “c” có hai lần."),
        ("a: [1\nb: 2\n", "dòng 2: sai cú pháp YAML"),
        ("a: \tx\n\t- b", "sai cú pháp YAML"),
        ("a: !!python/object:os.system x", "dòng 1: sai cú pháp YAML"),
        ("[a, b]: 1\n? [c]\n: 2", "dòng 1"),
        ("x: 1\na: 2024-13-45", "dòng 2: ngày 2024-13-45 không có trong lịch."),
        ("\x07", "sai cú pháp YAML"),
        ("a: " + "[" * 50_000, "lồng nhau quá 60 cấp"),
        ("- " * 200_000 + "x", "lồng nhau quá 60 cấp"),
        ("\n".join(" " * level + "a:" for level in range(100)), "dòng 61: lồng nhau quá 60 cấp."),
        ("x: 1\na: &a [*a]", "đi vòng về chính nó"),
        (
            "\n".join(["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]),
            "mở ra quá",
        ),
        ("x: 1\na: " + "9" * 5000, "dòng 2: số “999999999999…” dài quá 60 chữ số."),
        ("a: 0." + "1" * 100, "dài quá 60 chữ số"),
    ],
)
def test_a_bad_file_is_refused_naming_file_and_line(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(YamlFileError, match=r"a\.yaml") as caught:
        read(tmp_path, text)
    assert sentence in str(caught.value)


def test_a_file_larger_than_any_of_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(YamlFileError, match=r"a\.yaml: tệp lớn hơn 5 MB"):
        read(tmp_path, "a: 1\n" + "#" * 5_000_001)


def test_shallow_brackets_without_number_are_read(tmp_path: Path) -> None:
    assert read(tmp_path, "\n".join(f"- [{n}]" for n in range(100))) == [[n] for n in range(100)]


def test_a_missing_and_a_foreign_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(YamlFileError, match=r"b\.yaml: không đọc được"):
        load(tmp_path / "b.yaml")
    (tmp_path / "c.yaml").write_bytes(b"a: \xff")
    with pytest.raises(YamlFileError, match=r"không phải UTF-8 \(byte thứ 4\)"):
        load(tmp_path / "c.yaml")
