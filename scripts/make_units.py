"""Makes data/units/provinces.csv, changes.csv and communes/*.csv from the package vietnamadminunits (MIT).

Run `python scripts/make_units.py` from the repository's root. The package is a development dependency: nothing
of it is needed at run time. What the package does not know (legal bases, former names, electronic codes, the
usual other spellings) stands in the tables below, each with its source in data/units/README.md.

The words of bodies.yaml and groups.yaml are compiled, too, into cchc/units/engine/vocabulary.json, which is
read at run time because parsing YAML would cost the command line a tenth of a second.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "data" / "units"
VOCABULARY = ROOT / "cchc" / "units" / "engine" / "vocabulary.json"

LAST_OLD = "2025-06-30"
FIRST_NEW = "2025-07-01"
MERGER_BASIS = "Nghị quyết số 202/2025/QH15 ngày 12/6/2025"

#: Resolution of the Standing Committee of the National Assembly on the communes of each province of today, all
#: of 16/6/2025, by statistical code of the province. Two independent listings were compared.
COMMUNE_RESOLUTIONS = {
    "91": 1654, "96": 1655, "01": 1656, "04": 1657, "24": 1658, "48": 1659, "66": 1660, "11": 1661, "75": 1662,
    "82": 1663, "52": 1664, "42": 1665, "33": 1666, "56": 1667, "92": 1668, "31": 1669, "12": 1670, "68": 1671,
    "20": 1672, "15": 1673, "37": 1674, "46": 1675, "25": 1676, "51": 1677, "40": 1678, "22": 1679, "44": 1680,
    "14": 1681, "80": 1682, "19": 1683, "08": 1684, "79": 1685, "38": 1686, "86": 1687,
}  # fmt: skip

#: Level-1 electronic codes (QĐ 20/2020/QĐ-TTg) seen in documents; the others are left empty, not guessed.
ELECTRONIC_CODES = {
    "bac-kan": "H03",
    "hoa-binh": "H28",
    "lang-son": "H37",
    "lao-cai": "H38",
    "thanh-hoa": "H56",
}

OTHER_SPELLINGS = {
    "Hồ Chí Minh": "TP HCM|TPHCM|HCM|TP.HCM|Sài Gòn",
    "Hà Nội": "Thủ đô Hà Nội|HN",
    "Bà Rịa - Vũng Tàu": "BR-VT|BRVT|Vũng Tàu",
    "Huế": "Thừa Thiên Huế|Thừa Thiên - Huế|TT Huế",
    "Đắk Lắk": "Đắc Lắc|Đăk Lăk|Đak Lak",
    "Đắk Nông": "Đắc Nông|Đăk Nông|Đak Nông",
    "Bắc Kạn": "Bắc Cạn",
    "Kon Tum": "Kontum",
    "Hòa Bình": "Hoà Bình",
}

#: Provinces that became cities under the central government and stayed what they were: slug → name of today,
#: name before, first day of today's name, resolution. The package has the names of 2025.
RENAMED = {
    "hue": (
        "Thành phố Huế",
        "Tỉnh Thừa Thiên Huế",
        "2025-01-01",
        "Nghị quyết số 175/2024/QH15 ngày 30/11/2024",
    ),
    "dong-nai-2025": (
        "Thành phố Đồng Nai",
        "Tỉnh Đồng Nai",
        "2026-04-30",
        "Nghị quyết số 30/2026/QH16 ngày 24/4/2026",
    ),
    "quang-ninh": ("Thành phố Quảng Ninh", "Tỉnh Quảng Ninh", "2026-09-01", "Nghị quyết số 36/2026/QH16"),
    "bac-ninh-2025": ("Thành phố Bắc Ninh", "Tỉnh Bắc Ninh", "2026-09-20", "Nghị quyết số 39/2026/QH16"),
}
KINDS = (
    ("Thành phố", "thanh-pho"), ("Tỉnh", "tinh"), ("Thị xã", "thi-xa"), ("Thị trấn", "thi-tran"), ("Quận", "quan"),
    ("Huyện", "huyen"), ("Phường", "phuong"), ("Đặc khu", "dac-khu"), ("Xã", "xa"),
)  # fmt: skip
PROVINCE_FIELDS = (
    "slug", "name", "short", "kind", "valid_from", "valid_to", "today", "code", "e_code", "lat", "lon",
    "aliases", "former", "commune_basis",
)  # fmt: skip
PLACE_FIELDS = ("slug", "name", "kind", "valid_from", "valid_to", "code", "lat", "lon", "area_km2", "into")


def slug_of(name: str) -> str:
    """`Huyện Đà Bắc` → `huyen-da-bac`."""
    bare = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    letters = "".join(c for c in bare if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def kind_of(name: str) -> str:
    """The kind that a full name begins with."""
    return next(kind for word, kind in KINDS if name.startswith(word))


def nfc(text: str) -> str:
    """NFC, single spaces, and the kind written as the law writes it (`Thị Xã Buôn Hồ` → `Thị xã Buôn Hồ`)."""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    return re.sub(r"^(Thành Phố|Thị Xã|Thị Trấn|Đặc Khu)\b", lambda m: m.group().capitalize(), text)


def package_data() -> Path:
    """The package's data folder, found without importing it (importing pulls in shapely and geopy)."""
    spec = find_spec("vietnamadminunits")
    if spec is None or spec.origin is None:
        sys.exit("vietnamadminunits is not installed: pip install vietnamadminunits, then run this again.")
    return Path(spec.origin).parent / "data"


