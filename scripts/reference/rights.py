"""The page of rights: which role holds which verb, and how far each role reaches."""

from __future__ import annotations


def draw() -> str:
    """A matrix of ``cchc.accounts.rights``."""
    from cchc.accounts.rights import ROLES, VERBS

    lines = [
        "# Rights",
        "",
        "A role is held *for a unit*. A role that reaches everywhere has its verbs for every unit of the installation;",
        "the others have them for the unit they are held for and for what that unit was before.",
        "",
        "| verb | allows |",
        "|---|---|",
        *(f"| `{verb}` | {words} |" for verb, words in VERBS.items()),
        "",
        "| role | code | reaches | verbs |",
        "|---|---|---|---|",
    ]
    for role in ROLES.values():
        reach = "everywhere" if role.everywhere else "own unit"
        verbs = ", ".join(f"`{verb}`" for verb in VERBS if verb in role.verbs)
        lines.append(f"| {role.name} | `{role.code}` | {reach} | {verbs} |")
    return "\n".join(lines)
