"""How fast are units loaded, and how many names a second are resolved?

Run `python bench/units_resolve.py`. Goals: one province with its past in less than 60 ms, the country in about a
second, the first `classify` of a new process in less than 30 ms.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data" / "units"
DAY = date(2025, 5, 17)
NAMES = (
    "Sở Nội vụ", "Sở KH&CN", "VPUBND tỉnh", "Văn phòng Uỷ ban nhân dân tỉnh", "Công Thương", "Bưu điện tỉnh",
    "Chủ tịch UBND tỉnh", "UBND huyện Đà Bắc", "xã Cao Sơn, huyện Đà Bắc", "Giám đốc Sở Thông tin và Truyền thông",
    "SO TAI CHINH", "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh", "Bộ Nội vụ", "Công an tỉnh", "Thanh tra tỉnh",
)  # fmt: skip
FAULTY = ("Sở Tài nguvên và Môi trường", "UBND huyên Đà Bắe", "Văn phòng không có thật")
COLD = """
import time; start = time.perf_counter()
from cchc.units.engine.classify import classify
classify("Các sở, ban, ngành"); print((time.perf_counter() - start) * 1000)
"""


def timed(what: str, work, times: int = 5) -> None:
    """Print the median of some runs in milliseconds."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    print(f"{what:<46} {statistics.median(spent):8.1f} ms")


def rate(what: str, names: tuple[str, ...], resolve_one, rounds: int) -> None:
    """Print names a second."""
    start = time.perf_counter()
    for _ in range(rounds):
        for name in names:
            resolve_one(name)
    print(f"{what:<46} {rounds * len(names) / (time.perf_counter() - start):8.0f} names/s")


def cold() -> float:
    """Milliseconds of import and first classify in a new process."""
    answer = subprocess.run(
        [sys.executable, "-c", COLD], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(answer.stdout)


def main() -> None:
    from cchc.units.engine.load import load_country, load_province
    from cchc.units.engine.resolve import resolve

    print(f"{'classify: import and first call, new process':<46} {min(cold() for _ in range(5)):8.1f} ms")
    timed("load one province with its past", lambda: load_province(DATA, "hoa-binh"))
    timed("load the country", lambda: load_country(DATA), times=3)
    tree = load_province(DATA, "hoa-binh")
    start = time.perf_counter()
    resolve(tree, "Sở Nội vụ", on=DAY, within="phu-tho-2025")
    print(f"{'first resolve (indices of four provinces)':<46} {(time.perf_counter() - start) * 1000:8.1f} ms")
    rate("resolve, names as written", NAMES, lambda n: resolve(tree, n, on=DAY, within="hoa-binh"), 200)
    rate("resolve, names with faults", FAULTY, lambda n: resolve(tree, n, on=DAY, within="hoa-binh"), 100)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
