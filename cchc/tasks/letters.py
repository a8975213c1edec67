"""What the papers say: an urging letter to a unit, a proposal of criticism, the page for a meeting.

Each is laid out by NĐ 30/2020/NĐ-CP (``cchc.web.paper``) and filled with tasks as they stood on its day. The words are
ours, Vietnamese as every official document is. Nothing binds before it is issued: number and day stay open till then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F

from cchc.lib.numbers import format_decimal, format_percent
from cchc.tasks.columns import lead_of
from cchc.tasks.counting import CURRENT
from cchc.tasks.matrix import Counts, counted
from cchc.tasks.messages import polite
from cchc.tasks.models import Letter, Task
from cchc.tasks.models.task import ABOVE
from cchc.tasks.one_page import MOST, chosen, cut
from cchc.tasks.standing import AsOf
from cchc.units.models import Kind
from cchc.web.paper import Foot, Heading, Paper
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cchc.tasks.models import CriticismRow
    from cchc.units.models import Unit

_LATE_HEADS = ("TT", "Nội dung nhiệm vụ", "Văn bản giao", "Thời hạn", "Quá hạn (ngày làm việc)")
_PARTS = (
    "Nhiệm vụ",
    "Tổng số",
    "Hoàn thành đúng hạn",
    "Hoàn thành quá hạn",
    "Chưa xong, trong hạn",
    "Chưa xong, quá hạn",
    "Đúng hạn / đã đến hạn",
)
_LATE_WIDTHS = (10, 73, 35, 24, 23)


def office_of(letter: Letter) -> Unit:
    """The unit that drafts it: the one for which its drafter holds the right to chase, else any role."""
    held = list(letter.made_by.holdings.select_related("unit__province").order_by("-valid_from", "pk"))
    chasing = [row for row in held if "task.chase" in row.role_is.verbs]
    return next(iter([*chasing, *held])).unit


def written(letter: Letter) -> bytes:
    """The letter as a Word file; what must fit one page is set smaller."""
    office = office_of(letter)
    paper = Paper(size=13, spacing=1) if letter.kind in {"week", "month"} else Paper()
    writer = {"urge": _urging, "criticise": _criticism, "week": _meeting, "month": _meeting}[letter.kind]
    writer(paper, letter, office)
    return paper.bytes(letter.issued_on or letter.made_on)


def told_tasks(letter: Letter, most: int | None = None) -> list[Task]:
    """The letter's tasks with their facts of its day, the longest overdue first; at most so many."""
    asked = AsOf(letter.made_on, past=True)
    rows = letter.tasks.select_related("lead__province").annotate(due_then=asked.fact("due"))
    told = list(rows.order_by(F("due_then").asc(nulls_last=True), "pk")[:most])
    asked.tell(told)
    return told


def _heading(letter: Letter, office: Unit, kind: str, about: str = "") -> Heading:
    """The office's own heading; number and day are open until the letter is issued."""
    province = office.province or office
    name = office.name.upper()
    for tail in (" ỦY BAN NHÂN DÂN TỈNH", " UBND TỈNH"):
        name = name.removesuffix(tail)
    above = [f"UBND {province.name.upper()}"] if office.province else []
    symbol = f"{kind}-{symbol_of(office)}" if kind else symbol_of(office)
    day = letter.issued_on
    return Heading(
        [*above, name],
        letter.number or f"          /{symbol}",
        province.name.removeprefix("Tỉnh ").removeprefix("Thành phố "),
        day,
        (day or letter.made_on).year,
        about,
    )


def symbol_of(office: Unit) -> str:
    """The office in a document's number: its name in capitals where it has one ("VPUBND"), else the initials."""
    for name in (office.short_name, *office.aliases):
        if name.isupper() and " " not in name:
            return name
    return "".join(word if word.isupper() else word[:1].upper() for word in office.short.split())


def _late(tasks: Iterable[Task], day: date) -> list[list[str]]:
    working = calendar()
    return [
        [
            str(number),
            task.wording,
            task.source_label,
            f"{task.due:%d/%m/%Y}" if task.due else "–",
            str(working.count(task.due, day)) if task.due and task.due < day else "–",
        ]
        for number, task in enumerate(tasks, start=1)
    ]


def addressee(unit: Unit) -> str:
    """Whom a letter addresses: of a commune its People's Committee."""
    if unit.kind in {Kind.COMMUNE, Kind.DISTRICT, Kind.PROVINCE}:
        return f"UBND {unit.name[:1].lower()}{unit.name[1:]}"
    return unit.name


