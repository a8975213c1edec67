"""Makes data/demo/scores/*.csv: invented answers of units for our own criteria sets, the same at every run.

    .venv/bin/python scripts/make_demo_scores.py

Units are real, their figures are not: each unit gets a strength drawn from its name, and each input a figure that
fits the rule that reads it. What has no value is among them on purpose: missing, not applicable, nothing arose, not
submitted.
"""

from __future__ import annotations

import csv
import random
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cchc.assessment.engine.loading import load  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc.assessment.engine.model import CriteriaSet, Node

OUT = ROOT / "data" / "demo" / "scores"
PROVINCE = "phu-tho-2025"
DEPARTMENTS = (
    "Văn phòng UBND tỉnh", "Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Công Thương", "Sở Xây dựng", "Sở Y tế",
    "Sở Giáo dục và Đào tạo", "Sở Khoa học và Công nghệ", "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Nông nghiệp và Môi trường", "Sở Dân tộc và Tôn giáo", "Sở Ngoại vụ", "Thanh tra tỉnh",
    "Ban Quản lý các khu công nghiệp tỉnh",
)  # fmt: skip
NO_PROCEDURES = ("Thanh tra tỉnh", "Sở Ngoại vụ")
NOT_APPLICABLE, NOTHING_AROSE, ABSENT = "không áp dụng", "không phát sinh", "không gửi kết quả"
#: Mean and spread of strength, so that indices spread as they do in practice: communes widest.
STRENGTH = {"province": (0.47, 0.13), "department": (0.5, 0.16), "commune": (0.33, 0.2)}
Answer = tuple[str, str, str]


@dataclass
class Drawer:
    """Draws answers for one unit. ``strength``: from 0 (poor) to 1 (excellent)."""

    random: random.Random
    strength: float
    criteria: CriteriaSet

    def yes(self, sure: float = 0.75) -> str:
        """A yes, likelier for the strong."""
        return "có" if self.random.random() < sure + 0.25 * self.strength else "không"

    def share(self, mark: float, spread: float = 18) -> float:
        """A percentage around a mark, above it for the strong."""
        drawn = mark + self.random.gauss((self.strength - 0.45) * spread, spread / 4)
        return round(min(100.0, max(0.0, drawn)), 1)

    def few(self, most: int) -> int:
        """A small number of bad things, mostly none for the strong."""
        return sum(self.random.random() < 0.35 * (1 - self.strength) for _ in range(most))

    def part(self, code: str, percent: float) -> Answer:
        """A percentage, as such or as a share of a number of cases."""
        if self.random.random() < 0.4:
            return code, number(percent), ""
        whole = self.random.randint(20, 900)
        return code, str(round(whole * percent / 100)), str(whole)


