"""The page for a meeting is one A4 page, however much is late: told is what fits, counted what is left out."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from cchc.conftest import make_unit
from cchc.tasks import letters
from cchc.tasks.actions import lettering
from cchc.tasks.one_page import BELOW, BOTTOM, LINE, MOST, PAGE, TOP, cut, fitting, height
from cchc.tasks.tests.conftest import make_task
from cchc.tasks.tests.printed import pages
from cchc.units.models import Unit

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.accounts.models import User
    from cchc.tasks.models import Letter

#: Names as long as offices have them.
NAMES = (
    "Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp tỉnh",
    "Ban Quản lý Khu kinh tế và các khu công nghiệp",
    "Công ty cổ phần Đầu tư và Phát triển hạ tầng kỹ thuật đô thị",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
    "Trung tâm Phục vụ hành chính công",
    "Sở Y tế",
)
#: 160 characters: longer than the page has room for.
WORDS = (
    "Khẩn trương rà soát, tổng hợp, báo cáo Chủ tịch Ủy ban nhân dân tỉnh kết quả thực hiện các nội dung được giao tại "
    "thông báo kết luận về cải cách hành chính số {}"
)


def paragraphs(letter: Letter) -> list[str]:
    """The paragraphs of the paper that are not in a table."""
    return [line.text for line in Document(BytesIO(letters.written(letter))).paragraphs]


@pytest.fixture
def units(province: Unit) -> list[Unit]:
    """Units with long names."""
    return [
        make_unit(f"phu-tho-2025/u{number}", name, parent=province, province=province)
        for number, name in enumerate(NAMES)
    ]


def late(units: list[Unit], by: User, count: int, words: str = WORDS) -> None:
    """So many overdue tasks, by turns of the Prime Minister and of the province."""
    for number in range(count):
        make_task(
            units[number % len(units)],
            by,
            given_on=date(2026, 4, 1),
            due=date(2026, 6, 5) - timedelta(days=number % 30),
            level=("chairman", "prime_minister")[number % 2],
            wording=words.format(number),
        )


@pytest.mark.django_db
@pytest.mark.parametrize(("count", "kind"), [(0, "week"), (3, "week"), (10, "month"), (70, "month")])
def test_whatever_is_late_the_paper_is_one_a4_page(
    units: list[Unit], an: User, count: int, kind: str, tmp_path: Path
) -> None:
    if count == 70:
        Unit.objects.filter(holdings__user=an).update(name=NAMES[4])
    late(units, an, count)
    letter = lettering.paper_for_meeting(kind, by=an)
    (page,) = pages(letters.written(letter), tmp_path)
    assert "CHÁNH VĂN PHÒNG" in page
    assert "Lưu: VT" in page


@pytest.mark.django_db
def test_what_is_left_out_is_counted_and_adds_up(units: list[Unit], an: User) -> None:
    late(units, an, 70)
    told = paragraphs(lettering.paper_for_meeting("week", by=an))
    (own,) = [number for number, line in enumerate(told) if line.startswith("2. Nhiệm vụ tỉnh giao")]
    for part in (told[:own], told[own:]):
        named = [line for line in part if line.startswith("- ") and "(hạn " in line]
        assert 1 < len(named) <= MOST
        assert f"- Còn {35 - len(named)} nhiệm vụ khác, xem trên hệ thống." in part
    assert told[own].endswith("(35):")
    (most,) = [line for line in told if line.startswith("3. ")]
    assert most.count("(10)") == MOST
    assert most.endswith("; và 2 đơn vị khác.")


@pytest.mark.django_db
def test_few_short_tasks_are_all_told(units: list[Unit], an: User) -> None:
    late(units[-1:], an, 8, "Báo cáo {}")
    told = paragraphs(lettering.paper_for_meeting("week", by=an))
    assert len([line for line in told if "(hạn " in line]) == 8
    assert not any("nhiệm vụ khác" in line or "đơn vị khác" in line for line in told)


def test_words_are_cut_behind_a_word() -> None:
    assert cut("Rà soát, báo cáo", 16) == "Rà soát, báo cáo"
    assert cut("Rà soát, báo cáo kết quả", 18) == "Rà soát, báo cáo…"
    assert cut("Rà soát, báo cáo", 12) == "Rà soát…"


@given(
    st.lists(st.lists(st.text("ab ", max_size=400), max_size=9), min_size=2, max_size=2), st.integers(0, 600)
)
def test_what_is_said_to_fit_is_no_higher_than_the_page(lists: list[list[str]], after: int) -> None:
    counts = fitting(lists, "x" * after)
    told = sum(height(line) for lines, count in zip(lists, counts, strict=True) for line in lines[:count])
    assert all(0 <= count <= min(MOST, len(lines)) for lines, count in zip(lists, counts, strict=True))
    if any(counts):
        assert TOP + told + height("x" * after) + 4 * (LINE + BELOW) + BOTTOM < PAGE


def test_a_short_list_leaves_its_place_to_the_other() -> None:
    long = ["x" * 200] * 5
    assert fitting([[], long], "") == [0, 5]
    assert fitting([long[:1], long], "") == [1, 4]
    both = fitting([long, long], "x" * 300)
    assert both[0] - both[1] in {0, 1}
    assert 0 < sum(both) < 10
