"""Each row of an import checked: the value it would add or change, or which cells are wrong and what is allowed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from cchc.errors import UserError
from cchc.indicators.actions import check_value
from cchc.indicators.engine.window import Window
from cchc.indicators.forms import is_whole
from cchc.indicators.models import IndicatorValue, Status
from cchc.indicators.shipped import dictionary
from cchc.lib.dates import parse_date
from cchc.lib.numbers import parse_decimal
from cchc.units.importing.check import Known
from cchc.units.importing.sheet import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from cchc.accounts.models import User
    from cchc.units.importing.sheet import Line
    from cchc.units.models import Unit

FIELDS = (
    Field("indicator", "Mã chỉ tiêu", required=True, example="ho_so_dung_han"),
    Field("unit", "Đơn vị", required=True, example="Sở Tài chính"),
    Field("period", "Kỳ", required=True, example="quý II năm 2026"),
    Field("start", "Số liệu từ ngày", required=False, example=""),
    Field("end", "Số liệu đến ngày", required=False, example=""),
    Field("numerator", "Tử số", required=True, example="1928"),
    Field("denominator", "Mẫu số", required=False, example="2000"),
    Field("cut_off", "Ngày chốt số liệu", required=True, example="30/06/2026"),
    Field("source", "Nguồn số liệu", required=True, example="Báo cáo số 214/BC-STC ngày 03/7/2026"),
    Field("page", "Trang, mục", required=False, example="trang 7, mục II.3"),
)
#: What of a declared value that stands a row may change.
CHANGED = ("start", "end", "numerator", "denominator", "cut_off", "source", "page")
_LIMITS = {"source": 300, "page": 100}
#: How a spreadsheet's formula begins: pasted as text it would come alive in the next export.
_FORMULA = ("=", "+", "@")


@dataclass
class Row:
    """A checked line. ``stands``: the declared value that is there; ``errors``: sentence by column."""

    line: Line
    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    stands: IndicatorValue | None = None

    @property
    def state(self) -> str:
        """``wrong``, ``new``, ``changed`` or ``same``."""
        if self.errors:
            return "wrong"
        if self.stands is None:
            return "new"
        return "changed" if self.changes else "same"

    @property
    def changes(self) -> dict[str, Any]:
        """What differs from the declared value that is there."""
        stands = self.stands
        return {
            key: value
            for key, value in self.values.items()
            if key in CHANGED and (stands is None or getattr(stands, key) != value)
        }

    @property
    def key(self) -> tuple[str, int, str]:
        """Indicator, unit and period: what there is once."""
        return self.values["indicator"], self.values["unit"].pk, self.values["period"]


class Checker:
    """What a file's rows are checked against, read once: units, and the values that are there."""

    def __init__(self, user: User, today: date) -> None:
        self.user, self.today, self.units = user, today, Known()

    def rows(self, lines: Iterable[Line]) -> list[Row]:
        """The lines checked, each by itself, against each other, and against what is there."""
        rows = [self._read(line) for line in lines]
        right = [row for row in rows if not row.errors]
        stands, raised = _standing({row.values["indicator"] for row in right})
        seen: dict[tuple[str, int, str], int] = {}
        for row in right:
            if row.key in seen:
                row.errors["period"] = f"Trùng dòng {seen[row.key]} của tệp: cùng chỉ tiêu, đơn vị và kỳ."
                continue
            seen[row.key] = row.line.number
            row.stands = stands.get(row.key)
            if row.key in raised and row.state != "same":
                row.errors["numerator"] = "Giá trị kỳ này đã được thẩm định; đề nghị cơ quan thẩm định sửa."
        return rows

    def _read(self, line: Line) -> Row:
        row = Row(line)
        missing = [one for one in FIELDS if one.required and one.key not in line.cells]
        row.errors = {one.key: f"Thiếu “{one.heading}”; mỗi dòng phải có." for one in missing}
        _take(row, "indicator", _code)
        _take(row, "unit", self._unit)
        _take(row, "period", lambda cell: Window.parse(_text("period", cell)))
        for key in ("start", "end", "cut_off"):
            _take(row, key, _day)
        one = dictionary().indicators.get(row.values.get("indicator", ""))
        for key in ("numerator", "denominator"):
            _take(row, key, lambda cell: _figure(cell, whole=one is not None and is_whole(one)))
        for key in ("source", "page"):
            _take(row, key, lambda cell, key=key: _text(key, cell))  # type: ignore[misc]
        self._whole(row)
        return row

    def _unit(self, cell: str | date) -> Unit:
        words = _text("unit", cell)
        found = self.units.named(words, self.today)
        own = [unit for unit in found if self.user.can("indicator.declare", unit)]
        if not found:
            raise ValueError(f"Không có đơn vị “{words[:60]}”; ghi đúng tên hoặc mã đơn vị.")
        if not own:
            raise ValueError(f"Bạn không kê khai cho {found[0].name}; chỉ kê khai cho đơn vị mình.")
        if len(own) > 1:
            raise ValueError(f"Có {len(own)} đơn vị tên “{words[:60]}”; ghi mã, như {own[0].slug}.")
        return own[0]

    def _whole(self, row: Row) -> None:
        """The row as one value, where its cells could be read."""
        if row.errors:
            return
        window = row.values.pop("period")
        row.values = {"start": window.start, "end": window.end, "denominator": None, "page": "", **row.values}
        row.values["period"] = window.code
        try:
            check_value(IndicatorValue(**row.values))
        except UserError as error:
            row.errors["denominator" if "ẫu số" in error.message else "numerator"] = error.message


def _standing(
    codes: set[str],
) -> tuple[dict[tuple[str, int, str], IndicatorValue], set[tuple[str, int, str]]]:
    """The declared values of these indicators by key, and the keys of those that came further. One query."""
    stands, raised = {}, set()
    for row in IndicatorValue.objects.filter(indicator__in=codes).select_related("unit"):
        key = (row.indicator, row.unit_id, row.period)
        if row.status == Status.DECLARED:
            stands[key] = row
        else:
            raised.add(key)
    return stands, raised


def _take(row: Row, key: str, read: Callable[[Any], Any]) -> None:
    """Read one cell; what is wrong stands under its column."""
    if key not in row.line.cells:
        return
    try:
        row.values[key] = read(row.line.cells[key])
    except ValueError as error:
        row.errors[key] = str(error)
    except UserError as error:
        row.errors[key] = error.message


def _code(cell: str | date) -> str:
    return dictionary().get(_text("indicator", cell)).code


def _text(key: str, cell: str | date) -> str:
    text = f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell
    if text.startswith(_FORMULA):
        raise ValueError(f"Ô bắt đầu bằng “{text[0]}” như một công thức; hãy ghi chữ thường.")
    limit = _LIMITS.get(key, 200)
    if len(text) > limit:
        raise ValueError(f"Dài {len(text)} ký tự; tối đa {limit} ký tự.")
    return text


def _day(cell: str | date) -> date:
    return cell if isinstance(cell, date) else parse_date(cell)


def _figure(cell: str | date, *, whole: bool) -> Decimal:
    if isinstance(cell, date):
        raise ValueError(f"Ô là ngày {cell:%d/%m/%Y}, không phải số; đổi định dạng ô thành số.")
    return parse_decimal(cell, "thousands" if whole else None)
