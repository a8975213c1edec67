"""Văn bản chỉ đạo: the document, the sentences found in it, what the machine proposed and people decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cchc.tasks.models import DeadlineKind, Level, Recurrence, Schedule, Task
from cchc.units.models import Unit
from cchc.web.rows import Searchable, Versioned, matching, one_of

if TYPE_CHECKING:
    from cchc.accounts.models import User


class State(models.TextChoices):
    """Where a directive stands on its way to tasks."""

    REVIEW = "review", _("Under review")
    ACCEPTED = "accepted", _("Accepted")
    REMOVED = "removed", _("Removed in an emergency")


class Triage(models.TextChoices):
    """What becomes of a found sentence."""

    TRACK = "track", _("Track")
    KEEP = "keep", _("Keep only")
    DROP = "drop", _("Drop")


class DirectiveQuerySet(models.QuerySet["Directive"]):
    """Directives with access."""

    def visible_to(self, user: User) -> DirectiveQuerySet:
        """All for one who may see every directive; else those that give work to the person's units."""
        if user.can_everywhere("directive.view"):
            return self
        units = user.units_for("directive.read_own")
        tasks = Task.objects.filter(Q(lead__in=units) | Q(coordinations__unit__in=units))
        return self.filter(items__links__task__in=tasks).distinct()

    def search(self, words: str) -> DirectiveQuerySet:
        """Directives whose number, subject, issuer or text holds the words, accents or none."""
        return self.filter(matching(words) | matching(words, "folded_text"))


