"""Put the parts of a heading together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.header.announced import announced, meeting_day
from cchc.directives.engine.header.assigner import assigner
from cchc.directives.engine.header.dating import day_in_name, place_and_date, posted, stamp_of
from cchc.directives.engine.header.issuer import issuer
from cchc.directives.engine.header.marks import secrecy, urgency
from cchc.directives.engine.header.numbering import own_number
from cchc.directives.engine.header.signing import foot
from cchc.directives.engine.header.subject import subject
from cchc.directives.engine.header.top import TOP_CHARACTERS, Top
from cchc.directives.engine.model import Header

if TYPE_CHECKING:
    from datetime import date

    from cchc.directives.engine.header.announced import Announced
    from cchc.directives.engine.header.dating import Dated


def read_header(text: str, *, file: str = "") -> Header:
    """What canonical ``text`` says of itself, cites left out; ``file`` (a name) may give a day a scan lost.

    A field that can't be told is ``None``. The issue date is never the day a page was posted.
    """
    top = Top(text[:TOP_CHARACTERS])
    own = own_number(top.heading)
    news = None if own or top.country is not None else announced(top)
    number = own.number if own else (news.number if news else None)
    title = subject(top)
    ending = foot(text)
    who = issuer(top, number) if news is None else news.issuer
    dated = place_and_date(top.heading)
    posted_on = posted(top)
    return Header(
        number=number,
        type=_type(top, own.type if own else None, news),
        issuer=who,
        assigner=assigner(text, title, who, ending.signer),
        place=dated.place,
        issued=_issued(text, top, dated, news, file, posted_on),
        posted=posted_on,
        subject=title,
        signer=ending.signer,
        recipients=ending.recipients,
        urgency=urgency(top.heading, title),
        secrecy=secrecy(top.heading),
    )


def _type(top: Top, of_number: str | None, news: Announced | None) -> str | None:
    if of_number:
        return of_number
    return top.kind[1] if top.kind else (news.type if news else None)


def _issued(
    text: str, top: Top, dated: Dated, news: Announced | None, file: str, posted_on: date | None
) -> date | None:
    """The day of issue by the order of trust that :mod:`.dating` states."""
    if dated.day:
        return dated.day
    stamp = stamp_of(text[:TOP_CHARACTERS]) or stamp_of(text[-TOP_CHARACTERS:])
    if dated.month:
        if stamp and (stamp.year, stamp.month) == dated.month:
            return stamp
        return day_in_name([file, text.split("\n", 1)[0]], dated.month)
    if news and (news.day or news.number or not news.type):
        return news.day
    return stamp or (None if news else meeting_day(top, posted_on))
