"""The period of a recurring duty: weekly, monthly, quarterly, semiannual, nine_months, annual, or its raw
words.

Mixed periods take the shortest that returns: "quý I, 6 tháng, 9 tháng, cả năm" is quarterly, "06 tháng và
hàng năm"
semiannual. Source: gold rules (recurrence), READ-CONTRACT.
"""

from __future__ import annotations

from cchc.directives.engine.canvas import plain, words

_PERIODS = (
    ("weekly", r"\btuan\b"),
    (
        "monthly",
        (
            r"(?:lan ?/ ?(?:1 |mot )?|lan (?:trong )?(?:mot|moi|1) )thang\b"
            r"|cua thang\b|(?:hang|moi|mot|1|01) thang\b(?! dau)|^thang\b|\bhang thang"
            r"|(?<!\d )(?<!sau )(?<!chin )\bthang(?=,|/| va| hang)"
        ),
    ),
    ("quarterly", r"\bquy\b|(?<!\d)(?:0?3|ba) thang(?: ?/ ?| (?:mot|1|01) )lan"),
    ("semiannual", r"\b(?:0?6|sau) thang|\bnua nam"),
    ("nine_months", r"\b(?:0?9|chin) thang"),
    ("annual", r"\bnam\b"),
)


def recurrence(raw: str) -> str | dict[str, str]:
    """The name of the period in ``raw``; ``{"raw": …}`` when it names none."""
    folded = " ".join(plain(raw).split())
    if words(r"thang (?:dau|cuoi) (?:cua )?quy").search(folded):
        return "quarterly"
    found = next((name for name, pattern in _PERIODS if words(pattern).search(folded)), None)
    return found or {"raw": " ".join(raw.split())}
