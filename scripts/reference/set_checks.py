"""The page of checks of criteria sets: what each looks for, and in which sets."""

from __future__ import annotations


def draw() -> str:
    """One row for each file of ``cchc/assessment/engine/checks``."""
    from cchc.assessment.engine import checks

    lines = [
        "# Checks of criteria sets",
        "",
        "`cchc sets check` runs all of them. A fault is one Vietnamese sentence: file and item (or sheet and cell),",
        "the key, what was found, what is allowed. An error keeps a set from being used; a warning is said.",
        "*full*, *partial* and *structure* are the completeness that a set states: a check looks only at sets",
        "that it fits.",
        "",
        "| check | tiêu đề | title | looks at | what it finds and why |",
        "|---|---|---|---|---|",
    ]
    for name, module in checks.found().items():
        why = " ".join((module.__doc__ or "").split()).replace("``", "`").replace("|", "\\|")
        lines.append(
            f"| `{name}` | {module.TITLE.vi} | {module.TITLE.en} | {', '.join(module.FITS)} | {why} |"
        )
    return "\n".join(lines)
