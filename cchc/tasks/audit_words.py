"""What was done to tasks, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "task.give": _("gave the task"),
    "task.edit": _("corrected the task"),
    "task.done": _("handed in the result"),
    "task.reopen": _("opened the task again"),
    "task.stop": _("stopped following the task"),
}
