"""Each role before each page: may, may not (403), or does not learn that there is something (404).

The table below names every address of the site with the verb it asks for and what must be visible first; an
address that is missing here fails the first test. What a role may do comes from ``cchc.accounts.rights`` alone.
"""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.accounts.rights import ROLES, VERBS, Role
from tests.browser.addresses import names
from tests.rights_pages import ELSEWHERE, PAGES, Page

if TYPE_CHECKING:
    from pathlib import Path

#: What answers "yes, you may": a page, a redirection after doing it, a form with errors, nothing to do just now.
DONE = {200, 204, 302, 409, 422}


def test_every_address_of_the_site_stands_in_the_table() -> None:
    assert set(names()) == {page.name for page in PAGES} | set(ELSEWHERE)


#: Verbs whose pages are being built.
TO_COME = {
    "schedule.view",
    "schedule.edit",
}


def test_every_verb_is_asked_for_by_some_page_or_widens_what_is_seen() -> None:
    asked = {verb for page in PAGES for verb in (page.verb if isinstance(page.verb, tuple) else (page.verb,))}
    widening = {"task.view", "task.read_own", "directive.read_own"}
    assert set(VERBS) == (asked - {""}) | widening | TO_COME


def sees(role: Role, thing: str) -> bool:
    """Whether one who holds the role for Sở Tài chính may know of the thing at all."""
    if thing in ("report", "proof", "extension", "explanation", "transfer"):
        return sees(role, "task")
    if thing in ("task", "strange_task"):
        return "task.view" in role.verbs or (thing == "task" and "task.read_own" in role.verbs)
    if thing in ("directive", "item", "alarm", "file"):
        return bool({"directive.view", "directive.read_own"} & role.verbs)
    if thing == "strange_directive":
        return "directive.view" in role.verbs
    if thing in ("criticism_lists", "criticism", "criticism_row"):
        return bool({"task.chase", "task.criticise"} & role.verbs)
    if thing == "letter":
        # Who decides on criticism sees the proposals alone, and does not learn of an urging letter.
        return "task.chase" in role.verbs or "task.criticise" not in role.verbs
    if thing == "style_guide":
        return "person.edit" in role.verbs
    if thing == "strange_value":
        # A value that is only declared is seen by its unit, and by whose role reaches everywhere.
        return role.everywhere
    return thing not in {"strange_notice", "strange_view"}


def expected(role: Role, page: Page) -> set[int]:
    """The answers that are right."""
    if page.of and not sees(role, page.of):
        return {404}
    verbs = page.verb if isinstance(page.verb, tuple) else (page.verb,)
    return DONE if verbs == ("",) or role.verbs.intersection(verbs) else {403}


@pytest.fixture
def world(db: None, tmp_path: Path, settings: Any) -> dict[str, Any]:
    """One of each thing: what concerns Sở Tài chính, and what concerns Sở Y tế alone ("strange")."""
    from cchc.accounts.models import Holding
    from cchc.accounts.tokens import give
    from cchc.conftest import make_unit, make_user
    from cchc.tasks.models import Letter, Schedule
    from cchc.workcal.models import SpecialDay

    settings.DATA_DIR, settings.FILES_DIR = tmp_path, tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    province = make_unit("phu-tho-2025", "Tỉnh Phú Thọ", "province")
    made: dict[str, Any] = {
        "unit": make_unit("phu-tho-2025/so-tai-chinh", "Sở Tài chính", parent=province, province=province),
        "other": make_unit("phu-tho-2025/so-y-te", "Sở Y tế", parent=province, province=province),
        "ended_unit": make_unit(
            "hoa-binh/so-tai-chinh", "Sở Tài chính", parent=province, valid_to=date(2025, 6, 30)
        ),
        "person": make_user("khac", "Lê Thị Khác"),
        "schedule": Schedule.objects.create(key="thu", name="Thử", weekday=5),
        "criteria": SimpleNamespace(pk="minh-hoa-tinh"),
        "shape": SimpleNamespace(pk="bands"),
        "result_of": SimpleNamespace(pk="lao-cai"),
        "sheet": sheet_of_scores(),
        "own_set": own_set(),
        "day": SpecialDay.objects.create(day=date(2026, 10, 7), kind="off", name="Nghỉ tránh bão"),
    }
    made["holding"] = Holding.objects.create(user=made["person"], role="viewer", unit=made["other"])
    letter = {"kind": "urge", "unit": made["unit"], "made_on": date(2026, 6, 1), "made_by": made["person"]}
    made["letter"] = Letter.objects.create(**letter)
    made["token"], _secret = give(
        unit=made["unit"], name="QLVB", by=made["person"], may_write=False, everywhere=False, valid_to=None
    )
    made["strange_view"] = made["person"].saved_views.create(page="/nhiem-vu/", name="x")
    made |= directives_of(made) | notices_of(made) | indicators_of(made)
    return made | chasing_of(made)


