"""An indicator in words, for the screen of the command line, the reference and the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cchc.indicators.engine.dictionary import span
from cchc.indicators.engine.indicator import DIRECTIONS, MEASURES, SOURCE_KINDS
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection

    from cchc.indicators.engine.indicator import Indicator

LABELS: Final = {
    "code": Words("Mã", "Code"),
    "name": Words("Tên", "Name"),
    "numerator": Words("Tử số", "Numerator"),
    "denominator": Words("Mẫu số", "Denominator"),
    "measure": Words("Đơn vị tính", "Unit of measure"),
    "direction": Words("Chiều tốt", "Direction"),
    "precision": Words("Số lẻ khi hiển thị", "Places shown"),
    "valid": Words("Áp dụng", "In force"),
    "source": Words("Căn cứ", "Stands on"),
    "url": Words("Nơi đọc", "Where to read it"),
    "owner": Words("Cơ quan phụ trách", "Owner"),
    "source_kind": Words("Nguồn số liệu", "Source of values"),
    "illustrative": Words("Minh hoạ", "Illustrative"),
    "checked": Words("Kiểm tra lần cuối", "Last checked"),
    "place": Words("Khai ở", "Declared in"),
}


def measured(one: Indicator, language: str = "vi") -> str:
    """The unit of measure in words; counts are counted in "cases"."""
    words = MEASURES[one.measure].say(language)
    return words or Words("số lượng", "count").say(language)


def formula(one: Indicator, language: str = "vi") -> str:
    """``numerator / denominator`` in words; a plain amount has its numerator alone."""
    above, below = one.numerator.say(language), one.denominator.say(language)
    return f"{above} / {below}" if below else above


def facts(one: Indicator, language: str = "vi", leave: Collection[str] = ()) -> list[tuple[str, str]]:
    """Label and words of each thing there is to say of an indicator; what is empty, and ``leave``, is left out."""
    said = {
        "code": one.code,
        "name": one.name.say(language),
        "numerator": one.numerator.say(language),
        "denominator": one.denominator.say(language),
        "measure": measured(one, language),
        "direction": DIRECTIONS[one.direction].say(language),
        "precision": str(one.precision),
        "valid": span(one),
        "source": one.source,
        "url": one.url,
        "owner": one.owner,
        "source_kind": SOURCE_KINDS[one.source_kind].say(language),
        "illustrative": Words("có", "yes").say(language) if one.illustrative else "",
        "checked": f"{one.checked:%d/%m/%Y}",
        "place": one.place,
    }
    return [(LABELS[key].say(language), words) for key, words in said.items() if words and key not in leave]


def as_json(one: Indicator) -> dict[str, Any]:
    """What programs read: every field, dates as ISO, empty as null."""
    return {
        "code": one.code,
        "name": one.name._asdict(),
        "numerator": one.numerator._asdict(),
        "denominator": one.denominator._asdict() if one.rated else None,
        "measure": one.measure,
        "direction": one.direction,
        "precision": one.precision,
        "valid_from": one.valid_from.isoformat() if one.valid_from else None,
        "valid_to": one.valid_to.isoformat() if one.valid_to else None,
        "source": one.source,
        "url": one.url or None,
        "owner": one.owner,
        "source_kind": one.source_kind,
        "illustrative": one.illustrative,
        "checked": one.checked.isoformat(),
        "place": one.place,
    }