def number(value: float) -> str:
    """A number as Vietnamese files write it."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def percentage(draw: Drawer, node: Node) -> Iterator[Answer]:
    """Bands, lines, targets: a figure around the mark that counts."""
    params = node.rule.params
    spec = draw.criteria.inputs[params.input]
    if spec.kind == "count":
        yield params.input, str(max(0, round(draw.random.gauss(1.4 + 1.6 * draw.strength, 0.7)))), ""
        return
    if node.assessment == "leaders_survey":
        yield params.input, number(draw.share(79, 16)), ""
        return
    if node.assessment == "sipas":
        yield params.input, number(draw.share(85, 14)), ""
        return
    mark = next(
        (float(mark) for mark in (getattr(params, "target", None), getattr(params, "full", None)) if mark),
        97.0,
    )
    if getattr(params, "at_most", False):
        yield params.input, number(mark - draw.random.uniform(-1, 1 + 3 * draw.strength)), ""
        return
    yield draw.part(params.input, draw.share(mark - 4))


def yes_no(draw: Drawer, node: Node) -> Iterator[Answer]:
    """Pass or fail, and conditions of any kind."""
    for code in node.inputs:
        kind = draw.criteria.inputs[code].kind
        figures = {
            "percent": lambda: number(draw.share(18, 12)),
            "count": lambda: str(draw.random.randint(2, 6)),
        }
        yield code, figures.get(kind, draw.yes)(), ""


def day(draw: Drawer, node: Node) -> Iterator[Answer]:
    """A day around the deadline; now and then nothing was issued."""
    params = node.rule.params
    if draw.random.random() < 0.05 * (1 - draw.strength):
        yield params.input, draw.criteria.inputs[params.input].levels[0], ""
        return
    late = (
        draw.random.randint(-20, 2)
        if draw.random.random() < 0.6 + 0.4 * draw.strength
        else draw.random.randint(1, 12)
    )
    yield params.input, f"{params.due + timedelta(days=late):%d/%m/%Y}", ""


def reports(draw: Drawer, node: Node) -> Iterator[Answer]:
    """Reports on time and late."""
    params = node.rule.params
    late = min(draw.few(2), int(params.required))
    yield params.on_time, str(int(params.required) - late), ""
    yield params.late, str(late), ""


def counts(draw: Drawer, node: Node) -> Iterator[Answer]:
    """Good things, as many as the strong do; or bad things, few."""
    if node.rule.shape == "per_item":
        enough = float(node.maximum / node.rule.params.each)
        for code in node.inputs:
            yield (
                code,
                str(max(0, round(enough * (0.35 + 0.8 * draw.strength) + draw.random.uniform(-0.6, 0.6)))),
                "",
            )
        return
    for place, code in enumerate(node.inputs):
        yield code, str(draw.few(2) if place == 0 else draw.few(1)), ""


def level(draw: Drawer, node: Node) -> Iterator[Answer]:
    """A level, the best ones for the strong."""
    levels = draw.criteria.inputs[node.inputs[0]].levels
    place = min(len(levels) - 1, int(draw.random.uniform(0, 2.4) * (1.15 - draw.strength)))
    yield node.inputs[0], levels[place], ""


def ratio(draw: Drawer, node: Node) -> Iterator[Answer]:
    """A whole and what of it is good, or what of it is bad."""
    params = node.rule.params
    whole = draw.random.randint(8, 240)
    yield params.over[0], str(whole), ""
    if params.minus:
        yield params.minus[0], str(round(whole * draw.random.uniform(0, 0.3) * (1 - draw.strength))), ""
    for code in params.plus:
        if code != params.over[0]:
            yield code, str(round(whole * draw.share(95, 20) / 100)), ""


def plan(draw: Drawer, node: Node) -> Iterator[Answer]:
    """A plan and what was done."""
    params = node.rule.params
    planned = draw.random.randint(10, 40) * (
        100 if draw.criteria.inputs[params.input].kind == "number" else 1
    )
    done = planned * (0.82 + 0.24 * draw.strength + draw.random.uniform(-0.06, 0.06))
    yield params.plan_input, str(planned), ""
    yield params.input, str(round(done if planned > 100 else min(done, planned))), ""


def two_years(draw: Drawer, node: Node) -> Iterator[Answer]:
    """Last year's figure and this year's."""
    before, now = (
        (node.rule.params.before, node.rule.params.input)
        if node.rule.shape == "year_on_year"
        else node.inputs[::-1]
    )
    falling = node.code in ("4.2.3", "6.3.3")
    first = draw.random.randint(400, 9000)
    growth = draw.random.uniform(-0.06, 0.06) + 0.14 * draw.strength
    yield before, str(first), ""
    yield now, str(round(first * (1 - growth / 2 if falling else 1 + growth))), ""


def ballots(draw: Drawer, node: Node) -> Iterator[Answer]:
    """Ballots by option, the best first."""
    weights = (1.2 + 2 * draw.strength, 2.4, 1.4 - draw.strength, 0.35 * (1 - draw.strength))
    for code, weight in zip(node.inputs, weights, strict=True):
        yield code, str(round(60 * weight * draw.random.uniform(0.8, 1.2))), ""


def statistic(draw: Drawer, node: Node) -> Iterator[Answer]:
    """A figure that is set against the other units'."""
    low, high = {"8.2.2": (22, 44)}.get(node.code, (2, 14))
    yield (
        node.inputs[0],
        number(low + (high - low) * min(1, max(0, draw.strength + draw.random.uniform(-0.3, 0.3)))),
        "",
    )


def points(draw: Drawer, node: Node) -> Iterator[Answer]:
    """Points that somebody gave, in quarters."""
    yield node.inputs[0], number(round(float(node.maximum) * draw.strength * 4) / 4), ""


