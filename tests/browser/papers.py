"""Papers that a journey brings along, in the form of NĐ 30/2020/NĐ-CP, with words of our own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cchc.demo.paper import word

if TYPE_CHECKING:
    from pathlib import Path

ISSUED = date(2026, 11, 18)

#: Sentence 2 asks for two things; 3 and 4 are one; 5 names nobody that is known; 6 has a day before the paper itself.
ORDERS = """\
Chủ tịch UBND tỉnh kết luận và giao nhiệm vụ như sau:
1. Sở Tài chính rà soát kinh phí cải cách hành chính còn dư, báo cáo Chủ tịch UBND tỉnh trước ngày 15/12/2026.
2. Sở Nội vụ lập danh sách sáng kiến đề nghị công nhận, xây dựng kế hoạch kiểm tra công vụ, hoàn thành trước ngày \
18/12/2026.
3. Sở Y tế niêm yết danh mục thủ tục hành chính tại các bệnh viện.
4. Sở Y tế cập nhật mã QR tra cứu trên bảng niêm yết trước ngày 22/12/2026.
5. Sở Tư pháp thẩm định dự thảo quy chế làm việc trước ngày 10/10/2026.
6. Sở Xây dựng rà soát quy trình cấp giấy phép xây dựng trước ngày 24/12/2026.
Hội nghị đánh giá cao sự cố gắng của các địa phương trong những tháng cuối năm."""


def notice(folder: Path, body: str = ORDERS, number: str = "977/TB-VPUBND", **facts: Any) -> Path:
    """A conclusion notice as a Word file in ``folder``; ``facts`` replace those of its heading and foot."""
    path = folder / f"{number.partition('/')[0]}.docx"
    whole: dict[str, Any] = {
        "agency": ["UBND TỈNH PHÚ THỌ", "VĂN PHÒNG"],
        "number": number,
        "place": "Phú Thọ",
        "date": ISSUED,
        "type": "THÔNG BÁO",
        "subject": "Kết luận của Chủ tịch UBND tỉnh tại cuộc họp giao ban tháng 11",
        "body": body,
        "recipients": ["Các sở, ban, ngành", "Lưu VT"],
        "authority": "TL. CHỦ TỊCH",
        "position": "CHÁNH VĂN PHÒNG",
        "signer": "Trần Thị Minh Họa",
    }
    path.write_bytes(word({**whole, **facts}, day_of=lambda _: ISSUED))
    return path