def indicators_of(made: dict[str, Any]) -> dict[str, Any]:
    """An indicator with a declared value of each of the two units."""
    from cchc.indicators.models import IndicatorValue
    from cchc.indicators.shipped import dictionary
    from cchc.web.clock import now

    known = {
        "indicator": "ho_so_dung_han",
        "period": "2026-Q1",
        "numerator": 1,
        "denominator": 2,
        "source": "x",
    }
    days = {"start": date(2026, 1, 1), "end": date(2026, 3, 31), "cut_off": date(2026, 3, 31), "at": now()}
    return {
        "indicator": dictionary().get("ho_so_dung_han"),
        "value": IndicatorValue.objects.create(unit=made["unit"], **known, **days),
        "strange_value": IndicatorValue.objects.create(unit=made["other"], **known, **days),
    }


def directives_of(made: dict[str, Any]) -> dict[str, Any]:
    """A directive with a task for each of the two units."""
    from cchc.directives.models import Alarm
    from cchc.files import store

    file = store.put(b"Giao S\xe1\xbb\x9f", name="a.txt", by=made["person"], unit=made["other"])
    own, task, item = directive_for(made["unit"], made["person"], file)
    strange, strange_task, _item = directive_for(made["other"], made["person"], None)
    alarm = Alarm.objects.create(directive=own, item=item, code="x", message="x")
    return {
        "directive": own,
        "task": task,
        "item": item,
        "alarm": alarm,
        "file": file,
        "strange_directive": strange,
        "strange_task": strange_task,
    } | said_of(task, made["person"])


def directive_for(unit: Any, by: Any, file: Any) -> tuple[Any, Any, Any]:
    """A directive with one sentence that became a task of the unit."""
    from cchc.directives.models import Directive, Item, Link
    from cchc.tasks.models import Task
    from cchc.web.clock import now

    directive = Directive.objects.create(
        number=f"1/TB-{unit.pk}",
        state="review",
        subject="x",
        text="Giao Sở",
        by=by,
        at=now(),
        file=file,
        unit=unit,
    )
    item = Item.objects.create(
        directive=directive, place=1, quote="Giao Sở", wording="Giao Sở", triage="track"
    )
    task = Task.objects.create(
        wording="x", lead=unit, given_on=date(2026, 1, 1), source_label="x", created_at=now(), created_by=by
    )
    Link.objects.create(item=item, task=task)
    return directive, task, item


def said_of(task: Any, by: Any) -> dict[str, Any]:
    """A draft of a report on a task, an extension asked for, an explanation asked for."""
    from cchc.files import store
    from cchc.tasks.models import Explanation, Extension, Report, ReportFile, Transfer
    from cchc.web.clock import now

    report = Report.objects.create(task=task, by=by, at=now(), words="x", complete=True)
    file = store.put(b"x", name="x.txt", by=by, unit=task.lead)
    day = date(2026, 1, 2)
    due, wanted, answer_by = date(2026, 3, 1), date(2026, 4, 1), date(2026, 1, 9)
    return {
        "report": report,
        "proof": ReportFile.objects.create(report=report, file=file),
        "extension": Extension.objects.create(
            task=task, asked_on=day, asked_by=by, due_then=due, wanted=wanted, reason="x"
        ),
        "explanation": Explanation.objects.create(
            task=task, asked_by=by, asked_on=day, question="x", answer_by=answer_by
        ),
        "transfer": Transfer.objects.create(
            task=task, kind="stop", day=day, source=task.lead, paper="x", by=by, at=now()
        ),
    }


