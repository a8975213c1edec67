"""Install the system packages that are missing, where this user may; name the exact command where not.

``system_packages.py run`` looks after what reading documents needs (Tesseract with Vietnamese, antiword),
``system_packages.py dev`` after what the tests need besides (Chromium, a font with every Vietnamese letter).
It ends well whatever happens: what stays missing is told here, by ``cchc doctor``, and by each test skipped.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: A font that has these has all Vietnamese letters; the usual gaps are ơ, ư and the letters with two marks.
TELLING_LETTERS = "ĂăĐđƠơƯưẠạẤấẦầẨẩẪẫẬậẮắẰằẶặẸẹẾếỀềỆệỊịỌọỐốỒồỘộỚớỜờỞởỠỡỢợỤụỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ"


def says(*command: str) -> str:
    """What a command prints; nothing where it is missing or fails."""
    if shutil.which(command[0]) is None:
        return ""
    return subprocess.run(command, capture_output=True, text=True).stdout


def has_tesseract() -> bool:
    """Tesseract with its Vietnamese data."""
    return "vie" in says("tesseract", "--list-langs").split()


def has_antiword() -> bool:
    """The reader of old .doc files."""
    return shutil.which("antiword") is not None


def has_chromium() -> bool:
    """A browser for the tests."""
    return any(shutil.which(name) for name in ("chromium", "chromium-browser"))


def has_font() -> bool:
    """A font with every Vietnamese letter."""
    letters = " ".join(f"{ord(letter):x}" for letter in TELLING_LETTERS)
    return bool(says("fc-list", f":charset={letters}").strip())


def has_libatomic() -> bool:
    """What the program that drives the browser is linked against and a bare Debian lacks."""
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True


@dataclass(frozen=True)
class Part:
    """A thing needed, the packages that bring it, and what is lost without it."""

    there: Callable[[], bool]
    packages: tuple[str, ...]
    without: str


RUN = (
    Part(has_tesseract, ("tesseract-ocr", "tesseract-ocr-vie"), "scanned pages cannot be read"),
    Part(has_antiword, ("antiword",), "old .doc files cannot be read"),
)
DEV = (
    *RUN,
    Part(has_chromium, ("chromium",), "the browser tests are skipped"),
    Part(has_libatomic, ("libatomic1",), "the browser tests are skipped"),
    Part(has_font, ("fontconfig", "fonts-dejavu-core"), "tests that draw Vietnamese letters are skipped"),
)


def as_root() -> list[str] | None:
    """How this user installs packages: directly, by sudo without a password, or (None) not at all."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def install(prefix: list[str], packages: list[str]) -> None:
    """Install by apt-get, waiting for another apt-get to end and trying a slow line again."""
    patient = ["-q", "-o", "Acquire::Retries=5", "-o", "DPkg::Lock::Timeout=180"]
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    subprocess.run([*quiet, "update", *patient], stdout=subprocess.DEVNULL)
    subprocess.run(
        [*quiet, "install", "-y", "--no-install-recommends", *patient, *packages], stdout=subprocess.DEVNULL
    )


def missing(parts: tuple[Part, ...]) -> list[Part]:
    """The parts that are not there."""
    return [part for part in parts if not part.there()]


def main(args: list[str]) -> None:
    """Look, install what may be installed, tell what stays missing."""
    if args not in (["run"], ["dev"]):
        sys.exit("usage: system_packages.py run|dev")
    parts = RUN if args == ["run"] else DEV
    lacking = missing(parts)
    prefix = as_root()
    if lacking and prefix is not None:
        packages = [name for part in lacking for name in part.packages]
        print(f"Installing {' '.join(packages)} …", flush=True)
        install(prefix, packages)
    for part in missing(tuple(lacking)):
        names = " ".join(part.packages)
        print(f"Missing: {part.without}. To mend it: sudo apt-get install -y {names}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
