"""Tệp: stored once by hash, known by the names people gave it; removed in an emergency without a trace of
its content, while hash, who and when stay."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from cchc.accounts.models import User


class FileQuerySet(models.QuerySet["File"]):
    """Files with access."""

    def visible_to(self, user: User) -> FileQuerySet:
        """The files a person may open: those put in by the person, and those a domain shows to the person.

        Domains give access by a ``file_access.py`` with ``query(user) -> Q``, found, never listed.
        """
        from cchc.files.access import query

        return self.filter(query(user)).distinct()


class File(models.Model):
    """One file that somebody put in. The bytes lie under their SHA-256, once however often they are put in."""

    sha256 = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    name = models.CharField(_("name"), max_length=300)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    kind = models.CharField(_("kind"), max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="files", verbose_name=_("put in by")
    )
    unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="files")
    at = models.DateTimeField(_("put in at"))
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_why = models.CharField(_("why removed"), max_length=300, blank=True)

    objects = FileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="files_file_removed_whole",
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def trail_label(self) -> str:
        """What the trail calls the file: never its name, which may itself tell what an emergency must take away."""
        return f"{self.kind} {self.sha256[:12]}"

    def get_absolute_url(self) -> str:
        return reverse("files:download", args=[self.pk])

    @property
    def path(self) -> Path:
        """Where the bytes lie."""
        return Path(settings.FILES_DIR) / self.sha256[:2] / self.sha256
