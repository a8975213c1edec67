"""The types of what other systems send: each takes exactly what its description says, and nothing that looks alike."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

#: The largest key that both databases hold.
LARGEST = 2**63 - 1


def _day(value: Any) -> Any:
    """A number is no day, though it could be read as seconds since 1970."""
    if isinstance(value, date) or (
        isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII)
    ):
        return value
    raise ValueError("must be a day as YYYY-MM-DD")


def _count(value: Any) -> Any:
    if isinstance(value, bool | str):
        raise ValueError("must be a whole number")
    return value


#: A text without the character that no database keeps.
Text = Annotated[str, Field(pattern=r"^[^\x00]*$")]
#: A day in ISO 8601.
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
#: How much is done of what is not done yet, in percent.
Percent = Annotated[int, Field(ge=0, le=99), BeforeValidator(_count)]
#: The key of a row in an address.
Key = Annotated[int, Field(ge=1, le=LARGEST)]
