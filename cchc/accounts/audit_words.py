"""What was done to people and roles, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "person.add": _("added the person"),
    "person.edit": _("changed the person"),
    "person.password": _("changed the own password"),
    "person.reset_password": _("gave a new first password"),
    "person.activate": _("let the person sign in"),
    "person.deactivate": _("no longer lets the person sign in"),
    "person.unlock": _("lifted the lock of the name"),
    "role.give": _("gave a role"),
    "role.end": _("ended a role"),
    "token.give": _("gave a token to another system"),
    "token.end": _("ended a token"),
}
