"""Reading one file in a child process with bounds on time and memory, so that native code may crash there.

Why a child a file: a start costs 60 ms, a reader that has gone wrong leaves nothing behind, and a bound on memory
holds for one file. The parent sends one line of JSON and the file; the child answers with JSON, never with
objects, so that a child taken over cannot reach the parent.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import asdict, astuple

from cchc.directives.engine.pieces import Draft, Limits, Piece, Tools, damaged
from cchc.errors import CchcError, UnreadableInput

_WHAT = {
    "docx": "tệp Word (.docx)",
    "doc": "tệp Word (.doc)",
    "pdf": "tệp PDF",
    "html": "trang HTML",
    "image": "tệp ảnh",
}


def read_apart(kind: str, data: bytes, name: str, limits: Limits, tools: Tools) -> Draft:
    """The draft that format ``kind`` makes of the file, made in a child; CchcError as its reader raises it."""
    from cchc.directives.engine.outside import finish

    order = {"kind": kind, "name": name, "limits": asdict(limits), "tools": asdict(tools)}
    answer = finish(
        [sys.executable, "-S", "-W", "ignore", "-m", "cchc.directives.engine.jail"],
        json.dumps(order).encode() + b"\n" + data,
        seconds=limits.whole_seconds,
        environment={"PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8", "PATH": tools.path},
    )
    if answer.late or answer.code == -signal.SIGXCPU:
        raise _too_slow(name)
    if answer.code:
        raise damaged(name, _WHAT.get(kind, "tệp văn bản"))
    return _draft(json.loads(answer.out.decode("utf-8", "surrogatepass")), name, limits)


def _too_slow(name: str) -> UnreadableInput:
    return UnreadableInput(
        f"Tệp “{name}” mất quá nhiều thời gian để đọc; hãy chia thành tệp nhỏ hơn hoặc lưu lại ở định dạng .docx."
    )


def _too_big(name: str) -> UnreadableInput:
    return UnreadableInput(
        f"Tệp “{name}” cần quá nhiều bộ nhớ để đọc; hãy chia thành tệp nhỏ hơn hoặc lưu lại ở định dạng .docx."
    )


def _draft(told: dict[str, object], name: str, limits: Limits) -> Draft:
    """The child's answer as a draft, or the error that it met."""
    if "error" in told:
        error = CchcError(str(told["error"]))
        raise _as_raised(error, int(str(told["exit"])))
    draft = Draft(name, limits, plain=bool(told["plain"]))
    pieces: list[list[object]] = told["pieces"]  # type: ignore[assignment]  # the child's own shape
    draft.pieces = [Piece(*piece) for piece in pieces]  # type: ignore[arg-type]
    draft.warnings = list(told["warnings"])  # type: ignore[call-overload]
    return draft


def _as_raised(error: CchcError, code: int) -> CchcError:
    from cchc.errors import MissingPart

    return MissingPart(error.message) if code == 3 else UnreadableInput(error.message)


def _bound(
    limits: Limits,
) -> None:  # pragma: no cover (would bind the test run itself; test_jail sees it work)
    """Bounds of this process; a system without ``resource`` goes on without them."""
    try:
        import resource
    except ImportError:
        return
    seconds = int(limits.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def answer(order: bytes, data: bytes) -> dict[str, object]:
    """What the child says to one order: the draft's parts, or the error's sentence and exit code."""
    from cchc.directives.engine.source import formats

    told = json.loads(order)
    name, limits, tools = told["name"], Limits(**told["limits"]), Tools(**told["tools"])
    kind = next(one for one in formats() if told["kind"] == one.NAME)
    try:
        draft = kind.read(data, name, limits, tools)
    except CchcError as error:
        return {"error": error.message, "exit": error.exit}
    except MemoryError:
        return {"error": _too_big(name).message, "exit": 1}
    return {
        "plain": draft.plain,
        "warnings": draft.warnings,
        "pieces": [astuple(piece) for piece in draft.pieces],
    }


def main() -> None:  # pragma: no cover (runs in the child alone; test_jail sees what it answers)
    """The child: one order and one file on standard input, one JSON object on standard output."""
    order = sys.stdin.buffer.readline()
    _bound(Limits(**json.loads(order)["limits"]))
    told = answer(order, sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"))


if __name__ == "__main__":  # pragma: no cover (the child)
    main()
