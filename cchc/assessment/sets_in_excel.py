"""``cchc sets import`` and ``export``, and a set that is an Excel file wherever a set is asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import printing
from cchc.assessment import checking_files
from cchc.assessment.checking_files import Told
from cchc.assessment.engine.dumping import files
from cchc.assessment.engine.loading import SetError, load
from cchc.assessment.sets_out import put
from cchc.command import WRONG_USE
from cchc.errors import CchcError, UnreadableInput, system_words

if TYPE_CHECKING:
    from argparse import Namespace

    from cchc.assessment.engine.model import CriteriaSet
    from cchc.assessment.engine.workbook.reading import Imported

_BOOKS = (".xlsx", ".xls", ".ods")
_LABELS = {
    "cell": "Ô",
    "code": "Mã",
    "text": "Cách tính trong tệp",
    "said": "Được hiểu là",
    "reason": "Chưa đọc được vì",
}


def is_book(name: str) -> bool:
    """Whether the name is that of an Excel file."""
    return Path(name).suffix.lower() in _BOOKS


def read_book(name: str, code: str = "", year: int | None = None) -> Imported:
    """The set of an Excel file; UnreadableInput where there is no such file."""
    from cchc.assessment.engine.workbook import reading

    path = Path(name)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{path.name}: không đọc được tệp ({system_words(error)}).") from error
    return reading.load(data, path.name, code, year, checking_files.indicators(year) if year else None)


def loaded_book(name: str) -> CriteriaSet:
    """The same where only a set without errors will do; SetError with all of them else."""
    found = read_book(name)
    if found.criteria is None or found.errors:
        raise SetError([fault.say() for fault in found.errors])
    return found.criteria


def told_book(name: str, year: int | None) -> Told:
    """What is wrong with an Excel file."""
    found = read_book(name, year=year)
    criteria = found.criteria
    years = (criteria.year,) if criteria else ()
    return Told(criteria.code if criteria else name, str(years[0]) if years else "", years, found.faults)


def do_export(options: Namespace) -> int:
    """A set to an Excel file."""
    if len(options.names) != 1 or options.year is None or options.output is None:
        raise CchcError("Sai cách dùng: export cần một bộ, --year NĂM và --output TỆP.xlsx.", exit=WRONG_USE)
    from cchc.assessment.engine.workbook.writing import workbook

    folder, _ = checking_files.set_or_version(options.names[0])
    printing.write_whole(options.output, workbook(load(folder, options.year)))
    sys.stderr.write(f"Đã ghi {options.output}.\n")
    return 0


def do_import(options: Namespace) -> int:
    """An Excel file to a set: what was understood of each rule is printed; with ``--output`` files are written."""
    if len(options.names) != 1 or not is_book(options.names[0]):
        raise CchcError("Sai cách dùng: import cần một tệp Excel và --code MÃ --year NĂM.", exit=WRONG_USE)
    found = read_book(options.names[0], options.code, options.year)
    folder, options.output = options.output, None
    rows = [{key: getattr(row, key) for key in _LABELS} for row in found.understood]
    faults = [{**fault._asdict(), "sentence": fault.say()} for fault in found.faults]
    written = _write(found.criteria, folder) if folder and found.criteria and not found.errors else []
    put(options, "Nhập bộ tiêu chí", _LABELS, rows, {"understood": rows, "faults": faults, "files": written})
    for fault in found.faults:
        sys.stderr.write(f"{'Lỗi' if fault.severity == 'error' else 'Lưu ý'}: {fault.say()}\n")
    for path in written:
        sys.stderr.write(f"Đã ghi {path}.\n")
    return 1 if found.errors else 0


def _write(criteria: CriteriaSet | None, folder: Path) -> list[str]:
    """The files of the set below ``folder``; UnreadableInput where they would replace others."""
    if criteria is None:
        return []
    place = folder / _safe(criteria.code) / str(criteria.year)
    if place.exists() and any(place.iterdir()):
        raise UnreadableInput(f"Thư mục {place} đã có tệp; chọn --output khác hoặc xoá bản cũ trước.")
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableInput(f"Không tạo được thư mục {place} ({system_words(error)}).") from error
    for name, text in files(criteria).items():
        printing.write_whole(place / name, text.encode("utf-8"))
    return [str(place / name) for name in files(criteria)]


def _safe(code: str) -> str:
    """The code as the name of a folder; CchcError for one that is none."""
    if not code or code.startswith(".") or any(char in code for char in '/\\:*?"<>|\0'):
        raise CchcError(f"Mã “{code[:40]}” không dùng làm tên thư mục được; ghi --code như chi-so-so.")
    return code
