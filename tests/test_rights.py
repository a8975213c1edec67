"""Each role before each page: may, may not (403), or does not learn that there is something (404).

The table below names every address of the site with the verb it asks for and what must be visible first; an
address that is missing here fails the first test. What a role may do comes from ``cchc.accounts.rights`` alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from cchc.accounts.rights import ROLES, VERBS, Role
from tests.browser.addresses import names

if TYPE_CHECKING:
    from pathlib import Path

#: What answers "yes, you may": a page, a redirection after doing it, a form with errors, nothing to do just now.
DONE = {200, 204, 302, 409, 422}


@dataclass(frozen=True)
class Page:
    """One address. ``verb``: the right it asks for, empty for everybody who signed in, several where any will do.

    ``of``: the thing it is about, a key of the world; one who may not see that thing gets 404.
    """

    name: str
    verb: str | tuple[str, ...] = ""
    of: str = ""
    post: bool = False
    data: dict[str, Any] = field(default_factory=dict)


PAGES = (
    Page("home:today"),
    Page("web:search"),
    Page("web:theme", post=True),
    Page("web:styleguide", of="style_guide"),
    Page("web:saved_views"),
    Page("web:saved_views", post=True, data={"page": "/nhiem-vu/", "name": "x"}),
    Page("web:rename_view", of="strange_view", post=True, data={"name": "x"}),
    Page("web:delete_view", of="strange_view"),
    Page("accounts:password"),
    Page("accounts:act_as", of="own_holding", post=True),
    Page("accounts:people", "person.view"),
    Page("accounts:rights", "person.view"),
    Page("accounts:pick", "person.view"),
    Page("accounts:person", "person.view", "person"),
    Page("accounts:add", "person.edit"),
    Page("accounts:edit", "person.edit", "person"),
    Page("accounts:give_role", "person.edit", "person"),
    Page("accounts:end_role", "person.edit", "holding"),
    Page("accounts:set_active", "person.edit", "person", post=True, data={"active": "1"}),
    Page("accounts:unlock", "person.edit", "person", post=True),
    Page("accounts:reset_password", "person.edit", "person", post=True),
    Page("units:list", "unit.view"),
    Page("units:pick", "unit.view"),
    Page("units:unit", "unit.view", "unit"),
    Page("units:add", "unit.edit"),
    Page("units:edit", "unit.edit", "unit"),
    Page("units:change", "unit.edit"),
    Page("units:import", "unit.edit"),
    Page("units:import_template", "unit.edit"),
    Page("workcal:year", "calendar.view"),
    Page("workcal:add", "calendar.edit"),
    Page("workcal:edit", "calendar.edit", "day"),
    Page("workcal:announce", "calendar.edit"),
    Page("workcal:remove", "calendar.edit", "day", post=True),
    Page("audit:list", "audit.view"),
    Page("notices:list"),
    Page("notices:read_all", post=True),
    Page("notices:notice", of="strange_notice"),
    Page("assessment:ranking", "result.view"),
    Page("assessment:province", "result.view", of="result_of"),
    Page("assessment:comparison", "result.view"),
    Page("assessment:map", "result.view"),
    Page("assessment:conflicts", "result.view"),
    Page("assessment:sets", "result.view"),
    Page("assessment:set", "result.view", of="criteria"),
    Page("assessment:cases", "result.view", of="criteria"),
    Page("assessment:try", "result.view", of="criteria"),
    Page("assessment:set_excel", "result.view", of="criteria"),
    Page("assessment:differences", "result.view", of="criteria"),
    Page("assessment:inputs_template", "result.view", of="criteria"),
    Page("assessment:sheets", "score.view"),
    Page("assessment:sheet_new", "score.edit"),
    Page("assessment:sheet_new", "score.edit", post=True),
    Page("assessment:sheet", "score.view", of="sheet"),
    Page("assessment:sheet_unit", "score.view", of="sheet", data={"unit": "Sở A"}),
    Page("assessment:sheet_remove", "score.edit", of="sheet"),
    Page("assessment:whatif", "score.view", of="sheet", data={"unit": "Sở A"}),
    Page("assessment:robust", "score.view", of="sheet", data={"weights": "10%"}),
    Page("assessment:plan", "score.view", of="sheet", data={"unit": "Sở A"}),
    Page("assessment:forecast", "score.view", of="sheet"),
    Page("notices:outbox", "outbox.view"),
    Page("notices:send_again", "outbox.view", "delivery", post=True),
    Page("files:download", of="file"),
    Page("tasks:list"),
    Page("tasks:by_unit"),
    Page("tasks:changes"),
    Page("tasks:board"),
    Page("tasks:week"),
    Page("tasks:calendar"),
    Page("tasks:dashboard", "task.view"),
    Page("tasks:bulk", post=True),
    Page("tasks:bulk", "task.edit", post=True, data={"act": "stop"}),
    Page("tasks:bulk", "task.confirm", post=True, data={"act": "confirm"}),
    Page("tasks:bulk", "task.chase", post=True, data={"act": "urge"}),
    Page("tasks:enter", "task.enter"),
    Page("tasks:hand_over", ("task.transfer", "task.assign")),
    Page("tasks:ended_units", "task.transfer"),
    Page("tasks:ended_unit", "task.transfer", "ended_unit"),
    Page("tasks:pick_task", "task.transfer"),
    Page("tasks:import", "task.import"),
    Page("tasks:import_template", "task.import"),
    Page("tasks:task", of="task"),
    Page("tasks:task", of="strange_task"),
    Page("tasks:edit", "task.edit", "task"),
    Page("tasks:edit", "task.edit", "strange_task"),
    Page("tasks:hand_in", "task.confirm", "task"),
    Page("tasks:receive", "task.report", "task", post=True),
    Page("tasks:assign", "task.assign", "task"),
    Page("tasks:pause", "task.edit", "task"),
    Page("tasks:resume", "task.edit", "task"),
    Page("tasks:report", "task.draft", "task"),
    Page("tasks:report_edit", "task.draft", "report"),
    Page("tasks:report_submit", "task.report", "report", post=True),
    Page("tasks:report_progress", "task.report", "report", post=True),
    Page("tasks:report_approve", "task.approve", "report"),
    Page("tasks:report_paper", "task.report", "report"),
    Page("tasks:report_withdraw", "task.report", "report"),
    Page("tasks:report_accept", "task.confirm", "report"),
    Page("tasks:report_return", "task.confirm", "report"),
    Page("tasks:proof_remove", "directive.remove", "proof"),
    Page("tasks:extension_ask", "task.report", "task"),
    Page("tasks:extension_decide", "task.extend", "extension"),
    Page("tasks:extension_take_back", "task.report", "extension", post=True),
    Page("tasks:explanation_ask", "task.ask", "task"),
    Page("tasks:explanation_answer", "task.report", "explanation"),
    Page("tasks:reopen", "task.edit", "task"),
    Page("tasks:stop", "task.edit", "task"),
    Page("tasks:urge", "task.chase", "task"),
    Page("tasks:urge", "task.chase", "strange_task"),
    Page("tasks:criticism_lists", of="criticism_lists"),
    Page("tasks:criticism", of="criticism"),
    Page("tasks:criticism_row", "task.chase", "criticism_row"),
    Page("tasks:criticism_keep", "task.chase", "criticism_row", post=True),
    Page("tasks:criticism_submit", "task.chase", "criticism", post=True),
    Page("tasks:criticism_decide", "task.criticise", "criticism", post=True),
    Page("tasks:reminders", ("task.chase", "task.assign")),
    Page("tasks:reminder_default", "task.chase"),
    Page("tasks:reminder_plan", ("task.chase", "task.assign"), "reminded"),
    Page("tasks:reminder_plan", "task.chase", "strange_reminded"),
    Page("tasks:reminder_drop", ("task.chase", "task.assign"), "reminded", post=True),
    Page("tasks:schedules", "schedule.view"),
    Page("tasks:schedule_add", "schedule.edit"),
    Page("tasks:schedule", "schedule.view", "schedule"),
    Page("tasks:schedule_edit", "schedule.edit", "schedule"),
    Page("tasks:schedule_end", "schedule.edit", "schedule"),
    Page("tasks:series", "task.edit", "task"),
    Page("tasks:series", "task.edit", "strange_task"),
    Page("indicators:list", "indicator.view"),
    Page("indicators:values", "indicator.view"),
    Page("indicators:indicator", "indicator.view", "indicator"),
    Page("indicators:declare", "indicator.declare", "indicator"),
    Page("indicators:value", "indicator.view", "value"),
    Page("indicators:value", "indicator.view", "strange_value"),
    Page("indicators:correct", ("indicator.declare", "indicator.verify"), "value"),
    Page("indicators:correct", ("indicator.declare", "indicator.verify"), "strange_value"),
    Page("indicators:verify", "indicator.verify", "value"),
    Page("indicators:publish", "indicator.verify", "value"),
    Page("indicators:import", "indicator.declare"),
    Page("indicators:import_template", "indicator.declare"),
    Page("directives:list"),
    Page("directives:kept", "directive.view"),
    Page("directives:quality", "directive.review"),
    Page("directives:upload", "directive.upload"),
    Page("directives:meeting", "directive.upload"),
    Page("directives:directive", of="directive"),
    Page("directives:directive", of="strange_directive"),
    Page("directives:coverage", "directive.view", "directive"),
    Page("directives:coverage", "directive.view", "strange_directive"),
    Page("directives:header", "directive.review", "directive"),
    Page("tasks:owing", "task.chase"),
    Page("tasks:letters", "task.chase"),
    Page("tasks:meeting", "task.chase"),
    Page("tasks:words_to_copy", "task.chase", "unit"),
    Page("tasks:letter", "task.chase", "letter"),
    Page("tasks:letter_file", "task.chase", "letter"),
    Page("tasks:letter_submit", "task.chase", "letter", post=True),
    Page("tasks:letter_issue", "task.chase", "letter", post=True),
    Page("tasks:letter_drop", "task.chase", "letter", post=True),
    Page("tasks:letter_from_list", "task.chase", "criticism", post=True),
    Page("accounts:tokens", "token.edit"),
    Page("accounts:give_token", "token.edit"),
    Page("accounts:end_token", "token.edit", "token"),
    Page("accounts:end_token", "token.edit", "token", post=True),
    Page("directives:review", "directive.review", "directive"),
    Page("directives:review", "directive.review", "strange_directive"),
    Page("directives:item", "directive.review", "item"),
    Page("directives:triage", "directive.review", "item", post=True),
    Page("directives:split", "directive.review", "item", post=True),
    Page("directives:merge", "directive.review", "item", post=True),
    Page("directives:add", "directive.review", "directive", post=True),
    Page("directives:answer", "directive.review", "alarm", post=True),
    Page("directives:accept", "directive.review", "directive", post=True),
    Page("directives:remove", "directive.remove", "strange_directive"),
)
#: Addresses that ask for no name, or need an upload before: each has tests of its own.
ELSEWHERE = {
    "accounts:sign_in": "cchc/accounts/tests",
    "accounts:sign_out": "cchc/accounts/tests",
    "accounts:language": "cchc/accounts/tests",
    "units:import_preview": "cchc/units/tests/test_import_pages.py",
    "units:import_errors": "cchc/units/tests/test_import_pages.py",
    "indicators:import_preview": "cchc/indicators/tests/test_import_pages.py",
    "indicators:import_errors": "cchc/indicators/tests/test_import_pages.py",
    "tasks:import_columns": "cchc/tasks/tests/test_import_pages.py",
    "tasks:import_preview": "cchc/tasks/tests/test_import_pages.py",
    "tasks:import_errors": "cchc/tasks/tests/test_import_pages.py",
}


def test_every_address_of_the_site_stands_in_the_table() -> None:
    assert set(names()) == {page.name for page in PAGES} | set(ELSEWHERE)


#: Verbs whose pages are being built.
TO_COME = {
    "result.import",
    "schedule.view",
    "schedule.edit",
}


def test_every_verb_is_asked_for_by_some_page_or_widens_what_is_seen() -> None:
    asked = {verb for page in PAGES for verb in (page.verb if isinstance(page.verb, tuple) else (page.verb,))}
    widening = {"task.view", "task.read_own", "directive.read_own"}
    assert set(VERBS) == (asked - {""}) | widening | TO_COME


def sees(role: Role, thing: str) -> bool:
    """Whether one who holds the role for Sở Tài chính may know of the thing at all."""
    if thing in ("report", "proof", "extension", "explanation"):
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
        "result_of": SimpleNamespace(pk="lao-cai"),
        "sheet": sheet_of_scores(),
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
    from cchc.tasks.models import Explanation, Extension, Report, ReportFile
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
