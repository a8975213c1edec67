"""People and roles: the list, one person, and what an administrator does with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from cchc.accounts import actions
from cchc.accounts.columns import PEOPLE
from cchc.accounts.forms import EndRoleForm, NewPersonForm, PersonForm, RoleForm
from cchc.accounts.models import Holding, User
from cchc.accounts.rights import ROLE_CHOICES, ROLES, VERBS
from cchc.audit.telling import history
from cchc.units.filters import UnitPick
from cchc.web.access import get_or_404, require
from cchc.web.clock import today
from cchc.web.discovery import offered
from cchc.web.filters import Choices, Search
from cchc.web.options import Option, answer
from cchc.web.rows import Stale, holding_on
from cchc.web.table import Table

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cchc.web.panel import Panel


def _holding(rows: Any, **held: Any) -> Any:
    """The people who hold such a role today."""
    return rows.filter(pk__in=Holding.objects.filter(holding_on(today()), **held).values("user"))


FILTERS = (
    Search(),
    UnitPick("unit", gettext_lazy("Unit"), lambda rows, units: _holding(rows, unit__in=units)),
    Choices(
        "role",
        gettext_lazy("Role"),
        ROLE_CHOICES,
        keep=lambda rows, roles: _holding(rows, role__in=roles),
        folded=True,
    ),
    Choices(
        "state",
        gettext_lazy("Sign-in"),
        [("active", gettext_lazy("May sign in")), ("inactive", gettext_lazy("May not sign in"))],
        keep=lambda rows, state: rows.filter(is_active=state == ["active"]),
        several=False,
    ),
)


#: The most people that a picker shows; whoever looks on types more of the name.
PICKED = 40


def pick(request: HttpRequest) -> HttpResponse:
    """What the picker of people asks: those who may sign in, by a part of their name."""
    require(request.user, "person.view")
    rows = User.objects.filter(is_active=True).search(request.GET.get("q", "")[:200])
    return answer(request, [Option(str(row.pk), row.full_name, row.position) for row in rows[:PICKED]])


def people(request: HttpRequest) -> HttpResponse:
    """The list of people, with the roles they hold today."""
    require(request.user, "person.view")
    held = Prefetch("holdings", Holding.objects.select_related("unit").order_by("pk"))
    table = Table(
        request,
        User.objects.people().prefetch_related(held),
        PEOPLE,
        name="nguoi-dung",
        title=_("People"),
        sorts={"name": "sort_key", "username": "username", "last_seen": "last_login"},
        order="name",
        hidden=("email",),
        long=("roles",),
        filters=FILTERS,
    )
    return table.answer("accounts/people.html", {"may_edit": request.user.can("person.edit")})  # type: ignore[union-attr]


def _person(request: HttpRequest, pk: str, verb: str = "") -> User:
    """The person of the address, with access; PermissionDenied where ``verb`` is not held."""
    person = get_or_404(User.objects.visible_to(request.user), pk=pk)  # type: ignore[arg-type]
    if verb:
        require(request.user, verb)
    return person


def person(request: HttpRequest, pk: str) -> HttpResponse:
    """One person: roles held and once held, and what was done."""
    person = _person(request, pk)
    held = list(person.holdings.select_related("unit").order_by("-valid_from", "pk"))
    day = today()
    may_edit = request.user.can("person.edit")  # type: ignore[union-attr]
    sees_trail = may_edit or request.user.can("audit.view")  # type: ignore[union-attr]
    context = {
        "person": person,
        "current": [row for row in held if row.holds_on(day)],
        "coming": [row for row in held if row.valid_from and row.valid_from > day],
        "past": [row for row in held if row.valid_to and row.valid_to < day],
        "may_edit": may_edit,
        "is_locked": may_edit and is_locked(request, person),
        "events": history([person, *held]) if sees_trail else None,
        "panels": panels_of(request, person),
    }
    return render(request, "accounts/person.html", context)


def panels_of(request: HttpRequest, person: User) -> list[Panel]:
    """What the domains above show of a person (module ``person_panel``): the work that hangs on the person."""
    return [panel for module in offered("person_panel") for panel in module.panels(request, person)]


def is_locked(request: HttpRequest, person: User) -> bool:
    """Whether failed sign-ins have locked the person's name."""
    return bool(AxesProxyHandler.is_locked(request, {"username": person.username}))


