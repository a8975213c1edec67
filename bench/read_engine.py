"""How fast does the grammar find tasks? Seconds for a hundred pages, and growth up to ten million characters.

    .venv/bin/python bench/read_engine.py [--long]

A page is 3,000 characters; the goal is a hundred pages in under 0.6 s, and time in proportion to length.
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import date

from cchc.directives.engine.tasks import find_tasks

HEAD = "CHỈ THỊ\nVề cải cách hành chính\nChủ tịch UBND tỉnh yêu cầu:\n"
ITEM = (
    "{n}. Sở Nội vụ\n"
    "a) Chủ trì, phối hợp với các sở, ngành liên quan rà soát, đánh giá kết quả giải quyết thủ tục hành chính "
    "của các cơ quan, đơn vị theo Quyết định số 12/QĐ-UBND ngày 05/3/2025 của Chủ tịch Ủy ban nhân dân tỉnh; "
    "tham mưu các giải pháp khắc phục tồn tại, hạn chế, nâng cao sự hài lòng của người dân và doanh nghiệp trên "
    "địa bàn toàn tỉnh.\n"
    "b) Tổng hợp, báo cáo Chủ tịch UBND tỉnh kết quả thực hiện trước ngày 30/11/2025. Tăng cường tuyên truyền "
    "bằng nhiều hình thức về lợi ích của dịch vụ công trực tuyến, bảo đảm ít nhất 60% hồ sơ được nộp trực tuyến "
    "trong năm 2025.\n"
)


def directive(characters: int) -> str:
    """A directive of about so many characters."""
    items = characters // len(ITEM) + 1
    return (HEAD + "".join(ITEM.format(n=n % 90 + 1) for n in range(items)))[:characters]


def seconds(text: str) -> tuple[float, int]:
    """Seconds of processor for one reading, and the tasks found."""
    begun = time.process_time()
    found = len(find_tasks(text, issued=date(2025, 5, 17), posted=None))
    return time.process_time() - begun, found


def main() -> None:
    """Print a line for each length."""
    seconds(directive(3_000))
    lengths = [6_000, 30_000, 300_000, 1_000_000] + ([10_000_000] if "--long" in sys.argv else [])
    for length in lengths:
        took, found = seconds(directive(length))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        each = took / length * 1e6
        print(
            f"{length:>10,} characters: {took:7.3f} s, {found:>6,} tasks, {each:5.2f} µs each, peak {peak:.0f} MB"
        )


if __name__ == "__main__":
    main()
