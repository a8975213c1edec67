"""A process that is killed while it puts files in leaves each of them whole or not at all."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from tests.crash.harness import Forge, Installation, Server, kill_points

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.crash
KILLED = -9
NOTICE = """UBND TỈNH PHÚ THỌ
Số: {number}/TB-UBND
Phú Thọ, ngày 02 tháng 3 năm 2026

THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh

1. Sở Tài chính rà soát các khoản chi chưa quyết toán, báo cáo UBND tỉnh trước ngày 30/4/2026.
2. Giao Sở Tài chính chủ trì xây dựng đề án, trình UBND tỉnh trước ngày 31/5/2026.
"""


def look(installation: Installation) -> int:
    """See that every row has its bytes and the database is whole; how many rows there are."""
    assert installation.is_sound()
    lying = installation.lying()
    rows = installation.rows("SELECT sha256, size FROM files_file")
    for sha256, size in rows:
        assert len(lying[sha256]) == size
    for name, content in lying.items():
        assert hashlib.sha256(content).hexdigest() == name
    assert len(rows) == installation.rows("SELECT count(*) FROM audit_event WHERE verb = 'file.put'")[0][0]
    return len(rows)


def test_killed_at_any_moment_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    installation = Installation(tmp_path)
    counts = []
    with Forge(installation) as forge:
        for seed, moment in enumerate(kill_points(40, 0.4)):
            assert forge.killed_at(moment, "put_files", seed) == KILLED
            counts.append(look(installation))
        forge.run("sweep")
    assert look(installation) == counts[-1] > 0
    assert len(set(counts)) > 5, "the moments did not fall among the writes"
    named = {sha256 for (sha256,) in installation.rows("SELECT sha256 FROM files_file")}
    assert set(installation.lying()) == named


def test_a_server_killed_in_the_middle_of_an_upload_leaves_the_directive_whole_or_not_there(
    tmp_path: Path,
) -> None:
    installation, path = Installation(tmp_path), "/van-ban/tai-len/"
    outcomes = []
    for number, moment in enumerate(kill_points(10, 1.0)):
        server = Server(installation)
        server.start()
        try:
            server.sign_in("an")
            body, headers = server.form(path, f"{number}.txt", NOTICE.format(number=number).encode())
            outcomes.append(uploaded_and_killed(server, path, body, headers, moment))
        finally:
            server.kill()
        assert look(installation) == installation.rows("SELECT count(*) FROM directives_directive")[0][0]
        assert (
            installation.rows("SELECT text FROM directives_directive WHERE text NOT LIKE '%31/5/2026%'") == []
        )
        whole = installation.rows("SELECT count(*) FROM directives_item GROUP BY directive_id")
        assert len(set(whole)) <= 1
    with Forge(installation) as forge:
        forge.run("sweep")
    assert len(installation.lying()) == look(installation)
    assert len(set(outcomes)) > 1, "every kill came before, or every one after, the upload was kept"


def uploaded_and_killed(
    server: Server, path: str, body: bytes, headers: dict[str, str], moment: float
) -> int:
    """Send a form, kill the server after a while; how many directives there are then."""
    import threading

    killer = threading.Timer(moment, server.kill)
    killer.start()
    try:
        server.fetch(path, body, **headers)
    except OSError:
        pass
    finally:
        killer.join()
    return int(server.installation.rows("SELECT count(*) FROM directives_directive")[0][0])
