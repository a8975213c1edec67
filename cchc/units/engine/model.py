"""The shapes of units over time: Unit, Change, Step, Candidate, Group, Expansion.

A ``slug`` is our permanent name of a unit (``hoa-binh/so-noi-vu``); legal codes are attributes of it. Dates are
inclusive: a unit is there from ``valid_from`` through ``valid_to``; ``None`` is "since before our records" and
"until further notice".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

#: Where a unit stands; every province, district and commune is a place, a body works for the province above it.
TIERS = ("central", "province", "district", "commune", "body")

#: Kinds of Change: sáp nhập, chia tách, đổi tên, giải thể, giữ nguyên phạm vi mà đổi cấp trên.
CHANGE_KINDS = ("merge", "split", "rename", "abolish", "move")

#: Kinds of a resolved name on its date.
STATUSES = ("valid", "ended", "not_yet")


#: The kinds of places as names begin with them; longer ones first where one begins another.
KIND_WORDS = ("Thành phố", "Tỉnh", "Thị xã", "Thị trấn", "Quận", "Huyện", "Phường", "Đặc khu", "Xã")


def short_of(name: str) -> str:
    """A place's name without its kind: `Huyện Đà Bắc` → `Đà Bắc`; `Quận 1` stays, a number is no name."""
    word = next((word for word in KIND_WORDS if name.startswith(f"{word} ")), None)
    rest = name if word is None else name[len(word) + 1 :]
    return name if rest.isdigit() else rest


@dataclass(frozen=True, slots=True)
class Unit:
    """A body that is scored, assigned or reports, for as long as it is one and the same.

    ``kind`` of a place is its legal kind (tinh, thanh-pho, huyen, xa …), of a body one of authority, council,
    office, department, public_service, vertical, party, mass, press, company, committee, ministry.
    ``ordered`` is false where the province asks (đề nghị) and never orders. ``codes`` are pairs of scheme (gso,
    qd20) and code, in force while the unit is. ``former`` holds older names with the last day of each.
    ``optional``: not every province has it. ``verified``: its dates were seen in a text.
    """

    slug: str
    name: str
    short: str
    kind: str
    tier: str
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    codes: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    former: tuple[tuple[str, date], ...] = ()
    lat: float | None = None
    lon: float | None = None
    area_km2: float | None = None
    groups: tuple[str, ...] = ()
    ordered: bool = True
    optional: bool = False
    verified: bool = True
    basis: str = ""

    def __hash__(self) -> int:
        return hash(self.slug)

    def valid_on(self, day: date) -> bool:
        """Whether the unit is there on that day."""
        return self.status_on(day) == "valid"

    def status_on(self, day: date) -> str:
        """valid, ended or not_yet."""
        if self.valid_to is not None and day > self.valid_to:
            return "ended"
        return "not_yet" if self.valid_from is not None and day < self.valid_from else "valid"

    def name_on(self, day: date) -> str:
        """The name that it bore on that day."""
        return next((name for name, until in self.former if day <= until), self.name)


@dataclass(frozen=True, slots=True)
class Change:
    """What the law did on a day: ``sources`` became ``targets``.

    ``partial``: those sources of which only a part went to these targets (a commune split among several is a
    source of several changes). ``main``: those of them whose larger or central part did.
    """

    kind: str
    date: date
    basis: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    partial: tuple[str, ...] = ()
    main: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """One unit met on the way back or forward: by which change, after how many, and how much of it.

    ``whole`` is true when nothing was split on the whole way; ``main`` when the way follows the main parts.
    ``share`` is the part of the older unit that went this way (1 when whole), ``None`` where nobody published it.
    """

    slug: str
    change: Change
    depth: int
    whole: bool
    main: bool

    @property
    def share(self) -> float | None:
        return 1.0 if self.whole else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that a text may mean. ``message`` says why in one Vietnamese sentence.

    ``score`` lies in 0 … 1; ``reason`` is one of exact, alias, abbreviation, short, unaccented, accents, fuzzy,
    authority, party (the last two: a place named by its People's Committee or party committee). ``person`` is true
    where the text named the head. ``successors`` are the units that stand in its place on the asked day.
    """

    unit: Unit
    score: float
    reason: str
    message: str
    status: str
    person: bool = False
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A class of units as a text names it: ``classes`` are slugs of data/units/groups.yaml.

    ``heads``: their heads are addressed (thủ trưởng, chủ tịch). ``related``: only those concerned (liên quan).
    ``narrowed``: limited otherwise (khác, được giao …). ``open``: nobody can list the members.
    """

    text: str
    classes: tuple[str, ...]
    heads: bool = False
    related: bool = False
    narrowed: bool = False
    open: bool = False

    @property
    def expandable(self) -> bool:
        """Whether the group is a definite set of units on a date."""
        return not (self.related or self.narrowed or self.open)


@dataclass(frozen=True, slots=True)
class Expansion:
    """The members of a group on a day, in the tree's order, and one Vietnamese sentence where there is a doubt."""

    units: tuple[Unit, ...]
    note: str | None = None
