"""Basis, source or day of check missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


AREA = "code: '1'\nname: A\n"


def keys(faults: Say, head: str) -> list[tuple[str, str]]:
    return [(fault.key, fault.severity) for fault in faults("sourced", head, AREA)]


def test_a_set_from_nowhere_is_an_error_unless_it_says_that_it_is_made_up(faults: Say) -> None:
    assert keys(faults, "") == [("legal", "error"), ("checked", "warning"), ("issuer", "warning")]
    assert keys(faults, "illustrative: true\nchecked: 2026-01-01\n") == []


def test_a_basis_without_source_is_a_warning(faults: Say) -> None:
    assert keys(faults, "legal: QĐ 1\nissuer: Bộ\nchecked: 2026-01-01\n") == [("sources", "warning")]
    assert keys(faults, "sources: [a]\nissuer: Bộ\nchecked: 2026-01-01\n") == []
