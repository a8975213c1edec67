"""Between the engine's units and the rows of the database: kinds, tiers, codes and groups, both ways."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cchc.units.engine import model as engine
from cchc.units.models import Kind, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

#: First part of the slug of ministries and other central bodies.
CENTRE = "trung-uong"
#: What a place's name begins with, longest first, and the legal kind it tells.
LEGAL_KINDS = (
    ("Thành phố ", "thanh-pho"),
    ("Thị trấn ", "thi-tran"),
    ("Đặc khu ", "dac-khu"),
    ("Thị xã ", "thi-xa"),
    ("Phường ", "phuong"),
    ("Huyện ", "huyen"),
    ("Tỉnh ", "tinh"),
    ("Quận ", "quan"),
    ("Xã ", "xa"),
)
PLACES = (Kind.PROVINCE, Kind.DISTRICT, Kind.COMMUNE)
_FROM_ENGINE = {"authority": Kind.COMMITTEE, "council": Kind.COMMITTEE, "committee": Kind.STEERING}
#: Groups that the standard bodies belong to, by key, as directives call them.
MARKS = {
    "so": "Các sở và cơ quan ngang sở",
    "ban": "Các ban",
    "nganh": "Các cơ quan ngành dọc",
    "don-vi-su-nghiep": "Các đơn vị sự nghiệp",
    "doan-the": "Mặt trận Tổ quốc và các đoàn thể",
    "hoi": "Các hội",
    "bao-chi": "Các cơ quan báo chí",
    "co-quan-dang": "Các cơ quan Đảng",
    "bo": "Các bộ, cơ quan ngang bộ",
    "doanh-nghiep": "Các doanh nghiệp",
}
#: The group into which a new unit of a kind goes when nobody says otherwise.
USUAL_GROUP = {
    Kind.DEPARTMENT: "so",
    Kind.OFFICE: "so",
    Kind.VERTICAL: "nganh",
    Kind.PUBLIC_SERVICE: "don-vi-su-nghiep",
    Kind.PRESS: "bao-chi",
    Kind.PARTY: "co-quan-dang",
    Kind.MINISTRY: "bo",
    Kind.COMPANY: "doanh-nghiep",
}
#: Where places stand in lists: bodies of the standard list come between provinces and communes.
PROVINCES_AT, BODIES_AT, DISTRICTS_AT, COMMUNES_AT, CENTRE_AT = 10, 100, 800, 900, 2000


def legal_kind(name: str) -> str:
    """``Phường Âu Cơ`` → ``phuong``; empty for a name that begins with no kind of place."""
    return next((kind for word, kind in LEGAL_KINDS if name.startswith(word)), "")


def bare_name(name: str) -> str:
    """``Huyện Đà Bắc`` → ``Đà Bắc``; ``Quận 1`` stays, a bare number is no name."""
    word = next((word for word, _kind in LEGAL_KINDS if name.startswith(word)), "")
    rest = name[len(word) :]
    return name if rest.isdigit() else rest


def row_kind(unit: engine.Unit) -> str:
    """The kind of row for a unit of the engine."""
    if unit.tier in ("province", "district", "commune"):
        return Kind(unit.tier)
    if unit.tier == "central":
        return Kind.MASS if unit.kind == "mass" else Kind.MINISTRY
    return _FROM_ENGINE.get(unit.kind) or Kind(unit.kind)


def _place(unit: engine.Unit, number: int) -> int:
    ranks = {"province": PROVINCES_AT, "district": DISTRICTS_AT, "commune": COMMUNES_AT}
    if unit.tier == "central":
        return CENTRE_AT + number
    return ranks.get(unit.tier, BODIES_AT + number)


def _coordinate(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(round(value, 6)))


def row_values(unit: engine.Unit, number: int) -> dict[str, object]:
    """The fields of a row that the engine's unit says; ``number`` is its place among its siblings."""
    is_place = unit.tier in ("province", "district", "commune")
    return {
        "kind": row_kind(unit),
        "name": unit.name,
        "short_name": "" if is_place or unit.short == unit.name else unit.short[:100],
        "other_names": "\n".join(unit.aliases),
        "asked": not unit.ordered,
        "basis": unit.basis[:300],
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
        "latitude": _coordinate(unit.lat),
        "longitude": _coordinate(unit.lon),
        "place": _place(unit, number),
    }


def _tier(row: Unit) -> str:
    if row.kind in PLACES:
        return str(row.kind)
    return "central" if row.slug.split("/")[0] == CENTRE else "body"


def _engine_kind(row: Unit) -> str:
    if row.kind in PLACES:
        return legal_kind(row.name)
    if row.kind == Kind.COMMITTEE:
        return "council" if "Hội đồng" in row.name else "authority"
    return "committee" if row.kind == Kind.STEERING else str(row.kind)


def _short(row: Unit) -> str:
    return row.short_name or (bare_name(row.name) if row.kind in PLACES else row.name)


def engine_unit(
    row: Unit, *, parent: str | None, groups: Iterable[str] = (), former: Iterable[tuple[str, object]] = ()
) -> engine.Unit:
    """A row as the engine knows units; ``former`` are earlier names with the last day of each."""
    return engine.Unit(
        slug=row.slug,
        name=row.name,
        short=_short(row),
        kind=_engine_kind(row),
        tier=_tier(row),
        parent=parent,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        aliases=tuple(row.aliases),
        former=tuple(former),  # type: ignore[arg-type]
        groups=tuple(groups),
        ordered=not row.asked,
        basis=row.basis,
    )
