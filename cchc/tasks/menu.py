"""Tasks in the menu."""

from django.utils.translation import gettext_lazy as _

from cchc.web.navigation import Entry

ENTRIES = (
    Entry(15, _("Overview"), "tasks:dashboard", "chart", "task.view"),
    Entry(30, _("Tasks"), "tasks:list", "check-list", ("task.view", "task.read_own")),
    Entry(
        830,
        _("Reminders and the ladder"),
        "tasks:reminders",
        "bell",
        ("task.chase", "task.assign"),
        group=_("Catalogues"),
    ),
    Entry(
        825, _("Reporting schedules"), "tasks:schedules", "refresh", "schedule.view", group=_("Catalogues")
    ),
)
