"""Provincial departments and ministries by their bare names, for lists with one head: "Các Sở Tài chính, Nội vụ"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words

if TYPE_CHECKING:
    import re

    from cchc.directives.engine.canvas import Canvas

_DEPARTMENTS = (
    r"(?:noi vu|tai chinh|y te|khoa hoc va cong nghe|xay dung|tu phap|giao duc va dao tao"
    r"|cong thuong|nong nghiep va moi truong"
    r"|nong nghiep va phat trien nong thon|nong nghiep va ptnt|nong nghiep"
    r"|tai nguyen va moi truong|ke hoach va dau tu|ke hoach va dt|ke hoach - dau tu"
    r"|thong tin va truyen thong|lao dong ?-? ?thuong binh va xa hoi|van hoa, the thao va du lich"
    r"|van hoa va the thao|van hoa - the thao|van hoa, khoa hoc va thong tin"
    r"|giao thong van tai|dan toc va ton giao|dan toc|ngoai vu|du lich|quoc phong|cong an"
    r"|ngoai giao|quy hoach - kien truc|giao duc|tiep nhan va tra ket qua"
    r"|tai chinh - ke hoach|kinh te va ha tang|kinh te ha tang|kinh te|tai chinh ke hoach"
    r"|an toan thuc pham|tuyen giao va dan van|to chuc|lao dong|van hoa)\b"
)


def department(canvas: Canvas, at: int) -> re.Match[str] | None:
    """A department's bare name at ``at``."""
    return words(_DEPARTMENTS).match(canvas.plain, at)
