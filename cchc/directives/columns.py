"""The shown fields of a directive and of a found sentence, each declared once."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cchc.lib.columns import Column

DIRECTIVES = (
    Column("number", _("Number"), lambda row: row.number or None),
    Column("issued", _("Date of issue"), lambda row: row.issued or row.posted, kind="date"),
    Column("subject", _("Subject"), lambda row: row.subject),
    Column("assigner", _("Assigned by"), lambda row: row.assigner or None),
    Column("state", _("State"), lambda row: str(row.get_state_display()), kind="choice"),
    Column("sentences", _("Sentences"), lambda row: row.sentences, kind="int"),
    Column("tasks", _("Tasks"), lambda row: row.given, kind="int"),
    Column("open", _("Still open"), lambda row: row.still_open, kind="int"),
    Column(
        "completion",
        _("Done/followed"),
        lambda row: f"{row.finished}/{row.followed}" if row.followed else None,
    ),
    Column("alarms", _("Alarms to answer"), lambda row: row.open_alarms, kind="int"),
)

ITEMS = (
    Column("directive", _("Document"), lambda row: str(row.directive)),
    Column(
        "issued", _("Date of issue"), lambda row: row.directive.issued or row.directive.posted, kind="date"
    ),
    Column("lead", _("Lead as written"), lambda row: row.lead_words or None),
    Column("wording", _("Sentence"), lambda row: row.wording),
    Column("triage", _("Triage"), lambda row: str(row.get_triage_display()), kind="choice"),
    Column("due", _("Deadline as written"), lambda row: row.due_written, kind="date"),
    Column("reason", _("Why dropped"), lambda row: row.drop_reason or None),
)