def _urging(paper: Paper, letter: Letter, office: Unit) -> None:
    """Công văn đôn đốc: to one unit, with what it owes; whoever is asked and not ordered is asked."""
    unit, tasks = letter.unit, told_tasks(letter)
    if unit is None:
        raise ValueError("an urging letter goes to a unit")
    asked = polite(unit)
    paper.heading(
        _heading(letter, office, "", "V/v " + ("phối hợp" if asked else "đôn đốc") + " thực hiện nhiệm vụ")
    )
    name = addressee(unit)
    paper.addressed([name])
    paper.body(
        f"Qua theo dõi việc thực hiện nhiệm vụ được giao, tính đến ngày {letter.made_on:%d/%m/%Y}, {name} còn "
        f"{len(tasks)} nhiệm vụ chưa hoàn thành đã quá hạn, cụ thể như sau:"
    )
    paper.table(_LATE_HEADS, _late(tasks, letter.made_on), _LATE_WIDTHS)
    until = f" trước ngày {letter.answer_by:%d/%m/%Y}" if letter.answer_by else ""
    if asked:
        paper.body(
            f"{office.name} trân trọng đề nghị {name} quan tâm phối hợp thực hiện và thông tin kết quả{until} để "
            "tổng hợp, báo cáo Chủ tịch Ủy ban nhân dân tỉnh."
        )
    else:
        paper.body(
            f"{office.name} đề nghị {name} khẩn trương hoàn thành các nhiệm vụ nêu trên và báo cáo kết quả"
            f"{until}; nhiệm vụ chưa thể hoàn thành thì nêu rõ nguyên nhân, trách nhiệm và thời gian hoàn thành."
        )
    paper.foot(Foot("CHÁNH VĂN PHÒNG", recipients=("Như trên", "Chủ tịch UBND tỉnh (để báo cáo)", "Lưu: VT")))


def _criticism(paper: Paper, letter: Letter, office: Unit) -> None:
    """Tờ trình đề xuất phê bình: units and their tasks, objective causes told; a leader decides, no person is named."""
    if letter.list is None:
        raise ValueError("a proposal of criticism is made from a list")
    rows = list(letter.list.rows.filter(kept=True).select_related("unit", "task"))
    units = {row.unit_id for row in rows}
    paper.heading(_heading(letter, office, "TTr"))
    paper.title("TỜ TRÌNH", "Về việc đề xuất phê bình các đơn vị chậm thực hiện nhiệm vụ được giao")
    paper.addressed(["Chủ tịch Ủy ban nhân dân tỉnh"])
    paper.body(
        f"Tính đến ngày {letter.list.made_on:%d/%m/%Y}, sau khi đã nhắc nhở hai lần, còn {len(rows)} nhiệm vụ của "
        f"{len(units)} đơn vị quá hạn kéo dài. {office.name} kính trình Chủ tịch xem xét:"
    )
    paper.table(
        ("TT", "Đơn vị", "Nội dung nhiệm vụ", "Thời hạn", "Quá hạn (ngày làm việc)", "Nguyên nhân"),
        [
            [
                str(number),
                row.unit.name,
                row.task.wording,
                f"{row.due:%d/%m/%Y}",
                str(row.days_late),
                _cause(row),
            ]
            for number, row in enumerate(rows, start=1)
        ],
        (10, 32, 53, 23, 19, 28),
    )
    paper.body(
        "Các trường hợp có nguyên nhân khách quan được ghi rõ để Chủ tịch cân nhắc. Danh sách này là đề xuất, chưa "
        "gửi các đơn vị."
    )
    paper.foot(Foot("CHÁNH VĂN PHÒNG", recipients=("Như trên", "Lưu: VT")))


def _cause(row: CriticismRow) -> str:
    """Why it is late, as far as it is known."""
    kind = "Khách quan" if row.objective else "Chủ quan hoặc chưa báo cáo"
    return f"{kind}: {row.cause}" if row.cause else kind


