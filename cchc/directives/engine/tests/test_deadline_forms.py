"""Each form of deadline alone: its kind, its dates, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.directives.engine.canvas import Canvas
from cchc.directives.engine.deadlines import Base, Hit, scan

ISSUED = date(2025, 5, 17)


def found(text: str, day: date | None = ISSUED) -> list[Hit]:
    return scan(Canvas.of(text), Base(day)).between(0, len(text))


DATED: list[tuple[str, str, date | None]] = [
    ("báo cáo trước ngày 15/8/2025.", "by", date(2025, 8, 15)),
    ("chậm nhất ngày 20 tháng 9 năm 2025", "by", date(2025, 9, 20)),
    ("chậm nhất ngày 20 tháng 9", "by", date(2025, 9, 20)),
    ("trước ngày 15.8.25", "by", date(2025, 8, 15)),
    ("trước ngày 30 tháng này", "by", date(2025, 5, 30)),
    ("Thời hạn hoàn thành: 30/6/2025", "by", date(2025, 6, 30)),
    ("hoàn thành xong trước 3 0/6/2025", "by", date(2025, 6, 30)),
    ("đến hết năm 2025", "by", date(2025, 12, 31)),
    ("phấn đấu đến 30/9 đạt", "by", date(2025, 9, 30)),
    ("trước quý III/2025", "by", date(2025, 6, 30)),
    ("trong 6 tháng đầu năm 2026", "during", date(2026, 6, 30)),
    ("trong 9 tháng đầu năm", "during", date(2025, 9, 30)),
    ("trong tháng này", "during", date(2025, 5, 31)),
    ("trong năm nay", "during", date(2025, 12, 31)),
    ("trong quí II năm 2025", "during", date(2025, 6, 30)),
    ("Thời gian hoàn thành: Quý IV/2025", "during", date(2025, 12, 31)),
    ("trong giai đoạn 2 (năm 2021 - 2026) theo", "during", date(2026, 12, 31)),
    ("từ tháng 9 đến tháng 10/2025", "window", date(2025, 10, 31)),
    ("trong vòng 02 tháng kể từ ngày ký", "within", date(2025, 7, 17)),
    ("trong thời hạn 01 tuần kể từ ngày ban hành", "within", date(2025, 5, 24)),
    ("trong vòng 24 giờ kể từ khi nhận được thông báo", "within", None),
    ("trong vòng 05 ngày làm việc kể từ ngày ban hành", "within", None),
    ("trong vòng 05 ngày kể từ ngày nhận đủ hồ sơ", "within", None),
    ("Khi có dịch, báo cáo ngay về huyện", "upon", None),
    ("ngay sau khi có kết quả", "upon", None),
    ("thực hiện từ ngày 01/7/2025", "from", None),
    ("Thường xuyên theo dõi", "standing", None),
    ("Hằng tháng rà soát", "recurring", None),
    ("báo cáo hằng quý và hằng năm về Sở", "recurring", None),
    ("trước ngày 15 tháng 12 hằng năm", "recurring", None),
    ("trước ngày 31/02/2025", "by", None),
    ("trong tháng 13/2025", "during", None),
]


@pytest.mark.parametrize(("text", "kind", "day"), DATED)
def test_a_form_gives_its_kind_and_last_day(text: str, kind: str, day: date | None) -> None:
    hits = found(text)
    assert [(h.kind, h.date) for h in hits] == [(kind, day)]


@pytest.mark.parametrize(
    "text",
    [
        "theo Quyết định số 12/QĐ-UBND ngày 05/3/2025",
        "chỉ tiêu năm 2025",
        "định hướng đến năm 2030",
        "phấn đấu đến năm 2030 đạt",
        "trong năm 2025 và những năm tiếp theo",
        "từ năm 2022 đến nay",
        "từ tháng 01/2024 đến tháng 3/2024",
        "đến hết ngày 31/12/2024 chuyển sang",
        "đánh giá cán bộ hàng năm.",
        "huy động ngay nhân lực",
        "áp dụng từ ngày 01/7/2025 đến nay ",
        "trước ngày ",
    ],
)
def test_dates_that_set_no_deadline_are_left_alone(text: str) -> None:
    assert [h for h in found(text) if h.kind != "from"] == []


@pytest.mark.parametrize(
    "text",
    [
        "trước ngày 15/8",
        "trong tháng 8",
        "trong quý III",
        "trong năm nay",
        "trong tháng này",
        "trước ngày 5 tháng này",
    ],
)
def test_without_a_base_day_the_year_stays_unknown(text: str) -> None:
    assert [h.date for h in found(text, None)] == [None]


def test_an_impossible_day_is_said_to_be_one() -> None:
    assert [h.impossible for h in found("trước ngày 31/6/2025")] == [True]


def test_of_overlapping_terms_the_weightier_stays() -> None:
    assert [h.kind for h in found("Định kỳ trước ngày 05 hàng tháng báo cáo")] == ["recurring"]
