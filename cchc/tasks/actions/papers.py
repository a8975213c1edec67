"""The document by which something was decided: its number and date, both asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cchc.errors import UserError
from cchc.web.clock import today

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Paper:
    """A document by its number and date."""

    number: str
    dated: date

    @property
    def words(self) -> str:
        """As it is kept and shown: "15/QĐ-UBND (01/07/2025)", at most 300 characters."""
        return f"{self.number.strip()[:280]} ({self.dated:%d/%m/%Y})"

    def check(self) -> None:
        """UserError unless the document has a number and was dated by today."""
        if not self.number.strip():
            raise UserError(_("Enter the number and the date of the document."))
        if self.dated > today():
            raise UserError(
                _("The document is dated {day}, which is still to come.").format(day=f"{self.dated:%d/%m/%Y}")
            )
