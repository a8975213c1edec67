"""The states that pages show: each with a word, a shape and a tone, so that colour is never alone.

Keys are what the domains' engines answer. A domain whose state has another word passes the word to the badge.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cchc.web.icons import icon


@dataclass(frozen=True)
class State:
    """One state: the tone names a class ``tone-…`` of the style sheet, the shape a symbol of the sprite."""

    word: Any
    tone: str
    shape: str


STATES = {
    "on_time": State(_("Done on time"), "on-time", "state-check"),
    "late": State(_("Done late"), "late", "state-check-clock"),
    "done": State(_("Done"), "on-time", "state-check"),
    "within": State(_("In progress, within time"), "within", "state-ring"),
    "open": State(_("In progress, no deadline"), "within", "state-ring-dotted"),
    "soon": State(_("Due soon"), "due-soon", "state-quarter"),
    "overdue": State(_("Not done, overdue"), "overdue", "state-triangle"),
    "waiting": State(_("Waiting for confirmation"), "waiting", "state-diamond"),
    "returned": State(_("Returned for more"), "accent", "state-return"),
    "paused": State(_("Paused"), "paused", "state-dash"),
    "stopped": State(_("No longer followed"), "paused", "state-cross"),
    "new": State(_("Waiting to be taken up"), "accent", "state-dot"),
    "reading": State(_("Being read"), "paused", "state-ring-dotted"),
    "failed": State(_("Could not be read"), "overdue", "state-triangle"),
    "review": State(_("Under review"), "waiting", "state-diamond"),
    "accepted": State(_("Accepted"), "on-time", "state-check"),
    "removed": State(_("Removed in an emergency"), "paused", "state-cross"),
    "track": State(_("Track"), "within", "state-flag"),
    "keep": State(_("Keep only"), "paused", "state-dash"),
    "drop": State(_("Drop"), "paused", "state-cross"),
    "draft": State(_("Draft"), "paused", "state-ring-dotted"),
    "submitted": State(_("Submitted"), "waiting", "state-diamond"),
    "issued": State(_("Issued"), "on-time", "state-check"),
    "sent": State(_("Sent"), "on-time", "state-check"),
    "sending": State(_("Being sent"), "within", "state-ring"),
    "given_up": State(_("Given up"), "overdue", "state-triangle"),
    "in_force": State(_("In force"), "on-time", "state-check"),
    "ended": State(_("Ended"), "paused", "state-dash"),
    "future": State(_("Not yet in force"), "waiting", "state-ring-dotted"),
    "error": State(_("Error"), "overdue", "state-triangle"),
    "warning": State(_("To be looked at"), "due-soon", "state-quarter"),
    "info": State(_("Note"), "within", "state-ring"),
    "none": State(_("None"), "paused", "state-dash"),
}

#: Other names by which the same states are called.
ALIASES = {"due_soon": "soon", "kept": "keep", "confirm": "waiting"}


def state_of(key: str) -> State:
    """The state by its key; KeyError for one that is not declared here."""
    return STATES[ALIASES.get(key, key)]


def badge(key: str, word: Any = "", *, boxed: bool = False) -> str:
    """The badge as HTML: shape, word, colour. ``word`` says it in the domain's own words."""
    return _badge(key, str(word or state_of(key).word), boxed)


@lru_cache(1024)
def _badge(key: str, word: str, boxed: bool) -> str:
    state = state_of(key)
    return format_html(
        '<span class="state tone-{}{}">{}<span>{}</span></span>',
        state.tone,
        " state-boxed" if boxed else "",
        icon(state.shape),
        word,
    )
