"""An event as people read it: what was done in words, each changed field by its label, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.audit.models import Event
from cchc.web.discovery import offered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: What the last part of a verb says where a domain gives no words of its own (module ``audit_words``).
GENERAL = {
    "add": gettext_lazy("added"),
    "edit": gettext_lazy("changed"),
    "remove": gettext_lazy("removed"),
    "load": gettext_lazy("loaded"),
    "import": gettext_lazy("imported"),
    "accept": gettext_lazy("accepted"),
    "upload": gettext_lazy("uploaded"),
}


@dataclass(frozen=True)
class Change:
    """One field that changed: its label, what stood, what stands."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """One event with the words for it."""

    event: Event
    words: str
    kind: str
    changes: tuple[Change, ...]

    @property
    def at(self) -> datetime:
        """When it was done."""
        return self.event.at

    @property
    def by_name(self) -> str:
        """Who did it."""
        return self.event.by_name

    @property
    def unit(self) -> str:
        """For which unit."""
        return self.event.unit

    @property
    def note(self) -> str:
        """What was noted with it."""
        return self.event.note


def words_of(verb: str) -> str:
    """What was done, in words; the verb itself where nobody gave it words."""
    for module in offered("audit_words"):
        if verb in module.WORDS:
            return str(module.WORDS[verb])
    return str(GENERAL.get(verb.rsplit(".", 1)[-1], verb))


def model_of(kind: str) -> type[models.Model] | None:
    """The model that a kind of record names; None for one that is no more."""
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def kind_words(kind: str) -> str:
    """The kind of record in words."""
    model = model_of(kind)
    return str(model._meta.verbose_name) if model else kind


@cache
def _field(kind: str, key: str) -> models.Field[Any, Any] | None:
    """The field that a key of the snapshot stands for (``unit_id`` for ``unit``)."""
    model = model_of(kind)
    for name in (key, key.removesuffix("_id")):
        try:
            field = model._meta.get_field(name) if model else None
        except FieldDoesNotExist:
            continue
        if isinstance(field, models.Field):
            return field
    return None


def _references(events: Iterable[Event], hidden: frozenset[str]) -> Iterator[tuple[type[models.Model], Any]]:
    for event in events:
        for values in (event.before, event.after):
            for key, value in values.items():
                field = _field(event.kind, key) if key not in hidden else None
                target = field.related_model if field is not None else None
                # A list holds the slugs of many; words taken out in an emergency leave an empty text.
                if isinstance(target, type) and isinstance(value, int):
                    yield target, value


def _named(
    events: Iterable[Event], known: Iterable[models.Model], hidden: frozenset[str]
) -> dict[tuple[str, str], str]:
    """The words of every row that the events refer to, read with one query a model where not known already."""
    named = {(row._meta.label_lower, str(row.pk)): str(row) for row in known}
    wanted: dict[type[models.Model], set[Any]] = {}
    for model, key in _references(events, hidden):
        if (model._meta.label_lower, str(key)) not in named:
            wanted.setdefault(model, set()).add(key)
    for model, keys in wanted.items():
        for row in model._base_manager.filter(pk__in=keys):
            named[model._meta.label_lower, str(row.pk)] = str(row)
    return named


def _typed(field: models.Field[Any, Any], value: Any) -> str:
    """A stored plain value as its field shows it."""
    if isinstance(field, models.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, models.DateTimeField):
        moment = timezone.localtime(datetime.fromisoformat(value))
        return str(formats.date_format(moment, "SHORT_DATETIME_FORMAT"))
    if isinstance(field, models.DateField):
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    choices = dict(field.flatchoices)
    return str(choices.get(value, value))


def _shown(kind: str, key: str, value: Any, named: dict[tuple[str, str], str]) -> str:
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    field = _field(kind, key)
    if field is not None and isinstance(field.related_model, type):
        return named.get((field.related_model._meta.label_lower, str(value)), f"#{value}")
    if field is not None and not isinstance(field, models.JSONField):
        return _typed(field, value)
    return str(value)


def _given_label(key: str) -> str:
    """The words that a domain gives to a key that is no field (``LABELS`` of its ``audit_words``)."""
    for module in offered("audit_words"):
        if key in getattr(module, "LABELS", {}):
            return str(module.LABELS[key])
    return key.replace("_", " ")


def _label(kind: str, key: str) -> str:
    field = _field(kind, key)
    label = str(field.verbose_name) if field is not None else _given_label(key)
    return label[:1].upper() + label[1:]


def _changes(event: Event, named: dict[tuple[str, str], str], skip: frozenset[str]) -> tuple[Change, ...]:
    keys = [key for key in {**event.before, **event.after} if key not in skip and not _is_idle(event, key)]
    changes = (
        Change(
            _label(event.kind, key),
            _shown(event.kind, key, event.before.get(key), named),
            _shown(event.kind, key, event.after.get(key), named),
        )
        for key in keys
    )
    return tuple(change for change in changes if change.before != change.after)


def history(rows: Iterable[models.Model], at_most: int = 50) -> list[Told]:
    """What was done to some rows that belong together (a person and the roles held), newest first."""
    wanted = models.Q(pk__in=[])
    for row in rows:
        wanted |= models.Q(kind=row._meta.label_lower, record=str(row.pk))
    return told(Event.objects.filter(wanted)[:at_most])


def _is_idle(event: Event, key: str) -> bool:
    """Whether a new record says nothing by this field: false or empty from the beginning."""
    return key not in event.before and event.after.get(key) in (False, None, "", [], {})


def told(
    events: Iterable[Event], *, known: Iterable[models.Model] = (), skip: Iterable[str] = ()
) -> list[Told]:
    """The events with their words; one query for each model that their values refer to.

    ``known``: rows that were read already, of which no query is made. ``skip``: keys whose changes are not shown,
    since they say nothing where the events stand.
    """
    rows = list(events)
    hidden = frozenset({"id", *skip})
    named = _named(rows, known, hidden)
    return [Told(row, words_of(row.verb), kind_words(row.kind), _changes(row, named, hidden)) for row in rows]
