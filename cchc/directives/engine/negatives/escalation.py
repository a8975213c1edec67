"""What to do in case of trouble: "Trong quá trình thực hiện, nếu có vướng mắc, báo cáo kịp thời về …".
Source: gold rule 5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.directives.engine.clause import Clause


def hit(clause: Clause) -> bool:
    """The formula, wherever it opens."""
    trouble = (
        r"(?:neu|khi)? ?(?:co|phat sinh|gap|xay ra|xuat hien)(?: nhung| cac| gi| bat ky"
        r"| van de)? ?(?:noi dung |van de )?(?:gi )?(?:kho khan|vuong mac|phat sinh|vuong,"
        r"|van de phat sinh)"
    )
    return (
        clause.at(r"(?:trong )?(?:qua trinh|khi)[^;.]{0,80}" + trouble) is not None
        or clause.at(
            r"(?:moi |neu (?:co |gap |phat sinh ))?(?:kho khan,? )?vuong mac[^.;]{0,60}(?:lien he"
            r"|phan anh|bao cao|thong tin|trao doi)"
        )
        is not None
        or clause.at(trouble + r"[^.;]{0,160}(?:bao cao|phan anh|lien he|kien nghi|gui|trao doi)") is not None
    )