def chasing_of(made: dict[str, Any]) -> dict[str, Any]:
    """A submitted list for criticism with one row; the two units, of which one has reminder days of its own."""
    from cchc.tasks.models import CriticismList, CriticismRow, ReminderPlan

    day = date(2026, 1, 2)
    listed = CriticismList.objects.create(made_on=day, stage="submitted", submitted_on=day)
    row = CriticismRow.objects.create(
        list=listed, task=made["task"], unit=made["unit"], due=day, days_late=12, cause="x"
    )
    ReminderPlan.objects.create(unit=made["unit"])
    return {
        "criticism": listed,
        "criticism_row": row,
        "reminded": made["unit"],
        "strange_reminded": made["other"],
    }


def notices_of(made: dict[str, Any]) -> dict[str, Any]:
    """A notice to somebody else, and its delivery."""
    from cchc.notices.models import Delivery, Notice
    from cchc.web.clock import now

    notice = Notice.objects.create(key="x", person=made["person"], subject="x", at=now())
    delivery = Delivery.objects.create(notice=notice, channel="email", state="failed", next_at=now())
    return {"strange_notice": notice, "delivery": delivery}


def own_set() -> Any:
    """A criteria set of the office."""
    from dataclasses import replace

    from cchc.assessment.actions import keep_set
    from cchc.assessment.shipped import criteria_set

    ours = replace(criteria_set("minh-hoa-xa", 2026), code="bo-xa")
    return keep_set(ours, by="cchc", file="bo-xa.xlsx", year=2026, stands=0)


def sheet_of_scores() -> Any:
    """A sheet of one unit with one answer."""
    from cchc.assessment.actions import keep_sheet
    from cchc.assessment.engine.given import Inputs, number
    from cchc.assessment.shipped import criteria_set

    return keep_sheet(
        criteria_set("ca-mau-so", 2013), Inputs({"Sở A": {"ty_le_ke_hoach": number(85)}}), by="x", name="Thử"
    )


def address(page: Page, world: dict[str, Any]) -> str:
    """The address of the page about its thing."""
    if page.of in {"", "own_holding", "style_guide", "criticism_lists"}:
        return reverse(page.name)
    thing = world[page.of]
    keys = {"unit": "slug", "schedule": "key", "indicator": "code"}
    return reverse(page.name, args=[getattr(thing, keys.get(page.of, "pk"))])


def answers(client: Any, world: dict[str, Any], role: Role) -> list[str]:
    """Every page whose answer is not the expected one, in words."""
    wrong = []
    for page in PAGES:
        data = {**page.data, **({"holding": world["own_holding"].pk} if page.of == "own_holding" else {})}
        send = client.post if page.post else client.get
        answer = send(address(page, world), data)
        status = answer.status_code
        if answer.streaming:
            list(answer.streaming_content)  # read to its end, a file is closed
        right = expected(role, page)
        if status not in right:
            wrong.append(f"{role.code} before {page.name} ({page.of}): {status}, right is {sorted(right)}")
    return wrong


@pytest.mark.parametrize("code", list(ROLES))
def test_each_role_gets_the_right_answer_of_each_page(code: str, world: dict[str, Any], client: Any) -> None:
    from cchc.accounts.models import Holding
    from cchc.conftest import make_user

    user = make_user("an", "Nguyễn Thị An", code, world["unit"])
    world["own_holding"] = Holding.objects.get(user=user)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert answers(client, world, ROLES[code]) == []


def test_one_who_did_not_sign_in_is_sent_to_the_sign_in_page(world: dict[str, Any], client: Any) -> None:
    world["own_holding"] = world["holding"]
    sign_in = reverse("accounts:sign_in")
    for page in PAGES:
        send = client.post if page.post else client.get
        answer = send(address(page, world))
        assert answer.status_code == 302, page.name
        assert answer.url.startswith(sign_in), page.name


def test_one_whose_only_role_has_ended_is_refused_what_roles_give(world: dict[str, Any], client: Any) -> None:
    from cchc.accounts.models import Holding
    from cchc.conftest import make_user

    user = make_user("an", "Nguyễn Thị An", "admin", world["unit"])
    Holding.objects.filter(user=user).update(valid_to=date(2025, 1, 1))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for page in PAGES:
        if page.verb and not page.of:
            send = client.post if page.post else client.get
            assert send(address(page, world), page.data).status_code == 403, page.name
