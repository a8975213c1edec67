"""Write data/holidays/<year>.yaml from the package ``holidays``, with the law and the notice behind each day.

    .venv/bin/python scripts/make_holidays.py [--first 2013] [--last 2027] [--folder data/holidays]

The package knows the statutory days, those moved because they meet a weekend, and the swaps of working
days that it has heard of. NOTICES and SWAPS name the documents found for a year; where there is none, its
days follow the rule of law alone and the file says so. A year of LATER has no notice yet: it is provisional.
Files are rewritten whole, so corrections belong here.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import holidays

FIRST, LAST = 2013, 2027
#: From this year on no notice has been announced.
LATER = 2027

#: What decided the year's Tết, 2/9 and swaps.
NOTICES = {
    2019: "Công văn 6519/VPCP-KGVX năm 2018",
    2025: "Thông báo 6150/TB-BLĐTBXH; Công văn 8726/VPCP-KGVX ngày 26/11/2024",
    2026: "Thông báo 9441/TB-BNV ngày 16/10/2025; Công văn 9859/VPCP-KGVX ngày 13/10/2025",
}
#: Where only the swaps of a year are known to have been decided by a document.
SWAPS = {
    2015: "Tờ trình 89/TTr-LĐTBXH ngày 20/11/2014 (chưa tìm thấy văn bản chấp thuận)",
    2018: "Công văn 6519/VPCP-KGVX năm 2018",
    2024: "Thông báo 1570/TB-BLĐTBXH; Công văn 2450/VPCP-KGVX năm 2024",
}
UNSEEN = "theo luật; chưa đối chiếu với thông báo của năm"

CULTURE_DAY = (11, 24)


@dataclass(frozen=True)
class Day:
    """One line of a file."""

    day: date
    kind: str
    name: str
    source: str


def code(day: date) -> tuple[str, str]:
    """The labour code in force on this day, its article on holidays, and that on days moved."""
    if day >= date(2021, 1, 1):
        return "Bộ luật Lao động 2019, Điều 112", "Bộ luật Lao động 2019, khoản 3 Điều 111"
    if day >= date(2013, 5, 1):
        return "Bộ luật Lao động 2012, Điều 115", "Bộ luật Lao động 2012, khoản 3 Điều 115"
    return "Bộ luật Lao động 1994, Điều 73", "Bộ luật Lao động 1994, Điều 73"


def notice(year: int) -> str:
    """The document that decided a swap of this year, or that none was found."""
    return NOTICES.get(year) or SWAPS.get(year, "chưa tìm thấy văn bản; theo thư viện holidays")


def off(day: date, name: str) -> Day:
    """A day off with what makes it one."""
    statutory, moved = code(day)
    if "thay cho" in name:
        return Day(day, "off", f"Nghỉ hoán đổi, {worked_for(name)}", notice(day.year))
    if "nghỉ bù" in name:
        return Day(day, "off", name, moved)
    if (day.month, day.day) == CULTURE_DAY:
        return Day(day, "off", name, "Nghị quyết 80-NQ/TW (cần đối chiếu với luật trước khi dùng)")
    decided = "Tết" in name or "Quốc khánh" in name
    return Day(
        day,
        "off",
        name,
        f"{statutory}; {NOTICES[day.year]}" if decided and day.year in NOTICES else statutory,
    )


def worked_for(name: str) -> str:
    """From "Ngày nghỉ (thay cho ngày 04/05/2024)": làm bù ngày 04/05/2024."""
    return "làm bù ngày " + name.rsplit(" ", 1)[1].rstrip(")")


def days_of(year: int, known: holidays.HolidayBase) -> list[Day]:
    """The year's exceptional days in order of date: those off, and the weekend days worked."""
    found = [off(day, name) for day, name in known.items() if day.year == year]
    for day in known.weekend_workdays:
        if day.year == year:
            instead = next(d for d, name in known.items() if day.strftime("%d/%m/%Y") in name)
            text = f"Làm bù cho ngày {instead:%d/%m/%Y}"
            found.append(Day(day, "worked", text, notice(instead.year)))
    return sorted(found, key=lambda line: line.day)


def render(year: int, days: list[Day]) -> str:
    """The file's text."""
    announced = year < LATER
    source = NOTICES.get(year, UNSEEN) if announced else "dự kiến theo luật; chưa có thông báo"
    head = [
        f"# Days off and worked by swap in {year}, for offices that rest on Saturday and Sunday.",
        "# Written by scripts/make_holidays.py from the package holidays (MIT); correct it there.",
        f"year: {year}",
        f"announced: {str(announced).lower()}",
        f'source: "{source}"',
        "days:",
    ]
    lines = [
        f'  - {{date: {line.day.isoformat()}, kind: "{line.kind}", name: "{line.name}", source: "{line.source}"}}'
        for line in days
    ]
    return "\n".join(head + lines) + "\n"


def main() -> None:
    """Write every asked year."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--first", type=int, default=FIRST)
    parser.add_argument("--last", type=int, default=LAST)
    parser.add_argument("--folder", type=Path, default=Path("data/holidays"))
    asked = parser.parse_args()
    known = holidays.country_holidays("VN", years=range(asked.first, asked.last + 2), language="vi")
    asked.folder.mkdir(parents=True, exist_ok=True)
    for year in range(asked.first, asked.last + 1):
        (asked.folder / f"{year}.yaml").write_text(render(year, days_of(year, known)), "utf-8")


if __name__ == "__main__":
    main()
