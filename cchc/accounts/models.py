"""People, and the roles they hold for units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cchc.accounts.rights import ROLE_CHOICES, ROLES, VERBS
from cchc.units.models import Unit
from cchc.web.clock import today
from cchc.web.rows import Dated, Searchable, Versioned, dates_in_order, holding_on, matching, one_of

if TYPE_CHECKING:
    from datetime import date


class UserQuerySet(models.QuerySet["User"]):
    """People with access."""

    def visible_to(self, user: User) -> UserQuerySet:
        """Everybody, for one who may see people; else oneself alone."""
        return self if user.can("person.view") else self.filter(pk=user.pk)

    def people(self) -> UserQuerySet:
        """Those who are persons: not the names under which other systems write."""
        return self.filter(token__isnull=True)

    def search(self, words: str) -> UserQuerySet:
        """People whose name, user name or address holds the words, accents or none."""
        return self.filter(matching(words))


class UserManager(BaseUserManager["User"]):
    """Makes people; a password is asked for, or the person cannot sign in."""

    def create_user(self, username: str, full_name: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(username=username.strip().lower(), full_name=full_name, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, full_name: str, password: str, **fields: Any) -> User:
        return self.create_user(username, full_name, password, is_staff=True, is_superuser=True, **fields)


class User(Versioned, Searchable, AbstractBaseUser, PermissionsMixin):
    """A person who signs in. What the person may do hangs on the roles held, each for a unit."""

    search_fields = ("full_name", "username", "email")
    sort_field = "given_name_first"

    username = models.CharField(_("user name"), max_length=80, unique=True)
    full_name = models.CharField(_("full name"), max_length=200)
    position = models.CharField(_("position"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may open the technical administration"), default=False)
    must_change_password = models.BooleanField(_("must change the password at next sign-in"), default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]
    objects = UserManager.from_queryset(UserQuerySet)()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.full_name

    def get_absolute_url(self) -> str:
        return reverse("accounts:person", args=[self.pk])

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if fields is not None and not self._state.adding and set(fields) <= {"last_login", "password"}:
            # Signing in is no edit: it neither raises the version nor collides with somebody's edit.
            User.objects.filter(pk=self.pk).update(**{name: getattr(self, name) for name in fields})
            return
        super().save(*args, **kwargs)

    @property
    def given_name_first(self) -> str:
        """Vietnamese lists of people sort by given name, the last word of the name."""
        words = self.full_name.split()
        return " ".join([*words[-1:], *words[:-1]])

    @cached_property
    def holdings_now(self) -> list[Holding]:
        """The roles held today, with their units, read once a request."""
        day = today()
        fetched = "holdings" in getattr(self, "_prefetched_objects_cache", {})
        rows = (
            self.holdings.all() if fetched else self.holdings.select_related("unit__province").order_by("pk")
        )
        return [row for row in rows if row.holds_on(day)]

    def can(self, verb: str, unit: Unit | None = None) -> bool:
        """Whether the person may do ``verb`` for that unit; for some unit at all where none is given."""
        if verb not in VERBS:
            raise ValueError(f"{verb} is no verb of cchc.accounts.rights")
        return self.is_active and any(row.allows(verb, unit) for row in self.holdings_now)

    def can_everywhere(self, verb: str) -> bool:
        """Whether the person may do ``verb`` for every unit of the installation."""
        if verb not in VERBS:
            raise ValueError(f"{verb} is no verb of cchc.accounts.rights")
        return self.is_active and any(
            row.role_is.everywhere and verb in row.role_is.verbs for row in self.holdings_now
        )

    def verbs_for(self, unit: Unit) -> frozenset[str]:
        """All that the person may do for one unit: what ``can`` answers, for a page that asks many times."""
        if not self.is_active:
            return frozenset()
        return frozenset[str]().union(*(row.role_is.verbs for row in self.holdings_now if row.reaches(unit)))

    def units_for(self, verb: str) -> set[int]:
        """Keys of the units for which a role with ``verb`` is held, with all that these units were before."""
        own = {row.unit_id for row in self.holdings_now if verb in row.role_is.verbs}
        return own | self.predecessors_of(frozenset(own))

    def predecessors_of(self, units: frozenset[int]) -> set[int]:
        """Keys of all that the units were before; asked once a request for the same units."""
        if units not in self._predecessors:
            self._predecessors[units] = _before(set(units))
        return self._predecessors[units]

    @cached_property
    def _predecessors(self) -> dict[frozenset[int], set[int]]:
        return {}


def _before(units: set[int]) -> set[int]:
    """Every predecessor of the units, over any number of changes."""
    seen: set[int] = set()
    wave = units
    while wave:
        found = set(
            Unit.objects.filter(changes_from__targets__in=wave).values_list("pk", flat=True).distinct()
        )
        wave = found - seen - units
        seen |= wave
    return seen


class Holding(Versioned, Dated):
    """A role that a person holds for a unit, for a time."""

    user = models.ForeignKey(User, models.CASCADE, related_name="holdings", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=30, choices=ROLE_CHOICES)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="holdings", verbose_name=_("unit"))
    basis = models.CharField(_("by which paper"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("role held")
        verbose_name_plural = _("roles held")
        ordering = ["user", "pk"]
        constraints = [
            dates_in_order("accounts_holding_dates"),
            one_of("accounts_holding_role", "role", ROLES),
            models.UniqueConstraint(
                fields=["user", "role", "unit", "valid_from"], name="accounts_holding_once_from"
            ),
            # SQLite takes two open beginnings for different, so they have a constraint of their own.
            models.UniqueConstraint(
                fields=["user", "role", "unit"],
                condition=models.Q(valid_from__isnull=True),
                name="accounts_holding_once_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role_is.name} · {self.unit.short}"

    @property
    def role_is(self) -> Any:
        """The role with its verbs."""
        return ROLES[self.role]

    def allows(self, verb: str, unit: Unit | None) -> bool:
        """Whether this holding gives ``verb`` for ``unit`` (for some unit, where none is given)."""
        return verb in self.role_is.verbs and (unit is None or self.reaches(unit))

    def reaches(self, unit: Unit) -> bool:
        """Whether what this holding gives holds for ``unit``: its own, what it was before, or every unit."""
        if self.role_is.everywhere or unit.pk == self.unit_id:
            return True
        return unit.pk in self.user.predecessors_of(frozenset({self.unit_id}))


def holders(role: str, unit: Unit, day: date) -> models.QuerySet[User]:
    """The people who hold a role for a unit on a day and may sign in."""
    return User.objects.filter(
        holding_on(day, "holdings__"), holdings__role=role, holdings__unit=unit, is_active=True
    ).distinct()


def people_with(verb: str, unit: Unit, day: date) -> models.QuerySet[User]:
    """The people who hold, for just this unit, a role with ``verb`` on a day and may sign in."""
    roles = [role.code for role in ROLES.values() if verb in role.verbs and not role.everywhere]
    held = holding_on(day, "holdings__")
    return User.objects.filter(held, holdings__role__in=roles, holdings__unit=unit, is_active=True).distinct()


class Token(Versioned, Dated):
    """A key by which another system (a document system, say) speaks for a unit. Only its hash is kept.

    What it writes is written by ``user``, a person's row that nobody can sign in with. ``everywhere``: it gives and
    reads the tasks of every unit, as the follow-up office does; else it reads what its unit leads or shares, and
    reports for it. ``minute`` and ``used_in_minute`` bound how often it may ask: they hold across processes.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tokens", verbose_name=_("unit"))
    name = models.CharField(_("name of the system"), max_length=120)
    head = models.CharField(_("first characters"), max_length=8)
    digest = models.CharField(max_length=64, unique=True)
    may_write = models.BooleanField(_("may also write"), default=False)
    everywhere = models.BooleanField(_("reaches the tasks of every unit"), default=False)
    user = models.OneToOneField(
        User, models.PROTECT, related_name="token", verbose_name=_("writes in the name of")
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="tokens_given", verbose_name=_("given by"))
    at = models.DateTimeField(_("given at"))
    last_used = models.DateTimeField(_("last used"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    minute = models.BigIntegerField(default=0, editable=False)
    used_in_minute = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering = ["-at", "-pk"]
        constraints = [dates_in_order("accounts_token_dates")]

    def __str__(self) -> str:
        return f"{self.name} · {self.unit.short}"

    @property
    def is_in_force(self) -> bool:
        """Whether requests with it are answered today."""
        return self.ended_at is None and self.holds_on(today())


class SavedView(models.Model):
    """A list with its filters, as a person saved it under a name: the address' query, and nothing else."""

    user = models.ForeignKey(User, models.CASCADE, related_name="saved_views", verbose_name=_("person"))
    page = models.CharField(_("list"), max_length=60)
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=2000, blank=True)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["page", "name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "page", "name"], name="accounts_savedview_once")
        ]

    def __str__(self) -> str:
        return self.name
