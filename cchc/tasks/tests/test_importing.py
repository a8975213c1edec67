"""Registers in the layouts that offices use: what each row means, what is told, what is wrong in which cell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction

from cchc.audit.models import Event
from cchc.conftest import make_unit, make_user
from cchc.tasks import actions
from cchc.tasks.engine.register.heads import guess
from cchc.tasks.history import amend
from cchc.tasks.importing.cells import Said
from cchc.tasks.importing.check import Checker, Row
from cchc.tasks.importing.sheet import MAX_ROWS, SheetError, first_readable, read, sheets
from cchc.tasks.importing.write import Changed, write_rows
from cchc.tasks.models import Report, Standing, Task
from cchc.tasks.tests import registers
from cchc.tasks.tests.conftest import TODAY, make_task
from cchc.units.loading import ensure_groups
from cchc.units.models import UnitChange

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db
GIVEN = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _units(office: Unit, finance: Unit, health: Unit) -> None:
    """The units that the registers name, and the group of departments."""
    ensure_groups()["so"].members.set([finance, health])


def checked(data: bytes, office: Unit, said: Said | None = None, sheet: str = "") -> list[Row]:
    """The rows of a register, its columns as guessed."""
    register = read(data, sheet or first_readable(data, office), office)
    checker = Checker(said or Said(), office.province)
    return checker.rows(register, guess(register.heads))


def row(office: Unit, said: Said | None = None, **cells: Any) -> Row:
    """One row of a plain register with these cells; the others as they usually are."""
    values = {
        "wording": "Rà soát chi",
        "lead": "Sở Tài chính",
        "source": "77/TB-VPUBND",
        "source_date": GIVEN,
        **cells,
    }
    keys = {
        "wording": "Nội dung nhiệm vụ", "lead": "Cơ quan chủ trì", "coordinators": "Cơ quan phối hợp",
        "source": "Văn bản giao", "source_date": "Ngày văn bản", "given_on": "Ngày giao", "due_written": "Thời hạn",
        "due": "Hạn theo dõi",
        "status": "Trạng thái", "result": "Kết quả thực hiện", "done_on": "Ngày hoàn thành", "level": "Cấp giao",
        "percent": "Tỷ lệ hoàn thành (%)", "follow_up": "Chuyên viên theo dõi", "due_basis": "Căn cứ gia hạn",
        "priority": "Độ khẩn", "product": "Sản phẩm", "note": "Ghi chú",
    }  # fmt: skip
    data = registers.plain([list(values.values())], [keys[key] for key in values])
    return checked(data, office, said)[0]


def test_the_register_of_the_office_is_read_under_its_merged_head(office: Unit) -> None:
    rows = checked(registers.office_register(), office)
    assert [one.line.number for one in rows] == [10, 11, 14]
    assert [one.errors for one in rows] == [{}, {}, {}]
    first, second, third = (one.read.values for one in rows)
    assert first["source_label"] == second["source_label"] == "77/TB-VPUBND (02/03/2026)"
    assert (first["due"], first["result"]) == (date(2026, 6, 30), "Đang tổng hợp số liệu")
    assert (second["deadline_kind"], second["recurrence"], second["due"]) == ("recurring", "quarterly", None)
    assert (third["deadline_kind"], third["due"], third["given_on"]) == (
        "during", date(2026, 9, 30), date(2026, 5, 5),
    )  # fmt: skip
    assert [plan.lead.name for plan in rows[2].planned] == ["Sở Y tế", "Sở Tài chính"]


def test_headings_between_the_rows_and_the_foot_are_told_and_left_out(office: Unit) -> None:
    register = read(registers.office_register(), "Theo dõi 2026", office)
    assert register.head_row == 6
    assert register.groups == (
        (9, "I. SỞ TÀI CHÍNH"),
        (13, "II. Sở Y tế"),
        (16, "Tổng cộng: 3 nhiệm vụ"),
    )


def test_a_department_s_list_brings_results_with_their_days(office: Unit, an: User) -> None:
    rows = checked(registers.department_register(), office)
    assert [one.errors for one in rows] == [{}, {}, {}]
    write_rows(rows, by=an, office=office, place="sổ.xlsx")
    done = Task.objects.get(wording="Báo cáo chi đầu tư")
    assert (done.due, done.handed_on, done.accepted_on) == (
        date(2026, 4, 30), date(2026, 4, 20), date(2026, 4, 20),
    )  # fmt: skip
    assert done.reports.get().words == "Báo cáo 50/BC-STC ngày 20/4/2026"
    assert done.follow_up == an
    progress = Task.objects.get(wording="Tiêm chủng mở rộng")
    assert (progress.deadline_kind, progress.handed_on) == ("standing", None)
    assert progress.reports.get().words == "80%"


def test_an_appendix_takes_document_and_day_from_what_was_said_for_the_file(office: Unit) -> None:
    said = Said(source="30/TB-VPUBND", given_on=date(2026, 6, 1), spread=True)
    rows = checked(registers.meeting_appendix(), office, said)
    assert [one.errors for one in rows] == [{}, {}]
    assert [plan.lead.name for plan in rows[0].planned] == ["Sở Tài chính", "Sở Y tế"]
    assert "2 cơ quan chủ trì: mỗi cơ quan một nhiệm vụ." in rows[0].notes


def test_a_group_is_an_error_with_the_way_out_until_it_is_to_be_spread(office: Unit) -> None:
    said = Said(source="30/TB-VPUBND", given_on=date(2026, 6, 1))
    wrong = checked(registers.meeting_appendix(), office, said)[1]
    assert "(2 đơn vị)" in wrong.errors["lead"]
    assert "Giao cho từng đơn vị trong nhóm" in wrong.errors["lead"]
    said.spread = True
    spread = checked(registers.meeting_appendix(), office, said)[1]
    assert len(spread.new) == 2
    assert any("2 đơn vị, mỗi đơn vị một nhiệm vụ" in note for note in spread.notes)


@pytest.mark.parametrize(
    ("word", "verb", "fact"),
    [("Tạm dừng", "task.pause", "paused_on"), ("Không thực hiện", "task.stop", "stopped_on")],
)
def test_a_status_that_lets_a_task_rest_comes_in_with_its_reason(
    office: Unit, an: User, word: str, verb: str, fact: str
) -> None:
    found = row(office, status=word, note="Theo CV 12/UBND-KT")
    assert not found.errors
    assert any("ghi nhận từ ngày nhập" in note for note in found.notes)
    write_rows([found], by=an, office=office, place="sổ.xlsx")
    assert getattr(Task.objects.get(), fact) == TODAY
    assert Event.objects.get(verb=verb).note == "Theo CV 12/UBND-KT"


def grouped(*rows: list[Any], heads: list[str] | None = None) -> bytes:
    usual = ["TT", "Nội dung nhiệm vụ", "Thời hạn", "Văn bản giao", "Ngày giao"]
    return registers.plain(list(rows), heads or usual)


def test_a_unit_above_the_rows_leads_them_and_a_document_above_gave_them(office: Unit) -> None:
    rows = checked(
        grouped(
            ["I", "SỞ TÀI CHÍNH", None, None, None],
            [1, "Rà soát chi", "30/6/2026", "77/TB-VPUBND", GIVEN],
            ["II", "Sở Y tế", None, None, None],
            [2, "Mua sắm thuốc", "30/6/2026", "77/TB-VPUBND", GIVEN],
            ["III", "Nhiệm vụ chung", None, None, None],
            [3, "Báo cáo", "30/6/2026", "77/TB-VPUBND", GIVEN],
        ),
        office,
    )
    assert [[plan.lead.name for plan in one.planned] for one in rows] == [["Sở Tài chính"], ["Sở Y tế"], []]
    assert rows[2].errors == {"lead": "Thiếu cơ quan chủ trì."}
    assert "Chủ trì theo dòng nhóm" in rows[0].notes[0]
    [one] = checked(
        grouped(
            ["A. Thông báo số 77/TB-VPUBND ngày 02/3/2026", None, None],
            [1, "Rà soát chi", "Sở Tài chính"],
            heads=["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì"],
        ),
        office,
    )
    assert not one.errors
    assert one.read.values["source_label"] == "77/TB-VPUBND (02/03/2026)"
    assert one.read.values["given_on"] == GIVEN


def test_a_row_that_names_its_own_lead_keeps_it_below_another_unit(office: Unit) -> None:
    rows = checked(registers.office_register(), office)
    assert [plan.lead.name for plan in rows[2].planned] == ["Sở Y tế", "Sở Tài chính"]
    assert not any("dòng nhóm" in note for one in rows for note in one.notes)


def test_a_name_that_nobody_bears_is_told_with_what_is_near(office: Unit) -> None:
    assert "gần giống: Sở Tài chính" in row(office, lead="Sở Tài chnh").errors["lead"]
    assert "ghi tên đầy đủ" in row(office, lead="Công ty Không Có").errors["lead"]


def test_two_units_of_one_name_are_named(office: Unit, province: Unit) -> None:
    for slug, district in (("a", "Huyện A"), ("b", "Huyện B")):
        parent = make_unit(f"phu-tho-2025/{slug}", district, "district", parent=province, province=province)
        make_unit(f"phu-tho-2025/{slug}/tan-lap", "Xã Tân Lập", "commune", parent=parent, province=province)
    told = row(office, lead="UBND xã Tân Lập").errors["lead"]
    assert "có 2 đơn vị" in told
    assert "Xã Tân Lập (Huyện A), Xã Tân Lập (Huyện B)" in told


def test_a_unit_that_had_ended_by_then_is_told_with_its_successor(office: Unit, finance: Unit) -> None:
    planning = make_unit(
        "phu-tho-2025/so-khdt", "Sở Kế hoạch và Đầu tư", parent=finance.parent, province=finance.province,
        valid_to=date(2026, 2, 28),
    )  # fmt: skip
    change = UnitChange.objects.create(kind="merge", day=date(2026, 3, 1))
    change.sources.add(planning)
    change.targets.add(finance)
    assert "nay là Sở Tài chính" in row(office, lead="Sở Kế hoạch và Đầu tư").errors["lead"]
    earlier = row(office, lead="Sở Kế hoạch và Đầu tư", source_date=date(2026, 1, 5))
    assert [plan.lead for plan in earlier.planned] == [planning]
    assert "nay là Sở Tài chính" in earlier.notes[0]


@pytest.mark.parametrize(
    ("cells", "key", "told"),
    [
        ({"wording": None}, "wording", "Thiếu nội dung nhiệm vụ"),
        ({"lead": None}, "lead", "Thiếu cơ quan chủ trì"),
        ({"source": None}, "source", "Thiếu văn bản giao"),
        ({"source_date": None}, "given_on", "Thiếu ngày giao"),
        ({"given_on": date(2026, 12, 1)}, "given_on", "ở sau hôm nay"),
        ({"given_on": "tuần trước"}, "given_on", "không phải là ngày"),
        ({"due_written": "sớm"}, "due_written", "không phải là thời hạn; chỉ nhận"),
        ({"due_written": "1/1/2026"}, "due_written", "ở trước ngày giao"),
        ({"due_written": "30/6/2026 \n 30/7/2026"}, "due_written", "Ô có 2 ngày"),
        ({"due_written": "30/6/2026", "due": "gia hạn"}, "due", "không phải là ngày"),
        ({"done_on": date(2026, 3, 1)}, "done_on", "ở trước ngày giao"),
        ({"done_on": date(2026, 6, 16)}, "done_on", "ở sau hôm nay"),
        ({"status": "Đã hoàn thành"}, "status", "thiếu ngày hoàn thành"),
        (
            {"status": "Đang thực hiện", "done_on": date(2026, 4, 1)},
            "status",
            "có ngày hoàn thành 01/04/2026",
        ),
        (
            {"due_written": "30/3/2026", "status": "Hoàn thành đúng hạn", "done_on": date(2026, 4, 1)},
            "status",
            "sau hạn 30/03/2026",
        ),
        (
            {"due_written": "30/4/2026", "status": "Hoàn thành quá hạn", "done_on": date(2026, 4, 1)},
            "status",
            "trong hạn 30/04/2026",
        ),
        ({"status": "Thôi theo dõi"}, "status", "không ghi lý do"),
        ({"status": "Chờ xác nhận"}, "status", "không nhập được"),
        ({"status": "???"}, "status", "không phải là trạng thái đã biết"),
        ({"level": "Thôn"}, "level", "chỉ nhận Chính phủ"),
        ({"percent": 140}, "percent", "từ 0 đến 100"),
        ({"priority": "Xanh"}, "priority", "chỉ nhận Thường"),
        ({"product": "x" * 301}, "product", "tối đa 300"),
        ({"coordinators": "Sở Không Có"}, "coordinators", "Không có đơn vị"),
    ],
)
def test_a_wrong_cell_is_told_with_what_is_allowed(
    office: Unit, cells: dict[str, Any], key: str, told: str
) -> None:
    found = row(office, **cells)
    assert told in found.errors[key]
    assert found.state == "wrong"
    assert found.new == []


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"due_written": "trước 30/6"}, "không ghi năm; được hiểu là ngày 30/06/2026"),
        ({"due_written": "1/8/2026", "status": "Quá hạn"}, "chưa quá hạn"),
        ({"due_written": "1/6/2026", "status": "Đang thực hiện"}, "đã qua: sẽ hiện là quá hạn"),
        ({"result": "Đang làm"}, "ghi là tiến độ ngày nhập"),
        ({"percent": 100}, "nhiệm vụ còn mở"),
        ({"coordinators": "các sở, ban, ngành liên quan"}, "không nhập"),
        ({"follow_up": "Người Đã Nghỉ"}, "Không có người dùng"),
        ({"due_written": "30/6/2026", "due": "30/8/2026"}, "căn cứ là sổ được nhập"),
    ],
)
def test_what_is_completed_or_left_out_is_told(office: Unit, cells: dict[str, Any], told: str) -> None:
    found = row(office, **cells)
    assert found.errors == {}
    assert any(told in note for note in found.notes)


def test_a_deadline_followed_with_its_own_basis_is_kept_beside_the_one_written(
    office: Unit, an: User
) -> None:
    found = row(office, due_written="30/6/2026", due="30/8/2026", due_basis="Công văn 5/UBND")
    write_rows([found], by=an, office=office, place="sổ.xlsx")
    task = Task.objects.get()
    assert (task.due_written, task.due, task.due_basis) == (
        date(2026, 6, 30), date(2026, 8, 30), "Công văn 5/UBND",
    )  # fmt: skip


def test_people_are_found_by_name_and_namesakes_told(office: Unit, an: User) -> None:
    assert row(office, follow_up="Đ/c Nguyễn Thị An").follow_up == an
    make_user("an2", "Nguyễn Thị An")
    found = row(office, follow_up="Nguyễn Thị An")
    assert found.follow_up is None
    assert "Có 2 người tên" in found.notes[0]


def test_a_task_that_is_there_is_told_with_its_differences_and_never_overwritten(
    office: Unit, an: User, finance: Unit, health: Unit
) -> None:
    task = make_task(finance, an, wording="Rà soát chi", given_on=GIVEN)
    same = row(office, due_written="30/6/2026")
    assert (same.state, same.notes) == ("same", [])
    found = row(
        office, wording="RÀ SOÁT  CHI.", due_written="30/7/2026", coordinators="Sở Y tế", product="Danh mục"
    )
    assert found.state == "changed"
    assert found.notes[0] == (
        "Đã có, khác hạn theo dõi: tệp ghi 30/07/2026, hệ thống ghi 30/06/2026 (giữ nguyên)."
    )
    assert len(found.notes) == 3
    assert write_rows([same, found], by=an, office=office, place="sổ.xlsx") == 0
    task.refresh_from_db()
    assert task.due == date(2026, 6, 30)


def test_on_another_day_it_is_another_task(office: Unit, an: User, finance: Unit) -> None:
    make_task(finance, an, wording="Rà soát chi", given_on=GIVEN, source_label="Họp giao ban")
    assert row(office, source="Họp giao ban", source_date=None, given_on=date(2026, 3, 9)).state == "new"
    said = Said(given_on=date(2026, 5, 1))
    assert row(office, said, source="Họp giao ban", source_date=None).state == "same"


def test_a_task_that_was_handed_over_is_still_known_by_its_former_lead(
    office: Unit, an: User, finance: Unit, health: Unit
) -> None:
    task = make_task(finance, an, wording="Rà soát chi", given_on=GIVEN)
    with transaction.atomic():
        amend(task, date(2026, 6, 10), lead_id=health.pk)
    assert row(office).state == "same"


def test_a_row_twice_in_the_file_is_taken_once_and_with_another_deadline_refused(office: Unit) -> None:
    line = [1, "Rà soát chi", "Sở Tài chính", None, "77/TB", GIVEN, "30/6/2026"]
    rows = checked(registers.plain([line, line, [*line[:6], "30/7/2026"]]), office)
    assert [one.state for one in rows] == ["new", "same", "wrong"]
    assert "Trùng dòng 2" in rows[1].notes[0]
    assert "khác thời hạn" in rows[2].errors["wording"]


def test_what_somebody_gave_since_the_check_stops_the_writing(office: Unit, an: User, finance: Unit) -> None:
    found = row(office)
    make_task(finance, an, wording="Rà soát chi", given_on=GIVEN, source_label="77/TB-VPUBND (02/03/2026)")
    with pytest.raises(Changed):
        write_rows([found], by=an, office=office, place="sổ.xlsx")
    assert Task.objects.count() == 1


def test_a_text_that_looks_like_a_formula_stays_text(office: Unit, an: User) -> None:
    found = row(office, wording="=HYPERLINK(1)", product="+84")
    write_rows([found], by=an, office=office, place="sổ.xlsx")
    assert Task.objects.get().wording == "=HYPERLINK(1)"


def test_the_limit_of_rows_is_told(office: Unit) -> None:
    line = [1, "Rà soát chi", "Sở Tài chính", None, "77/TB", GIVEN, "30/6/2026"]
    with pytest.raises(SheetError, match=f"tối đa {MAX_ROWS} dòng"):
        read(registers.plain([line] * (MAX_ROWS + 1)), "Nhiệm vụ", office)


@pytest.mark.parametrize(
    ("rows", "told"),
    [([], "Không tìm thấy hàng tiêu đề"), ([["abc"]], "Không tìm thấy hàng tiêu đề")],
)
def test_a_sheet_without_a_table_is_told(office: Unit, rows: list[list[Any]], told: str) -> None:
    with pytest.raises(SheetError, match=told):
        read(registers.plain(rows, ["x"]), "Nhiệm vụ", office)


def test_a_head_without_rows_is_told(office: Unit) -> None:
    with pytest.raises(SheetError, match="không có dòng nhiệm vụ nào"):
        read(registers.plain([]), "Nhiệm vụ", office)


def test_a_file_of_hidden_sheets_alone_cannot_be(office: Unit) -> None:
    assert sheets(registers.office_register()) == ["Bìa", "Theo dõi 2026"]


def test_nothing_but_the_past_standing_remembers_the_days_before_a_result(office: Unit, an: User) -> None:
    found = row(office, due_written="30/4/2026", done_on=date(2026, 4, 20))
    write_rows([found], by=an, office=office, place="sổ.xlsx")
    past = Standing.objects.get()
    assert (past.since, past.until, past.handed_on) == (GIVEN, date(2026, 4, 20), None)
    assert Report.objects.get().words == "Hoàn thành theo sổ.xlsx"


def test_two_hundred_rows_are_checked_and_written_in_few_statements(
    office: Unit, an: User, django_assert_max_num_queries: Any
) -> None:
    lines = [
        [
            number,
            f"Việc {number}",
            "Sở Tài chính",
            "Sở Y tế",
            "77/TB",
            GIVEN,
            "30/6/2026",
            "Xong",
            date(2026, 6, 1),
        ]
        for number in range(200)
    ]
    data = registers.plain(lines)
    with django_assert_max_num_queries(60):
        write_rows(checked(data, office), by=an, office=office, place="sổ.xlsx")
    assert Task.objects.count() == 200


#: The columns of the list that a person may choose, all of them; and those shown at first.
ALL = "state wording lead coordinators due due_written deadline_words recurrence source assigner level report_to "
ALL += "product given_on due_first handed_on handed_first accepted_on percent progress_on priority criteria assignee"


@pytest.mark.parametrize("columns", ["", ALL])
def test_what_the_list_gave_as_excel_adds_nothing_when_it_comes_back(
    office: Unit, an: User, finance: Unit, health: Unit, as_user: Any, columns: str
) -> None:
    task = make_task(finance, an, product="Danh mục", assigner="Chủ tịch UBND tỉnh")
    make_task(
        health, an, due=None, deadline_kind="standing", deadline_words="thường xuyên", wording="Tiêm chủng"
    )
    done = make_task(finance, an, wording="Đã xong", due=date(2026, 6, 3))
    actions.enter_result(done, by=an, words="BC 1", on=date(2026, 6, 5))
    late = make_task(health, an, wording="Hai hạn", due_basis="Công văn 5")
    with transaction.atomic():
        amend(late, date(2026, 6, 10), due=date(2026, 7, 20))
    task.coordinations.create(unit=health)
    data = as_user(an).get("/nhiem-vu/", {"format": "xlsx", "columns": columns.split()}).content
    rows = checked(data, office)
    assert [one.errors for one in rows] == [{}] * 4
    assert [one.notes for one in rows if one.state != "same"] == []
    assert write_rows(rows, by=an, office=office, place="nhiem-vu.xlsx") == 0
