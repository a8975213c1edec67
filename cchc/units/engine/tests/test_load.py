"""The country's data as loaded: counts that are public, and links that must hold for every unit."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from cchc.lib.vntext import fold
from cchc.units.engine.load import load_province, load_provinces
from cchc.units.engine.tests.conftest import DATA
from cchc.units.engine.tree import Tree, UnknownUnitError

LAST_OLD, FIRST_NEW = date(2025, 6, 30), date(2025, 7, 1)
MERGERS = Path(__file__).resolve().parents[5] / "shared" / "facts" / "province_mergers.csv"


def tiers(tree: Tree, day: date) -> Counter[str]:
    return Counter(unit.tier for unit in tree.as_of(day))


def test_until_june_2025_there_are_63_provinces_696_districts_and_10035_communes(country: Tree) -> None:
    found = tiers(country, LAST_OLD)
    assert (found["province"], found["district"], found["commune"]) == (63, 696, 10_035)


def test_five_island_districts_without_communes_complete_the_10040_rows_of_the_source(country: Tree) -> None:
    bare = [u.name for u in country.as_of(LAST_OLD) if u.tier == "district" and not country.children(u.slug)]
    assert set(bare) == {
        "Huyện Bạch Long Vĩ",
        "Huyện Cồn Cỏ",
        "Huyện Hoàng Sa",
        "Huyện Lý Sơn",
        "Huyện Côn Đảo",
    }
    assert len(bare) == 5


def test_since_july_2025_there_are_34_provinces_no_district_and_3321_communes(country: Tree) -> None:
    found = tiers(country, FIRST_NEW)
    assert (found["province"], found["district"], found["commune"]) == (34, 0, 3_321)


def test_the_communes_of_today_are_2621_xa_687_phuong_and_13_dac_khu(country: Tree) -> None:
    kinds = Counter(unit.kind for unit in country.as_of(FIRST_NEW) if unit.tier == "commune")
    assert kinds == {"xa": 2621, "phuong": 687, "dac-khu": 13}


def test_hoa_binh_had_ten_districts_and_151_communes(country: Tree) -> None:
    districts = country.children("hoa-binh", LAST_OLD)
    districts = tuple(unit for unit in districts if unit.tier == "district")
    assert len(districts) == 10
    assert sum(len(country.children(unit.slug, LAST_OLD)) for unit in districts) == 151


def test_every_ended_commune_and_district_has_a_living_successor(country: Tree) -> None:
    ended = [
        u for u in country.units.values() if u.valid_to == LAST_OLD and u.tier in ("commune", "district")
    ]
    assert len(ended) == 10_035 + 696
    assert [unit.slug for unit in ended if not country.current(unit.slug, FIRST_NEW)] == []


def test_every_commune_of_today_came_from_one_that_was_there_the_day_before(country: Tree) -> None:
    today = [unit for unit in country.as_of(FIRST_NEW) if unit.tier == "commune"]
    assert [unit.slug for unit in today if not country.current(unit.slug, LAST_OLD)] == []


def test_every_parent_is_a_unit_and_every_change_joins_units(country: Tree) -> None:
    assert [u.slug for u in country.units.values() if u.parent is not None and u.parent not in country] == []
    assert [slug for c in country.changes for slug in c.sources + c.targets if slug not in country] == []


def test_a_target_begins_on_the_day_of_its_change_or_was_there_before(country: Tree) -> None:
    late = [t for c in country.changes for t in c.targets if not country[t].valid_on(c.date)]
    assert late == []


def test_every_place_lies_in_vietnam_and_has_a_code_while_it_is_there(country: Tree) -> None:
    places = [unit for unit in country.units.values() if unit.tier in ("province", "district", "commune")]
    assert [u.slug for u in places if not u.codes] == []
    assert [
        u.slug for u in places if u.lat is None or u.lon is None or not (7 < u.lat < 24 and 102 < u.lon < 118)
    ] == []


def test_codes_of_living_communes_are_unique_on_each_side_of_the_reform(country: Tree) -> None:
    for day in (LAST_OLD, FIRST_NEW):
        codes = [u.codes for u in country.as_of(day) if u.tier == "commune"]
        assert len(set(codes)) == len(codes)


def test_the_mergers_of_provinces_agree_with_a_list_gathered_elsewhere(country: Tree) -> None:
    if not MERGERS.exists():
        pytest.skip("../shared/facts/province_mergers.csv không có ở bản sao này")
    with MERGERS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            old = (
                fold(row["old"].split("(")[0])
                .replace("tp ", "")
                .strip()
                .replace(" - ", "-")
                .replace(" ", "-")
            )
            new = fold(row["new"]).replace("tp ", "")
            (heir,) = country.current(old, FIRST_NEW)
            assert fold(heir.short) == new, old


def test_the_law_of_each_province_of_today_stands_behind_its_communes(country: Tree) -> None:
    (change, *_) = country.changes_of("phu-tho-2025/xa-cao-son")
    assert change.basis == "Nghị quyết số 1676/NQ-UBTVQH15 ngày 16/6/2025"
    bases = {c.basis for c in country.changes if "UBTVQH15" in c.basis}
    assert len(bases) == 34


def test_a_past_province_loads_the_tree_of_today_around_it() -> None:
    old, new = load_province(DATA, "hoa-binh"), load_province(DATA, "phu-tho-2025")
    assert list(old.units) == list(new.units)
    assert [unit.slug for unit in new.provinces] == ["hoa-binh", "phu-tho", "phu-tho-2025", "vinh-phuc"]


def test_an_unknown_province_is_refused_by_name() -> None:
    with pytest.raises(UnknownUnitError, match="atlantis"):
        load_province(DATA, "atlantis")


def test_the_provinces_alone_hold_their_older_names() -> None:
    provinces = {unit.slug: unit for unit in load_provinces(DATA)}
    assert len(provinces) == 86
    assert provinces["hue"].name_on(date(2024, 12, 31)) == "Tỉnh Thừa Thiên Huế"
    assert provinces["hue"].name_on(date(2025, 1, 1)) == "Thành phố Huế"
    assert provinces["dong-nai-2025"].name_on(date(2026, 4, 29)) == "Tỉnh Đồng Nai"
    assert dict(provinces["hoa-binh"].codes) == {"gso": "17", "qd20": "H28"}
