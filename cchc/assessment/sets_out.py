"""How ``cchc sets`` prints rows: keys as heads in CSV, Vietnamese heads elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc import printing

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence

_SAID = {"error": "lỗi", "warning": "lưu ý"}


def put(
    options: Namespace,
    title: str,
    labels: Mapping[str, str],
    rows: Sequence[Mapping[str, Any]],
    value: Any = None,
) -> None:
    """Rows in the asked shape; ``value``: what JSON says, the rows themselves unless given."""
    shape = printing.shape_of(options)
    heads = list(labels) if shape == "csv" else list(labels.values())
    cells = [[_cell(row[key], shape) for key in labels] for row in rows]
    printing.put_out(options, title, heads, cells, rows if value is None else value)


def _cell(value: Any, shape: str) -> Any:
    """Truth values and severities in words where a person reads."""
    if isinstance(value, bool):
        return str(value).lower() if shape == "csv" else ("có" if value else "")
    return _SAID.get(value, value) if shape in ("table", "xlsx") and isinstance(value, str) else value
