"""The compiled word list: in step with the YAML that people edit, and sound in itself."""

from __future__ import annotations

import json
from typing import Any

import yaml

from cchc.units.engine.tests.conftest import DATA
from cchc.units.engine.vocabulary import COMPILED, vocabulary


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_the_compiled_words_say_what_the_yaml_says() -> None:
    bodies = yaml.safe_load((DATA / "bodies.yaml").read_text(encoding="utf-8"))
    groups = yaml.safe_load((DATA / "groups.yaml").read_text(encoding="utf-8"))
    compiled = json.loads(COMPILED.read_text(encoding="utf-8"))
    assert compiled == plain(bodies) | {"classes": groups["classes"]}


def test_every_heir_is_a_body_and_slugs_are_used_once() -> None:
    for bodies in (vocabulary().bodies, vocabulary().central):
        slugs = [body.slug for body in bodies]
        assert len(set(slugs)) == len(slugs)
        assert [heir for body in bodies for heir in body.into if heir not in slugs] == []


def test_a_body_that_ended_has_an_heir_and_an_end_after_its_start() -> None:
    bodies = [*vocabulary().bodies, *vocabulary().central]
    assert [body.slug for body in bodies if body.valid_to and not body.into] == []
    assert [b.slug for b in bodies if b.valid_from and b.valid_to and b.valid_to < b.valid_from] == []


def test_every_mark_of_a_body_is_held_by_a_class_and_the_other_way_round() -> None:
    used = {mark for body in (*vocabulary().bodies, *vocabulary().central) for mark in body.groups}
    held = {mark for group in vocabulary().classes.values() for mark in group.bodies}
    assert used == held


def test_party_and_mass_bodies_are_asked_and_departments_ordered() -> None:
    by_kind = {
        kind: {b.ordered for b in vocabulary().bodies if b.kind == kind}
        for kind in ("party", "mass", "department")
    }
    assert by_kind == {"party": {False}, "mass": {False}, "department": {True}}
