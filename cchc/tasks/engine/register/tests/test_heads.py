"""Heads of registers that offices use are understood; what an office said of them goes before."""

from __future__ import annotations

import pytest

from cchc.tasks.engine.register.heads import BY_KEY, FIELDS, REQUIRED, guess, is_counting, known_count, plain

HEADS = {
    "wording": (
        "Nội dung nhiệm vụ",
        "Nhiệm vụ",
        "NỘI DUNG",
        "Nội dung giao",
        "Nhiệm vụ được giao",
        "Nội dung chỉ đạo",
    ),
    "lead": ("Cơ quan chủ trì", "Đơn vị thực hiện", "Đơn vị chủ trì", "Chủ trì", "Cơ quan, đơn vị thực hiện"),
    "coordinators": ("Cơ quan phối hợp", "Phối hợp", "Đơn vị phối hợp thực hiện"),
    "source": (
        "Văn bản",
        "Số, ký hiệu",
        "Số ký hiệu",
        "Căn cứ",
        "Văn bản giao",
        "Văn bản chỉ đạo / Số, ký hiệu",
    ),
    "source_date": ("Ngày văn bản", "Ngày, tháng, năm ban hành", "Văn bản chỉ đạo / Ngày tháng"),
    "given_on": ("Ngày giao", "Ngày giao nhiệm vụ", "Thời gian giao"),
    "assigner": ("Người giao", "Lãnh đạo chỉ đạo"),
    "due_written": ("Thời hạn", "Hạn hoàn thành", "Thời hạn hoàn thành", "Hạn theo văn bản", "Hạn xử lý"),
    "due": ("Hạn theo dõi", "Gia hạn đến ngày", "Thời hạn / Gia hạn"),
    "product": ("Sản phẩm", "Sản phẩm đầu ra"),
    "status": ("Trạng thái", "Tình trạng thực hiện"),
    "result": ("Kết quả", "Kết quả thực hiện", "Tình hình thực hiện", "Tiến độ thực hiện"),
    "done_on": ("Ngày hoàn thành", "Thời gian hoàn thành", "Ngày hoàn thành thực tế", "Kết quả / Ngày"),
    "percent": ("Tỷ lệ hoàn thành (%)", "Phần trăm hoàn thành", "% hoàn thành"),
    "follow_up": ("Chuyên viên theo dõi", "Chuyên viên"),
    "leader": ("Lãnh đạo phụ trách",),
    "area": ("Lĩnh vực",),
    "note": ("Ghi chú",),
}


@pytest.mark.parametrize(("key", "head"), [(key, head) for key, heads in HEADS.items() for head in heads])
def test_each_name_that_people_use_is_known(key: str, head: str) -> None:
    assert guess([head]) == [key]


def test_every_field_knows_its_own_heading() -> None:
    for field in FIELDS:
        assert guess([field.heading, f"{field.heading} *"])[0] == field.key
    assert set(REQUIRED) <= set(BY_KEY)


def test_no_field_twice_and_the_surest_has_it() -> None:
    assert guess(["Thời gian", "Thời hạn hoàn thành", "Nội dung nhiệm vụ", "Nội dung"]) == [
        "", "due_written", "wording", "",
    ]  # fmt: skip


def test_lead_and_coordinators_in_one_column_are_left_to_the_person() -> None:
    assert guess(["Đơn vị chủ trì, phối hợp"]) == [""]


@pytest.mark.parametrize("head", ["STT", "TT", "Số TT", "#"])
def test_running_numbers_are_no_field(head: str) -> None:
    assert is_counting(head)
    assert guess([head]) == [""]
    assert not is_counting(" ")


def test_what_the_office_said_goes_before_every_guess() -> None:
    said = {plain("Đầu việc"): "wording", plain("Nội dung"): ""}
    assert guess(["Nội dung", "ĐẦU VIỆC", "Chủ trì"], said) == ["", "wording", "lead"]
    assert known_count(["Đầu việc", "Nội dung", None, 5], said) == 1
