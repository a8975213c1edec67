"""What was done to tasks, in words."""

from django.utils.translation import gettext_lazy as _

#: Keys of the trail that are no fields.
LABELS = {"proofs": _("files")}

WORDS = {
    "task.give": _("gave the task"),
    "task.edit": _("corrected the task"),
    "task.receive": _("took the task up"),
    "task.assign": _("passed the task on"),
    "task.progress": _("reported progress"),
    "task.done": _("handed in the result"),
    "task.return": _("returned the result"),
    "task.accept": _("confirmed the result"),
    "task.extend": _("extended the deadline"),
    "task.pause": _("paused the task"),
    "task.resume": _("took the paused task up again"),
    "task.reopen": _("opened the task again"),
    "task.stop": _("stopped following the task"),
    "task.urge": _("urged the unit"),
    "task.series": _("let the task come back by a reporting schedule"),
    "task.occur": _("opened the task of a period"),
    "task.transfer": _("handed the task over"),
    "task.hand_over": _("moved the task to another person"),
    "person.hand_over": _("handed the person's work over"),
    "report.write": _("wrote a report"),
    "report.submit": _("sent the report to the head"),
    "report.hand_in": _("handed in the report"),
    "report.withdraw": _("took the report back"),
    "report.accept": _("confirmed the report"),
    "report.return": _("returned the report"),
    "extension.ask": _("asked for an extension"),
    "extension.grant": _("recorded an extension"),
    "extension.refuse": _("recorded that there is no extension"),
    "extension.take_back": _("no longer asks for an extension"),
    "criticism.draft": _("filled the draft list"),
    "criticism.mark": _("marked a row of the draft list"),
    "criticism.submit": _("submitted the list"),
    "criticism.decide": _("decided on the list"),
    "reminders.add": _("set reminder days of a unit"),
    "reminders.edit": _("changed the reminder days"),
    "reminders.remove": _("took back the unit's own reminder days"),
    "explanation.ask": _("asked for an explanation"),
    "explanation.answer": _("explained"),
    "schedule.load": _("loaded the reporting schedule"),
    "schedule.add": _("added the reporting schedule"),
    "schedule.edit": _("changed the reporting schedule"),
    "schedule.end": _("ended the reporting schedule"),
}

LABELS = {"periods": _("periods")}
#: Keys of the trail that are no fields.
LABELS = {
    "handed_to": _("handed to"),
    "tasks_follow_up": _("tasks as follow-up officer"),
    "tasks_leader": _("tasks as leader in charge"),
    "tasks_assignee": _("tasks as assignee"),
}
