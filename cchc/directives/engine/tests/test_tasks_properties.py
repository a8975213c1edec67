"""What holds for any text: quotes are slices, in order, however long the text is and whatever repeats in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.directives.engine.tasks import find_tasks

if TYPE_CHECKING:
    from cchc.directives.engine.model import Task

WORDS = (
    "Giao|giao|Sở Nội vụ|các sở, ban, ngành|yêu cầu|chủ trì|phối hợp với|rà soát|báo cáo"
    "|UBND tỉnh|trước ngày 15/8/2025|định kỳ|hằng quý"
    "|;|:|.|,|\n|\n\n|1. |a) |- |** |(|)|“|”|Điều 2. |trong tháng|8/2025|ít nhất|02 cuộc|để"
    "|Nơi nhận:|--- PAGE BREAK ---|¹ chú thích"
    "|KẾT QUẢ|THÔNG BÁO|thời hạn hoàn thành|nếu có vướng mắc|đã|phải|cần|đồng thời|tiếp tục|qua"
    "|quý III|Kính gửi:|Cơ quan chủ trì:"
).split("|")
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_quote_is_the_slice_it_says_and_tasks_come_in_order(text: str) -> None:
    sound(text)


def sound(text: str) -> list[Task]:
    """The tasks of a text, after a look at what must hold for all of them."""
    tasks = find_tasks(text, issued=date(2025, 5, 17), posted=None)
    assert all(t.quote == text[t.start : t.end] and t.quote for t in tasks)
    assert [t.start for t in tasks] == sorted(t.start for t in tasks)
    assert [t.id for t in tasks] == [f"t{n:02d}" for n in range(1, len(tasks) + 1)]
    for task in tasks:
        for party in (*task.lead, *task.coordinate):
            assert " ".join(text[party.start : party.end].replace("*", "").split()) == party.text
    return list(tasks)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert find_tasks(text, issued=None, posted=None) == find_tasks(text, issued=None, posted=None)


REPEATED = [
    "Sở Nội vụ; ",
    "rà soát; ",
    "trước ngày ",
    " ",
    "(",
    '"',
    "\n",
    "a",
    "a ",
    "- \n",
    "giao Sở Nội vụ ",
    "1",
    "12 ",
    "sau: ",
    "1. Sở Nội vụ:\n",
    "rà soát trước ngày 15/8/2025, báo cáo trước ngày 16/8/2025, ",
    "định kỳ hằng quý, ",
    "¹",
    ". ",
    "* ",
    "phối hợp với Sở Nội vụ ",
    "để Sở Nội vụ tổng hợp, gửi ",
    "từ ngày 1/9 đến ngày 2/9 ",
    "Kính gửi: Sở Nội vụ\n",
]


HEAD = "THÔNG BÁO\nChủ tịch UBND tỉnh yêu cầu các sở, ngành:\n"


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.timeout(60)  # a hang guard: each takes a quarter of a second; bench/linear_reading.py measures
def test_sixty_thousand_characters_of_one_piece_are_read_as_any_text(piece: str) -> None:
    sound(HEAD + piece * (64_000 // len(piece)))


@pytest.mark.timeout(60)
def test_of_a_hundred_pages_each_sentence_is_found_with_its_lead_and_day() -> None:
    page = "1. Sở Nội vụ\n- Rà soát thủ tục hành chính, báo cáo UBND tỉnh trước ngày 15/8/2025.\n" * 36
    text = "CHỈ THỊ\nChủ tịch UBND tỉnh yêu cầu:\n" + page * (300_000 // len(page))
    tasks = sound(text)
    assert len(tasks) == text.count("- Rà soát") > 3_000
    found = {(*(party.text for party in task.lead), task.deadline.date) for task in tasks}
    assert found == {("Sở Nội vụ", date(2025, 8, 15))}