def read_package() -> tuple[list[sqlite3.Row], list[sqlite3.Row], dict[str, dict]]:
    """Old rows, new rows, and the package's map from old to new."""
    folder = package_data()
    with sqlite3.connect(folder / "dataset.db") as connection:
        connection.row_factory = sqlite3.Row
        old = connection.execute("SELECT * FROM admin_units_legacy").fetchall()
        new = connection.execute("SELECT * FROM admin_units").fetchall()
    return old, new, json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))


class Maker:
    """Holds the package's tables while slugs are given and links are drawn."""

    def __init__(self) -> None:
        self.old, self.new, self.map = read_package()
        self.today_of = {o: n for n, olds in self.map["DICT_PROVINCE"].items() for o in olds}
        self.merged = {n for n, olds in self.map["DICT_PROVINCE"].items() if len(olds) > 1}
        self.new_slug = {r["provinceKey"]: self.province_slug(r) for r in self.new}
        self.districts: set[str] = set()
        self.links = self.draw_links()
        self.parts: dict[tuple[str, str], str] = {}
        self.old_slug = {r["provinceKey"]: slug_of(nfc(r["provinceShort"])) for r in self.old}

    def province_slug(self, row: sqlite3.Row) -> str:
        """A province that merged on 1/7/2025 is a new unit; its name was used before, so it gets its year."""
        slug = slug_of(nfc(row["provinceShort"]))
        return f"{slug}-2025" if row["provinceKey"] in self.merged else slug

    def province_rows(self) -> list[dict[str, object]]:
        rows: dict[str, dict[str, object]] = {}
        for row in self.old:
            slug = self.old_slug[row["provinceKey"]]
            if slug not in rows:
                today = self.new_slug[self.today_of[row["provinceKey"]]]
                rows[slug] = self.province(row, slug, today) | {
                    "valid_to": "" if slug == today else LAST_OLD,
                    "commune_basis": "",
                }
        for row in self.new:
            slug = self.new_slug[row["provinceKey"]]
            basis = f"Nghị quyết số {COMMUNE_RESOLUTIONS[row['provinceCode']]}/NQ-UBTVQH15 ngày 16/6/2025"
            if slug not in rows:
                rows[slug] = self.province(row, slug, slug) | {"valid_from": FIRST_NEW}
            rows[slug]["commune_basis"] = basis
        return [rows[slug] for slug in sorted(rows)]

    @staticmethod
    def province(row: sqlite3.Row, slug: str, today: str) -> dict[str, object]:
        name, before, day, _ = RENAMED.get(slug, (nfc(row["province"]), "", "", ""))
        short = nfc(row["provinceShort"])
        until = date.fromisoformat(day) - timedelta(days=1) if day else ""
        return {
            "slug": slug, "name": name, "short": short, "kind": kind_of(name), "valid_from": "", "valid_to": "",
            "today": today, "code": row["provinceCode"], "e_code": ELECTRONIC_CODES.get(slug, ""),
            "lat": row["provinceLat"], "lon": row["provinceLon"], "aliases": OTHER_SPELLINGS.get(short, ""),
            "former": f"{before}@{until}" if before else "",
        }  # fmt: skip

    def draw_links(self) -> dict[str, list[tuple[str, bool]]]:
        """Key of an old commune → keys of the new ones; the flag marks the main one of a split commune."""
        found: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for communes in self.map["DICT_PROVINCE_WARD_NO_DIVIDED"].values():
            for target, olds in communes.items():
                for old in olds:
                    found[old].append((target, True))
        for communes in self.map["DICT_PROVINCE_WARD_DIVIDED"].values():
            for old, parts in communes.items():
                found[old] += [(p["newWardKey"], bool(p["isDefaultNewWard"])) for p in parts]
        return found

    def place_files(self) -> dict[str, list[dict[str, object]]]:
        """Rows of districts and communes by province of today."""
        files: dict[str, list[dict[str, object]]] = defaultdict(list)
        for row in self.new:
            slug = self.new_slug[row["provinceKey"]]
            name, area = nfc(row["ward"]), {"area_km2": row["wardAreaKm2"]}
            files[slug].append(place(f"{slug}/{slug_of(name)}", name, FIRST_NEW, "", row, "ward") | area)
        for rows in files.values():
            tell_apart(rows)
        part = {r["code"]: str(r["slug"]).rsplit("/", 1)[1] for rows in files.values() for r in rows}
        self.parts = {(r["provinceKey"], r["wardKey"]): part[r["wardCode"]] for r in self.new}
        for row in self.old:
            self.add_old(files[self.new_slug[self.today_of[row["provinceKey"]]]], row)
        for rows in files.values():
            tell_apart(rows)
        return files

    def add_old(self, rows: list[dict[str, object]], row: sqlite3.Row) -> None:
        """An old commune; before the first of a district, the district."""
        name = nfc(row["district"])
        district = f"{self.old_slug[row['provinceKey']]}/{slug_of(name)}"
        if district not in self.districts:
            self.districts.add(district)
            rows.append(place(district, name, "", LAST_OLD, row, "district"))
        if row["ward"]:
            ward = nfc(row["ward"])
            rows.append(place(f"{district}/{slug_of(ward)}", ward, "", LAST_OLD, row, "ward"))
        rows[-1]["into"] = self.into(row)  # five island districts had no communes: they became special zones

    def into(self, row: sqlite3.Row) -> str:
        """The communes of today that took this one, `*` behind the main one where it was split."""
        today = self.today_of[row["provinceKey"]]
        links = self.links[f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"]
        return " ".join(
            self.parts[today, key] + ("*" if main and len(links) > 1 else "") for key, main in links
        )


def place(slug: str, name: str, start: str, end: str, row: sqlite3.Row, level: str) -> dict[str, object]:
    return {
        "slug": slug, "name": name, "kind": kind_of(name), "valid_from": start, "valid_to": end,
        "code": row[f"{level}Code"], "lat": row[f"{level}Lat"], "lon": row[f"{level}Lon"], "area_km2": "", "into": "",
    }  # fmt: skip


def tell_apart(rows: list[dict[str, object]]) -> None:
    """Two names of one parent that differ only in their marks get their statistical code behind the slug."""
    twice = {slug for slug, n in Counter(str(r["slug"]) for r in rows).items() if n > 1}
    for row in rows:
        if row["slug"] in twice:
            row["slug"] = f"{row['slug']}-{row['code']}"


def change_rows(maker: Maker) -> list[dict[str, object]]:
    """Changes among provinces; those of communes follow from the column `into`."""
    rows: list[dict[str, object]] = [
        {"kind": "rename", "date": day, "basis": basis, "verified": "true", "sources": slug, "targets": slug}
        for slug, (_, _, day, basis) in RENAMED.items()
    ]
    for key, olds in sorted(maker.map["DICT_PROVINCE"].items()):
        if len(olds) > 1:
            rows.append(
                {
                    "kind": "merge", "date": FIRST_NEW, "basis": MERGER_BASIS, "verified": "true",
                    "sources": " ".join(sorted(maker.old_slug[o] for o in olds)), "targets": maker.new_slug[key],
                }
            )  # fmt: skip
    return rows


def write_csv(path: Path, fields: tuple[str, ...], rows: list[dict[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def compile_vocabulary() -> dict[str, object]:
    """bodies.yaml and groups.yaml as one JSON value."""
    import yaml

    def load(name: str) -> dict[str, object]:
        return yaml.safe_load((OUT / name).read_text(encoding="utf-8"))

    def plain(value: object) -> object:
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items()}
        if isinstance(value, list):
            return [plain(v) for v in value]
        return value.isoformat() if hasattr(value, "isoformat") else value

    bodies, groups = load("bodies.yaml"), load("groups.yaml")
    return plain(bodies) | {"classes": groups["classes"]}


def write_vocabulary() -> None:
    lines = json.dumps(compile_vocabulary(), ensure_ascii=False, indent=None, separators=(", ", ": "))
    VOCABULARY.write_text(lines.replace('{"slug"', '\n{"slug"') + "\n", encoding="utf-8")


def main() -> None:
    if sys.argv[1:] != ["--words"]:
        maker = Maker()
        write_csv(OUT / "provinces.csv", PROVINCE_FIELDS, maker.province_rows())
        write_csv(
            OUT / "changes.csv",
            ("kind", "date", "basis", "verified", "sources", "targets"),
            change_rows(maker),
        )
        for slug, rows in maker.place_files().items():
            rows.sort(key=lambda r: (r["valid_from"] == "", str(r["slug"])))
            write_csv(OUT / "communes" / f"{slug}.csv", PLACE_FIELDS, rows)
    if (OUT / "bodies.yaml").exists():
        write_vocabulary()


if __name__ == "__main__":
    main()
