"""The dictionary as rows of a list: searched without accents, sorted as Vietnamese sorts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from cchc.indicators.engine.indicator import SOURCE_KINDS
from cchc.indicators.shipped import dictionary
from cchc.lib import vntext
from cchc.web.filters import Choices, Search
from cchc.web.listed import Listed
from cchc.web.rows import searched

if TYPE_CHECKING:
    from datetime import date

    from cchc.indicators.engine.indicator import Indicator


@dataclass(frozen=True)
class Entry:
    """One indicator as a row."""

    one: Indicator

    @property
    def pk(self) -> str:
        """Its code."""
        return self.one.code

    @property
    def name_key(self) -> str:
        """What sorts its name."""
        return vntext.sort_key(self.one.name.say(_language()))

    @property
    def kind_key(self) -> str:
        """What sorts the source of its values."""
        return vntext.sort_key(SOURCE_KINDS[self.one.source_kind].say(_language()))

    @property
    def owner_key(self) -> str:
        """What sorts its owner."""
        return vntext.sort_key(self.one.owner)

    @property
    def checked(self) -> date:
        """When it was last looked at."""
        return self.one.checked

    @cached_property
    def folded(self) -> str:
        """The text that is searched."""
        one = self.one
        parts = (one.code, one.code.replace("_", " "), *one.name, *one.numerator, *one.denominator, one.owner)
        return searched(" ".join(parts))

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("indicators:indicator", args=[self.one.code])


def _language() -> str:
    return "vi" if get_language() == "vi" else "en"


def entries() -> Any:
    """All indicators as rows."""
    return Listed(Entry(one) for one in dictionary())


def _find(rows: Any, words: str) -> Any:
    return rows.holding(words)


def filters() -> tuple[Search, Choices, Choices]:
    """By words, by where values come from, by who answers for them."""
    kinds = [(key, words.say(_language())) for key, words in SOURCE_KINDS.items()]
    owners = sorted({one.owner for one in dictionary()}, key=vntext.sort_key)
    return (
        Search(find=_find),
        Choices(
            "source_kind",
            gettext_lazy("Source of values"),
            kinds,
            keep=lambda rows, chosen: rows.keep(lambda row: row.one.source_kind in chosen),  # type: ignore[attr-defined]
            folded=True,
        ),
        Choices(
            "owner",
            gettext_lazy("Answers for it"),
            [(owner, owner) for owner in owners],
            keep=lambda rows, chosen: rows.keep(lambda row: row.one.owner in chosen),  # type: ignore[attr-defined]
            folded=True,
        ),
    )


SORTS: dict[str, str | tuple[str, ...]] = {
    "name": "name_key",
    "kind": ("kind_key", "name_key"),
    "owner": ("owner_key", "name_key"),
    "checked": "checked",
    "code": "pk",
}