def _meeting(paper: Paper, letter: Letter, office: Unit) -> None:
    """One page for the meeting: tasks from above apart, the parts of the legal partition, what is late, where."""
    span = "tuần" if letter.kind == "week" else "tháng"
    paper.heading(_heading(letter, office, "BC"))
    paper.title(
        "BÁO CÁO",
        f"Tình hình thực hiện nhiệm vụ, phục vụ giao ban {span} (tính đến ngày {letter.made_on:%d/%m/%Y})",
    )
    above, own = _counted(letter.made_on)
    paper.table(
        _PARTS,
        [
            _line("Chính phủ, Thủ tướng giao", above),
            _line("Tỉnh giao", own),
            _line("Cộng", above + own),
        ],
        (43, 16, 22, 21, 21, 21, 21),
    )
    tasks = told_tasks(letter)
    heads = ("1. Nhiệm vụ Chính phủ, Thủ tướng giao quá hạn", "2. Nhiệm vụ tỉnh giao quá hạn lâu nhất")
    parts = [[task for task in tasks if (task.level in ABOVE) is above] for above in (True, False)]
    units = _units_line(tasks)
    told = chosen(lambda most: [_told(part[:MOST], letter.made_on, most) for part in parts], units)
    for head, part, lines in zip(heads, parts, told, strict=True):
        _some(paper, head, lines, len(part))
    paper.body(units)
    paper.foot(Foot("CHÁNH VĂN PHÒNG", recipients=("Lãnh đạo UBND tỉnh", "Lưu: VT")))


def _counted(day: date) -> tuple[Counts, Counts]:
    """Tasks from above, and the others, counted on a day."""
    found = counted(Task.objects.counted(), AsOf(day, past=True), group="level", by=CURRENT)
    above = sum((counts for level, counts in found.items() if level in ABOVE), Counts())
    own = sum((counts for level, counts in found.items() if level not in ABOVE), Counts())
    return above, own


def _line(label: str, counts: Counts) -> list[str]:
    parts = ("done_on_time", "done_late", "open_within", "open_overdue")
    rate = counts.on_time_of_due
    told = "không phát sinh" if rate is None else format_percent(rate)
    return [label, str(counts.dated), *(str(counts.of(name)) for name in parts), told]


def _told(tasks: Iterable[Task], day: date, most: int) -> list[str]:
    """A paragraph for each task: who leads it, its words cut to so many characters, by when, and how late it is."""
    working = calendar()
    return [
        f"- {lead_of(task)}: {cut(task.wording, most)} (hạn {task.due:%d/%m/%Y}, quá hạn "
        f"{working.count(task.due, day) if task.due else 0} ngày làm việc)."
        for task in tasks
    ]


def _some(paper: Paper, head: str, lines: Sequence[str], whole: int) -> None:
    """The tasks that fit, a paragraph each, and how many of the ``whole`` there are besides."""
    if not whole:
        paper.body(f"{head}: không có.")
        return
    paper.body(f"{head} ({format_decimal(whole)}):", bold=True)
    for line in lines:
        paper.body(line)
    if whole > len(lines):
        paper.body(f"- Còn {format_decimal(whole - len(lines))} nhiệm vụ khác, xem trên hệ thống.")


def _units_line(tasks: Sequence[Task]) -> str:
    """The units with most overdue tasks, in a sentence."""
    by: dict[str, int] = {}
    for task in tasks:
        by[lead_of(task)] = by.get(lead_of(task), 0) + 1
    most = sorted(by.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
    if not most:
        return "3. Không có đơn vị nào có nhiệm vụ quá hạn."
    named = "; ".join(f"{name} ({count})" for name, count in most)
    others = f"; và {format_decimal(len(by) - MOST)} đơn vị khác" if len(by) > MOST else ""
    return f"3. Đơn vị có nhiều nhiệm vụ quá hạn: {named}{others}."


def to_copy(unit: Unit, late: Sequence[Task], soon: Sequence[Task], day: date, url: str) -> str:
    """What an officer pastes into Zalo for a unit: its overdue tasks, then those due within a week."""
    lines = [f"Kính gửi {addressee(unit)}. Tính đến ngày {day:%d/%m/%Y}:"]
    if late:
        lines += [f"{len(late)} nhiệm vụ quá hạn:", *_numbered(late, day)]
    if soon:
        lines += [f"{len(soon)} nhiệm vụ đến hạn trong 7 ngày tới:", *_numbered(soon, day)]
    if not late and not soon:
        lines.append("Không có nhiệm vụ quá hạn hoặc sắp đến hạn.")
    ask = "Đề nghị khẩn trương thực hiện, báo cáo kết quả"
    return "\n".join([*lines, f"{'Trân trọng đề nghị quan tâm phối hợp' if polite(unit) else ask}: {url}"])


def _numbered(tasks: Iterable[Task], day: date) -> Iterable[str]:
    working = calendar()
    for number, task in enumerate(tasks, start=1):
        late = (
            f", quá hạn {working.count(task.due, day)} ngày làm việc" if task.due and task.due < day else ""
        )
        yield f"{number}. {task.wording} (hạn {task.due:%d/%m/%Y}{late}; {task.source_label})"
