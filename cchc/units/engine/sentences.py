"""The Vietnamese sentence of a candidate: why the text means this unit, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc.units.engine.model import Change, Unit

_PLACES = frozenset({"province", "district", "commune"})
WHY = {
    "exact": "Khớp tên đầy đủ",
    "alias": "Khớp tên gọi khác “{form}”",
    "abbreviation": "Khớp tên viết tắt của “{form}”",
    "short": "Khớp tên gọi tắt “{form}”",
    "unaccented": "Khớp tên khi bỏ dấu",
    "accents": "Khớp tên nhưng khác dấu với “{form}”",
    "fuzzy": "Gần giống “{form}”, có thể do lỗi nhận dạng chữ",
    "authority": "Chính quyền của {form}",
    "party": "Cấp ủy của {form}",
}
#: As many successors as one sentence can name.
_NAMED = 4


def inside(unit: Unit) -> str:
    """The name inside a sentence: a place's kind is written small (huyện Đà Bắc)."""
    return unit.name[:1].lower() + unit.name[1:] if unit.tier in _PLACES else unit.name


def _names(names: Sequence[str]) -> str:
    named = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return f"{named} và {more} đơn vị khác" if more > 0 else named


def _ended(unit: Unit, day: date, heirs: Sequence[str], change: Change | None) -> str:
    since = f"{unit.name} kết thúc hoạt động sau ngày {unit.valid_to:%d/%m/%Y}"
    basis = f" ({change.basis})" if change is not None and change.basis else ""
    if not heirs:
        return f"{since}{basis}, ngày {day:%d/%m/%Y} chưa xác định được đơn vị tiếp nhận"
    verb = "địa bàn nay thuộc" if unit.tier in _PLACES else "nay là"
    return f"{since}{basis}; {verb} {_names(heirs)}"


def message(
    why: str,
    form: str,
    *,
    person: bool,
    unit: Unit,
    on: date | None,
    heirs: Sequence[str],
    change: Change | None,
) -> str:
    """One sentence, or two parts of one joined by a semicolon."""
    parts = [WHY[why].format(form=form)]
    if person:
        parts.append("người đứng đầu được hiểu là đơn vị")
    status = "valid" if on is None else unit.status_on(on)
    if on is not None and status == "ended":
        parts.append(_ended(unit, on, heirs, change))
    elif on is not None and status == "not_yet":
        parts.append(f"{unit.name} chỉ có từ ngày {unit.valid_from:%d/%m/%Y}")
    return "; ".join(parts) + "."
