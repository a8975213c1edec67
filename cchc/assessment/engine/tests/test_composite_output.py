"""A composite index told: full figures for machines, rounded ones for people, codes that open no formula."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from cchc.assessment.engine.composite_output import as_value, labels, plain, rows
from cchc.assessment.engine.tests.composite_files import INPUTS, META, made


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(100), "100"),
        (Fraction(-5, 4), "-1.25"),
        (Fraction(2, 3), "0.6666666666666666666666666666666666666667"),
        (Fraction(10**30), "1" + "0" * 30),
        (Fraction(1, 10**12), "0.000000000001"),
    ],
)
def test_a_figure_is_written_in_full_without_an_exponent(value: Fraction, text: str) -> None:
    assert plain(value) == text


def test_the_worked_example_of_the_document_is_what_comes_out(tmp_path: Path) -> None:
    text = (Path(__file__).resolve().parents[4] / "docs" / "explanation" / "composite.md").read_text(
        encoding="utf-8"
    )
    tables = [line.strip("| ").replace(" | ", ",") for line in text.splitlines() if line.startswith("| ")]
    assert set((META + INPUTS).split()) <= set(tables)
    result = made(tmp_path)
    told: list[list[str]] = [
        labels(result, "csv"),
        *([str(cell) for cell in row] for row in rows(result, "csv")),
    ]
    shown = "\n".join(",".join(row) for row in told)
    assert f"```text\n{shown}\n```" in text


def test_csv_has_na_the_table_vietnamese_figures_and_excel_numbers(tmp_path: Path) -> None:
    result = made(tmp_path)
    assert labels(result, "csv") == ["uCode", "A", "B", "ALL"]
    assert rows(result, "csv")[1] == ["u2", "25", "NA", "25"]
    assert rows(result, "table")[0] == ["u1", "75,0000", "0,0000", "37,5000"]
    assert rows(result, "xlsx")[1] == ["u2", Decimal(25), None, Decimal(25)]


def test_a_code_that_a_spreadsheet_would_run_is_written_as_text_in_csv(tmp_path: Path) -> None:
    meta = META.replace("A,ALL", "=A1,ALL").replace("X,A", "X,=A1").replace("Y,A", "Y,=A1")
    result = made(tmp_path, meta=meta, inputs=INPUTS.replace("u1", "-u1"))
    assert labels(result, "csv")[1] == "'=A1"
    assert rows(result, "csv")[0][0] == "'-u1"
    assert rows(result, "xlsx")[0][0] == "-u1"


def test_json_holds_method_nodes_units_and_doubts(tmp_path: Path) -> None:
    value = as_value(made(tmp_path, "minmax:1,100", "amean,gmean", inputs=INPUTS.replace("9", "5")))
    assert (value["normalise"], value["aggregate"]) == ("minmax:1,100", {"2": "amean", "3": "gmean"})
    assert value["nodes"][-1] == {"code": "ALL", "level": 3, "parent": None, "weight": "1"}
    assert value["units"][0] == {"unit": "u1", "values": {"A": "75.25", "B": None, "ALL": "75.25"}}
    assert value["doubts"] == ["chỉ tiêu “Z”: mọi giá trị bằng nhau nên không phân biệt được các đơn vị"]
