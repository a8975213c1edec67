"""Words in both languages of the house: Vietnamese first, English second."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["vi", "en"]


class Words(NamedTuple):
    """One text in Vietnamese and in English; where the English is missing the Vietnamese stands in."""

    vi: str
    en: str = ""

    def say(self, language: str = "vi") -> str:
        """The text in this language (``vi`` or ``en``)."""
        return (self.en or self.vi) if language == "en" else self.vi
