"""The subject ends where the text begins."""

from cchc.directives.engine.header import read_header

HEAD = "UBND TỈNH A\nVĂN PHÒNG\nSố: 5/TB-VPUBND\nA, ngày 02 tháng 3 năm 2026\nTHÔNG BÁO\n"
SUBJECT = "Kết luận của Chủ tịch UBND tỉnh tại phiên họp về các giải pháp hoàn thành chỉ tiêu năm"


def test_a_paragraph_after_the_subject_is_no_part_of_it():
    body = (
        "Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo chủ trì phiên họp về các giải pháp hoàn thành chỉ tiêu của năm; "
        "cùng dự có lãnh đạo các sở, ban, ngành và nhiều địa phương trong tỉnh\nSở Nội vụ báo cáo."
    )
    assert read_header(f"{HEAD}{SUBJECT}\n{body}").subject == SUBJECT


def test_a_lead_in_that_ends_with_a_colon_is_no_part_of_it():
    assert read_header(f"{HEAD}{SUBJECT}\nChủ tịch UBND tỉnh giao việc như sau:\n").subject == SUBJECT


def test_a_wrapped_subject_is_one_line():
    wrapped = SUBJECT.replace("về các", "về\ncác")
    assert read_header(f"{HEAD}{wrapped}\nThực hiện kế hoạch năm, tỉnh giao việc.").subject == SUBJECT
