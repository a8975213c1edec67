"""A whole reading: the contract's keys and types, offsets, determinism; on our own text and on real ones."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cchc.data import folder
from cchc.directives.engine.model import DEADLINE_KINDS, TRIAGES
from cchc.directives.engine.output import as_json, as_object
from cchc.directives.engine.reading import read
from cchc.directives.engine.source import open_source
from cchc.units.engine.load import load_province
from cchc.workcal.engine.calendar import Calendar

SHARED = Path(__file__).resolve().parents[5] / "shared"

TEXT = """UBND TỈNH HÒA BÌNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
VĂN PHÒNG Độc lập - Tự do - Hạnh phúc
Số: 77/TB-VPUBND Hòa Bình, ngày 02 tháng 6 năm 2025

THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về chỉ số năm

Sau khi nghe báo cáo, Chủ tịch UBND tỉnh yêu cầu:

1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính xây dựng kế hoạch theo Quyết định số 9/QĐ-UBND ngày 5/7/2026 \
của UBND tỉnh, báo cáo Chủ tịch UBND tỉnh trước ngày 30/5/2024.

2. Giao Sở Y tế tổ chức ít nhất 02 cuộc đối thoại, hoàn thành trước ngày 30/11/2025.

Nơi nhận:
- Như trên;
- Lưu: VT.

TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG

