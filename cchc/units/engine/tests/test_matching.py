"""Hits in one province's index: readings of a text, scores by reason, nearness by faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc.units.engine.index import index_of
from cchc.units.engine.matching import SCORES, exact, near, readings
from cchc.units.engine.words import words_of

if TYPE_CHECKING:
    from cchc.units.engine.tree import Tree


def test_a_text_is_read_as_it_stands_then_without_lead_in_then_without_the_title() -> None:
    found = [(" ".join(words.bare), person) for words, person in readings("Giao Giám đốc Sở Nội vụ")]
    assert found == [("giao giam doc so noi vu", False), ("giam doc so noi vu", False), ("so noi vu", True)]
    assert list(readings("…")) == []


def test_exact_scores_more_than_any_other_reason() -> None:
    assert all(score < SCORES["exact"] for reason, score in SCORES.items() if reason != "exact")


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Sở Nội vt", 1),
        ("Sở Tài chìnk", 1),
        ("Sở Tài nguvên và Môi trưởnq", 2),
        ("Sở Ytê", None),
    ],
)
def test_longer_names_may_have_more_wrong_characters(phu_tho: Tree, text: str, faults: int | None) -> None:
    hits = near(index_of(phu_tho, "hoa-binh"), words_of(text))
    assert (hits[0].score if hits else None) == (
        None if faults is None else pytest.approx(0.82 - 0.05 * faults)
    )


def test_a_department_is_not_behind_a_people_s_committee(phu_tho: Tree) -> None:
    index = index_of(phu_tho, "hoa-binh")
    assert exact(index, phu_tho, words_of("UBND Công an")) == []
    assert near(index, words_of("UBND Sở Nội vt")) == []


def test_the_index_is_built_once(phu_tho: Tree) -> None:
    assert index_of(phu_tho, "hoa-binh") is index_of(phu_tho, "hoa-binh")


def test_a_person_named_with_a_post_is_read_by_the_post() -> None:
    found = [" ".join(words.bare) for words, _ in readings("Đồng chí Nguyễn Văn A, Giám đốc Sở Nội vụ")]
    assert found[1:] == ["giam doc so noi vu", "so noi vu"]
