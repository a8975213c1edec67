"""Each row of an import checked: what it would add or change, or which cells are wrong and what is allowed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from cchc.lib import vntext
from cchc.lib.dates import DateError, parse_date
from cchc.units.importing.sheet import KIND_WORDS
from cchc.units.models import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cchc.units.importing.sheet import Line

_LIMITS = {"name": 300, "short_name": 100, "basis": 300, "email": 254}
_KINDS = {vntext.fold(word): kind for kind, words in KIND_WORDS.items() for word in (kind, *words)}
_YES, _NO = {"co", "x", "yes", "1"}, {"khong", "no", "0"}
#: How a spreadsheet's formula begins: pasted as text it would come alive in the next export.
_FORMULA = ("=", "+", "@")


@dataclass
class Row:
    """A checked line. ``unit``: the row it changes; ``values``: what it sets; ``errors``: sentence by column.

    ``above``: the line of this file that its parent stands in, where the parent is new too.
    """

    line: Line
    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    unit: Unit | None = None
    above: int | None = None

    @property
    def state(self) -> str:
        """``wrong``, ``new``, ``changed`` or ``same``."""
        if self.errors:
            return "wrong"
        if self.unit is None:
            return "new"
        return "changed" if self.changes else "same"

    @property
    def changes(self) -> dict[str, Any]:
        """The values that differ from those of the unit."""
        unit = self.unit
        return {
            key: value for key, value in self.values.items() if unit is None or getattr(unit, key) != value
        }


class Known:
    """The units of the installation by slug and by folded name, read once for a whole file."""

    def __init__(self) -> None:
        self.by_slug: dict[str, Unit] = {}
        self.by_name: dict[str, list[Unit]] = defaultdict(list)
        for unit in Unit.objects.select_related("parent"):
            self.by_slug[unit.slug] = unit
            self.by_name[vntext.fold(unit.name)].append(unit)

    def named(self, words: str, day: date) -> list[Unit]:
        """The units of that slug or name; those that exist on the day before others."""
        if words in self.by_slug:
            return [self.by_slug[words]]
        units = self.by_name.get(vntext.fold(words), [])
        return [unit for unit in units if unit.holds_on(day)] or units


def check_lines(lines: Iterable[Line], today: date) -> list[Row]:
    """The lines checked against each other and against the units that are there."""
    known = Known()
    rows = [_values(line, known) for line in lines]
    new_names = {
        vntext.fold(str(row.values["name"])): row.line.number for row in rows if "name" in row.values
    }
    for row in rows:
        _find_parent(row, known, new_names, today)
        _find_unit(row, known, today)
    _find_twins(rows)
    _pass_on_errors(rows)
    return rows


def _values(line: Line, known: Known) -> Row:
    row = Row(line)
    for key, read in _READERS.items():
        if key in line.cells:
            try:
                row.values[key] = read(line.cells[key], known)
            except ValueError as error:
                row.errors[key] = str(error)
    if "slug" not in line.cells:
        for key, heading in (("name", "Tên đơn vị"), ("kind", "Loại")):
            if key not in line.cells:
                row.errors[key] = f"Thiếu “{heading}”; mỗi đơn vị mới phải có."
    return row


def _text(key: str) -> Callable[[str | date, Known], str]:
    def read(cell: str | date, _known: Known) -> str:
        text = f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell
        if text.startswith(_FORMULA):
            raise ValueError(f"Ô bắt đầu bằng “{text[0]}” như một công thức; hãy ghi chữ thường.")
        limit = _LIMITS.get(key, 2000)
        if len(text) > limit:
            raise ValueError(f"Dài {len(text)} ký tự; tối đa {limit} ký tự.")
        return text

    return read


def _others(cell: str | date, known: Known) -> str:
    names = _text("other_names")(cell, known).split(";")
    return "\n".join(name.strip() for name in names if name.strip())


def _kind(cell: str | date, _known: Known) -> str:
    kind = _KINDS.get(vntext.fold(str(cell)))
    if kind is None:
        allowed = " · ".join(words[0] for words in KIND_WORDS.values())
        raise ValueError(f"“{str(cell)[:40]}” không phải là loại đơn vị; chỉ nhận {allowed}.")
    return kind


def _day(cell: str | date, _known: Known) -> date:
    if isinstance(cell, date):
        return cell
    try:
        return parse_date(cell)
    except DateError as error:
        raise ValueError(str(error)) from error


def _email(cell: str | date, known: Known) -> str:
    text = _text("email")(cell, known)
    try:
        validate_email(text)
    except ValidationError as error:
        raise ValueError(
            f"“{text[:60]}” không phải là địa chỉ thư điện tử, ví dụ: snv@phutho.gov.vn."
        ) from error
    return text


def _asked(cell: str | date, _known: Known) -> bool:
    word = vntext.fold(str(cell))
    if word not in _YES | _NO:
        raise ValueError(f"“{str(cell)[:20]}” không hợp lệ; ghi Có hoặc Không.")
    return word in _YES


_READERS: dict[str, Callable[[str | date, Known], Any]] = {
    "name": _text("name"),
    "short_name": _text("short_name"),
    "other_names": _others,
    "kind": _kind,
    "valid_from": _day,
    "basis": _text("basis"),
    "email": _email,
    "asked": _asked,
}


def _find_parent(row: Row, known: Known, new_names: dict[str, int], today: date) -> None:
    words = row.line.cells.get("parent")
    if words is None:
        return
    found = known.named(str(words), row.values.get("valid_from") or today)
    if len(found) == 1:
        row.values["parent"] = found[0]
    elif len(found) > 1:
        slugs = ", ".join(unit.slug for unit in found[:4])
        row.errors["parent"] = f"Có {len(found)} đơn vị tên “{words}”; hãy ghi mã đơn vị, một trong: {slugs}."
    elif new_names.get(vntext.fold(str(words)), row.line.number) != row.line.number:
        row.above = new_names[vntext.fold(str(words))]
    else:
        row.errors["parent"] = f"Không có đơn vị “{str(words)[:80]}”; ghi tên đầy đủ hoặc mã đơn vị đã có."


def _find_unit(row: Row, known: Known, today: date) -> None:
    """The unit that the line means: by its slug, else by its name below its parent."""
    slug = row.line.cells.get("slug")
    if slug is not None:
        row.unit = known.by_slug.get(str(slug))
        if row.unit is None:
            row.errors["slug"] = f"Không có đơn vị mã “{str(slug)[:80]}”; để trống nếu là đơn vị mới."
        return
    if "name" not in row.values or row.above is not None or row.errors:
        return
    parent = row.values.get("parent")
    twins = [
        unit
        for unit in known.by_name.get(vntext.fold(row.values["name"]), [])
        if unit.parent_id == (parent.pk if parent else None)
    ]
    begin = row.values.get("valid_from")
    same = [unit for unit in twins if unit.valid_from == begin] if begin else []
    row.unit = next(iter(same or [unit for unit in twins if unit.holds_on(begin or today)]), None)


def _find_twins(rows: list[Row]) -> None:
    """A line that says again what an earlier one says is wrong: which of the two counts nobody knows."""
    first: dict[object, int] = {}
    for row in rows:
        if "name" not in row.values and row.unit is None:
            continue
        parent = row.values.get("parent")
        place = (parent.pk if parent else None, row.above)
        key = row.unit.pk if row.unit else (vntext.fold(row.values["name"]), place)
        if key in first:
            row.errors.setdefault("name", f"Trùng với dòng {first[key]}; mỗi đơn vị chỉ ghi một dòng.")
        first.setdefault(key, row.line.number)


def _pass_on_errors(rows: list[Row]) -> None:
    """A line whose new parent is wrong, or stands below itself, cannot be written either."""
    by_number = {row.line.number: row for row in rows}
    for row in rows:
        seen = {row.line.number}
        above = row.above
        while above is not None:
            if above in seen:
                row.errors.setdefault("parent", "Đơn vị cấp trên quay vòng về chính nó.")
                break
            if by_number[above].errors:
                row.errors.setdefault("parent", f"Đơn vị cấp trên ở dòng {above} có lỗi.")
                break
            seen.add(above)
            above = by_number[above].above
