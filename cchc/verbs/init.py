"""Khởi tạo hệ thống cho một tỉnh: đơn vị, lịch làm việc, tài khoản quản trị.

Set up an installation for one province: its units, the working calendar, an administrator.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from cchc.command import Parser


def arguments(parser: Parser) -> None:
    """The arguments of ``cchc init``."""
    parser.add_argument("--province", required=True, metavar="TÊN", help="tên tỉnh, thành phố: “Phú Thọ”")
    parser.add_argument(
        "--admin",
        default="quantri",
        metavar="TÊN",
        help="tên đăng nhập của người quản trị (mặc định quantri)",
    )


def run(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Bring the tables up to date, load the province, print the account once."""
    from cchc import site

    site.load(environ)
    site.migrate()
    from cchc.installing import install

    made = install(options.province, options.admin.strip().lower())
    sys.stderr.write(f"cchc init: {made.province}: thêm {made.units_added} đơn vị.\n")
    if made.password:
        print(f"Tài khoản quản trị: {made.username}")
        print(f"Mật khẩu lần đầu (chỉ in một lần, phải đổi khi đăng nhập): {made.password}")
    else:
        sys.stderr.write("cchc init: đã có người quản trị, không tạo thêm tài khoản.\n")
    return 0
