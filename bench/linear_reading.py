"""Does reading take time in proportion to length, whatever the text is made of?

    .venv/bin/python bench/linear_reading.py

Each line is one kind of text at its largest: characters, seconds of processor, µs a character there, and how many
times as much a character costs there as in the smallest text (1 is linear, 16 would be quadratic). The goal is
less than 2 on every line. The tests read the same pieces and look at what is found, never at a clock.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from cchc.directives.engine.cites import find
from cchc.directives.engine.header import read_header
from cchc.directives.engine.reading import read
from cchc.directives.engine.source import open_source
from cchc.directives.engine.tasks import find_tasks
from cchc.directives.engine.tests.test_cites import ENDLESS
from cchc.directives.engine.tests.test_header_hostile import PIECES
from cchc.directives.engine.tests.test_reading import ORDER, TEXT
from cchc.directives.engine.tests.test_tasks_properties import HEAD, REPEATED, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (8_000, 32_000, 128_000)
MIXTURES = 6
#: Words that end the body of a document stay out of the mixtures: what follows them is not read for orders.
MIXED = tuple(word for word in WORDS if word not in {"Nơi nhận:", "Kính gửi:"})


def tasks(text: str) -> None:
    """What the grammar of orders does."""
    find_tasks(HEAD + text, issued=date(2025, 5, 17), posted=None)


def whole(text: str) -> None:
    """What one document costs from its bytes to its alarms."""
    read(open_source(text.encode(), "x.txt"))


def seconds(work: Callable[[str], object], text: str) -> float:
    """Seconds of processor, the better of two runs."""
    spent = []
    for _ in range(2):
        begun = time.process_time()
        work(text)
        spent.append(time.process_time() - begun)
    return min(spent)


def line(name: str, work: Callable[[str], object], made: Callable[[int], str]) -> float:
    """Measure one kind of text, print its line, give the growth of the cost of a character."""
    texts = [made(size) for size in SIZES]
    spent = [seconds(work, text) for text in texts]
    each = [took / len(text) * 1e6 for took, text in zip(spent, texts, strict=True)]
    growth = each[-1] / each[0]
    print(f"{name:<46} {len(texts[-1]):>8,} {spent[-1]:8.3f} s {each[-1]:7.2f} µs {growth:6.2f}")
    return growth


def repeated(piece: str) -> Callable[[int], str]:
    """Texts of one piece."""
    return lambda size: piece * (size // len(piece))


def mixed(words: tuple[str, ...], seed: int) -> Callable[[int], str]:
    """Texts of words drawn from a list; the same seed draws the same."""

    def made(size: int) -> str:
        drawn = random.Random(seed)
        return " ".join(drawn.choice(words) for _ in range(size // 8))[:size]

    return made


def notice(size: int) -> str:
    """A whole notice with as many orders as fit."""
    head, order, foot = TEXT.partition(ORDER)
    return head + order * (size // len(order)) + foot


def main() -> None:
    """Print a line for each kind of text, the worst last."""
    print(f"{'text':<46} {'chars':>8} {'seconds':>10} {'a char':>10} {'growth':>6}")
    kinds = [(f"tasks    {piece[:34]!r}", tasks, repeated(piece)) for piece in REPEATED]
    kinds += [(f"tasks    mixture {n}", tasks, mixed(MIXED, n)) for n in range(MIXTURES)]
    kinds += [(f"cites    {piece[:34]!r}", find, repeated(piece)) for piece, _ in ENDLESS]
    kinds += [(f"cites    mixture {n}", find, mixed(PIECES, n)) for n in range(MIXTURES)]
    kinds += [(f"heading  {piece[:34]!r}", read_header, repeated(piece)) for piece in PIECES]
    kinds += [(f"heading  mixture {n}", read_header, mixed(PIECES, n)) for n in range(MIXTURES)]
    kinds += [("whole    notice of many orders", whole, notice)]
    worst = max((line(name, work, made), name) for name, work, made in kinds)
    print(f"the steepest: {worst[1]}, {worst[0]:.2f}")


if __name__ == "__main__":
    main()
