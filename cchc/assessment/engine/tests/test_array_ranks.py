"""Ranks on arrays against ranks of exact numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.array_ranks import ranked
from cchc.assessment.engine.normalising import Ties, ranks

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.mark.parametrize("ties", get_args(Ties))
@given(
    rows=st.lists(st.lists(st.none() | st.integers(-3, 3), min_size=6, max_size=6), min_size=1, max_size=5)
)
def test_each_row_has_the_ranks_of_its_numbers(ties: Ties, rows: list[list[int | None]]) -> None:
    expected = [_floats(ranks(row, ties)) for row in rows]
    np.testing.assert_array_equal(ranked(np.array([_floats(row) for row in rows]), ties), expected)


def _floats(values: Sequence[Fraction | int | None]) -> list[float]:
    return [float("nan") if value is None else float(value) for value in values]