@sensitive_variables("password")
def add(request: HttpRequest) -> HttpResponse:
    """Add a person, with a first role where one is chosen; the first password is shown once."""
    require(request.user, "person.edit")
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = form.save(commit=False)
        password = actions.add_person(person, by=request.user)
        return render(request, "accounts/first_password.html", {"person": person, "password": password})
    return render(request, "accounts/add_person.html", {"form": form}, status=422 if form.errors else 200)


def edit(request: HttpRequest, pk: str) -> HttpResponse:
    """Correct a person's facts."""
    person = _person(request, pk, "person.edit")
    form = PersonForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_person(person, by=request.user)
        except Stale as stale:
            form.note_stale(stale.row)  # type: ignore[arg-type]
        else:
            messages.success(request, _("Saved."))
            return redirect(person)
    context = {"form": form, "person": User.objects.get(pk=person.pk)}
    return render(request, "accounts/edit_person.html", context, status=422 if form.errors else 200)


def give_role(request: HttpRequest, pk: str) -> HttpResponse:
    """Give a person a role for a unit."""
    person = _person(request, pk, "person.edit")
    form = RoleForm(request.POST or None, instance=Holding(user=person))
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_role(form.save(commit=False), by=request.user)
        except ValueError:
            form.add_error("role", _("This person holds this role for this unit in those days already."))
        else:
            messages.success(request, _("The role is given."))
            return redirect(person)
    context = {"form": form, "person": person, "roles": ROLES.values()}
    return render(request, "accounts/give_role.html", context, status=422 if form.errors else 200)


def end_role(request: HttpRequest, pk: str) -> HttpResponse:
    """End a role after a day."""
    people = User.objects.visible_to(request.user)  # type: ignore[arg-type]
    holding = get_or_404(Holding.objects.filter(user__in=people).select_related("user", "unit"), pk=pk)
    require(request.user, "person.edit")
    form = EndRoleForm(holding, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.end_role(holding, given["last_day"], by=request.user, basis=given["basis"])
        except actions.LastAdministrator as refused:
            form.add_error(None, refused.sentence)
        except Stale:
            form.add_error(None, _("Somebody else changed this role meanwhile; look at it again."))
        else:
            messages.success(request, _("The role ends."))
            return redirect(holding.user)
    panels = panels_of(request, holding.user)
    context = {"form": form, "holding": holding, "person": holding.user, "panels": panels}
    return render(request, "accounts/end_role.html", context, status=422 if form.errors else 200)


@require_POST
def set_active(request: HttpRequest, pk: str) -> HttpResponse:
    """Let a person sign in, or no longer."""
    person = _person(request, pk, "person.edit")
    try:
        actions.set_active(person, active=request.POST.get("active") == "1", by=request.user)
    except actions.LastAdministrator as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Saved."))
    return redirect(person)


@require_POST
@sensitive_variables("password")
def reset_password(request: HttpRequest, pk: str) -> HttpResponse:
    """Give a new first password, shown once."""
    person = _person(request, pk, "person.edit")
    password = actions.reset_password(person, by=request.user)
    return render(request, "accounts/first_password.html", {"person": person, "password": password})


@require_POST
def unlock(request: HttpRequest, pk: str) -> HttpResponse:
    """Lift the lock of a name."""
    person = _person(request, pk, "person.edit")
    actions.unlock(person, by=request.user)
    messages.success(request, _("The name is unlocked."))
    return redirect(person)


def rights(request: HttpRequest) -> HttpResponse:
    """What each role may do: the matrix drawn from the one list of rights."""
    require(request.user, "person.view")
    rows = [
        {"verb": verb, "words": words, "marks": [verb in role.verbs for role in ROLES.values()]}
        for verb, words in VERBS.items()
    ]
    return render(request, "accounts/rights.html", {"roles": ROLES.values(), "rows": rows})
