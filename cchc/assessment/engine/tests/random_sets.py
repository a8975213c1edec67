"""Random criteria sets for round trips: any tree, any facts, every shape's own example as rule."""

from __future__ import annotations

import dataclasses
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from cchc.assessment.engine.loading import rule_of
from cchc.assessment.engine.model import CriteriaSet, Grade, Group, InputSpec, Node, Ranking
from cchc.assessment.engine.rules import found
from cchc.lib.words import Words

_TEXT = st.text("abcđ Ệ0-:;,.%{}[]#&*!|>'\"\n/", min_size=1, max_size=30).map(
    lambda text: " ".join(text.split()) or "a"
)
_WORDS = st.builds(Words, _TEXT, st.one_of(st.just(""), _TEXT))
_POINTS = st.one_of(
    st.integers(1, 400).map(lambda number: Fraction(number, 4)),
    st.integers(1, 30).map(lambda n: Fraction(n, 3)),
)
_YEARS = st.sampled_from([(None, None), (2019, None), (None, 2030), (2019, 2026)])
_POLICY: Any = st.sampled_from([None, "rebase", "full", "zero"])
_DAY = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
_CODES = st.text("abcXY019.-_", min_size=1, max_size=6).filter(lambda code: code.strip(".-_") == code)


@st.composite
def leaves(draw: st.DrawFn, code: str) -> tuple[Node, tuple[InputSpec, ...]]:
    """A leaf with the example of some shape as its rule, its inputs renamed for this leaf."""
    name = draw(st.sampled_from(sorted(found())))
    shown: Any = found()[name].EXAMPLE
    names = {spec.code: f"{code}_{spec.code}" for spec in shown.inputs}
    specs = tuple(dataclasses.replace(spec, code=names[spec.code]) for spec in shown.inputs)
    rule = rule_of(
        {"shape": name, **_renamed(shown.raw, names), "text": draw(st.one_of(st.just(""), _TEXT))},
        tuple(names.values()),
    )
    node = _node(draw, code)
    return dataclasses.replace(node, maximum=shown.maximum, rule=rule, inputs=tuple(names.values())), specs


def _renamed(raw: Any, names: dict[str, str]) -> Any:
    """The parameters with other codes of inputs."""
    if isinstance(raw, dict):
        return {names.get(key, key): _renamed(value, names) for key, value in raw.items()}
    if isinstance(raw, list | tuple):
        return [_renamed(value, names) for value in raw]
    return names.get(raw, raw) if isinstance(raw, str) else raw


def _node(draw: st.DrawFn, code: str) -> Node:
    return Node(
        code=code,
        name=draw(_WORDS),
        maximum=draw(st.one_of(st.none(), _POINTS)),
        assessment=draw(st.sampled_from([None, "self", "sipas", "computed"])),
        evidence=tuple(draw(st.lists(_TEXT, max_size=3))),
        owner=draw(st.one_of(st.just(""), _TEXT)),
        not_applicable=draw(_POLICY),
        nothing_arose=draw(_POLICY),
        weight=draw(st.sampled_from([Fraction(1), Fraction(1, 3), Fraction(5, 2)])),
        legal=draw(st.one_of(st.just(""), _TEXT)),
        note=draw(st.one_of(st.just(""), _TEXT)),
        checked=draw(_DAY),
        years=draw(_YEARS),
    )


@st.composite
def sets(draw: st.DrawFn) -> CriteriaSet:
    """A whole set for 2024."""
    codes = draw(st.lists(_CODES, min_size=2, max_size=8, unique_by=lambda code: code.lower()))
    tops = draw(st.integers(1, max(1, len(codes) // 2)))
    inputs: dict[str, InputSpec] = {}
    below: dict[int, list[Node]] = {place: [] for place in range(tops)}
    for code in codes[tops:]:
        leaf, specs = draw(leaves(code))
        inputs |= {spec.code: spec for spec in specs}
        below[draw(st.integers(0, tops - 1))].append(leaf)
    nodes = []
    for place in range(tops):
        kind: Any = draw(st.sampled_from(["part", "part", "bonus", "penalty"]))
        node = dataclasses.replace(_node(draw, codes[place]), kind=kind, children=tuple(below[place]))
        nodes.append(node)
    marks = draw(st.lists(st.integers(0, 100), max_size=3, unique=True))
    return CriteriaSet(
        code="thu",
        year=2024,
        name=draw(_WORDS),
        maximum=draw(st.one_of(st.none(), _POINTS)),
        nodes=tuple(nodes),
        inputs=inputs,
        scope=draw(st.sampled_from(["ministry", "province", "department", "commune", "district", "unit"])),
        completeness=draw(st.sampled_from(["full", "partial", "structure"])),
        illustrative=draw(st.booleans()),
        years=draw(_YEARS),
        issuer=draw(st.one_of(st.just(""), _TEXT)),
        sources=tuple(draw(st.lists(_TEXT, max_size=2))),
        checked=draw(_DAY),
        places=draw(st.integers(0, 4)),
        missing=draw(st.sampled_from(["none", "zero"])),
        not_submitted=draw(st.sampled_from(["unranked", "zero"])),
        rescale=draw(st.booleans()),
        bonus_cap=draw(st.one_of(st.none(), _POINTS)),
        grades=tuple(
            Grade(Words(f"Mức {mark}", draw(st.sampled_from(["", f"Level {mark}"]))), Fraction(mark))
            for mark in sorted(marks, reverse=True)
        ),
        ranking=draw(
            st.builds(
                Ranking,
                compare=st.sampled_from(["published", "exact"]),
                ties=st.sampled_from(["competition", "dense", "average"]),
                breakers=st.lists(st.sampled_from(codes), max_size=2, unique=True).map(tuple),
                groups=st.lists(st.builds(Group, _WORDS, st.just(("sở",)), st.just(())), max_size=2).map(
                    tuple
                ),
                unranked=st.lists(_TEXT, max_size=2).map(tuple),
            )
        ),
    )
