"""The units and the people that cells name, asked of the installation once a file."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from cchc.accounts.models import User
from cchc.lib.vntext import fold
from cchc.tasks.engine.register.names import parts
from cchc.units.engine.groups import group_of
from cchc.units.models import Unit
from cchc.units.tree import expand, resolver

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from cchc.units.engine.model import Candidate

#: Reasons by which a name means a unit; other accents or a wrong letter only propose one.
_SURE = frozenset({"exact", "alias", "abbreviation", "short", "unaccented", "authority", "party"})
#: Two candidates this near are equally good.
_NEAR = 0.005
_NAMED = 5


@dataclass(frozen=True)
class Named:
    """The units that a cell names, in its order, and what is to be told of it."""

    units: tuple[Unit, ...]
    notes: tuple[str, ...] = ()


class Units:
    """Names of units on a day, seen from one province; each different cell is asked once.

    ``spread``: a group ("các sở, ban, ngành") in the lead's column becomes its members.
    """

    def __init__(self, province: Unit | None, today: date, *, spread: bool = False) -> None:
        self.province, self.today, self.spread = province, today, spread
        self.rows = {unit.slug: unit for unit in Unit.objects.select_related("parent", "province")}
        self._asked: dict[tuple[str, int], Sequence[Candidate]] = {}
        self._read: dict[tuple[str, date, bool], Named | str] = {}
        self._resolver = resolver(None, province)
        self._turns = _turns(self.rows.values())

    def candidates(self, text: str, day: date) -> Sequence[Candidate]:
        """The engine's candidates that are rows here, best first; between two changes of units they are the same."""
        key = (text, bisect_right(self._turns, day))
        if key not in self._asked:
            found = self._resolver.candidates(text, day)
            self._asked[key] = [item for item in found if item.unit.slug in self.rows]
        return self._asked[key]

    def leads(self, text: str, day: date) -> Named:
        """The units that lead. ValueError with one Vietnamese sentence where a name is not one certain unit."""
        return self._kept(text, day, lead=True)

    def coordinators(self, text: str, day: date) -> Named:
        """The units that coordinate; a group is left out and told. ValueError as ``leads``."""
        return self._kept(text, day, lead=False)

    def _kept(self, text: str, day: date, *, lead: bool) -> Named:
        key = (text, day, lead)
        if key not in self._read:
            try:
                self._read[key] = self._all(text, day, lead=lead)
            except ValueError as error:
                self._read[key] = str(error)
        found = self._read[key]
        if isinstance(found, str):
            raise ValueError(found)
        return found

    def _all(self, text: str, day: date, *, lead: bool) -> Named:
        units: list[Unit] = []
        notes: list[str] = []
        for name in parts(_with_province(text), lambda words: self._known(words, day)):
            group = group_of(name) if not self._sure(name, day) else None
            if group is not None:
                found, note = self._group(name, day, lead=lead)
                units.extend(found)
                notes.append(note)
            else:
                units.append(self._one(name, day, notes))
        unique = list(dict.fromkeys(units))
        if lead and len(unique) > 1 and not notes:
            notes.append(f"{len(unique)} cơ quan chủ trì: mỗi cơ quan một nhiệm vụ.")
        return Named(tuple(unique), tuple(notes))

    def _known(self, words: str, day: date) -> bool:
        return bool(self._sure(words, day)) or group_of(words) is not None

    def _sure(self, words: str, day: date) -> list[Candidate]:
        found = self.candidates(words, day)
        if not found or found[0].reason not in _SURE:
            return []
        return [item for item in found if item.score >= found[0].score - _NEAR]

    def _one(self, name: str, day: date, notes: list[str]) -> Unit:
        """The one unit of a name that is there on the day."""
        best = self._sure(name, day)
        if not best:
            raise ValueError(self._unknown(name, day))
        status = best[0].status
        if status == "ended":
            raise ValueError(self._ended(name, best, day))
        if status == "not_yet":
            raise ValueError(f"“{name[:80]}”: {best[0].message}")
        if len(best) > 1:
            raise ValueError(
                f"“{name[:80]}” có {len(best)} đơn vị ngày {day:%d/%m/%Y}: {self._told(best)}; hãy ghi rõ một đơn vị."
            )
        unit = self.rows[best[0].unit.slug]
        if unit.valid_to is not None and unit.valid_to < self.today:
            heirs = [item.name for item in self._resolver.tree.current(unit.slug, self.today)]
            now = f", nay là {', '.join(heirs[:_NAMED])}" if heirs else ""
            notes.append(
                f"{unit.name} đã kết thúc ngày {unit.valid_to:%d/%m/%Y}{now}; nhiệm vụ giữ tên cũ, bàn giao sau."
            )
        return unit

    def _told(self, found: Sequence[Candidate]) -> str:
        """The candidates by name with what they are part of, so that namesakes are told apart."""
        shown = [self._full(item.unit.slug) for item in found[:_NAMED]]
        return ", ".join(dict.fromkeys(shown)) + (" …" if len(found) > _NAMED else "")

    def _full(self, slug: str) -> str:
        unit = self.rows[slug]
        return f"{unit.name} ({unit.parent.name})" if unit.parent else unit.name

    def _unknown(self, name: str, day: date) -> str:
        near = [item for item in self.candidates(name, day) if item.status == "valid"]
        if near:
            return f"Không có đơn vị “{name[:80]}”; gần giống: {self._told(near[:3])}."
        return f"Không có đơn vị “{name[:80]}”; ghi tên đầy đủ, tên viết tắt hoặc tên gọi khác đã có trong danh mục."

    def _ended(self, name: str, best: Sequence[Candidate], day: date) -> str:
        unit = self.rows[best[0].unit.slug]
        heirs = list(dict.fromkeys(slug for item in best for slug in item.successors if slug in self.rows))
        told = ", ".join(self.rows[slug].name for slug in heirs[:_NAMED])
        way_out = f"nay là {told}; hãy ghi đơn vị này" if told else "chưa xác định được đơn vị tiếp nhận"
        return f"“{name[:80]}” không còn vào ngày giao {day:%d/%m/%Y} (kết thúc {unit.valid_to:%d/%m/%Y}): {way_out}."

    def _group(self, name: str, day: date, *, lead: bool) -> tuple[list[Unit], str]:
        """The members of a group, or why there are none."""
        if not lead:
            return [], f"Nhóm “{name[:80]}” ở cột phối hợp không nhập; ghi tên từng đơn vị nếu cần."
        members = list(expand(name, day, self.province))
        if not members:
            raise ValueError(
                f"Ô ghi nhóm “{name[:80]}”, không liệt kê được đơn vị; hãy ghi tên từng đơn vị chủ trì."
            )
        if not self.spread:
            raise ValueError(
                f"Ô ghi nhóm “{name[:80]}” ({len(members)} đơn vị); ghi tên từng đơn vị, hoặc ở bước Chọn cột đánh dấu "
                "“Giao cho từng đơn vị trong nhóm”."
            )
        return members, f"Nhóm “{name[:80]}”: {len(members)} đơn vị, mỗi đơn vị một nhiệm vụ."


