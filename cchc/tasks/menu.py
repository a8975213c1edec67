"""Tasks in the menu."""

from django.utils.translation import gettext_lazy as _

from cchc.web.navigation import Entry

ENTRIES = (Entry(30, _("Tasks"), "tasks:list", "check-list", ("task.view", "task.read_own")),)
