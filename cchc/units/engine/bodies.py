"""The standard bodies of a province as units, and what became of them.

A body that keeps its name through a merger of departments stays one unit (Sở Nội vụ took in most of Sở Lao động
on 1/3/2025 and is still ``hoa-binh/so-noi-vu``); the one taken in ends. When provinces merge, each body merges
with its namesakes into that of the new province.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cchc.units.engine.model import Change, Unit, short_of
from cchc.units.engine.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.units.engine.vocabulary import Body

#: Slug of the root that ministries and other central bodies stand under.
CENTRE = "trung-uong"
_NEXT = timedelta(days=1)


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)


def _span(body: Body, province: Unit) -> tuple[date | None, date | None] | None:
    """When the body is there in this province; ``None`` when never."""
    start = _later(body.valid_from, province.valid_from)
    stop = _earlier(body.valid_to, province.valid_to)
    return None if start and stop and stop < start else (start, stop)


def _filled(text: str, province_name: str, short: str) -> str:
    city = province_name.startswith("Thành phố")
    text = text.replace("{tinh}", "thành phố" if city else "tỉnh")
    return text.replace("{Tinh}", "Thành" if city else "Tỉnh").replace("{ten}", short)


def _former(body: Body, province: Unit) -> tuple[tuple[str, date], ...]:
    """What the body was called while its province had another name: Công an tỉnh, now Công an thành phố."""
    now = _filled(body.name, province.name, province.short)
    before = ((_filled(body.name, name, short_of(name)), until) for name, until in province.former)
    return tuple((name, until) for name, until in before if name != now)


def _unit(body: Body, parent: Unit, tier: str, span: tuple[date | None, date | None]) -> Unit:

    def filled(text: str) -> str:
        return _filled(text, parent.name, parent.short)

    return Unit(
        slug=f"{parent.slug}/{body.slug}",
        name=filled(body.name),
        short=filled(body.short),
        kind=body.kind,
        tier=tier,
        parent=parent.slug,
        valid_from=span[0],
        valid_to=span[1],
        aliases=tuple(map(filled, body.aliases)),
        former=_former(body, parent),
        groups=body.groups,
        ordered=body.ordered,
        optional=body.optional,
        verified=body.verified,
        basis=body.basis,
    )


def body_units(province: Unit) -> Iterator[Unit]:
    """The standard bodies of one province."""
    for body in vocabulary().bodies:
        span = _span(body, province)
        if span is not None:
            yield _unit(body, province, "body", span)


def central_units() -> Iterator[Unit]:
    """The centre and the bodies under it."""
    centre = Unit(CENTRE, "Trung ương", "Trung ương", "centre", "central", ordered=False)
    yield centre
    for body in vocabulary().central:
        yield _unit(body, centre, "central", (body.valid_from, body.valid_to))


def _taken_in(body: Body, home: str, heirs: tuple[str, ...], basis: str = "") -> Iterator[Change]:
    """The body ended into others of the same list: the first of ``into`` took the main part."""
    if body.valid_to is None or not heirs:
        return
    source = f"{home}/{body.slug}"
    partial = (source,) if len(heirs) > 1 else ()
    for number, heir in enumerate(heirs):
        main = partial if number == 0 else ()
        day = body.valid_to + _NEXT
        yield Change(
            "merge", day, body.change_basis or basis, (source,), (heir,), partial, main, body.verified
        )


def central_changes() -> Iterator[Change]:
    """Mergers of ministries."""
    for body in vocabulary().central:
        yield from _taken_in(body, CENTRE, tuple(f"{CENTRE}/{heir}" for heir in body.into))


def body_changes(provinces: list[Unit], merged: dict[str, str], bases: dict[date, str]) -> Iterator[Change]:
    """Mergers of bodies inside each province, then of namesakes when provinces merged.

    ``merged`` maps a province to the one it merged into; ``bases`` gives the legal basis of a merger's day.
    """
    standing = {
        province.slug: {body.slug for body in vocabulary().bodies if _span(body, province)}
        for province in provinces
    }
    for province in provinces:
        for body in vocabulary().bodies:
            if body.slug in standing[province.slug]:
                yield from _taken_in(body, province.slug, _heirs(body, province.slug, standing, merged))
    for province in provinces:
        yield from _namesakes(province, standing, merged, bases)


def _heirs(body: Body, home: str, standing: dict[str, set[str]], merged: dict[str, str]) -> tuple[str, ...]:
    """Where the body went: inside its province, or in the one that its province merged into on that day."""
    places = [home, merged[home]] if home in merged else [home]
    found = []
    for heir in body.into:
        found += [f"{place}/{heir}" for place in places if heir in standing[place]][:1]
    return tuple(found)


def _namesakes(
    new: Unit, standing: dict[str, set[str]], merged: dict[str, str], bases: dict[date, str]
) -> Iterator[Change]:
    olds = [old for old, into in merged.items() if into == new.slug]
    if not olds or new.valid_from is None:
        return
    for body in vocabulary().bodies:
        if body.slug not in standing[new.slug] or (body.valid_from and body.valid_from >= new.valid_from):
            continue
        sources = tuple(f"{old}/{body.slug}" for old in sorted(olds))
        basis = bases[new.valid_from]
        yield Change(
            "merge", new.valid_from, basis, sources, (f"{new.slug}/{body.slug}",), verified=body.verified
        )