class Directive(Versioned, Searchable):
    """A document that assigns work, or a meeting at which work was given by word of mouth (no file)."""

    search_fields = ("number", "subject", "issuer", "assigner")
    sort_field = "subject"

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.REVIEW)
    number = models.CharField(_("number"), max_length=100, blank=True)
    doc_type = models.CharField(_("type"), max_length=20, blank=True)
    issuer = models.CharField(_("issuer"), max_length=300, blank=True)
    assigner = models.CharField(_("assigned by"), max_length=300, blank=True)
    level = models.CharField(_("level"), max_length=20, choices=Level, default=Level.CHAIRMAN)
    place_name = models.CharField(_("place"), max_length=100, blank=True)
    issued = models.DateField(_("date of issue"), null=True, blank=True, db_index=True)
    posted = models.DateField(_("date of posting"), null=True, blank=True)
    subject = models.TextField(_("subject"), blank=True)
    signer = models.CharField(_("signer"), max_length=300, blank=True)
    urgency = models.CharField(_("urgency"), max_length=40, blank=True)
    is_meeting = models.BooleanField(_("given at a meeting"), default=False)
    file = models.ForeignKey(
        "files.File", models.PROTECT, null=True, blank=True, related_name="directives", verbose_name=_("file")
    )
    text = models.TextField(_("text"), blank=True)
    text_sha256 = models.CharField(max_length=64, blank=True)
    folded_text = models.TextField(editable=False, blank=True, default="")
    read_with = models.CharField(_("read by version"), max_length=40, blank=True)
    proposal = models.JSONField(_("what the reading proposed"), default=dict, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="directives", verbose_name=_("entered for")
    )
    province = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("province")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="directives", verbose_name=_("entered by")
    )
    at = models.DateTimeField(_("entered at"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("directive")
        verbose_name_plural = _("directives")
        ordering = [F("issued").desc(nulls_last=True), "-pk"]
        constraints = [
            one_of("directives_directive_state", "state", State.values),
            models.CheckConstraint(
                name="directives_directive_removed_is_empty",
                condition=~Q(state="removed") | Q(text="", folded_text=""),
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.subject[:120] or f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("directives:directive", args=[self.pk])


class Item(Versioned, Searchable):
    """One sentence found in a directive (or added by a person), and what it is to become.

    ``proposal`` is what the reading gave, kept as it was; the other fields are what people made of it.
    """

    search_fields = ("wording", "quote", "lead_words")
    sort_field = "wording"

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="items")
    place = models.PositiveIntegerField(_("place"))
    start = models.PositiveIntegerField(_("from character"), null=True, blank=True)
    end = models.PositiveIntegerField(_("to character"), null=True, blank=True)
    quote = models.TextField(_("sentence"))
    wording = models.TextField(_("wording"))
    heading = models.CharField(_("heading"), max_length=300, blank=True)
    found_by = models.CharField(_("found by"), max_length=60, blank=True)
    lead_words = models.CharField(_("lead as written"), max_length=500, blank=True)
    leads = models.ManyToManyField(Unit, blank=True, related_name="items_led", verbose_name=_("lead"))
    lead_group = models.CharField(_("group that leads"), max_length=200, blank=True)
    expand = models.BooleanField(_("one task for each unit of the group"), default=False)
    coordinate_words = models.CharField(_("coordinating as written"), max_length=500, blank=True)
    coordinators = models.ManyToManyField(
        Unit, blank=True, related_name="items_shared", verbose_name=_("coordinating units")
    )
    deadline_kind = models.CharField(
        _("kind of deadline"), max_length=10, choices=DeadlineKind, default=DeadlineKind.NONE
    )
    deadline_words = models.CharField(_("deadline in words"), max_length=300, blank=True)
    due_written = models.DateField(_("deadline as written"), null=True, blank=True)
    due = models.DateField(_("deadline followed"), null=True, blank=True)
    due_basis = models.CharField(_("basis"), max_length=300, blank=True)
    recurrence = models.CharField(
        _("recurrence"), max_length=12, choices=[("", "—"), *Recurrence.choices], blank=True, default=""
    )
    #: Chosen by who reviewed; empty where the duty follows the schedule that stands for its recurrence.
    schedule = models.ForeignKey(
        Schedule,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reporting schedule"),
    )
    report_to = models.CharField(_("report to"), max_length=300, blank=True)
    product = models.CharField(_("product"), max_length=300, blank=True)
    targets = models.JSONField(default=list, blank=True)
    generic = models.BooleanField(_("closing formula"), default=False)
    triage = models.CharField(_("triage"), max_length=5, choices=Triage, default=Triage.KEEP)
    seen = models.BooleanField(_("seen by a person"), default=False)
    drop_reason = models.CharField(_("why dropped"), max_length=300, blank=True)
    doubts = models.JSONField(default=list, blank=True)
    proposal = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("found sentence")
        verbose_name_plural = _("found sentences")
        ordering = ["place", "pk"]
        constraints = [
            one_of("directives_item_triage", "triage", Triage.values),
            one_of("directives_item_deadline_kind", "deadline_kind", DeadlineKind.values),
            models.CheckConstraint(
                name="directives_item_span",
                condition=Q(start__isnull=True, end__isnull=True) | Q(end__gt=F("start")),
            ),
        ]

    def __str__(self) -> str:
        return self.wording if len(self.wording) <= 120 else f"{self.wording[:117]}…"


class Link(models.Model):
    """A task that came from a found sentence: one for each lead, or a parent with one part a unit."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="links")
    task = models.OneToOneField(Task, models.PROTECT, related_name="directive_link")

    class Meta:
        verbose_name = _("task of a found sentence")
        verbose_name_plural = _("tasks of found sentences")

    def __str__(self) -> str:
        return str(self.task)


class Alarm(models.Model):
    """A doubt raised by the reading, and the answer a person gave to it."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="alarms")
    item = models.ForeignKey(Item, models.CASCADE, null=True, blank=True, related_name="alarms")
    code = models.CharField(_("code"), max_length=40)
    message = models.TextField(_("message"))
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    answer = models.CharField(_("answer"), max_length=300, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("alarm")
        verbose_name_plural = _("alarms")
        ordering = ["start", "pk"]

    def __str__(self) -> str:
        return self.message