DRAW: dict[str, Callable[[Drawer, Node], Iterator[Answer]]] = {
    **dict.fromkeys(("bands", "linear", "minimum_target", "distance_to_target", "share_of_max"), percentage),
    **dict.fromkeys(("pass_fail", "conditions"), yes_no),
    **dict.fromkeys(("per_item", "deductions", "zero_if_any"), counts),
    **dict.fromkeys(("year_on_year", "expression"), two_years),
    "timeliness": day,
    "complete_on_time": reports,
    "levels": level,
    "ratio": ratio,
    "against_plan": plan,
    "survey": ballots,
    "normalised": statistic,
    "given": points,
}


def answers(criteria: CriteriaSet, unit: str, year: int) -> list[Answer]:
    """All answers of a unit: the same for a name and a year at every run; its strength hardly changes by year."""
    steady = random.Random(f"{criteria.code} {unit}")
    strength = min(1.0, max(0.0, steady.gauss(*STRENGTH[criteria.scope])))
    draw = Drawer(random.Random(f"{criteria.code} {unit} {year}"), strength, criteria)
    draw.strength = min(1.0, max(0.0, strength + draw.random.uniform(-0.08, 0.12)))
    found: list[Answer] = []
    extra = {node.code for top in criteria.nodes if top.kind != "part" for node in top.walk()}
    for node in criteria.leaves:
        if node.code in extra and draw.random.random() < 0.75:
            continue
        given = list(DRAW[node.rule.shape](draw, node))
        if node.nothing_arose and draw.random.random() < 0.12:
            given = [(code, NOTHING_AROSE, "") for code, _, _ in given]
        found += given
    return found


def left_out(found: list[Answer], *areas: str) -> list[Answer]:
    """The answers with those of some areas not applicable."""
    return [
        (code, NOT_APPLICABLE, "")
        if code.startswith(tuple(f"{area}." for area in areas))
        else (code, value, over)
        for code, value, over in found
    ]


def gone(found: list[Answer], code: str) -> list[Answer]:
    """The answers with one missing."""
    return [(each, "", "") if each == code else (each, value, over) for each, value, over in found]


def write(name: str, rows: list[tuple[str, str, str, str]]) -> None:
    """One file of rows."""
    OUT.mkdir(parents=True, exist_ok=True)
    with (OUT / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("unit", "input", "value", "denominator"))
        out.writerows(rows)
    print(f"{name}.csv: {len(rows)} rows")


def table(path: str) -> list[dict[str, str]]:
    """The rows of a table of units."""
    with (ROOT / "data" / "units" / path).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def provinces(year: int) -> None:
    """The 34 provinces of today."""
    criteria = load(ROOT / "data" / "criteria" / "minh-hoa-tinh", year)
    rows = []
    for place in table("provinces.csv"):
        if place["valid_to"]:
            continue
        found = answers(criteria, place["short"], year)
        if place["slug"] == "lai-chau":
            found = gone(found, "8.1")
        rows += [(place["short"], *answer) for answer in found]
    write(f"minh-hoa-tinh-{year}", rows)


def departments(year: int) -> None:
    """The departments of the province of the demonstration."""
    criteria = load(ROOT / "data" / "criteria" / "minh-hoa-so", year)
    rows = []
    for unit in DEPARTMENTS:
        if unit == "Sở Dân tộc và Tôn giáo":
            rows.append((unit, "", ABSENT, ""))
            continue
        found = answers(criteria, unit, year)
        if unit in NO_PROCEDURES:
            found = left_out(found, "3")
            found = [(code, NOT_APPLICABLE, "") if code == "8.1" else (code, *rest) for code, *rest in found]
        if unit == "Sở Xây dựng":
            found = gone(found, "7.2")
        rows += [(unit, *answer) for answer in found]
    write(f"minh-hoa-so-{year}", rows)


def communes(year: int) -> None:
    """The communes of the province of the demonstration."""
    criteria = load(ROOT / "data" / "criteria" / "minh-hoa-xa", year)
    rows = []
    today = [place["name"] for place in table(f"communes/{PROVINCE}.csv") if not place["valid_to"]]
    for order, unit in enumerate(today):
        if order % 49 == 11:
            rows.append((unit, "", ABSENT, ""))
            continue
        found = answers(criteria, unit, year)
        if order % 37 == 5:
            found = gone(found, "6.4")
        if order % 23 == 9:
            found = [(code, NOT_APPLICABLE, "") if code == "5.3" else (code, *rest) for code, *rest in found]
        rows += [(unit, *answer) for answer in found]
    write(f"minh-hoa-xa-{year}", rows)


if __name__ == "__main__":
    for each in (2025, 2026):
        provinces(each)
        departments(each)
        communes(each)
