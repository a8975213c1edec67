"""Everything a reading needs, fetched from this installation: the file, the units of its province, the calendar.

``cchc read`` reads at a desk; so may whoever has files on disk. What a file doesn't need isn't loaded, and what two
files share is loaded once.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from cchc.data import folder
from cchc.directives.engine.header import read_header
from cchc.directives.engine.reading import read
from cchc.directives.engine.source import open_source
from cchc.errors import CchcError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cchc.directives.engine.model import Header, Reading
    from cchc.units.engine.model import Unit
    from cchc.units.engine.tree import Tree

_WRONG_USE = 2


class Desk:
    """Reads files one after the other; ``province`` (a slug) is guessed from each text when it isn't given.

    CchcError with exit 2 for a province that doesn't exist.
    """

    def __init__(self, province: str | None = None) -> None:
        self._province = province
        self._trees: dict[str, Tree] = {}
        if province is not None:
            self._tree(province)

    def read(self, path: Path, *, issued: date | None = None, today: date | None = None) -> Reading:
        """Read one file; UnreadableInput or MissingPart as :func:`open_source` raises them."""
        source = open_source(path)
        header = read_header(source.text, file=source.name)
        province = self._province or self._guess(header, source.text)
        return read(
            source,
            header=header,
            issued=issued,
            today=today,
            tree=self._tree(province) if province else None,
            province=province,
            calendar=self._calendar,
        )

    @cached_property
    def _provinces(self) -> tuple[Unit, ...]:
        from cchc.units.engine.load import load_provinces

        return load_provinces(folder() / "units")

    @cached_property
    def _calendar(self) -> Any:
        return LazyCalendar()

    def _guess(self, header: Header, text: str) -> str | None:
        from cchc.directives.engine.locality import province_of

        return province_of(header, text, self._provinces)

    def _tree(self, province: str) -> Tree:
        from cchc.units.engine.load import load_province
        from cchc.units.engine.tree import UnknownUnitError

        if province not in self._trees:
            try:
                self._trees[province] = load_province(folder() / "units", province)
            except UnknownUnitError as error:
                raise CchcError(
                    f"Không có tỉnh “{province}” trong dữ liệu; ghi mã như hoa-binh, phu-tho-2025.",
                    exit=_WRONG_USE,
                ) from error
        return self._trees[province]


class LazyCalendar:
    """The working calendar, loaded from ``data/holidays`` when first asked: most documents never ask."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loaded, name)

    @cached_property
    def _loaded(self) -> Any:
        from cchc.workcal.engine.loading import load

        return load(folder() / "holidays")
