"""Papers of our own, marked by hand before the engine read them (papers/README.md)."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from cchc.directives.engine.output import as_object
from cchc.directives.engine.reading import read
from cchc.directives.engine.source import open_source

HERE = Path(__file__).parent / "papers"
NAMES = sorted(file.stem for file in (HERE / "marks").glob("*.json"))
REPORTS = ("12_pure_report", "13_report_with_plans")
LEAST = {"12_pure_report": 0.0}
"""What is reached where 0.5 is not; see the README for why."""

KINDS = {"window": "during", "within": "by", "upon": "by", "standing": "none", "from": "none"}
SHORT = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("van phong", "vp"))
Pairs: TypeAlias = list[tuple[dict[str, Any], dict[str, Any]]]


def span(task: dict[str, Any]) -> tuple[int, int]:
    return task["start"], task["start"] + len(task["quote"])


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    both = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return both / (a[1] - a[0] + b[1] - b[0] - both)


def matched(marked: list[dict[str, Any]], found: list[dict[str, Any]]) -> Pairs:
    """One-to-one pairs that share half of their characters (tasks of one list are apart)."""
    pairs, free = [], list(found)
    for mark in marked:
        best = next((task for task in free if overlap(span(mark), span(task)) >= 0.5), None)
        if best:
            free.remove(best)
            pairs.append((mark, best))
    return pairs


def words(name: str) -> set[str]:
    """The words of a name without accents, so that a faithful reading of a scan counts."""
    plain = unicodedata.normalize("NFD", " ".join(name.casefold().split()).replace("đ", "d"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for long, short in SHORT:
        plain = plain.replace(long, short)
    return set(re.findall(r"\w+", plain))


def same(a: str, b: str) -> bool:
    return len(words(a) & words(b)) >= 0.7 * len(words(a) | words(b))


def lead_right(mark: dict[str, Any], task: dict[str, Any]) -> bool:
    given = [party["text"] for party in task["lead"]]
    return len(given) <= len(mark["lead"]) + 1 and all(any(same(a, b) for b in given) for a in mark["lead"])


def when(task: dict[str, Any]) -> tuple[str | None, str]:
    kind = task["deadline"]["kind"]
    return task["deadline"]["date"], KINDS.get(kind, kind)


@cache
def paper(name: str) -> tuple[str, list[dict[str, Any]], list[dict[str, Any]]]:
    """Canonical text, marked tasks, found tasks."""
    source = open_source(HERE / "texts" / f"{name}.txt")
    found: Any = as_object(read(source))["tasks"]
    marked = json.loads((HERE / "marks" / f"{name}.json").read_text(encoding="utf-8"))["tasks"]
    return source.text, marked, found


def f1(names: list[str]) -> float:
    papers = [paper(name) for name in names]
    hits = sum(len(matched(marked, found)) for _, marked, found in papers)
    return 2 * hits / max(1, sum(len(marked) + len(found) for _, marked, found in papers))


def all_pairs() -> Pairs:
    return [pair for name in NAMES for pair in matched(*paper(name)[1:])]


@pytest.mark.parametrize("name", NAMES)
def test_marks_quote_their_text_in_order_and_apart(name):
    text, marked, _ = paper(name)
    assert [text[slice(*span(mark))] for mark in marked] == [mark["quote"] for mark in marked]
    assert all(span(a)[1] <= span(b)[0] for a, b in pairwise(marked))


def test_tasks_of_all_papers_together_are_found():
    assert f1(NAMES) >= 0.94


@pytest.mark.parametrize("name", NAMES)
def test_no_paper_is_read_badly(name):
    assert f1([name]) >= LEAST.get(name, 0.5)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_of_results_gives_hardly_any_task(name):
    assert len(paper(name)[2]) <= 3


def test_leads_of_found_tasks_are_right():
    pairs = all_pairs()
    assert sum(lead_right(*pair) for pair in pairs) >= 0.9 * len(pairs)


def test_deadlines_of_found_tasks_are_right():
    dated = [(mark, task) for mark, task in all_pairs() if mark["deadline"]["kind"] != "none"]
    assert sum(when(mark) == when(task) for mark, task in dated) >= 0.92 * len(dated)


def test_coordinators_of_found_tasks_are_right():
    given = [(mark["coordinate"], [p["text"] for p in task["coordinate"]]) for mark, task in all_pairs()]
    right = sum(any(same(name, other) for other in there) for here, there in given for name in here)
    assert 2 * right >= 0.90 * sum(len(here) + len(there) for here, there in given)