Lê Thị Hoa
"""

#: One of the orders of the notice.
ORDER = "2. Giao Sở Y tế tổ chức ít nhất 02 cuộc đối thoại, hoàn thành trước ngày 30/11/2025.\n\n"

OPTIONAL = "optional"
DATE = "date"
CITE = {"raw": str, "number": OPTIONAL, "type": OPTIONAL, "date": DATE, "issuer": OPTIONAL}
PARTY = {"text": str, "unit": OPTIONAL, "kind": ("unit", "group", "person", "body"), "start": int, "end": int}
#: READ-CONTRACT, key by key in its order.
CONTRACT: dict[str, Any] = {
    "document": {
        "file": str,
        "sha256": str,
        "text_sha256": str,
        "number": OPTIONAL,
        "type": OPTIONAL,
        "issuer": OPTIONAL,
        "assigner": OPTIONAL,
        "place": OPTIONAL,
        "issued": DATE,
        "posted": DATE,
        "subject": OPTIONAL,
        "signer": {"name": OPTIONAL, "position": OPTIONAL, "authority": OPTIONAL},
        "recipients": [str],
        "urgency": OPTIONAL,
        "secrecy": OPTIONAL,
        "cites": [CITE],
    },
    "tasks": [
        {
            "id": str,
            "start": int,
            "end": int,
            "quote": str,
            "heading": OPTIONAL,
            "found_by": str,
            "lead": [PARTY],
            "coordinate": [PARTY],
            "deadline": {"raw": OPTIONAL, "kind": DEADLINE_KINDS, "date": DATE, "from": DATE, "to": DATE},
            "recurrence": (
                None,
                "weekly",
                "monthly",
                "quarterly",
                "semiannual",
                "nine_months",
                "annual",
                {"raw": str},
            ),
            "report_to": {"text": str, "unit": OPTIONAL, "via": OPTIONAL},
            "targets": [{"raw": str, "comparator": (">=", "<=", "=", ">", "<"), "value": str, "unit": str}],
            "cites": [CITE],
            "product": OPTIONAL,
            "generic": bool,
            "triage": TRIAGES,
            "doubts": [str],
        }
    ],
    "alarms": [{"code": str, "message": str, "task": OPTIONAL, "start": int, "end": int}],
}
#: Objects that may be null as a whole.
NULLABLE = ("signer", "report_to")


def check(value: Any, shape: Any, path: str) -> None:
    """Compare one value with its place in the contract."""
    if shape == OPTIONAL:
        assert value is None or isinstance(value, str), path
    elif shape == DATE:
        assert value is None or date.fromisoformat(value), path
    elif isinstance(shape, tuple):
        assert value in shape or (
            isinstance(value, dict) and list(value) == ["raw"] and {"raw": str} in shape
        ), path
    elif isinstance(shape, list):
        assert isinstance(value, list), path
        for at, item in enumerate(value):
            check(item, shape[0], f"{path}[{at}]")
    elif isinstance(shape, dict):
        if value is None and path.rpartition(".")[2] in NULLABLE:
            return
        assert list(value) == list(shape), path
        for key, inner in shape.items():
            check(value[key], inner, f"{path}.{key}")
    else:
        assert type(value) is shape, path


def own() -> Any:
    """Our text read with units and calendar."""
    source = open_source(TEXT.encode(), "tb-77.txt")
    tree = load_province(folder() / "units", "hoa-binh")
    return read(source, tree=tree, province="hoa-binh", calendar=Calendar((), 2025))


def test_every_key_of_the_contract_stands_there_with_its_type_and_in_order() -> None:
    check(json.loads(as_json([own()])), CONTRACT, "")


def test_a_reading_of_nothing_has_every_key_too() -> None:
    check(as_object(read(open_source("một dòng".encode(), "x.txt"))), CONTRACT, "")


def test_our_notice_gives_its_tasks_units_and_alarms() -> None:
    result = as_object(own())
    first, second = result["tasks"]
    assert [party["unit"] for party in first["lead"]] == ["hoa-binh/so-noi-vu"]
    assert [party["unit"] for party in first["coordinate"]] == ["hoa-binh/so-tai-chinh"]
    assert first["cites"][0]["number"] == "9/QĐ-UBND"
    assert second["deadline"]["date"] == "2025-11-30"
    codes = [(alarm["code"], alarm["task"]) for alarm in result["alarms"]]
    assert ("deadline-before-issue", first["id"]) in codes
    assert ("cites-later", None) in codes
    assert ("deadline-day-off", second["id"]) in codes
    assert ("addressee-ended", second["id"]) in codes


def test_quotes_and_parties_are_exact_slices() -> None:
    reading = own()
    for task in reading.tasks:
        assert reading.text[task.start : task.end] == task.quote
        for party in (*task.lead, *task.coordinate):
            assert reading.text[party.start : party.end] == party.text


def test_the_documents_own_number_is_no_cite() -> None:
    assert [cite.number for cite in own().header.cites] == ["9/QĐ-UBND"]


def test_with_text_adds_the_canonical_text_alone() -> None:
    reading = own()
    plain, full = as_object(reading), as_object(reading, with_text=True)
    assert full["document"].pop("text") == reading.text
    assert full == plain


def test_a_given_issue_date_rules_and_today_tells_what_is_past() -> None:
    source = open_source(TEXT.encode(), "tb-77.txt")
    reading = read(source, issued=date(2024, 1, 2), today=date(2026, 1, 1))
    assert reading.header.issued == date(2024, 1, 2)
    assert [alarm.code for alarm in reading.alarms if alarm.code.startswith("deadline")] == [
        "deadline-past"
    ] * 2


def test_reading_twice_gives_the_same_answer() -> None:
    assert as_json([own()]) == as_json([own()])


@pytest.mark.timeout(60)  # a hang guard: it takes half a second; bench/linear_reading.py measures
def test_a_notice_of_a_thousand_orders_is_read_to_its_end() -> None:
    head, order, foot = TEXT.partition(ORDER)
    reading = read(open_source((head + order * 1_000 + foot).encode(), "x.txt"))
    assert len(reading.tasks) == 1_001
    assert {task.deadline.date for task in reading.tasks[1:]} == {date(2025, 11, 30)}
    assert reading.header.signer is not None
    assert reading.header.signer.name == "Lê Thị Hoa"


def _real() -> list[Path]:
    return sorted(SHARED.glob("documents/*.txt")) + sorted(SHARED.glob("gold/texts/*.txt"))


@pytest.mark.documents
@pytest.mark.skipif(not _real(), reason="../shared with the real texts isn't there")
class TestRealTexts:
    """The texts of ../shared, where they are at hand."""

    @pytest.mark.parametrize("path", _real(), ids=lambda path: path.stem)
    def test_a_real_text_keeps_the_contract(self, path: Path) -> None:
        reading = read(open_source(path))
        check(as_object(reading), CONTRACT, "")
        assert all(reading.text[task.start : task.end] == task.quote for task in reading.tasks)

    def test_the_notice_of_may_2025_has_a_deadline_of_may_2024(self) -> None:
        reading = read(open_source(SHARED / "documents/000_52ac1802baa48ef1.txt"))
        head = reading.header
        assert (head.number, head.type, head.issued) == ("5016/TB-VPUBND", "TB", date(2025, 5, 17))
        assert (head.posted, head.issuer, head.assigner) == (
            date(2025, 5, 28),
            "Văn phòng UBND tỉnh",
            "Chủ tịch UBND tỉnh",
        )
        (alarm,) = [alarm for alarm in reading.alarms if alarm.code == "deadline-before-issue"]
        assert "30/05/2024" in alarm.message
        assert "30/5/2024" in reading.text[alarm.start : alarm.end]

    def test_the_page_of_2022_cites_documents_of_2023(self) -> None:
        reading = read(open_source(SHARED / "documents/001_fcbed2fa112a6ecf.txt"))
        assert (reading.header.issued, reading.header.posted) == (None, date(2022, 8, 31))
        later = [alarm for alarm in reading.alarms if alarm.code == "cites-later"]
        assert len(later) == 5
        assert all("ngày đăng tin 31/08/2022" in alarm.message for alarm in later)

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("012", ("330/TB-VPCP", "TB", "Văn phòng Chính phủ", "Thủ tướng Chính phủ", date(2022, 10, 18))),
            ("014", ("19/CĐ-TTg", "CĐ", "Thủ tướng Chính phủ", "Thủ tướng Chính phủ", date(2024, 11, 25))),
            (
                "018",
                (
                    "860/BHXH-BT",
                    None,
                    "Bảo hiểm xã hội Việt Nam",
                    "Tổng Giám đốc BHXH Việt Nam",
                    date(2020, 3, 17),
                ),
            ),
            ("053", ("34/CĐ-UBND", "CĐ", "Chủ tịch UBND huyện", "Chủ tịch UBND huyện", date(2019, 5, 17))),
            ("055", ("613/KH-UBND", "KH", "UBND tỉnh", "UBND tỉnh", date(2018, 11, 22))),
            ("058", (None, "CT", "UBND tỉnh", "UBND tỉnh", None)),
            ("064", (None, None, None, "Phó Bí thư Thường trực Huyện ủy", date(2019, 7, 2))),
        ],
    )
    def test_the_heading_of_a_marked_text(self, name: str, expected: tuple[object, ...]) -> None:
        head = read(open_source(SHARED / f"gold/texts/{name}.txt")).header
        assert (head.number, head.type, head.issuer, head.assigner, head.issued) == expected
