"""What a person may do with a task now: the next act first, the others behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cchc.tasks.actions import extending
from cchc.tasks.models import TaskKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.tasks.models import Report
    from cchc.tasks.sight import Sight


#: Acts that nobody waits for: they stand first only where there is no other.
IDLE = frozenset({"assign", "edit", "pause", "stop", "reopen"})


@dataclass(frozen=True)
class Act:
    """One act: its words and its address. ``sent``: it is done at once by a form; else a page asks first."""

    code: str
    words: Any
    url: str
    sent: bool = False

    @property
    def is_pressing(self) -> bool:
        """Whether it is what the person came for."""
        return self.code not in IDLE


def _act(code: str, words: Any, row: Any, **how: bool) -> Act:
    return Act(code, words, reverse(f"tasks:{code}", args=[row.pk]), **how)


def acts(sight: Sight) -> list[Act]:
    """All that the person may do, the next first: who answers for the lead, who follows, who leads."""
    return [*_answering(sight), *_deciding(sight), *_working(sight), *_following(sight)]


def _answering(sight: Sight) -> Iterator[Act]:
    """What waits for the unit: a question, the head's approval, the task itself."""
    task, verbs, draft = sight.task, sight.verbs, sight.draft()
    if draft is not None and draft.stage == "submitted" and "task.approve" in verbs and task.is_open:
        yield _act("report_approve", _("Approve and hand in"), draft)
    if "task.report" in verbs:
        for asked in sight.explanations:
            if asked.answered_on is None:
                yield _act("explanation_answer", _("Explain"), asked)
        if task.is_open and task.received_on is None and task.kind == TaskKind.SINGLE:
            yield _act("receive", _("Take up"), task, sent=True)


def _deciding(sight: Sight) -> Iterator[Act]:
    """What waits for the office that follows."""
    waiting = sight.waiting()
    if waiting is not None and "task.confirm" in sight.verbs:
        yield _act("report_accept", _("Confirm that it is done"), waiting)
        yield _act("report_return", pgettext("act", "Return it"), waiting)
    if "task.extend" in sight.verbs and sight.task.is_open:
        for asked in sight.extensions:
            if asked.decision == "open":
                yield _act("extension_decide", _("Decide on the extension"), asked)


def _working(sight: Sight) -> Iterator[Act]:
    """What the unit does of its own accord."""
    task, verbs = sight.task, sight.verbs
    if task.is_open and task.kind == TaskKind.SINGLE and "task.draft" in verbs and sight.is_own:
        draft = sight.draft()
        if draft is None:
            yield _act("report", _("Report the result"), task)
        else:
            yield _act("report_edit", _("Go on with the report"), draft)
    if "task.assign" in verbs and task.accepted_on is None and task.stopped_on is None and sight.is_own:
        yield _act("assign", _("Pass on"), task)
    if may_extend(sight) and not hindrance(sight):
        yield _act("extension_ask", _("Ask for an extension"), task)


def _following(sight: Sight) -> Iterator[Act]:
    """What the office that follows and the leaders do of their own accord."""
    task, verbs = sight.task, sight.verbs
    if task.is_open and task.kind == TaskKind.SINGLE:
        if "task.confirm" in verbs:
            yield _act("hand_in", _("Enter the result"), task)
        if "task.chase" in verbs and task.paused_on is None:
            yield _act("urge", _("Urge the unit"), task)
        if "task.ask" in verbs:
            yield _act("explanation_ask", _("Ask to explain"), task)
    if "task.edit" not in verbs:
        return
    yield _act("edit", _("Edit"), task)
    if task.paused_on is not None and task.is_open:
        yield _act("resume", pgettext("act", "Go on"), task)
    elif task.is_open:
        yield _act("pause", pgettext("act", "Pause"), task)
    if task.accepted_on is None and task.stopped_on is None:
        yield _act("stop", _("Stop following"), task)
    else:
        yield _act("reopen", _("Open again"), task)


def may_extend(sight: Sight) -> bool:
    """Whether the person is one who asks for extensions of this task, were there no hindrance."""
    return "task.report" in sight.verbs and sight.task.is_open and sight.task.kind == TaskKind.SINGLE


def hindrance(sight: Sight) -> str:
    """Why no extension can be asked for, to be shown in place of the act."""
    return extending.hindrance(sight.task, sight.extensions)


def report_acts(sight: Sight, report: Report) -> list[Act]:
    """What the person may do with one report."""
    verbs, task, stage = sight.verbs, sight.task, report.stage
    found: list[Act] = []
    if stage in {"draft", "submitted"} and task.is_open and sight.is_own:
        if "task.approve" in verbs:
            found.append(_act("report_approve", _("Approve and hand in"), report))
        if "task.report" in verbs:
            if stage == "draft":
                found.append(_act("report_submit", _("Send to the head"), report, sent=True))
            if not report.complete:
                found.append(_act("report_progress", _("Hand in the progress"), report, sent=True))
            found.append(_act("report_paper", _("Approved by a signed document"), report))
        if "task.draft" in verbs:
            found.append(_act("report_edit", _("Change"), report))
    if stage == "handed" and "task.report" in verbs and sight.is_own:
        found.append(_act("report_withdraw", pgettext("act", "Take it back"), report))
    if stage == "handed" and report.complete and "task.confirm" in verbs and task.is_waiting:
        found.append(_act("report_accept", _("Confirm that it is done"), report))
        found.append(_act("report_return", pgettext("act", "Return it"), report))
    return found
