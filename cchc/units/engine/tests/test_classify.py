"""Unit, group, person or body, from the words alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc.units.engine.classify import classify

GOLD = Path(__file__).resolve().parents[5] / "shared" / "gold" / "tasks"


KINDS = {
    "unit": """Sở Nội vụ|UBND huyện Đà Bắc|Văn phòng UBND tỉnh|Công an tỉnh|Bảo hiểm xã hội tỉnh|Nội vụ|Ban Dân tộc
        |Ngân hàng Nhà nước Việt Nam|Cổng Thông tin điện tử tỉnh|các Sở Nội vụ|Bộ Nội vụ""",
    "group": """các sở, ban, ngành|Người đứng đầu các cơ quan, đơn vị, địa phương|UBND cấp xã|các ngành liên quan""",
    "person": """Giám đốc Sở Nội vụ|Chủ tịch UBND tỉnh|Phó Chủ tịch UBND huyện Đà Bắc|Chánh Văn phòng UBND tỉnh
        |đồng chí Giám đốc Sở Y tế|Thủ tướng Chính phủ|các Phó Chủ tịch UBND tỉnh
        |Trưởng Ban Dân tộc|Đồng chí Nguyễn Văn A|người đứng đầu""",
    "body": """Tỉnh ủy|Ban Tổ chức Tỉnh ủy|Ủy ban Kiểm tra Tỉnh ủy|Uỷ ban MTTQ Việt Nam tỉnh|Bưu điện tỉnh|Báo Hòa Bình
        |Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh|Tỉnh đoàn|Hội Nông dân tỉnh|Liên đoàn Lao động tỉnh|VNPT
        |Hội đồng nhân dân tỉnh|Tòa án nhân dân tỉnh|Công ty Điện lực Hòa Bình|Trường Chính trị tỉnh""",
}


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_of_addressees(kind: str) -> None:
    names = [name.strip() for name in KINDS[kind].split("|")]
    assert {name: classify(name) for name in names} == dict.fromkeys(names, kind)


@pytest.mark.documents
def test_of_the_leads_marked_by_hand_those_with_several_classes_are_groups() -> None:
    if not GOLD.exists():
        pytest.skip("../shared/gold không có ở bản sao này")
    files = sorted(GOLD.glob("*.json"))
    tasks = [task for path in files for task in json.loads(path.read_text(encoding="utf-8"))["tasks"]]
    leads = {lead for task in tasks for lead in task["lead"]}
    plural = {lead for lead in leads if lead.lower().startswith("các sở, ban, ngành")}
    assert plural
    assert {lead for lead in plural if classify(lead) != "group"} == set()
    assert {classify(lead) for lead in leads if lead.startswith("Sở ")} == {"unit"}
