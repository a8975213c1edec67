"""How long does ``cchc read`` take from a cold start, and does the reading grow with the text alone?

Prints: the time of a whole process (Python's start included) on a text of two pages, with the best and the median of
some runs; then heading, cites and alarms (and the whole reading) on 0.1 to 10 MB, in seconds and in microseconds a
thousand characters. Bounds: 0.4 s for the process; the last column must not grow. Exit 1 when a bound is broken.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

PROCESS_BOUND = 0.4
RUNS = 9
SIZES = (100_000, 1_000_000, 10_000_000)
#: The text of the largest size may take this many times as long a character as that of the smallest.
GROWTH_BOUND = 3.0

HEAD = """UBND TỈNH HÒA BÌNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
VĂN PHÒNG Độc lập - Tự do - Hạnh phúc
Số: 77/TB-VPUBND Hòa Bình, ngày 02 tháng 6 năm 2025
THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về chỉ số năm

Sau khi nghe báo cáo, Chủ tịch UBND tỉnh yêu cầu:

"""
ITEM = """{n}. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các sở, ngành liên quan xây dựng kế hoạch theo \
Quyết định số {n}/QĐ-UBND ngày 5/7/2024 của UBND tỉnh; tổ chức ít nhất 02 cuộc đối thoại, báo cáo Chủ tịch UBND tỉnh \
(qua Sở Nội vụ tổng hợp) trước ngày 30/11/2025.

"""
FOOT = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLê Thị Hoa\n"


def text_of(size: int) -> str:
    """A directive of about that many characters."""
    body, number = [HEAD], 0
    length = len(HEAD)
    while length < size:
        number += 1
        item = ITEM.format(n=number % 9000 + 1)
        body.append(item)
        length += len(item)
    return "".join([*body, FOOT])


def process_seconds(path: Path) -> list[float]:
    """Wall-clock time of some whole runs on a file."""
    command = [sys.executable, "-m", "cchc.cli", "read", str(path), "--format", "json"]
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=dict(os.environ))
        times.append(time.perf_counter() - start)
    return times


def cold_start() -> bool:
    """Whether a two-page text is read in time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tb.txt"
        path.write_text(text_of(6_000), encoding="utf-8")
        times = process_seconds(path)
    best, median = min(times), statistics.median(times)
    print(
        f"cchc read, two pages, cold start: best {best:.3f} s, median {median:.3f} s (bound {PROCESS_BOUND} s)"
    )
    return median < PROCESS_BOUND


def growth() -> bool:
    """Whether the time a character takes stays the same from 0.1 to 10 MB."""
    from cchc.directives.engine.alarming import Context, all_alarms
    from cchc.directives.engine.cites import find, unique
    from cchc.directives.engine.header import read_header
    from cchc.directives.engine.tasks import find_tasks

    steps = {"heading": [], "cites": [], "tasks": [], "alarms": []}
    print(f"{'characters':>12} " + "".join(f"{name:>20}" for name in steps))
    for size in SIZES:
        text, row = text_of(size), []

        def timed(name, action, text=text, row=row):
            start = time.perf_counter()
            result = action()
            seconds = time.perf_counter() - start
            rate = seconds / len(text) * 1e9
            steps[name].append(rate)
            row.append(f"{seconds:10.3f} s {rate:5.0f} µs")
            return result

        header = timed("heading", lambda text=text: read_header(text))
        cites = timed("cites", lambda text=text: find(text))
        unique(cites)
        tasks = timed("tasks", lambda text=text: find_tasks(text, issued=date(2025, 6, 2), posted=None))
        context = Context(text, header, tasks, cites, date(2025, 6, 2))
        timed("alarms", lambda context=context: all_alarms(context))
        print(f"{len(text):>12,} " + " ".join(row))
    growths = {name: rates[-1] / rates[0] for name, rates in steps.items() if name != "heading"}
    print(
        "time a character, largest to smallest text: "
        + ", ".join(f"{n} {g:.1f}×" for n, g in growths.items())
    )
    return max(growths.values()) < GROWTH_BOUND


if __name__ == "__main__":
    sys.exit(0 if all([cold_start(), growth()]) else 1)
