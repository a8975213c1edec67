"""Every wording of every shape is reached and can be said in both languages, each slot filled."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.rules import found
from cchc.assessment.engine.rules.tests.build import Ruled, count, number, percent, yes_no
from cchc.assessment.engine.shape import Unscorable
from cchc.lib.words import Words

X = percent("x")
N, M, K = count("n"), count("m"), count("k")
DAY = InputSpec("d", Words("Ngày"), "date", levels=("Chưa có",))
LEVEL = InputSpec("l", Words("Mức"), "level", levels=("Tốt", "Kém"))
UP, DOWN = (
    [{"ge": 5, "points": 1}, {"ge": 1, "lt": 5, "points": 0}],
    [{"le": 5, "points": 1}, {"gt": 5, "points": 0}],
)
OPEN_UP, OPEN_DOWN = (
    [{"gt": 5, "points": 1}, {"le": 5, "points": 0}],
    [{"lt": 5, "points": 1}, {"ge": 5, "points": 0}],
)

#: By shape: parameters, inputs, what the unit gives (and what its peers give).
REACH: dict[str, list[tuple[dict[str, Any], tuple[InputSpec, ...], dict[str, Any], dict[str, Any]]]] = {
    "against_plan": [
        ({"input": "n", "plan_input": "m"}, (N, M), {"n": n, "m": m}, {}) for n, m in ((1, 2), (0, 0), (1, 0))
    ],
    "bands": [
        ({"bands": rows}, (X,), {"x": x}, {}) for rows in (UP, DOWN, OPEN_UP, OPEN_DOWN) for x in (0, 3, 9)
    ],
    "complete_on_time": [
        (
            {"on_time": "n", "late": "m", "required_input": "k", "complete_late": 1},
            (N, M, K),
            {"n": n, "m": m, "k": k},
            {},
        )
        for n, m, k in ((2, 0, 2), (1, 1, 2), (0, 0, 2), (0, 0, 0))
    ],
    "conditions": [
        ({"all_of": [{"input": "a"}]}, (yes_no("a", "A"),), {"a": 1}, {}),
        ({"all_of": [{"input": "a"}]}, (yes_no("a", "A"),), {"a": 0}, {}),
        ({"any_of": [{"input": "a"}]}, (yes_no("a", "A"),), {"a": 0}, {}),
    ],
    "deductions": [({"items": [{"input": "n", "points": "0.5"}]}, (N,), {"n": n}, {}) for n in (0, 1, 9)],
    "distance_to_target": [({"target": 5, "worst": 0}, (X,), {"x": x}, {}) for x in (3, 9)],
    "expression": [
        ({"formula": formula}, (N,), {"n": n}, {})
        for formula, n in (
            ("n / 2", 1),
            ("n", 5),
            ("1 / n", 0),
            ("n * 1000000000000000 * 1000000000000000", 20),
        )
    ],
    "given": [({}, (X,), {"x": x}, {}) for x in (1, 2)],
    "levels": [
        ({"points": {"Tốt": 1, "Kém": 0}}, (LEVEL,), {"l": "Tốt"}, {}),
        ({"percent": {"Tốt": 100, "Kém": 0}}, (LEVEL,), {"l": "Kém"}, {}),
        ({"percent": {"Tốt": 100, "Kém": 0}}, (LEVEL,), {"l": "Khá"}, {}),
    ],
    "linear": [
        *(({"full": 9, "zero": 3}, (X,), {"x": x}, {}) for x in (9, 5, 1)),
        ({"full": 0, "zero": 9, "form": "between"}, (X,), {"x": 5}, {}),
    ],
    "minimum_target": [
        ({"target": 5, "at_most": less}, (X,), {"x": x}, {}) for less in (True, False) for x in (1, 9)
    ],
    "normalised": [({}, (number("x"),), {"x": 1}, {"x": peers}) for peers in ((1,), (2,))],
    "pass_fail": [({}, (yes_no("a", "A"),), {"a": a}, {}) for a in (0, 1)],
    "per_item": [({"each": "0.5"}, (N,), {"n": n}, {}) for n in (1, 5)],
    "ratio": [
        *(
            ({"plus": ["n"], "minus": ["k"], "over": ["m"]}, (N, M, K), {"n": n, "m": m, "k": k}, {})
            for n, m, k in ((1, 2, 0), (0, 0, 0), (1, 0, 0), (0, 2, 1), (3, 2, 0))
        ),
        ({"plus": ["n"], "over": ["m"], "complement": True}, (N, M), {"n": 1, "m": 2}, {}),
    ],
    "share_of_max": [({}, (X,), {"x": x}, {}) for x in (50, 101)],
    "survey": [({"options": {"n": 100, "m": 0}}, (N, M), {"n": n, "m": 0}, {}) for n in (0, 1)],
    "timeliness": [
        ({"due": date(2025, 1, 9), "late_bands": [{"le": 5, "points": 0}]}, (DAY,), {"d": day}, {})
        for day in (date(2025, 1, 9), date(2025, 1, 10), date(2025, 2, 9), "Chưa có", 5)
    ],
    "year_on_year": [
        (
            {"input": "x", "before": "y", "then": {"linear": {"full": 9}}},
            (number("x"), number("y")),
            {"x": x, "y": y},
            {},
        )
        for x, y in ((2, 1), (1, 2), (1, 1), (1, 0))
    ],
    "zero_if_any": [({"first": 2}, (N,), {"n": n}, {}) for n in (0, 1, 2)],
}


@pytest.mark.parametrize("name", tuple(found()))
def test_every_wording_is_reached_and_said(name: str) -> None:
    reached = set()
    for raw, inputs, given, peers in REACH[name]:
        rule = Ruled(name, raw, inputs)
        try:
            reasons = rule.score(peers=peers, **given).why
        except Unscorable as told:
            reasons = (told.why,)
        for why in reasons:
            said = [why.say("vi"), why.say("en")]
            assert said[0] != said[1] or name in ("ratio", "linear")
            assert all("{" not in each and "  " not in each and each.endswith(".") for each in said)
            if why.rule == name:
                reached.add(why.code)
    assert reached == set(found()[name].WORDS)
