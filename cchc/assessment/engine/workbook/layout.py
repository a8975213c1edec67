"""The columns of the three sheets: declared once, for writing and for reading."""

from __future__ import annotations

from typing import NamedTuple

from cchc.lib.vntext import fold

CRITERIA, FACTS, INPUTS = "Tiêu chí", "Thông tin chung", "Số liệu"


class Head(NamedTuple):
    """A column: its key, the label written, other labels that offices use."""

    key: str
    label: str
    others: tuple[str, ...] = ()


COLUMNS = (
    Head("code", "STT", ("TT", "Số TT", "Số thứ tự", "Mã số", "Mã tiêu chí", "Mã")),
    Head(
        "name",
        "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
        (
            "Lĩnh vực, tiêu chí, tiêu chí thành phần",
            "Lĩnh vực/Tiêu chí",
            "Tiêu chí, TCTP",
            "Tiêu chí/Tiêu chí thành phần",
            "Tiêu chí, tiêu chí thành phần",
            "Tên tiêu chí",
            "Nội dung tiêu chí",
            "Nội dung đánh giá",
            "Tiêu chí",
            "Nội dung",
        ),
    ),
    Head(
        "maximum", "Điểm tối đa", ("Điểm chuẩn", "Thang điểm", "Số điểm tối đa", "Điểm tối đa (điểm)", "Điểm")
    ),
    Head(
        "rule_text",
        "Cách tính điểm",
        (
            "Cách tính",
            "Cách chấm điểm",
            "Cách cho điểm",
            "Hướng dẫn chấm điểm",
            "Phương pháp tính điểm",
            "Nội dung thang điểm",
            "Quy định chấm điểm",
            "Thang điểm đánh giá",
        ),
    ),
    Head(
        "evidence",
        "Tài liệu kiểm chứng",
        (
            "TLKC",
            "Minh chứng",
            "Tài liệu minh chứng",
            "Hồ sơ kiểm chứng",
            "Các yêu cầu và tài liệu kiểm chứng",
            "Yêu cầu về tài liệu kiểm chứng",
        ),
    ),
    Head(
        "owner",
        "Cơ quan chủ trì",
        (
            "Đơn vị chủ trì",
            "Cơ quan, đơn vị chủ trì",
            "Cơ quan phụ trách",
            "Đơn vị phụ trách",
            "Cơ quan theo dõi",
            "Cơ quan thẩm định",
            "Cơ quan chủ trì thẩm định",
        ),
    ),
    Head(
        "assessment", "Cách đánh giá", ("Hình thức đánh giá", "Phương thức đánh giá", "Phương pháp đánh giá")
    ),
    Head("inputs", "Mã số liệu", ("Số liệu", "Số liệu đầu vào")),
    Head("rule", "Quy tắc", ("Quy tắc (máy đọc)",)),
    Head("level", "Cấp", ()),
    Head("kind", "Loại mục", ()),
    Head("name_en", "Tên tiếng Anh", ()),
    Head("weight", "Trọng số", ()),
    Head("aggregate", "Cách cộng", ()),
    Head("not_applicable", "Khi không áp dụng", ()),
    Head("nothing_arose", "Khi không phát sinh", ()),
    Head("legal", "Căn cứ", ("Căn cứ pháp lý",)),
    Head("note", "Ghi chú", ()),
    Head("checked", "Kiểm tra lần cuối", ()),
    Head("years", "Năm áp dụng", ()),
)
NEEDED = ("code", "name", "maximum")

INPUT_COLUMNS = (
    Head("code", "Mã", ("Mã số liệu",)),
    Head("name", "Tên số liệu", ("Tên",)),
    Head("kind", "Loại", ("Loại số liệu",)),
    Head("indicator", "Chỉ tiêu", ("Mã chỉ tiêu",)),
    Head("short", "Danh từ khi giải thích", ()),
    Head("denominator", "Mẫu số", ()),
    Head("levels", "Các mức", ("Các mức trả lời",)),
    Head("name_en", "Tên tiếng Anh", ()),
    Head("short_en", "Danh từ tiếng Anh", ()),
    Head("denominator_en", "Mẫu số tiếng Anh", ()),
)

FACT_COLUMNS = (
    Head("label", "Mục", ("Thông tin",)),
    Head("value", "Giá trị", ("Nội dung",)),
    Head("en", "Tiếng Anh", ()),
    Head("key", "Khoá", ()),
)


def key_of(label: object, columns: tuple[Head, ...]) -> str | None:
    """The column that a head names, whatever its case, accents and spacing."""
    said = " ".join(fold(str(label)).replace("\n", " ").split()).strip(" .:*")
    for head in columns:
        if said in {fold(name) for name in (head.label, *head.others)}:
            return head.key
    return None


def letters(column: int) -> str:
    """A column's letters in Excel: 0 is A."""
    text, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
