"""Who changed what, when, for which unit: one append-only table, without foreign keys.

A row outlives what it tells of: the names it needs are written into it.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One change of one record. ``before`` and ``after`` hold only the fields that changed."""

    at = models.DateTimeField(_("when"), db_index=True)
    by_id = models.BigIntegerField(_("person's id"), null=True)
    by_name = models.CharField(_("who"), max_length=200)
    unit = models.CharField(_("for which unit"), max_length=200, blank=True)
    verb = models.CharField(_("what was done"), max_length=80)
    kind = models.CharField(_("kind of record"), max_length=80)
    record = models.CharField(_("record's id"), max_length=80)
    label = models.CharField(_("record"), max_length=300)
    before = models.JSONField(_("from"), default=dict)
    after = models.JSONField(_("to"), default=dict)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["kind", "record", "at"], name="audit_event_record")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name} {self.verb} {self.label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("an audit event is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("an audit event is never deleted")
