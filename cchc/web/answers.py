"""What the interface of other systems answers, drawn from the declared columns: one field, one type, one label."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ninja import Schema
from pydantic import Field, create_model

from cchc.lib.columns import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.lib.columns import Column

#: The type of each kind of column. An exact number travels as text, so that nobody makes a float of it.
TYPES: dict[str, Any] = {
    "text": str,
    "int": int,
    "decimal": Decimal,
    "percent": Decimal,
    "date": date,
    "datetime": datetime,
    "bool": bool,
    "choice": str,
}


def schema_of(name: str, columns: Sequence[Column]) -> type[Schema]:
    """The schema of a row: the columns shown to other systems, each empty (null) where it says nothing."""
    fields: Any = {
        column.key: (TYPES[column.kind] | None, Field(None, description=str(column.label)))
        for column in shown(columns, "api")
    }
    made: type[Schema] = create_model(name, __base__=Schema, **fields)
    return made


def answer_of(columns: Sequence[Column], record: object) -> dict[str, object]:
    """A row's values by key."""
    return {column.key: column.of(record) for column in shown(columns, "api")}
