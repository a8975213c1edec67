"""Errors meant for the person at the screen: one Vietnamese sentence and the exit code of the command line.

Nothing here knows Django, so that engines may raise them.
"""

from __future__ import annotations

import errno

#: Names and details come from outside: nothing in them may break the line or fill the screen.
_LONGEST = 400


def one_line(text: str, longest: int = _LONGEST) -> str:
    """``text`` on one line: what cannot be printed (controls, marks of direction) becomes one space, the rest is cut.

    ``text`` may be a lazy translation.
    """
    printable = "".join(char if char.isprintable() else " " for char in str(text))
    line = " ".join(printable.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


#: What the system says of a file or a port, in words of the screen.
_SYSTEM = {
    errno.ENOENT: "không có tệp này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EADDRINUSE: "đã có chương trình dùng",
}


def system_words(error: OSError) -> str:
    """Why the system refused, in Vietnamese where there are words for it, else its own."""
    return _SYSTEM.get(error.errno or 0) or error.strerror or "lỗi hệ thống"


class CchcError(Exception):
    """Something the user can understand and act on.

    ``message``: one sentence saying what, where and what is allowed. ``exit``: the exit code of the command
    line (1 the input cannot be read or breaks a rule, 2 wrong use, 3 a needed part is missing). ``faults``: a
    sentence for each thing that is wrong, where the message tells only the first.
    """

    faults: tuple[str, ...] = ()

    def __init__(self, message: str, *, exit: int = 1) -> None:  # noqa: A002 (the word of the command line)
        self.message = one_line(message)
        self.exit = exit
        super().__init__(self.message)


class UnreadableInput(CchcError):
    """The input cannot be read or is not allowed; exit 1."""

    def __init__(self, message: str) -> None:
        super().__init__(message, exit=1)


class MissingPart(CchcError):
    """A part that the system needs is not installed; exit 3, the message says how to get it."""

    def __init__(self, message: str) -> None:
        super().__init__(message, exit=3)


class UserError(CchcError):
    """What a person asked for cannot be done as things stand; nothing was changed."""
