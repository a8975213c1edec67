"""What was done to directives and their sentences, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "directive.enter": _("entered the document"),
    "directive.edit": _("corrected the facts of the document"),
    "directive.accept": _("gave the tasks"),
    "directive.remove": _("removed the document in an emergency"),
    "item.edit": _("changed the sentence"),
    "item.triage": _("decided what becomes of the sentence"),
    "item.split": _("split the sentence"),
    "item.merge": _("merged sentences"),
    "item.add": _("added the sentence"),
    "alarm.answer": _("answered the alarm"),
}