def _with_province(text: str) -> str:
    """“Sở Nội vụ (Hòa Bình)”, as our own lists write a unit that ended: its province as a document writes it."""
    head, bracket, rest = text.strip().partition(" (")
    if bracket and rest.endswith(")") and "\n" not in text and "," not in text and ";" not in text:
        return f"{head} tỉnh {rest[:-1]}" if len(rest) < 40 and rest[:1].isupper() else text
    return text


def _turns(units: Collection[Unit]) -> list[date]:
    """The days on which some unit begins, or no longer is."""
    begun = {unit.valid_from for unit in units if unit.valid_from}
    return sorted(begun | {unit.valid_to + timedelta(days=1) for unit in units if unit.valid_to})


class People:
    """People by their full names, read once a file."""

    def __init__(self) -> None:
        self.by_name: dict[str, list[User]] = defaultdict(list)
        for user in User.objects.filter(is_active=True):
            self.by_name[fold(user.full_name)].append(user)

    def named(self, text: str) -> tuple[User | None, str]:
        """The person of a name, and what is to be told where there is not exactly one."""
        words = " ".join(text.split())
        for lead_in in ("đ/c ", "đồng chí ", "ông ", "bà "):
            words = words[len(lead_in) :] if words.lower().startswith(lead_in) else words
        found = self.by_name.get(fold(words), [])
        if len(found) == 1:
            return found[0], ""
        if found:
            return None, f"Có {len(found)} người tên “{words[:60]}”; để trống, chọn lại trong nhiệm vụ."
        return None, f"Không có người dùng tên “{words[:60]}”; để trống."
