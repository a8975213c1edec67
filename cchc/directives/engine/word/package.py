"""The .docx package: a zip checked before it is unpacked, and its XML parts parsed without entities or network.

Source: ECMA-376 part 2 (packages), part 1 §11.3 (which part is which).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from cchc.directives.engine.pieces import damaged, locked, megabytes
from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from lxml.etree import _Element

    from cchc.directives.engine.pieces import Limits

WHAT = "tệp Word (.docx)"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SMALL = 10 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError)

#: Other zipped documents, by an entry that only they have, with what to do about them.
_OTHERS = {
    "xl/workbook.xml": "là bảng tính Excel",
    "ppt/presentation.xml": "là bài trình chiếu PowerPoint",
    "content.xml": "là tài liệu OpenDocument",
}


class Package:
    """The parts of one .docx. Every method raises UnreadableInput with one sentence when it cannot answer."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self._packed = len(data)
        self._left = limits.unzipped
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_BROKEN, UnicodeDecodeError) as error:
            raise damaged(name, "tệp nén hoặc tệp Word (.docx)") from error
        self._check_size()
        self.main = self._main_part()
        self._related = self._relations(self.main)

    def _check_size(self) -> None:
        """Stop a zip bomb by what its directory says; ``_read`` does not believe the directory either."""
        total = sum(info.file_size for info in self._zip.infolist())
        if total > self.limits.unzipped or (total > _SMALL and total > self._packed * self.limits.ratio):
            raise self._bomb()

    def _bomb(self) -> UnreadableInput:
        return UnreadableInput(
            f"Tệp “{self.name}” khi giải nén lớn bất thường; chỉ nhận tệp giải nén không quá "
            f"{megabytes(self.limits.unzipped)}."
        )

    def _main_part(self) -> str:
        """The name of the document part; a sentence of its own for other zipped files."""
        names = set(self._zip.namelist())
        for entry, what in _OTHERS.items():
            if entry in names and "word/document.xml" not in names:
                raise UnreadableInput(
                    f"Tệp “{self.name}” {what}, không phải văn bản Word; hãy lưu thành .docx hoặc .pdf rồi thử lại."
                )
        for target in self._relations("").get("officeDocument", ["word/document.xml"]):
            if target in names:
                return target
        raise UnreadableInput(
            f"Tệp “{self.name}” là tệp nén nhưng không chứa văn bản Word; hãy giải nén và gửi từng văn bản."
        )

    def _relations(self, part: str) -> dict[str, list[str]]:
        """Kind of relation (the last word of its type) to the names of the parts it leads to."""
        folder, file = posixpath.split(part)
        root = self._if_there(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, list[str]] = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") == "External" or not isinstance(relation.tag, str):
                continue
            target = relation.get("Target", "")
            path = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
            found.setdefault(relation.get("Type", "").rpartition("/")[2], []).append(path)
        return found

    def document(self) -> _Element:
        """The root of the main part."""
        return self._xml(self.main)

    def related(self, kind: str) -> _Element | None:
        """The root of the part that the main part calls its ``kind`` (numbering, styles, footnotes …)."""
        targets = self._related.get(kind, [])
        return self._if_there(targets[0]) if targets else None

    def _if_there(self, part: str) -> _Element | None:
        return self._xml(part) if part in self._zip.NameToInfo else None

    def _xml(self, part: str) -> _Element:
        """One part parsed. A document type is never allowed: Word writes none."""
        from lxml import etree

        data = self._read(part).replace(_STRICT, NAMESPACE.encode())
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise damaged(self.name, WHAT) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise damaged(self.name, WHAT)
        return root

    def _read(self, part: str) -> bytes:
        """The bytes of one part, never more than allowed."""
        allowed = min(self._left, self.limits.xml)
        try:
            with self._zip.open(part) as file:
                data = file.read(allowed + 1)
        except RuntimeError as error:
            if isinstance(error, NotImplementedError):
                raise damaged(self.name, WHAT) from error
            raise locked(self.name) from error
        except _BROKEN as error:
            raise damaged(self.name, WHAT) from error
        if len(data) > allowed:
            raise self._bomb()
        self._left -= len(data)
        return data
