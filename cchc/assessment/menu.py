"""Menu entries of assessment."""

from django.utils.translation import gettext_lazy as _

from cchc.web.navigation import Entry

ENTRIES = (
    Entry(
        300,
        _("Results and rankings"),
        "assessment:ranking",
        "trend",
        "result.view",
        group=_("PAR assessment"),
        short=_("Ranking"),
    ),
    Entry(305, _("Sheets of scores"), "assessment:sheets", "list", "score.view", group=_("PAR assessment")),
    Entry(310, _("Criteria sets"), "assessment:sets", "scales", "result.view", group=_("PAR assessment")),
)
