"""Who signed and who receives: the foot of a document.

Source: art. 8 and Appendix I of NĐ 30/2020/NĐ-CP: authority (TM. on behalf of the body, KT. for the head, TL. by order,
TUQ. by authorisation, Q. acting), position, name; "Nơi nhận:" with one receiver a line and the filing copy last.
A scan runs both columns together, so capitals after a receiver's ";" belong to the signature.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cchc.directives.engine.doctypes import bare
from cchc.directives.engine.model import Signer

_RECEIVERS = re.compile(r"(?mi)^[^\w\n]{0,4}n[ơo]i\s+nh[ậaâ]n\s*[:;.]?[ \t]*")
_MARK = r"(?<!\w)(?:(?:TM|T/M|KT|K/T|TL|T/L|TUQ)(?:\.[ \t]?|[ \t])|Q\.[ \t]?)(?=[A-ZĐÀ-Ỹ]{2})"
_AUTHORITY = re.compile(_MARK)
#: An authority on a short line, after at most a few characters of noise.
_AUTHORITY_FOOT = re.compile(rf"(?m)^[^\n]{{0,6}}?{_MARK}(?=[^\n]{{2,60}}$)")
_POSITION = re.compile(
    r"(?:pho\s|quyen\s)?(?:tong\s)?(?:chu tich|giam doc|bo truong|thu truong|thu tuong|chanh van phong|chanh thanh tra"
    r"|cuc truong|vu truong|bi thu|truong ban|truong phong|chu nhiem|thong doc|hieu truong|vien truong|chanh an"
    r"|thu truong|tong thanh tra|uy vien|to truong|chi cuc truong|cuc pho|pho\s)"
)
_FILED = re.compile(r"l[ưu]u\s*[:;]?", re.IGNORECASE)
_BULLET = re.compile(r"[\s\-–—~+*•®_'`|]+")
_NOISE = re.compile(r"\s[^\w\s(&,;.–-]{1,3}=?\s")
_NAME_WORD = r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]*"
_NAME = re.compile(rf"(?<!\w)({_NAME_WORD}(?:\s{_NAME_WORD}){{1,5}})\s*[.*]?\Z")
_FOOT_LINES = 60
_FOOT_CHARACTERS = 6_000
_LONG_NAME = 40
#: A signature this far above the receivers is another document's than theirs (two letters in one file).
_FAR = 600


@dataclass(frozen=True)
class Foot:
    """Receivers as written (the filing copy left out), and who signed."""

    recipients: tuple[str, ...]
    signer: Signer | None


def foot(text: str) -> Foot:
    """Read the first "Nơi nhận" block of ``text`` and the signature beside, above or below it."""
    found = _RECEIVERS.search(text)
    signature = _AUTHORITY_FOOT.search(text)
    if found and not (signature and signature.start() < found.start() - _FAR):
        lines = _lines(text[found.end() : found.end() + _FOOT_CHARACTERS])
        recipients, beside = _receivers(lines)
        above = _lines(text[max(0, found.start() - 400) : found.start()])[-8:]
        return Foot(recipients, _signer(beside) or _signer(_from_authority(above)))
    if signature is None:
        return Foot((), None)
    columns = [_columns(line) for line in _lines(text[signature.start() : signature.start() + 800])]
    return Foot((), _signer([right or left for left, right in columns]))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n")[:_FOOT_LINES]]


def _from_authority(lines: list[str]) -> list[str]:
    at = next((at for at, line in enumerate(lines) if _AUTHORITY.match(line)), len(lines))
    return lines[at:]


def _receivers(lines: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Receivers up to the filing copy, and the lines left for the signature, those after the copy included."""
    items: list[str] = []
    beside: list[str] = []
    open_item = False
    for at, line in enumerate(lines):
        body, other = _columns(line, at_first=at == 0)
        beside.append(other)
        clean = _BULLET.sub("", body, count=1) if _BULLET.match(body) else body
        if _FILED.match(clean):
            return tuple(_tidy(items)), [*beside, *lines[at + 1 :]]
        if not clean or len(clean) < 3:
            open_item = open_item and not line
            continue
        bulleted = body[:1] in "-–—~+*•®"
        if not bulleted and not open_item and items:
            beside[-1] = line
            continue
        if bulleted or not open_item:
            items.append(clean)
        else:
            items[-1] += " " + clean
        open_item = not re.search(r"[;.][^;]{0,14}$", clean)
    return tuple(_tidy(items)), beside


def _columns(line: str, *, at_first: bool = False) -> tuple[str, str]:
    """A line parted into what belongs to the receivers and what to the signature (capitals on the right)."""
    authority = _AUTHORITY.search(line)
    if authority and not line.startswith(("-", "–", "~", "+")):
        return line[: authority.start()].strip(), line[authority.start() :].strip()
    if at_first and _is_capitals(line):
        return "", line.lstrip("-–~ ")
    head, mark, tail = line.partition(";")
    if mark and tail.strip() and _is_capitals(tail):
        return head + mark, tail.strip()
    if _is_capitals(line.lstrip("-–~ ")) and _POSITION.match(bare(line.lstrip("-–~ "))):
        return "", line.lstrip("-–~ ")
    return line, ""


def _is_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and sum(letter.isupper() for letter in letters) >= 0.85 * len(letters)


def _tidy(items: list[str]) -> list[str]:
    """One receiver each: split at ";", without bullets and noise."""
    parts = (
        _NOISE.split(" ".join(part.split()))[0].strip(" ,.;:=*") for item in items for part in item.split(";")
    )
    return [part for part in parts if _is_receiver(part)]


def _is_receiver(part: str) -> bool:
    """Words, not the noise that a stamp leaves in a scan."""
    letters = sum(letter.isalpha() or letter.isspace() for letter in part)
    return (
        part[:1].isalpha()
        and letters >= 0.75 * len(part)
        and any(len(word) >= 3 for word in re.findall(r"[^\W\d_]+", part))
    )


def _signer(lines: list[str]) -> Signer | None:
    """Authority, position and name from the lines of the signature; ``None`` where there is no signature."""
    authorities: list[str] = []
    positions: list[str] = []
    name = None
    for line in lines:
        if _is_capitals(line):
            (authorities if _AUTHORITY.match(line) else positions).append(" ".join(line.split()))
        elif name is None and (authorities or positions):
            name = _name(line)
        if name:
            break
    positions = [line for line in positions if _POSITION.match(bare(line))]
    if not authorities and not positions:
        return None
    position = positions[-1].rstrip(" .=") if positions else _position_of(authorities[-1])
    return Signer(name, position, ", ".join(authorities) or None)


def _position_of(authority: str) -> str | None:
    """The acting "Q. CHÁNH VĂN PHÒNG" holds the position itself; a deputy's KT. or TL. does not."""
    return authority.partition(".")[2].strip() if authority.startswith("Q.") else None


def _name(line: str) -> str | None:
    """A person's name that ends a line: two to six capitalised words, a rank before it left out."""
    found = _NAME.search(line) if len(line) <= 2 * _LONG_NAME else None
    if not found or found.start() > len(found[1]):
        return None
    return found[1]
