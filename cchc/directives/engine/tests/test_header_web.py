"""Web pages that report a document: posting date, what was issued and when, the meeting, the headline."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.directives.engine.header import read_header

BODY = "Trong thời gian qua các đơn vị của tỉnh đã làm được nhiều việc và còn nhiều việc phải làm tiếp trong năm."


@pytest.mark.parametrize(
    ("line", "posted"),
    [
        ("28/05/2025 09:40", date(2025, 5, 28)),
        ("Tin hoạt động | 31-08-2022 | 0 lượt xem", date(2022, 8, 31)),
        ("| Kinh tế | thứ năm, 08 08 2019 08:51", date(2019, 8, 8)),
        ("Thứ Sáu, 24/05/2024, 15:30 (GMT+7)", date(2024, 5, 24)),
        ("Cập nhật lúc 10 giờ 20 ngày 3.4.2024 bởi ban biên tập cổng", date(2024, 4, 3)),
        ("Ngày đăng: 03/04/2024", date(2024, 4, 3)),
        ("31/02/2024", None),
        ("Số 15/TB-UBND ngày 17/5/2025", None),
        ("# 17/5/2025", None),
        ("Ngày 17/5/2025 có mưa.", None),
        ("Người dân toàn tỉnh nộp hồ sơ trước 17/5/2025 để được xét theo quy định", None),
        ("Không có ngày nào ở đây", None),
        ("17/5/2025 " + "rất dài " * 20, None),
    ],
)
def test_posting_date_of_a_page(line: str, posted: date | None) -> None:
    assert read_header(f"{line}\n{BODY}\n").posted == posted


def test_only_lines_above_an_official_heading_say_when_it_was_posted() -> None:
    official = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n3/4/2024\nKẾ HOẠCH\nvề x\n"
    assert read_header(official).posted is None
    assert read_header("05/04/2024 10:00\n" + official).posted == date(2024, 4, 5)


@pytest.mark.parametrize(
    ("first", "issuer", "kind", "number", "issued"),
    [
        (
            "Ngày 17/5/2025, Văn phòng Ủy ban nhân dân tỉnh đã ban hành Thông báo số 15/TB-VPUBND về việc rà soát.",
            "Văn phòng UBND tỉnh",
            "TB",
            "15/TB-VPUBND",
            date(2025, 5, 17),
        ),
        (
            "Vừa qua, UBND tỉnh ban hành Công văn số 123/UBND-NC ngày 5/6/2024 về việc rà soát, đánh giá các chỉ số.",
            "UBND tỉnh",
            None,
            "123/UBND-NC",
            date(2024, 6, 5),
        ),
        (
            "Để triển khai chỉ đạo của cấp trên, Ủy ban nhân dân huyện vừa ban hành Chỉ thị yêu cầu các xã làm ngay.",
            "UBND huyện",
            "CT",
            None,
            None,
        ),
        (
            "Ngày 31/2/2025, Sở Nội vụ ban hành Kế hoạch số 7/KH-SNV về kiểm tra công vụ tại các cơ quan của tỉnh.",
            "Sở Nội vụ",
            "KH",
            "7/KH-SNV",
            None,
        ),
    ],
)
def test_the_first_paragraph_tells_what_was_issued(
    first: str, issuer: str, kind: str | None, number: str | None, issued: date | None
) -> None:
    head = read_header(f"Một tiêu đề của trang tin\n{first}\n")
    assert (head.issuer, head.type, head.number, head.issued) == (issuer, kind, number, issued)


@pytest.mark.parametrize(
    "first",
    [
        "Trong năm qua, người dân ban hành Kế hoạch số 7/KH-X của nhóm mình rồi đem ra bàn bạc với nhau cho kỹ lưỡng.",
        "Ngày hôm ấy, UBND tỉnh ban hành một số văn bản chỉ đạo quan trọng về nhiều lĩnh vực của đời sống xã hội nay.",
        "Thời gian tới, UBND tỉnh ban hành Kế hoạch để các đơn vị có căn cứ triển khai thực hiện trong năm sau nữa.",
        "Theo đó, "
        + "UBND tỉnh và rất nhiều cơ quan khác " * 3
        + "ban hành Kế hoạch số 7/KH-UBND về việc chung.",
    ],
)
def test_what_tells_of_no_issue_gives_no_number(first: str) -> None:
    head = read_header(f"Một tiêu đề của trang tin\n{first}\n")
    assert (head.number, head.issuer) == (None, None)


def test_an_official_document_is_not_taken_for_what_its_preamble_reports() -> None:
    text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/SNV-CC Huế, ngày 9 tháng 3 năm 2020\nV/v tạm dừng\nKính gửi: A\n"
        "Ngày 04/3/2020, Thủ tướng Chính phủ ban hành Chỉ thị số 11/CT-TTg về các nhiệm vụ cấp bách thời gian tới.\n"
    )
    head = read_header(text)
    assert (head.number, head.issued) == ("5/SNV-CC", date(2020, 3, 9))


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        (
            "Hội nghị giao ban tháng 6/2019 của huyện\n\nSáng ngày 2/7, tại xã, huyện đã tổ chức Hội nghị.",
            date(2019, 7, 2),
        ),
        ("Bàn việc năm 2024\n\nSáng 24/5, UBND tỉnh tổ chức Hội nghị bàn việc.", date(2024, 5, 24)),
        (
            "Tin\n\nChiều ngày 24 tháng 5 năm 2023 tại phòng họp, lãnh đạo tỉnh chủ trì bàn việc.",
            date(2023, 5, 24),
        ),
        ("3/9/2021 08:00\nTin\n\nSáng 24/5, UBND tỉnh họp bàn việc.", date(2021, 5, 24)),
        ("Tin\n\nSáng 24/5, UBND tỉnh họp bàn việc.", None),
        ("Tin\n\nSáng 24/5/2024, trời mưa to.", None),
    ],
)
def test_a_meeting_report_is_of_the_day_of_the_meeting(text: str, issued: date | None) -> None:
    assert read_header(text).issued == issued


def test_a_leader_who_issues_is_the_one_who_assigns() -> None:
    first = "Ngày 17/5/2025, Chủ tịch UBND huyện ban hành Công điện số 3/CĐ-UBND về phòng chống bão tại xã ven sông."
    head = read_header(f"Một tiêu đề của trang tin\n{first}\nBí thư Huyện ủy yêu cầu các xã làm ngay.\n")
    assert (head.issuer, head.assigner) == ("Chủ tịch UBND huyện", "Chủ tịch UBND huyện")
