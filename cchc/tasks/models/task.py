"""Nhiệm vụ: what a unit owes, by when, and the words it comes from.

A task keeps its sentence and where it stands in the file itself; the link to the found item of a directive
is a table of ``directives``. Whether a task is open or done, in time or late, is computed from its dated facts
(``cchc.tasks.models.facts``) and never stored.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cchc.tasks.models.facts import Facts, Standing
from cchc.units.models import Unit
from cchc.web.rows import Searchable, Versioned, matching, one_of

if TYPE_CHECKING:
    from cchc.accounts.models import User


class DeadlineKind(models.TextChoices):
    """How a deadline is given in the words of a directive."""

    BY = "by", _("By the day")
    DURING = "during", _("During the period")
    WINDOW = "window", _("From … to …")
    FROM = "from", _("Starting from")
    WITHIN = "within", _("Within … days")
    UPON = "upon", _("Right after")
    RECURRING = "recurring", _("Recurring")
    STANDING = "standing", _("Standing")
    NONE = "none", _("No deadline given")


class Level(models.TextChoices):
    """Where a task comes from: those from above are reviewed apart."""

    GOVERNMENT = "government", _("Government")
    PRIME_MINISTER = "prime_minister", _("Prime Minister")
    PARTY = "party", _("Provincial Party Committee")
    COUNCIL = "council", _("Provincial People's Council")
    COMMITTEE = "committee", _("Provincial People's Committee")
    CHAIRMAN = "chairman", _("Chairman")
    OTHER = "other", _("Other")


class Recurrence(models.TextChoices):
    """How often a recurring duty comes due."""

    WEEKLY = "weekly", _("Weekly")
    MONTHLY = "monthly", _("Monthly")
    QUARTERLY = "quarterly", _("Quarterly")
    SEMIANNUAL = "semiannual", _("Every six months")
    NINE_MONTHS = "nine_months", _("Nine months")
    ANNUAL = "annual", _("Yearly")
    OTHER = "other", _("Other")


class TaskKind(models.TextChoices):
    """What a task is made of. Only single tasks are counted: a group's parts and a series' occurrences are single."""

    SINGLE = "single", _("Single task")
    GROUP = "group", _("Task of several units")
    SERIES = "series", _("Recurring task")


class Priority(models.TextChoices):
    """How pressing it is."""

    NORMAL = "normal", pgettext_lazy("priority", "Normal")
    HIGH = "high", pgettext_lazy("priority", "High")
    URGENT = "urgent", pgettext_lazy("priority", "Urgent")


class Visibility(models.TextChoices):
    """Who sees it."""

    UNITS = "units", _("Its units, and whoever sees every task")
    NAMED = "named", _("Only the lead's people, the follow-up office and the leader in charge")


#: Levels above the province: their deadlines are locked, and meetings review them apart.
ABOVE = (Level.GOVERNMENT, Level.PRIME_MINISTER)


#: What is neither confirmed nor stopped, one task in six where years are kept: the condition of an index, which the
#: database uses where a question says the same (``counting.OWED``, ``stages``).
UNENDED = Q(accepted_on__isnull=True, stopped_on__isnull=True)
#: What waits for confirmation, likewise.
WAITING = Q(stopped_on__isnull=True, handed_on__isnull=False, accepted_on__isnull=True)


class TaskQuerySet(models.QuerySet["Task"]):
    """Tasks with access and by state."""

    def visible_to(self, user: User) -> TaskQuerySet:
        """All tasks for one who may see every task; else those that the person's units lead or share.

        A task shown only to those named is seen by its lead's people, the follow-up office, its leader in charge.
        """
        if user.can_everywhere("task.edit"):
            return self
        # Each way to see a task stands by itself, so that the database finds it by an index of its own.
        mine = Q(leader=user) | Q(assignee=user)
        reported = user.units_for("task.report")
        named = mine | Q(lead__in=reported) if reported else mine
        public = ~Q(visibility=Visibility.NAMED)
        if user.can_everywhere("task.view"):
            return self.filter(public | named)
        units = user.units_for("task.read_own")
        shared = Coordination.objects.filter(unit__in=units).values("task")
        return self.filter(Q(public, lead__in=units) | Q(public, pk__in=shared) | named)

    def left_by(self, user: User) -> TaskQuerySet:
        """Tasks that the person's units led once and that another unit leads now, with the day of that (``left_on``).

        Of these the person may see what there was until the eve of that day, and nothing of what came after.
        """
        led = Standing.objects.filter(task=OuterRef("pk")).order_by("-until")
        own, named = user.units_for("task.read_own"), user.units_for("task.report")
        rows = self.exclude(lead__in=own).annotate(
            left_on=Subquery(led.filter(lead__in=own).values("until")[:1])
        )
        public = ~Q(visibility=Visibility.NAMED)
        return rows.filter(public | Exists(led.filter(lead__in=named)), left_on__isnull=False)

    def counted(self) -> TaskQuerySet:
        """The tasks that counts are made of: not the parents of parts and occurrences."""
        return self.filter(kind=TaskKind.SINGLE)

    def open(self) -> TaskQuerySet:
        """Tasks whose result is not handed in and that are still followed."""
        return self.filter(UNENDED, handed_on__isnull=True)

    def done(self) -> TaskQuerySet:
        """Tasks whose result is confirmed."""
        return self.filter(accepted_on__isnull=False)

    def search(self, words: str) -> TaskQuerySet:
        """Tasks whose wording, number or lead holds the words, accents or none."""
        leads = Unit.objects.filter(matching(words)).order_by().values("pk")
        return self.filter(matching(words) | Q(lead__in=leads))


@cache
def _addresses(_prefix: str) -> str:
    """What the address of every task begins with: a page has hundreds of them."""
    return reverse("tasks:task", args=[0]).removesuffix("0/")


class Task(Versioned, Searchable, Facts):
    """One thing that one unit leads. Its dated facts are those that hold since ``since``."""

    search_fields = ("wording", "product", "source_label")
    sort_field = "wording"

    kind = models.CharField(_("kind of task"), max_length=8, choices=TaskKind, default=TaskKind.SINGLE)
    wording = models.TextField(_("what is to be done"))
    coordinators = models.ManyToManyField(
        Unit, through="Coordination", related_name="tasks_shared", verbose_name=_("coordinating units")
    )
    assigner = models.CharField(_("assigned by"), max_length=200, blank=True)
    level = models.CharField(_("level it comes from"), max_length=20, choices=Level, default=Level.CHAIRMAN)
    priority = models.CharField(_("priority"), max_length=8, choices=Priority, default=Priority.NORMAL)
    visibility = models.CharField(
        _("who sees it"), max_length=8, choices=Visibility, default=Visibility.UNITS
    )
    criteria = models.CharField(
        _("criteria it serves"), max_length=300, blank=True, help_text=_("Codes, parted by semicolons.")
    )
    given_on = models.DateField(_("given on"))
    deadline_kind = models.CharField(
        _("kind of deadline"), max_length=10, choices=DeadlineKind, default=DeadlineKind.NONE
    )
    deadline_words = models.CharField(_("deadline in words"), max_length=300, blank=True)
    deadline_locked = models.BooleanField(
        _("deadline cannot be extended here"),
        default=False,
        help_text=_("Set by law, the Government or the Prime Minister."),
    )
    due_written = models.DateField(_("deadline as written"), null=True, blank=True)
    due_basis = models.CharField(_("basis of the deadline followed"), max_length=300, blank=True)
    recurrence = models.CharField(
        _("recurrence"), max_length=12, choices=[("", "—"), *Recurrence.choices], blank=True, default=""
    )
    schedule = models.ForeignKey(
        "tasks.Schedule",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name=_("reporting schedule"),
    )
    period = models.CharField(_("period"), max_length=20, blank=True)
    report_to = models.CharField(_("report to"), max_length=300, blank=True)
    product = models.CharField(_("product"), max_length=300, blank=True)
    targets = models.JSONField(_("targets"), default=list, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    origin = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="heirs", verbose_name=_("goes on from")
    )
    follow_up = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="followed",
        verbose_name=_("follow-up officer"),
    )
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="tasks_in_charge",
        verbose_name=_("leader in charge"),
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="tasks_assigned",
        verbose_name=_("assignee"),
    )
    division = models.CharField(_("division"), max_length=200, blank=True)
    percent = models.PositiveSmallIntegerField(_("percent done"), null=True, blank=True)
    progress_on = models.DateField(_("last progress on"), null=True, blank=True)
    source_label = models.CharField(_("source"), max_length=300)
    source_sentence = models.TextField(_("source sentence"), blank=True)
    source_start = models.PositiveIntegerField(_("from character"), null=True, blank=True)
    source_end = models.PositiveIntegerField(_("to character"), null=True, blank=True)
    file = models.ForeignKey(
        "files.File", models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("file")
    )
    outside = models.CharField(_("number in another system"), max_length=120, blank=True)
    created_at = models.DateTimeField(_("entered at"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="tasks_entered", verbose_name=_("entered by")
    )

    #: The coordinating units by name, where a page has read them for all its tasks at once.
    coordinating: list[str] | None = None

    objects = TaskQuerySet.as_manager()

    class Meta(Facts.Meta):
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = [F("due").asc(nulls_last=True), "pk"]
        constraints = [
            *Facts.Meta.constraints,
            one_of("tasks_task_kind", "kind", TaskKind.values),
            one_of("tasks_task_deadline_kind", "deadline_kind", DeadlineKind.values),
            one_of("tasks_task_level", "level", Level.values),
            one_of("tasks_task_priority", "priority", Priority.values),
            one_of("tasks_task_visibility", "visibility", Visibility.values),
            models.CheckConstraint(
                name="tasks_task_percent", condition=Q(percent__isnull=True) | Q(percent__lte=100)
            ),
            models.CheckConstraint(
                name="tasks_task_source_span",
                condition=Q(source_start__isnull=True, source_end__isnull=True)
                | Q(source_end__gt=F("source_start")),
            ),
            models.CheckConstraint(
                name="tasks_task_second_deadline_has_basis",
                # A comparison with NULL is neither true nor false and lets a row through: both days are there, or none.
                condition=Q(due__isnull=False, due_written__isnull=False, due=F("due_written"))
                | Q(due__isnull=True, due_written__isnull=True)
                | ~Q(due_basis=""),
            ),
            models.UniqueConstraint(
                fields=["parent", "period"], condition=~Q(period=""), name="tasks_task_one_a_period"
            ),
            models.UniqueConstraint(
                fields=["lead", "outside"], condition=~Q(outside=""), name="tasks_task_outside_once"
            ),
        ]
        indexes = [
            models.Index(fields=["lead", "accepted_on", "due"], name="tasks_task_lead_state"),
            models.Index(fields=["due"], name="tasks_task_due"),
            # What is not ended by deadline, what waits since when; and every dated fact: counts read no task itself.
            models.Index(
                fields=[
                    "due",
                    "id",  # the whole order of a list, else SQLite takes the index of every deadline for it
                    "lead",
                    "kind",
                    "handed_on",
                    "paused_on",
                    "returned_on",
                    "received_on",
                    "progress_on",
                    "level",
                    "visibility",
                    "leader",
                    "assignee",
                    "follow_up",
                    "stopped_on",
                    "accepted_on",
                ],
                name="tasks_task_unended",
                condition=UNENDED,
            ),
            models.Index(
                fields=["handed_on", "lead", "kind", "due"], name="tasks_task_waiting", condition=WAITING
            ),
            models.Index(
                fields=[
                    "lead",
                    "kind",
                    "stopped_on",
                    "accepted_on",
                    "handed_on",
                    "paused_on",
                    "due",
                    "due_first",
                    "handed_first",
                    "returned_on",
                    "progress_on",
                    "since",
                    "level",
                    "visibility",
                    "leader",
                    "assignee",
                    "given_on",
                ],
                name="tasks_task_facts",
            ),
            models.Index(fields=["source_label"], name="tasks_task_source"),
            models.Index(fields=["follow_up", "accepted_on"], name="tasks_task_follow_up"),
        ]

    def __str__(self) -> str:
        return self.wording if len(self.wording) <= 120 else f"{self.wording[:117]}…"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.begin()
        super().save(*args, **kwargs)

    def begin(self) -> None:
        """Fill what a new task begins with; bulk writers call it themselves.

        It holds since the day it was given, and its first deadline is the first.
        """
        self.since = self.since or self.given_on
        self.due_first = self.due_first or self.due
        self.deadline_locked = self.deadline_locked or self.level in ABOVE

    def get_absolute_url(self) -> str:
        return f"{_addresses(get_script_prefix())}{self.pk}/"

    @property
    def is_open(self) -> bool:
        """Whether the result is still owed."""
        return self.handed_on is None and self.stopped_on is None

    @property
    def is_waiting(self) -> bool:
        """Whether a result was handed in that nobody confirmed yet."""
        return self.handed_on is not None and self.accepted_on is None and self.stopped_on is None


class Coordination(models.Model):
    """A unit that coordinates in a task."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="coordinations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="coordinations")

    class Meta:
        verbose_name = _("coordination")
        verbose_name_plural = _("coordinations")
        constraints = [models.UniqueConstraint(fields=["task", "unit"], name="tasks_coordination_once")]

    def __str__(self) -> str:
        return f"{self.unit}"
