"""The structure of a composite index, read from its meta table and checked whole before anything is computed.

Columns as in COINr's ``iMeta``: Level, iCode, Parent, Direction, Weight, Type, in any order, any rows order,
further columns ignored. The checks are those of COINr's ``check_iMeta`` (1.1.14), each with a sentence that
names the row and what is allowed. Unlike COINr a code may begin with a digit, and a node may hang more than one
level below its parent (what COINr asks for, a node of one child in between, has the same value under every
mean); the latter is told as a doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction

from cchc.assessment.engine.composite_table import Grid, found_columns
from cchc.lib.words import Words

COLUMNS = ("Level", "iCode", "Parent", "Direction", "Weight", "Type")
#: Types of rows that build no part of the index: they are read past.
BESIDE = ("Group", "Denominator", "Target", "Other")
_TYPES = {kind.casefold(): kind for kind in ("Indicator", "Aggregate", *BESIDE)}
_NONE = frozenset({"", "na", "n/a", "nan", "null"})


@dataclass(frozen=True)
class Node:
    """One row that builds the index. ``parent`` is None at the root; ``row``: its place in the table."""

    code: str
    level: int
    parent: str | None
    direction: int
    weight: Fraction
    indicator: bool
    row: int


@dataclass(frozen=True)
class Structure:
    """``indicators`` in the order of the file; ``nodes``: those above them by level, then file; the root last.

    ``children``: by the code of the node; ``beside``: codes that build no part; ``doubts``: what a person should know.
    """

    table: Grid
    indicators: tuple[Node, ...]
    nodes: tuple[Node, ...]
    children: Mapping[str, tuple[Node, ...]]
    beside: frozenset[str]
    doubts: tuple[Words, ...]

    @property
    def levels(self) -> list[int]:
        """The levels above the indicators, lowest first."""
        return sorted({node.level for node in self.nodes})


def read_structure(table: Grid) -> Structure:
    """The structure that the table declares; UnreadableInput with one sentence for the first thing that is wrong."""
    names = found_columns(table, dict.fromkeys(COLUMNS, True))
    _check_codes(table, names)
    kinds = {cells[names["iCode"]]: _kind(table, names, row, cells) for row, cells in table.rows}
    reader = _Rows(table, names)
    read = [
        reader.node(row, cells, indicator=kinds[cells[names["iCode"]]] == "Indicator")
        for row, cells in table.rows
        if kinds[cells[names["iCode"]]] not in BESIDE
    ]
    _check_parents(table, read, kinds)
    _check_whole(table, read)
    children: dict[str, list[Node]] = {}
    for node in read:
        children.setdefault(node.parent or "", []).append(node)
    above = sorted((node for node in read if not node.indicator), key=lambda node: node.level)
    return Structure(
        table,
        tuple(node for node in read if node.indicator),
        tuple(above),
        {code: tuple(nodes) for code, nodes in children.items() if code},
        frozenset(code for code, kind in kinds.items() if kind in BESIDE),
        tuple(_doubts(read, children)),
    )


def _check_codes(table: Grid, names: Mapping[str, str]) -> None:
    """Every row has a code, each its own."""
    first: dict[str, int] = {}
    for row, cells in table.rows:
        code = cells[names["iCode"]]
        if code.casefold() in _NONE:
            raise table.fault("thiếu mã; mỗi dòng cần một mã riêng.", row, "iCode")
        if code == "uCode":
            raise table.fault("“uCode” là tên cột mã đơn vị; chọn mã khác.", row, "iCode")
        if code in first:
            raise table.fault(
                f"mã “{code}” đã có ở dòng {table.line(first[code])}; mỗi dòng cần một mã riêng.",
                row,
                "iCode",
            )
        first[code] = row
    if not first:
        raise table.fault("chưa có dòng nào dưới dòng tên cột.")


def _kind(table: Grid, names: Mapping[str, str], row: int, cells: Mapping[str, str]) -> str:
    """The row's type in COINr's spelling."""
    said = cells[names["Type"]]
    kind = _TYPES.get(said.casefold())
    if kind is None:
        raise table.fault(f"nhận {', '.join(_TYPES.values())}, không nhận “{said}”.", row, "Type")
    return kind


class _Rows:
    """Reads rows into nodes."""

    def __init__(self, table: Grid, names: Mapping[str, str]) -> None:
        self._table = table
        self._names = names
        self._mark = table.mark([names[column] for column in ("Level", "Direction", "Weight")])

    def _number(self, row: int, cells: Mapping[str, str], column: str) -> Fraction | None:
        own = self._names[column]
        return self._table.number(row, own, cells[own], self._mark)

    def node(self, row: int, cells: Mapping[str, str], *, indicator: bool) -> Node:
        """The node of one row, its own cells checked."""
        code, parent = cells[self._names["iCode"]], cells[self._names["Parent"]]
        above = None if parent.casefold() in _NONE else parent
        level = self._level(row, cells, indicator=indicator)
        direction = self._direction(row, cells, indicator=indicator)
        weight = self._weight(row, cells, root=above is None)
        return Node(code, level, above, direction, weight, indicator, row)

    def _level(self, row: int, cells: Mapping[str, str], *, indicator: bool) -> int:
        level = self._number(row, cells, "Level")
        if level is None or level.denominator != 1 or level < 1 or level > 1000:
            raise self._table.fault(
                f"cấp là số nguyên từ 1, không nhận “{cells[self._names['Level']]}”.", row, "Level"
            )
        if indicator and level != 1:
            raise self._table.fault(
                f"chỉ tiêu (Indicator) phải ở cấp 1, không phải cấp {level}.", row, "Level"
            )
        if not indicator and level == 1:
            raise self._table.fault("nút tổng hợp (Aggregate) phải ở cấp 2 trở lên.", row, "Level")
        return int(level)

    def _direction(self, row: int, cells: Mapping[str, str], *, indicator: bool) -> int:
        """1 or -1; a node above the indicators may leave it out, since nothing reads it."""
        direction = self._number(row, cells, "Direction")
        if direction not in (1, -1) and (indicator or direction is not None):
            raise self._table.fault(
                "nhận 1 (cao hơn là tốt hơn) hoặc -1 (thấp hơn là tốt hơn), "
                f"không nhận “{cells[self._names['Direction']]}”.",
                row,
                "Direction",
            )
        return int(direction or 1)

    def _weight(self, row: int, cells: Mapping[str, str], *, root: bool) -> Fraction:
        weight = self._number(row, cells, "Weight")
        if weight is None and root:
            return Fraction(1)
        if weight is None or weight < 0:
            raise self._table.fault(
                f"trọng số là số từ 0 trở lên, không nhận “{cells[self._names['Weight']]}”.", row, "Weight"
            )
        return weight


def _check_parents(table: Grid, nodes: Iterable[Node], kinds: Mapping[str, str]) -> None:
    """Every parent is there and a node above; no way up comes back; levels rise on the way."""
    by_code = {node.code: node for node in nodes}
    for node in by_code.values():
        if node.parent is None:
            if node.indicator:
                raise table.fault("chỉ tiêu cần nút cha (mã của một dòng Aggregate).", node.row, "Parent")
            continue
        if node.parent not in kinds:
            near = get_close_matches(node.parent, by_code, n=1)
            hint = f" (ý nói “{near[0]}”?)" if near else ""
            raise table.fault(f"không có dòng nào mang mã “{node.parent}”{hint}.", node.row, "Parent")
        if kinds[node.parent] != "Aggregate":
            raise table.fault(
                f"nút cha “{node.parent}” phải là dòng Aggregate, không phải {kinds[node.parent]}.",
                node.row,
                "Parent",
            )
    for node in by_code.values():
        _check_way_up(table, node, by_code)
    for node in by_code.values():
        above = by_code[node.parent] if node.parent is not None else None
        if above is not None and above.level <= node.level:
            raise table.fault(
                f"nút cha “{above.code}” ở cấp {above.level} phải cao hơn cấp {node.level} của “{node.code}”.",
                node.row,
                "Level",
            )


def _check_way_up(table: Grid, node: Node, by_code: Mapping[str, Node]) -> None:
    way, at = [node.code], node
    while at.parent is not None:
        at = by_code[at.parent]
        if at.code in way:
            loop = " → ".join([*way[way.index(at.code) :], at.code])
            raise table.fault(
                f"nút cha quay vòng ({loop}); nút gốc để trống Parent hoặc ghi NA.", node.row, "Parent"
            )
        way.append(at.code)


def _check_whole(table: Grid, nodes: Iterable[Node]) -> None:
    """One root, indicators below every node, no level left out."""
    nodes = list(nodes)
    if not any(node.indicator for node in nodes):
        raise table.fault("cần ít nhất một dòng Indicator.")
    roots = [node for node in nodes if node.parent is None]
    if len(roots) > 1:
        told = ", ".join(f"“{root.code}” (dòng {table.line(root.row)})" for root in roots[:5])
        raise table.fault(
            f"có {len(roots)} nút không có nút cha: {told}; chỉ nút gốc để trống Parent hoặc ghi NA."
        )
    parents = {node.parent for node in nodes}
    for node in nodes:
        if not node.indicator and node.code not in parents:
            raise table.fault(
                f"nút “{node.code}” không có nút con nào; thêm nút con hoặc bỏ dòng này.", node.row
            )
    levels = {node.level for node in nodes}
    gap = next((level for level in range(1, max(levels)) if level not in levels), None)
    if gap:
        raise table.fault(
            f"không dòng nào ở cấp {gap}; các cấp đi liền nhau từ 1 đến {max(levels)}.", None, "Level"
        )


def _doubts(nodes: Iterable[Node], children: Mapping[str, Iterable[Node]]) -> Iterable[Words]:
    """What is allowed and yet may be a slip."""
    levels = {node.code: node.level for node in nodes}
    for node in nodes:
        if node.parent is not None and levels[node.parent] > node.level + 1:
            yield Words(
                f"“{node.code}” (cấp {node.level}) nằm thẳng dưới “{node.parent}” (cấp {levels[node.parent]})",
                f"“{node.code}” (level {node.level}) hangs right below “{node.parent}” (level {levels[node.parent]})",
            )
        if not node.indicator and node.direction == -1:
            yield Words(
                f"Direction -1 của nút tổng hợp “{node.code}” không được dùng (như COINr)",
                f"direction -1 of the aggregate “{node.code}” is not used (as in COINr)",
            )
    for code, below in children.items():
        if code and not any(node.weight for node in below):
            yield Words(
                f"mọi nút con của “{code}” có trọng số 0 nên “{code}” không có kết quả",
                f"all children of “{code}” have weight 0, so that “{code}” has no result",
            )
