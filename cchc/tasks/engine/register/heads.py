"""What a column of an office's register means, told from its head by the names that people use.

Source: registers of provincial offices and of departments ("Sổ theo dõi nhiệm vụ UBND tỉnh giao", "Biểu theo dõi ý kiến
chỉ đạo", appendices of reports on assigned tasks); what the portal's own Excel calls its columns is known, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True)
class Field:
    """A field of a task that a column may fill: its key, its Vietnamese name, what its cells hold, an example.

    ``names``: patterns over a folded head without marks, the surest first; the whole head must match.
    """

    key: str
    heading: str
    allowed: str
    example: str
    names: tuple[str, ...]


_DAY = "dd/mm/yyyy, hoặc ô kiểu ngày"
#: Every field in the order of the template.
FIELDS = (
    Field(
        "wording",
        "Nội dung nhiệm vụ",
        "Chữ; bắt buộc",
        "Rà soát, cắt giảm thời gian giải quyết thủ tục hành chính thuộc lĩnh vực đất đai",
        (
            "(ten |noi dung )?(nhiem vu|cong viec)( duoc)?( giao| cu the| chi dao)?",
            "noi dung( chi dao| giao| cong viec| thuc hien| y kien chi dao| ket luan| duoc giao)?",
            "(nhiem vu|noi dung|y kien|cong viec).*(giao|chi dao|ket luan).*",
            "y kien chi dao.*",
            "noi dung.*nhiem vu.*",
        ),
    ),
    Field(
        "lead",
        "Cơ quan chủ trì",
        "Tên đầy đủ, tên viết tắt hoặc tên gọi khác của đơn vị; bắt buộc. Nhiều đơn vị cách nhau bằng dấu chấm phẩy",
        "Sở Nông nghiệp và Môi trường",
        (
            "(co quan|don vi|so nganh|so, nganh|noi)? ?(duoc giao )?(chu tri|dau moi)( thuc hien| tham muu)?",
            (
                "(co quan|don vi|to chuc|dia phuong|co quan, don vi|co quan don vi|noi)( chiu trach nhiem)?"
                "( duoc giao| thuc hien| xu ly| giai quyet| tham muu| duoc phan cong| nhan)+( chinh| nhiem vu)?"
            ),
            "(don vi|co quan|don vi, dia phuong|co quan, don vi)",
            ".*chu tri(?!.*phoi hop).*",
        ),
    ),
    Field(
        "coordinators",
        "Cơ quan phối hợp",
        "Như cột chủ trì; để trống được",
        "Sở Tư pháp; Văn phòng UBND tỉnh",
        (
            "(co quan|don vi|so nganh|noi|cac co quan|cac don vi)?[, ]*(cung )?phoi hop( thuc hien)?",
            "(?!.*chu tri).*phoi hop.*",
        ),
    ),
    Field(
        "source",
        "Văn bản giao (số, ký hiệu)",
        "Số, ký hiệu văn bản hoặc tên cuộc họp; bắt buộc nếu không ghi chung cho cả tệp",
        "77/TB-VPUBND",
        (
            "(van ban|can cu|nguon)( giao| chi dao| giao nhiem vu| giao viec)?",
            "(so,? )?(va )?ky hieu( van ban)?( giao| chi dao)?",
            "so( ky hieu| van ban| cong van| vb|,? ky hieu vb| hieu)+( giao.*| chi dao.*)?",
            "(van ban|vb|cv|so vb|nguon|can cu)( giao| chi dao| den| giao nhiem vu| lam can cu)+.*",
            "nguon giao.*",
            ".*(so,? ky hieu|so hieu).*",
            "theo van ban.*",
        ),
    ),
    Field(
        "source_date",
        "Ngày văn bản",
        _DAY,
        "02/06/2026",
        (
            "ngay,?( thang,?)?( nam)?( ban hanh| ky| cua| phat hanh)*( van ban| vb| cong van)?( giao| chi dao| den)?",
            "(van ban|vb|cong van).*/ ?ngay.*",
        ),
    ),
    Field(
        "given_on",
        "Ngày giao",
        f"{_DAY}; để trống thì lấy ngày văn bản",
        "02/06/2026",
        (
            "ngay( duoc)? (giao|nhan|chi dao|tiep nhan|phan cong)( viec| nhiem vu)?",
            "(thoi gian|thoi diem) (giao|nhan)( nhiem vu| viec)?",
        ),
    ),
    Field(
        "assigner",
        "Người giao",
        "Chữ",
        "Chủ tịch UBND tỉnh",
        (
            "(nguoi|lanh dao|dong chi|cap co tham quyen)( duoc)? (giao|chi dao|ky|ky giao|ket luan)( viec| nhiem vu)?",
        ),
    ),
    Field(
        "level",
        "Cấp giao",
        "Chính phủ · Thủ tướng · Tỉnh ủy · HĐND tỉnh · UBND tỉnh · Chủ tịch UBND tỉnh · Khác",
        "Chủ tịch UBND tỉnh",
        ("cap( tren)? (giao|chi dao|ban hanh)( nhiem vu)?", "co quan (giao|ban hanh|giao nhiem vu|chi dao)"),
    ),
    Field(
        "due_written",
        "Thời hạn",
        "30/6/2026 · trước 30/6 · tháng 8/2026 · Quý II/2026 · thường xuyên · hằng quý · để trống nếu không có hạn",
        "30/08/2026",
        (
            (
                "(thoi han|han|thoi gian|ngay)( phai)?( hoan thanh| thuc hien| xu ly| giai quyet| bao cao| tra loi)?"
                "( theo van ban| theo yeu cau| theo quy dinh| duoc giao| theo chi dao)"
            ),
            (
                "(thoi han|han|han chot|deadline|ngay het han|ngay den han|het han|den han)"
                "( phai)?( hoan thanh| thuc hien| xu ly| giai quyet| bao cao| nhiem vu| tra loi)*"
            ),
            "thoi gian( phai)?( hoan thanh| thuc hien| xu ly)",
            "(thoi han|han|thoi gian).*(hoan thanh|thuc hien|xu ly|theo van ban).*",
            "thoi (han|gian)",
        ),
    ),
    Field(
        "due",
        "Hạn theo dõi",
        f"{_DAY}; chỉ ghi khi khác thời hạn trong văn bản",
        "",
        (
            "han theo doi",
            "(thoi )?han (moi|gia han|sau gia han|dieu chinh|da gia han)",
            "gia han( den)?( ngay)?",
            "(thoi )?han.*/ ?(han )?(theo doi|gia han.*|dieu chinh)",
        ),
    ),
    Field(
        "due_basis",
        "Căn cứ hạn theo dõi",
        "Văn bản, ý kiến đồng ý gia hạn; bắt buộc khi hạn theo dõi khác thời hạn",
        "",
        ("can cu (cua )?(han theo doi|gia han|dieu chinh han)", "van ban (gia han|dong y gia han)"),
    ),
    Field(
        "deadline_words",
        "Thời hạn ghi trong văn bản",
        "Chữ, như văn bản ghi",
        "",
        ("thoi han ghi trong van ban", "thoi han bang chu"),
    ),
    Field(
        "recurrence",
        "Định kỳ",
        "Hằng tuần · Hằng tháng · Hằng quý · 6 tháng · 9 tháng · Hằng năm",
        "",
        ("(che do |ky |dinh ky )?(bao cao )?dinh ky( bao cao)?", "ky bao cao"),
    ),
    Field(
        "product",
        "Sản phẩm",
        "Chữ",
        "Quyết định công bố thủ tục",
        (
            "(ten )?san pham( hoan thanh| dau ra| du kien| phai co)?",
            "(ket qua|san pham).*dau ra.*",
            "san pham.*",
        ),
    ),
    Field(
        "report_to",
        "Báo cáo cho",
        "Chữ",
        "",
        ("(noi |co quan )?(nhan )?bao cao( cho| ve| den)?", "noi nhan bao cao"),
    ),
    Field(
        "status",
        "Trạng thái",
        "Đang thực hiện · Đã hoàn thành · Quá hạn · Tạm dừng, Thôi theo dõi (kèm lý do ở cột ghi chú)",
        "Đang thực hiện",
        (
            "(trang thai|tinh trang)( thuc hien| xu ly| nhiem vu| hoan thanh)*",
            "danh gia( ket qua| tien do| muc do hoan thanh)?",
            "tien do",
        ),
    ),
    Field(
        "result",
        "Kết quả, tình hình thực hiện",
        "Chữ",
        "",
        (
            "ket qua( thuc hien| xu ly| giai quyet| hoan thanh| dat duoc)*",
            "tinh hinh( thuc hien| xu ly| ket qua thuc hien)*",
            "(ket qua|tinh hinh|tien do).*(thuc hien|xu ly|hoan thanh).*",
            "(van ban|so van ban|bao cao) (bao cao )?(ket qua|hoan thanh|tra loi).*",
            "(ket qua|tinh hinh).*/ ?(noi dung|dien giai).*",
        ),
    ),
    Field(
        "done_on",
        "Ngày hoàn thành",
        f"{_DAY}; bắt buộc khi trạng thái là Đã hoàn thành",
        "",
        (
            "(ngay|thoi gian|thoi diem)( da)? (hoan thanh|xong|bao cao ket qua|tra loi|bao cao|nop bao cao)( thuc te)?",
            "ngay( thuc te)? hoan thanh( thuc te| nhiem vu)?",
            "ngay hoan thanh.*",
            "(ket qua|tinh hinh|hoan thanh).*/ ?(ngay|thoi gian).*",
        ),
    ),
    Field(
        "percent",
        "Tỷ lệ hoàn thành (%)",
        "Số từ 0 đến 100",
        "",
        ("(ty le|ti le|phan tram|muc do|%)( %| phan tram)?( hoan thanh| thuc hien| dat| tien do)*",),
    ),
    Field(
        "priority",
        "Mức độ ưu tiên",
        "Thường · Khẩn · Hỏa tốc",
        "",
        ("(muc do |do )?(uu tien|khan)( cua nhiem vu)?", "do khan"),
    ),
    Field("criteria", "Tiêu chí phục vụ", "Mã tiêu chí, cách nhau bằng dấu chấm phẩy", "", ("tieu chi.*",)),
    Field(
        "follow_up",
        "Chuyên viên theo dõi",
        "Họ và tên của người dùng trong hệ thống",
        "",
        ("(chuyen vien|can bo|cong chuc|nguoi)( duoc giao| phu trach)? ?(theo doi|tham muu)?", "cv theo doi"),
    ),
    Field(
        "leader",
        "Lãnh đạo phụ trách",
        "Họ và tên của người dùng trong hệ thống",
        "",
        (
            "(lanh dao|pho chu tich|dong chi|lanh dao ubnd tinh|lanh dao van phong)( phu trach| chi dao| theo doi)+",
        ),
    ),
    Field(
        "area",
        "Lĩnh vực",
        "Chữ; giữ trong nhật ký của nhiệm vụ",
        "",
        ("(linh vuc|nganh|khoi|mang)( cong tac)?",),
    ),
    Field("note", "Ghi chú", "Chữ; giữ trong nhật ký của nhiệm vụ", "", ("ghi chu.*", "luu y")),
)
BY_KEY = {field.key: field for field in FIELDS}
#: What a row cannot do without; ``source`` and ``given_on`` may be said once for the whole file instead.
REQUIRED = ("wording", "lead")
_MARKS = re.compile(r"[^\w%,/ ]+|_")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NAMES = tuple(
    (rank, field.key, re.compile(name)) for field in FIELDS for rank, name in enumerate(field.names, start=1)
)
_HEADINGS: dict[str, str] = {}
#: Heads that count rows or hold what nobody imports.
_COUNTING = re.compile(r"(so )?(stt|tt|so tt|so thu tu|thu tu|no|#|)")


def plain(head: object) -> str:
    """A head as it is compared and remembered: folded, without marks, on one line."""
    return " ".join(_MARKS.sub(" ", fold(str(head).replace("\n", " "))).split())[:200]


def _keys(head: str) -> list[tuple[int, str]]:
    """The fields that a head may mean, with a rank each: 0 our own heading, 1 the surest pattern."""
    whole = plain(head)
    bare = plain(_BRACKETS.sub(" ", str(head))) or whole
    if _COUNTING.fullmatch(whole):
        return []
    if not _HEADINGS:
        _HEADINGS.update({plain(field.heading): field.key for field in FIELDS})
        _HEADINGS.update({plain(_BRACKETS.sub(" ", field.heading)): field.key for field in FIELDS})
    if whole in _HEADINGS or bare in _HEADINGS:
        return [(0, _HEADINGS.get(whole) or _HEADINGS[bare])]
    return sorted((rank, key) for rank, key, pattern in _NAMES if pattern.fullmatch(bare))


def is_counting(head: object) -> bool:
    """Whether a head is that of a running number ("STT", "TT")."""
    return bool(str(head).strip()) and bool(_COUNTING.fullmatch(plain(head)))


def guess(heads: Sequence[str], remembered: Mapping[str, str] | None = None) -> list[str]:
    """The field of each column, an empty text where none fits; no field twice.

    ``remembered``: what this office said of a head (``plain``) before; it goes before every guess. Of several columns
    for one field the surest has it; of equally sure ones the first.
    """
    known = remembered or {}
    found = [known.get(plain(head), "") for head in heads]
    taken = {key for key in found if key}
    wishes = sorted(
        (rank, column, key)
        for column, head in enumerate(heads)
        if plain(head) not in known
        for rank, key in _keys(head)
    )
    for _rank, column, key in wishes:
        if not found[column] and key not in taken:
            found[column] = key
            taken.add(key)
    return found


def known_count(cells: Sequence[object], remembered: Mapping[str, str] | None = None) -> int:
    """In how many different fields the cells of a row could be the heads of."""
    heads = [str(cell) if isinstance(cell, str) and len(cell) <= 120 else "" for cell in cells]
    return len({key for key in guess(heads, remembered) if key})
