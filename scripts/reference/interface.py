"""The page of the interface of other systems: its addresses, what each takes, what it answers."""

from __future__ import annotations

from typing import Any


def draw() -> str:
    """Tables of the OpenAPI description that /api/v1/openapi.json gives."""
    from cchc.api import api

    whole = api.get_openapi_schema(path_prefix="/api/v1/")
    lines = [
        "# Interface for other systems",
        "",
        "JSON under `/api/v1/`; the full description (OpenAPI 3.1) is at `/api/v1/openapi.json`. Each request",
        "bears a token held for a unit, given on the page `/tai-khoan/khoa-ket-noi/`: `Authorization: Bearer …`.",
        "One token may ask `CCHC_API_PER_MINUTE` times a minute, then 429 says in `Retry-After` when to go on.",
        'What is wrong is answered with `{"detail": "…"}`: 401 no token in force, 403 the token may not, 404 no such',
        "address or nothing that it may see, 405 no such method, 409 a rule of the field,",
        "422 what was sent cannot be read.",
        "",
    ]
    for path, verbs in whole["paths"].items():
        for verb, told in verbs.items():
            lines += _operation(verb.upper(), path, told)
    for name in ("TaskIn", "ProgressIn", "TaskOut", "ReportOut"):
        lines += _fields(name, whole["components"]["schemas"][name])
    return "\n".join(lines)


def _operation(verb: str, path: str, told: dict[str, Any]) -> list[str]:
    lines = [f"## {verb} {path}", "", " ".join(told.get("description", told["summary"]).split()), ""]
    taken = [row for row in told.get("parameters", []) if row["in"] == "query"]
    if taken:
        rows = [
            f"| `{row['name']}` | {_kind(row['schema'])} | {row.get('description', '')} |" for row in taken
        ]
        lines += ["| parameter | kind | meaning |", "|---|---|---|", *rows, ""]
    return lines


def _fields(name: str, schema: dict[str, Any]) -> list[str]:
    must = set(schema.get("required", []))
    rows = [
        f"| `{key}`{' (required)' if key in must else ''} | {_kind(field)} | {field.get('description', '')} |"
        for key, field in schema["properties"].items()
    ]
    return [f"## {name}", "", "| field | kind | meaning |", "|---|---|---|", *rows, ""]


def _kind(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(_kind(one) for one in schema["anyOf"])
    if "$ref" in schema:
        return f"`{schema['$ref'].rpartition('/')[2]}`"
    if schema.get("type") == "array":
        return f"list of {_kind(schema['items'])}"
    kind = schema.get("format") or schema.get("type", "any")
    return "empty" if kind == "null" else str(kind)
