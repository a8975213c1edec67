"""Bộ tiêu chí: liệt kê, kiểm tra, so sánh hai phiên bản, nhập và xuất Excel.

Criteria sets: list, check, compare two versions, read from and write to Excel.

  cchc sets list                                        các bộ tiêu chí đang có
  cchc sets check [BỘ|THƯ MỤC|TỆP.xlsx] [--year NĂM]    mọi lỗi, mỗi lỗi một câu; mã thoát 1 khi có lỗi
  cchc sets diff BỘ NĂM1 NĂM2                           khác nhau giữa hai phiên bản (hoặc hai thư mục, hai tệp)
  cchc sets export BỘ --year NĂM --output TỆP.xlsx      ra Excel theo mẫu các cơ quan dùng
  cchc sets import TỆP.xlsx --code MÃ --year NĂM [--output THƯ MỤC]
                                                        từ Excel; in cách hiểu từng cách tính để xác nhận
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import printing

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from cchc.command import Parser

_TASKS = ("list", "check", "diff", "import", "export")


def arguments(parser: Parser) -> None:
    """``list|check|… [NAMES] [--year Y]``."""
    parser.add_argument("task", choices=_TASKS, metavar="VIỆC", help=", ".join(_TASKS))
    parser.add_argument("names", nargs="*", metavar="BỘ", help="mã bộ tiêu chí, thư mục hoặc tệp Excel")
    parser.add_argument("--code", default="", metavar="MÃ", help="mã của bộ được nhập từ Excel")
    parser.add_argument("--year", type=int, metavar="NĂM", help="năm đánh giá")
    printing.arguments(parser)


def run(options: Namespace, environ: Mapping[str, str]) -> int:
    """Do the task; 1 where a set has errors."""
    from cchc.assessment import set_tasks
    from cchc.assessment.scored_inputs import find_own

    if options.task != "import":
        named = [name for name in options.names if not name.isdecimal()]
        find_own(named or [""], environ)  # without a name all are meant
    code: int = set_tasks.TASKS[options.task](options)
    return code
