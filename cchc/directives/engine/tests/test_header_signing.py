"""The foot of a document: who signed by which authority, who receives; scans run both columns together."""

from __future__ import annotations

import pytest

from cchc.directives.engine.header import read_header
from cchc.directives.engine.header.signing import foot
from cchc.directives.engine.model import Signer


@pytest.mark.parametrize(
    ("lines", "signer"),
    [
        (
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Thị Hoa",
            Signer("Lê Thị Hoa", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"),
        ),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLê Thị Hoa",
            Signer("Lê Thị Hoa", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH"),
        ),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Hoa", Signer("Lê Hoa", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC")),
        ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG\nLê Hoa", Signer("Lê Hoa", "TRƯỞNG PHÒNG", "TUQ. GIÁM ĐỐC")),
        ("Q. GIÁM ĐỐC\n\nTrung tá Lê Văn Hoa", Signer("Lê Văn Hoa", "GIÁM ĐỐC", "Q. GIÁM ĐỐC")),
        ("TL. GIÁM ĐỐC\n\n\n", Signer(None, None, "TL. GIÁM ĐỐC")),
    ],
)
def test_authority_position_and_name(lines: str, signer: Signer) -> None:
    assert foot(f"Nội dung.\n\n{lines}\n").signer == signer
    assert foot(f"Nội dung.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n{lines}\n").signer == signer


def test_the_signature_may_stand_above_the_receivers() -> None:
    ending = foot("Nội dung.\n\nTM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nLê Hoa\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n")
    assert ending.signer == Signer("Lê Hoa", "TRƯỞNG BAN", "TM. BAN CHỈ ĐẠO")
    assert ending.recipients == ("Như trên",)


def test_columns_that_a_scan_ran_together_are_parted() -> None:
    text = (
        "Noi nhận: KT. TONG GIAM DOC\n- Như trên; PHÓ TỔNG GIÁM ĐỐC\n- Văn phòng Chính phủ (để báo cáo Thủ tướng\n\n"
        "và Phó Thủ tướng);\n- UBND các tỉnh;\n~ Các đơn vị; 4° = TN\n- Lưu: VT.\n\nLê Văn Hoa\n"
    )
    ending = foot(text)
    assert ending.signer == Signer("Lê Văn Hoa", "PHÓ TỔNG GIÁM ĐỐC", "KT. TONG GIAM DOC")
    assert ending.recipients == (
        "Như trên",
        "Văn phòng Chính phủ (để báo cáo Thủ tướng và Phó Thủ tướng)",
        "UBND các tỉnh",
        "Các đơn vị",
    )


def test_a_position_on_the_line_of_the_receivers_is_the_signature() -> None:
    ending = foot("Nơi nhận: - BỘ TRƯỞNG, CHỦ NHIỆM\n- Các Bộ;\n- CHỦ TỊCH\n- Lưu: VT.\nLê Văn Hoa\n")
    assert ending.signer == Signer("Lê Văn Hoa", "CHỦ TỊCH", None)
    assert ending.recipients == ("Các Bộ",)


def test_noise_of_a_stamp_among_the_receivers_is_left_out() -> None:
    text = "Nơi nhận:\n- Phòng Nội vụ, ”= Cao Hoa\n/ 37 va\n- Đài Truyền thanh;\nxX1 9 “`\n- 1234 5678;\n- Đội A;\n"
    assert foot(text).recipients == ("Phòng Nội vụ", "Đài Truyền thanh", "Đội A")


def test_receivers_without_bullets_or_filing_copy_are_read_to_the_end() -> None:
    ending = foot("Nơi nhận:\nNhư trên\n")
    assert (ending.recipients, ending.signer) == (("Như trên",), None)


def test_of_two_letters_in_one_file_the_first_signature_counts() -> None:
    text = (
        "TH TL. GIÁM ĐỐC\n- trên;\nCHÁNH VĂN PHÒNG\nLê Hoa\n"
        + "thư thứ hai\n" * 80
        + "Nơi nhận:\n- Bộ Y tế;\n"
    )
    ending = foot(text)
    assert ending.recipients == ()
    assert ending.signer == Signer("Lê Hoa", "CHÁNH VĂN PHÒNG", "TL. GIÁM ĐỐC")


@pytest.mark.parametrize("text", ["", "Nội dung thường.", "KT của việc này là tốt.", "Tm. không phải dấu ký"])
def test_a_text_without_foot_has_neither_signer_nor_receivers(text: str) -> None:
    head = read_header(text)
    assert (head.signer, head.recipients) == (None, ())


def test_a_long_line_or_one_with_much_before_it_holds_no_name() -> None:
    assert foot("TL. GIÁM ĐỐC\nTHƯỜNG 3N pxwrHoàng Viết Nam\n" + "chữ " * 30 + "Lê Hoa\n").signer == Signer(
        None, None, "TL. GIÁM ĐỐC"
    )
