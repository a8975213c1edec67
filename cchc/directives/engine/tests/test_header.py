"""Headings of documents in their official form: number, type, issuer, assigner, date, subject, marks."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.directives.engine.header import read_header

NOTICE = """UBND TỈNH HÒA BÌNH          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
VĂN PHÒNG                         Độc lập - Tự do - Hạnh phúc
Số: 77/TB-VPUBND                 Hòa Bình, ngày 02 tháng 6 năm 2025

THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh tại cuộc họp
về rà soát chỉ tiêu năm

Ngày 30/5/2025, tại trụ sở, Chủ tịch UBND tỉnh đã chủ trì cuộc họp.
1. Giao Sở Nội vụ lập kế hoạch.

Nơi nhận:
- Như trên;
- Sở Nội vụ; Sở Tài chính;
- UBND các huyện,
thành phố;
- Lưu: VT, KSTT.

TL. CHỦ TỊCH
KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG

Trần Thị Bình An
"""


def test_a_conclusion_notice_is_read_in_all_its_parts() -> None:
    head = read_header(NOTICE)
    assert head.number == "77/TB-VPUBND"
    assert head.type == "TB"
    assert head.issuer == "Văn phòng UBND tỉnh Hòa Bình"
    assert head.assigner == "Chủ tịch UBND tỉnh"
    assert head.place == "Hòa Bình"
    assert head.issued == date(2025, 6, 2)
    assert head.posted is None
    assert head.subject == "Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về rà soát chỉ tiêu năm"
    assert head.recipients == ("Như trên", "Sở Nội vụ", "Sở Tài chính", "UBND các huyện, thành phố")
    assert head.signer is not None
    assert head.signer.name == "Trần Thị Bình An"
    assert head.signer.position == "PHÓ CHÁNH VĂN PHÒNG"
    assert head.signer.authority == "TL. CHỦ TỊCH, KT. CHÁNH VĂN PHÒNG"
    assert (head.urgency, head.secrecy) == (None, None)


def test_cells_of_a_table_read_one_after_the_other_give_the_same_heading() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ\nSố: 12/CT-UBND\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nPhú Thọ, ngày 5 tháng 01 năm 2026\nCHỈ THỊ\nVề tiếp công dân\n"
        "Để làm tốt việc này, Chủ tịch UBND tỉnh yêu cầu:\n"
    )
    head = read_header(text)
    assert (head.number, head.type, head.place) == ("12/CT-UBND", "CT", "Phú Thọ")
    assert head.issuer == "UBND tỉnh Phú Thọ"
    assert head.issued == date(2026, 1, 5)
    assert head.subject == "Về tiếp công dân"
    assert head.assigner == "Chủ tịch UBND tỉnh"


def test_a_letter_has_no_type_and_its_subject_stands_after_v_v() -> None:
    text = (
        "SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 410/SNV-CCHC Hòa Bình, ngày 3 tháng 4 năm 2025\nV/v nộp báo cáo\nquý I năm 2025\n\n"
        "Kính gửi: Các phòng.\nGiám đốc Sở Nội vụ đề nghị các phòng nộp báo cáo.\n"
    )
    head = read_header(text)
    assert (head.number, head.type, head.issuer) == ("410/SNV-CCHC", None, "Sở Nội vụ")
    assert head.subject == "nộp báo cáo quý I năm 2025"
    assert head.assigner == "Giám đốc Sở Nội vụ"


def test_a_scan_without_accents_still_gives_issuer_number_and_date() -> None:
    text = (
        "VAN PHONG CHÍNH PHU CONG HOA XÃ HOI CHỦ NGHĨA VIỆT NAN\n———— Độc lập - Tự do - Hanh phúc\n"
        "sé: 41 /TB-VPCP Ha Nội, ngay 18 thang 10 nam 2022\nTHONG BÁO\nÝ kiến của Phó Thủ tướng tại buổi làm việc\n"
    )
    head = read_header(text)
    assert (head.number, head.type) == ("41/TB-VPCP", "TB")
    assert head.issuer == "Văn phòng Chính phủ"
    assert head.place == "Ha Nội"
    assert head.issued == date(2022, 10, 18)
    assert head.assigner == "Phó Thủ tướng"


def test_a_party_document_is_read() -> None:
    text = (
        "TỈNH ỦY HÒA BÌNH ĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 31-CT/TU Hòa Bình, ngày 9 tháng 9 năm 2024\n"
        "CHỈ THỊ\nvề tăng cường đối thoại\n\nBan Thường vụ Tỉnh ủy yêu cầu các cấp ủy.\n"
    )
    head = read_header(text)
    assert (head.number, head.type, head.issued) == ("31-CT/TU", "CT", date(2024, 9, 9))
    assert (head.issuer, head.assigner) == ("Tỉnh ủy Hòa Bình", "Ban Thường vụ Tỉnh ủy")


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Hòa Bình, ngày 17 tháng 5 năm 2025", "Hòa Bình", date(2025, 5, 17)),
        ("Thành phố Hồ Chí Minh, ngày 1 tháng 8 năm 2024", "Thành phố Hồ Chí Minh", date(2024, 8, 1)),
        ("HÀ NỘI, ngày 2 tháng 9 năm 2024", "HÀ NỘI", date(2024, 9, 2)),
        ("Đắk R'Lấp, ngày 03/4/2024", "Đắk R'Lấp", date(2024, 4, 3)),
        ("ngày 03 tháng 4 năm 2024", None, date(2024, 4, 3)),
        ("Bà Rịa - Vũng Tàu, ngày 3 tháng 4 năm 2024", "Bà Rịa - Vũng Tàu", date(2024, 4, 3)),
        ("Hòa Bình, ngày 31 tháng 02 năm 2024", "Hòa Bình", None),
        ("SỞ X, ngày tháng năm 2024", None, None),
    ],
)
def test_place_and_date_of_the_heading(line: str, place: str | None, day: date | None) -> None:
    head = read_header(
        f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{line}\nKẾ HOẠCH\nvề x\n"
    )
    assert (head.place, head.issued) == (place, day)


def test_a_lost_day_is_taken_from_the_stamp_of_the_same_month() -> None:
    top = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHuế, ngày |4 tháng 04 năm 2019\nKẾ HOẠCH\nvề x\n"
    assert read_header(top + "Thời gian ký:\n16.04.2019 09:22:19 +07:00\n").issued == date(2019, 4, 16)
    assert read_header(top + "Thời gian ký: 16.05.2019 09:22:19\n").issued is None
    assert read_header(top + "Thời gian ký: 16.14.2019 09:22:19\n").issued is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("43-KH_20190410104124235230.pdf", date(2019, 4, 10)),
        ("KH_2019_04_11_ve_x.docx", date(2019, 4, 11)),
        ("KH-12-04-2019.pdf", date(2019, 4, 12)),
        ("KH_20190510.pdf", None),
        ("KH_20190499.pdf", None),
        ("", None),
    ],
)
def test_a_lost_day_is_taken_from_a_file_name_of_the_same_month(name: str, day: date | None) -> None:
    top = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHuế, ngày {† tháng 4 năm 2019\nKẾ HOẠCH\nvề x\n"
    assert read_header(top, file=name).issued == day


def test_the_stamp_dates_a_document_whose_heading_has_no_date() -> None:
    assert read_header("KẾ HOẠCH\nvề x\n\nNgày ký: 17/05/2025 10:20\n").issued == date(2025, 5, 17)


@pytest.mark.parametrize(
    ("mark", "urgency"),
    [
        ("HỎA TỐC", "Hỏa tốc"),
        ("HOẢ TỐC", "Hỏa tốc"),
        ("HỎA TỐC HẸN GIỜ", "Hỏa tốc"),
        ("THƯỢNG KHẨN", "Thượng khẩn"),
        ("KHẨN", "Khẩn"),
        ("[ KHẨN ]", "Khẩn"),
        ("việc khẩn", None),
    ],
)
def test_urgency_is_a_mark_of_its_own(mark: str, urgency: str | None) -> None:
    text = f"UBND TỈNH X CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{mark}\nSố: 1/KH-UBND\nKẾ HOẠCH\nvề x\n"
    assert read_header(text).urgency == urgency


def test_urgency_may_stand_in_the_name_of_the_type() -> None:
    assert read_header("Công điện khẩn về phòng chống bão số 3 trên địa bàn huyện\n").urgency == "Khẩn"
    assert read_header("UBND X\nSố: 1/CĐ-UBND\nCÔNG ĐIỆN HOẢ TỐC\nvề bão\n").type == "CĐ"


@pytest.mark.parametrize(
    ("line", "secrecy"),
    [
        ("MẬT", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        ("* MẬT *", "MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"),
        ("MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "MẬT"),
        ("Bí mật nhà nước", None),
        ("MẶT TRẬN TỔ QUỐC", None),
        ("MẬT KHẨU", None),
    ],
)
def test_secrecy_is_a_mark_not_a_word(line: str, secrecy: str | None) -> None:
    text = f"{line}\nSố: 1/KH-UBND\nKẾ HOẠCH\nvề bảo mật dữ liệu\nGiữ bí mật. Độ MẬT của văn bản.\nMẬT\n"
    assert read_header(text).secrecy == secrecy


def test_a_mark_below_the_heading_is_a_word_of_the_text() -> None:
    assert read_header("KẾ HOẠCH\nvề x\n\nMẬT\n").secrecy is None


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("BỘ NỘI VỤ\nSố: 1/BC-BNV\nBÁO CÁO\nvề x\n", "Bộ Nội vụ"),
        (
            "UBND HUYỆN ĐÀ BẮC\nPHÒNG TÀI CHÍNH - KẾ HOẠCH\nSố: 1/BC-TCKH\nBÁO CÁO\nvề x\n",
            "Phòng Tài chính - Kế hoạch",
        ),
        ("VĂN PHÒNG\nCHÍNH PHỦ\nSố: 1/TB-VPCP\nTHÔNG BÁO\nvề x\n", "Văn phòng Chính phủ"),
        ("VĂN PHÒNG\nSố: 1/TB-VPUBND\nTHÔNG BÁO\nvề x\n", "Văn phòng"),
        ("Số: 1/TB-VPCP\nTHÔNG BÁO\nvề x\n", "Văn phòng Chính phủ"),
        ("Số: 1/TB-STTTT\nTHÔNG BÁO\nvề x\n", None),
        ("SỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH\nSố: 1/TB-X\nTHÔNG BÁO\n", "Sở Văn hóa, Thể thao và Du lịch"),
        ("CÔNG AN TỈNH HÒA BÌNH\nSố: 1/KH-CAT\nKẾ HOẠCH\n", "Công an tỉnh Hòa Bình"),
        ("BAN QUẢN LÝ DỰ ÁN\nSố : 2/KH-BQL\nKẾ HOẠCH\n", "Ban Quản lý dự án"),
        ("TRANG CHỦ\nTIN TỨC\nKẾ HOẠCH\nvề x\n", None),
    ],
)
def test_issuer_of_the_heading(text: str, issuer: str | None) -> None:
    assert read_header(text).issuer == issuer


@pytest.mark.parametrize(
    ("subject", "assigner"),
    [
        (
            "Kết luận của đồng chí Lê Văn Tám - Phó Chủ tịch UBND huyện tại hội nghị",
            "Phó Chủ tịch UBND huyện",
        ),
        ("Kết luận của Bộ trưởng Bộ Tài chính Lê Văn Tám tại hội nghị", "Bộ trưởng Bộ Tài chính"),
        (
            "Ý kiến chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh Thừa Thiên Huế về x",
            "Chủ tịch UBND tỉnh Thừa Thiên Huế",
        ),
        ("Kết luận của Thủ tướng Chính phủ Lê Văn Tám", "Thủ tướng Chính phủ"),
        ("Kết luận của Ban Chỉ đạo tại phiên họp", None),
    ],
)
def test_assigner_of_a_conclusion(subject: str, assigner: str | None) -> None:
    assert read_header(f"THÔNG BÁO\n{subject}\n").assigner == assigner


def test_an_office_signing_by_order_passes_on_the_chairmans_word() -> None:
    text = NOTICE.replace("Kết luận của Chủ tịch UBND tỉnh tại", "Một số việc tại").replace(
        "đã chủ trì", "họp"
    )
    assert read_header(text).assigner == "Chủ tịch UBND tỉnh Hòa Bình"


@pytest.mark.parametrize(
    ("body", "assigner"),
    [
        ("Chủ tịch UBND tỉnh yêu cầu các sở làm ngay.", "Chủ tịch UBND tỉnh"),
        (
            "Chủ tịch UBND huyện chỉ đạo việc khác. Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo yêu cầu các sở sau đây:",
            "Bí thư Tỉnh ủy",
        ),
        ("Theo đó, Ủy ban nhân dân tỉnh yêu cầu các sở.", "UBND tỉnh"),
        ("Các sở làm tốt.", None),
    ],
)
def test_assigner_of_the_body_where_the_heading_names_none(body: str, assigner: str | None) -> None:
    assert (
        read_header(f"Tăng cường kỷ luật kỷ cương hành chính trong toàn tỉnh\n\n{body}\n").assigner
        == assigner
    )


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("KẾ HOẠCH Triển khai việc A\nvà việc B\nCăn cứ Luật X;\n", "Triển khai việc A và việc B"),
        ("THÔNG BÁO\n-----\nviệc A\n_____\nviệc B\n", "việc A"),
        ("THÔNG BÁO\nNgày 3/4/2024 có việc.\n", None),
        ("QUYẾT ĐỊNH\nVề việc ban hành quy chế.\nCHỦ TỊCH UBND TỈNH\n", "Về việc ban hành quy chế"),
        ("QUYẾT ĐỊNH\nVề quy chế\nCHỦ TỊCH UBND TỈNH\n", "Về quy chế"),
        ("THÔNG BÁO\nviệc A\n1. Việc đầu\n", "việc A"),
        ("THÔNG BÁO\n" + "dài " * 200 + "\n", None),
        ("V/v nộp báo cáo Huế, ngày 3 tháng 4 năm 2024\nKính gửi: ai đó\n", "nộp báo cáo"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKính gửi: ai đó\n", None),
        ("V/v " + "\n".join("dòng" for _ in range(12)), " ".join(["dòng"] * 7)),
        ("# nguồn\nngắn\nMột tiêu đề đủ dài để là tiêu đề của trang tin\nNội dung.", None),
        ("Nội dung một câu dài hơn ba mươi chữ cái thì kết thúc bằng dấu chấm.", None),
    ],
)
def test_subject(text: str, subject: str | None) -> None:
    expected = "Một tiêu đề đủ dài để là tiêu đề của trang tin" if text.startswith("# nguồn") else subject
    assert read_header(text).subject == expected


def test_an_empty_text_has_an_empty_heading() -> None:
    head = read_header("")
    assert (head.number, head.type, head.issued, head.subject, head.recipients) == (
        None,
        None,
        None,
        None,
        (),
    )


def test_a_paragraph_above_the_type_is_no_part_of_the_heading() -> None:
    long_line = "Số: 9/KH-UBND " + "chữ " * 60 + "Huế, ngày 3 tháng 4 năm 2024"
    head = read_header(f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{long_line}\nKẾ HOẠCH\nvề x\n")
    assert (head.number, head.issued) == (None, None)


def test_a_dash_of_the_other_column_is_no_part_of_the_place() -> None:
    head = read_header(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSKHĐT - Hòa Bình, ngày 3 tháng 4 năm 2024\nKẾ HOẠCH\n"
    )
    assert head.place == "Hòa Bình"


def test_a_position_in_capitals_throughout_is_no_persons_name() -> None:
    assert read_header("THÔNG BÁO\nKết luận của Chủ Tịch Hội Đồng\n").assigner == "Chủ Tịch Hội Đồng"


def test_a_subject_over_all_lines_left_is_kept_whole() -> None:
    assert read_header("V/v nộp báo cáo").subject == "nộp báo cáo"


def test_a_letter_whose_left_cell_is_read_first_keeps_its_subject_apart() -> None:
    text = (
        "UBND TỈNH PHÚ THỌ\nSỞ NỘI VỤ\nSố: 1234/SNV-CCHC\nV/v đôn đốc thực hiện\nkế hoạch năm\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nPhú Thọ, ngày 12 tháng 01 năm 2026\n"
        "Kính gửi:\n- Các sở, ban, ngành;\n"
    )
    head = read_header(text)
    assert (head.issuer, head.issued) == ("Sở Nội vụ", date(2026, 1, 12))
    assert head.subject == "đôn đốc thực hiện kế hoạch năm"


@pytest.mark.parametrize(
    ("text", "assigner", "subject"),
    [
        (
            "UBND TỈNH X\nSố: 1/QĐ-UBND\nQUYẾT ĐỊNH\nVề bộ chỉ số\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ\nCăn cứ A;\n",
            "Chủ tịch UBND tỉnh Phú Thọ",
            "Về bộ chỉ số",
        ),
        (
            "SỞ NỘI VỤ\nSố: 1/QĐ-SNV\nQUYẾT ĐỊNH\nVề phân công\nGIÁM ĐỐC SỞ NỘI VỤ\nCăn cứ A;\n",
            "Giám đốc Sở Nội vụ",
            "Về phân công",
        ),
        (
            "TỈNH ỦY PHÚ THỌ\nSố 12-KL/TU\nKẾT LUẬN\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề chỉ số\n",
            "Ban Thường vụ Tỉnh ủy",
            "về chỉ số",
        ),
    ],
)
def test_the_line_in_capitals_says_whose_act_it_is(text: str, assigner: str, subject: str) -> None:
    head = read_header(text)
    assert (head.assigner, head.subject) == (assigner, subject)


def test_a_subject_in_capitals_ends_where_the_text_begins() -> None:
    assert read_header("CHỈ THỊ\nVỀ VIỆC ĐỐI THOẠI\nNăm nay là năm bản lề\n").subject == "VỀ VIỆC ĐỐI THOẠI"


@pytest.mark.parametrize("ward", ["AN KHÁNH", "AN", "AN LẠC A"])
def test_a_ward_named_an_is_no_plan_of_measures(ward: str) -> None:
    top = f"ỦY BAN NHÂN DÂN\nPHƯỜNG {ward}\nSố: 12/TB-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    text = top + "\nTHÔNG BÁO\nVề việc họp\n"
    header = read_header(text)
    assert (header.type, header.number) == ("TB", "12/TB-UBND")
