"""What rows that people edit, search and date have in common: abstract, without tables of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from cchc.lib import vntext

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Stale(Exception):
    """Somebody else saved this row first; nothing was written. ``row`` is what stands now."""

    def __init__(self, row: models.Model) -> None:
        super().__init__(f"{row._meta.label} {row.pk} was changed by somebody else")
        self.row = row


class Versioned(models.Model):
    """A row with an optimistic lock: it saves only over the version that was read, else ``Stale``."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            super().save(*args, **kwargs)
            return
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "version"}
        self.version += 1
        try:
            super().save(*args, **{**kwargs, "force_update": True})
        except BaseException:
            self.version -= 1
            raise

    def _do_update(self, base_qs: Any, using: Any, pk_val: Any, *rest: Any) -> Any:
        _values, _update_fields, forced = rest[:3]
        if not forced:  # a row loaded whole, as when one database is copied into another
            return super()._do_update(base_qs, using, pk_val, *rest)
        done = super()._do_update(base_qs.filter(version=self.version - 1), using, pk_val, *rest)
        if not done:
            raise Stale(type(self)._base_manager.using(using).get(pk=pk_val))
        return done


class Searchable(models.Model):
    """A row found without accents and sorted as Vietnamese sorts: both texts are stored with it."""

    #: Names of the fields whose words are searched, and of the one that sorts.
    search_fields: ClassVar[tuple[str, ...]] = ("name",)
    sort_field: ClassVar[str] = "name"

    folded = models.TextField(editable=False, default="")
    sort_key = models.CharField(max_length=500, editable=False, default="", db_index=True)

    class Meta:
        abstract = True

    def fold(self) -> None:
        """Fill the two stored texts from the fields they stand for; bulk writers call it themselves."""
        self.folded = searched(" ".join(str(getattr(self, name) or "") for name in self.search_fields))
        self.sort_key = vntext.sort_key(str(getattr(self, self.sort_field) or ""))[:500]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "folded", "sort_key"}
        super().save(*args, **kwargs)


def searched(text: str) -> str:
    """A text as it is stored to be searched: its words without accents and marks, each after one space."""
    return "".join(f" {word}" for word in re.findall(r"\w+", vntext.fold(text)))


def matching(words: str, field: str = "folded") -> Q:
    """Rows in which every word of ``words`` begins a word, in any order, accents or none.

    Vietnamese words are short: "hoa" inside "khoan" is no hit.
    """
    query = Q()
    # The longest word is the rarest, and most rows then fail at the first letters looked for.
    for word in sorted(searched(words).split(), key=len, reverse=True):
        # A plain search for the letters: many times faster than LIKE, which both databases would take.
        query &= Q(GreaterThan(StrIndex(F(field), Value(f" {word}")), 0))
    return query


class Dated(models.Model):
    """A row that holds from a day to a day, both included; an open end is empty."""

    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        abstract = True

    def holds_on(self, day: date) -> bool:
        """Whether the row holds on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


def holding_on(day: date, prefix: str = "") -> Q:
    """The rows of a ``Dated`` model, reached by ``prefix``, that hold on a day."""
    begin, end = f"{prefix}valid_from", f"{prefix}valid_to"
    return (Q(**{f"{begin}__isnull": True}) | Q(**{f"{begin}__lte": day})) & (
        Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": day})
    )


def dates_in_order(name: str) -> models.CheckConstraint:
    """The database's own check that a row does not end before it begins."""
    return models.CheckConstraint(
        name=name,
        condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
    )


def one_of(name: str, field: str, values: Iterable[str]) -> models.CheckConstraint:
    """The database's own check that a field is one of the words it may be."""
    return models.CheckConstraint(name=name, condition=Q(**{f"{field}__in": list(values)}))
