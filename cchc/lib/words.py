"""Words in both languages of the house: Vietnamese first, English second."""

from __future__ import annotations

from typing import Literal, NamedTuple

#: ``en-VN`` is English with the figures of Vietnam, 0,5 and 1.200, as on pages where they stand beside others.
Language = Literal["vi", "en", "en-VN"]


class Words(NamedTuple):
    """One text in Vietnamese and in English; where the English is missing the Vietnamese stands in."""

    vi: str
    en: str = ""

    def say(self, language: str = "vi") -> str:
        """The text in this language: ``vi``, or English of either writing of figures."""
        return self.vi if language == "vi" else (self.en or self.vi)
