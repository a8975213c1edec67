"""The stored sort key gives the order of Vietnamese dictionaries in any database."""

from __future__ import annotations

import re
import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.lib.vntext import new_tone, old_tone, sort_key

LETTERS = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
ORDERED = [
    ["An", "Ánh", "Ân", "Dân", "Đà"],
    ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ", "b"],
    ["ang", "ảnh", "apatit", "apxe"],
    ["ác", "ách"],
    ["cha", "chan"],
    ["ba", "bả", "hài", "hại"],
    ["tuân thủ", "tuần chay"],
    ["Hoa Lư", "Hòa An", "Hòa Bình", "Hóa Quỳ"],
    ["Phường 2", "Phường 10", "Phường An Biên", "Phường Ba Đình"],
    ["Quận 1", "Quận 1A", "Quận 1 B", "Quận 02", "Quận 3"],
    ["2", "10", "99999", "A"],
    ["Lê Văn An", "Lê Văn Ân", "Lê Vân An"],
    ["z", "я"],
]


@pytest.mark.parametrize("names", ORDERED, ids=lambda names: names[0])
def test_a_list_in_dictionary_order_stays_in_order(names: list[str]) -> None:
    keys = [sort_key(name) for name in names]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_the_alphabet_is_in_its_order() -> None:
    assert sorted(LETTERS[16:] + LETTERS[:16], key=sort_key) == LETTERS


def test_case_spacing_punctuation_and_tone_placement_share_a_key() -> None:
    assert (
        sort_key("Ủy ban, nhân dân")
        == sort_key("UỶ BAN  nhân-dân")
        == sort_key(unicodedata.normalize("NFD", "uỷ ban nhân dân"))
    )


@given(st.text(max_size=30))
def test_a_key_has_only_digits_and_small_ascii_letters(text: str) -> None:
    assert re.fullmatch("[0-9a-z]*", sort_key(text))


@given(st.text(st.sampled_from("aăâàáạoơóòeéuưuyỷhH ,"), max_size=20))
def test_a_key_is_blind_to_tone_placement_and_normal_form(text: str) -> None:
    assert sort_key(old_tone(text)) == sort_key(new_tone(text))
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))


@given(st.integers(0, 10**40), st.integers(0, 10**40))
def test_numbers_come_by_value_up_to_35_digits(one: int, other: int) -> None:
    one, other = one % 10**35, other % 10**35
    assert (sort_key(f"Tổ {one}") < sort_key(f"Tổ {other:05d}")) == (one < other)


def test_sqlite_orders_the_keys_as_python_does() -> None:
    names = [name for names in ORDERED for name in names]
    with sqlite3.connect(":memory:") as db:
        db.execute("create table t (name text, key text)")
        db.executemany("insert into t values (?, ?)", [(name, sort_key(name)) for name in names])
        found = [name for (name,) in db.execute("select name from t order by key, name")]
    db.close()
    assert found == sorted(names, key=lambda name: (sort_key(name), name))
