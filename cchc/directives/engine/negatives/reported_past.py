"""What was done or ordered already: "đã ban hành", "Ngày 04/3, Thủ tướng ban hành …, theo đó giao …", "trong tháng đã xử lý 165 vụ"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause

_PAST_OPENING = (
    r"(?:trong (?:thang|quy|nam|tuan|thoi gian) qua|(?:trong )?thoi gian qua|trong (?:6|9|03|3|12) thang (?:dau nam|qua)|tinh den (?:nay|ngay)|den nay|nam 20\d\d, (?:tinh|toan|cac|ubnd|so)|luy ke|ket qua|qua (?:kiem tra|ra soat|theo doi|nghe)|uoc (?:dat|thuc hien)"
    r"|(?:sang|chieu|vao|toi)? ?(?:sang |chieu )?ngay \d{1,2}(?:[/.-]\d|,? thang)|ngay tu dau nam|truoc do|vua qua|trong ky|buoc dau)"
)
_DONE = r"(?:^|[a-z] |, )da (?!duoc (?:giao|phe duyet|chi|phan|ban hanh|quy dinh|ubnd|uy ban|thu tuong|chu tich|chinh phu|cap|neu|de ra|xac dinh|dau tu)|phan cap|co\b|giao|ban hanh|het|phe duyet|de ra|xay dung|dau tu|cung cap|neu|duoc|chi ra|kien nghi|xu ly xong|trien khai|dang ky|cam ket|ky|cong bo|tiep nhan|huong dan|thong nhat|qua|dat|quy)"


def hit(clause: Clause) -> bool:
    """The opening or the predicate tells of the past."""
    if clause.at(_PAST_OPENING) is not None and not clause.has(
        r"\b(?:yeu cau|de nghi|phan cong|giao cac|giao so)\b"
    ):
        return True
    if (
        clause.at(
            r"(?:sang |chieu )?ngay \d{1,2}[^,;]{2,60}, [^;]{5,200}ban hanh [^;]{5,400}theo do,? (?:da )?giao "
        )
        is not None
    ):
        return True
    name = clause.name(clause.start)
    told = r",? (?:da|dang|vua|van|luon|cung da|tiep tuc duoc|con|van con|duoc|dat|tang|giam (?:so|\d)|ghi nhan|danh gia cao|bieu duong|cho biet|cho rang|bao cao tai|phat bieu|tham du|du hop)\b(?! giao| phan cong| chi dao)"
    return (
        name is not None
        and clause.at(told, name.end) is not None
        and clause.at(r",? (?:tang cuong|duoc giao|vua ban hanh)", name.end) is None
    )
