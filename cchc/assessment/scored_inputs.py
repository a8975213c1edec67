"""What the verbs of scoring and deciding share: ``SET --year Y --inputs FILE``, and what they say on stderr."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import printing

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence

    from cchc.assessment.engine.given import Inputs
    from cchc.assessment.engine.model import CriteriaSet
    from cchc.command import Parser


def arguments(parser: Parser) -> None:
    """The set, the year, the file of inputs, the language, and how rows are printed."""
    parser.add_argument("set", metavar="BỘ", help="mã bộ tiêu chí (xem cchc sets list) hoặc thư mục của nó")
    parser.add_argument("--year", type=int, required=True, metavar="NĂM", help="năm đánh giá")
    parser.add_argument("--inputs", type=Path, required=True, metavar="TỆP", help="tệp số liệu .csv, .xlsx")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="tiếng của lời giải thích")
    printing.arguments(parser)


def loaded(options: Namespace, environ: Mapping[str, str]) -> tuple[CriteriaSet, Inputs]:
    """The set and what units give; SetError, InputsError for what can't be used."""
    from cchc.assessment.engine.input_files import load
    from cchc.assessment.shipped import usable

    find_own([options.set], environ)
    criteria = usable(options.set, options.year)
    return criteria, load(options.inputs, criteria)


def find_own(names: Sequence[str], environ: Mapping[str, str]) -> None:
    """Have the office's own sets found, where a name is none of a shipped set, a folder or a file.

    Only then is the site loaded; where there is no installation, only the shipped sets are known.
    """
    from cchc.assessment import shipped

    known = shipped.shipped_codes()
    if all(name in known or shipped.is_path(name) or (name and Path(name).exists()) for name in names):
        return
    from cchc import site
    from cchc.errors import CchcError

    try:
        site.load(environ)
        from django.db import DatabaseError
    except CchcError:
        return
    try:
        shipped.codes()
    except DatabaseError:
        shipped.own_sets_are(None)


def recognised_units(labels: Sequence[str], year: int) -> dict[str, str]:
    """The slugs of the provinces that labels mean at the end of a year; two labels of one province are said."""
    from cchc import data
    from cchc.assessment.engine.results.provinces import recognised
    from cchc.units.engine.load import load_provinces

    provinces = load_provinces(data.folder() / "units")
    known = {label: slug for label in labels if (slug := recognised(provinces, label, year))}
    first: dict[str, str] = {}
    for label, slug in known.items():
        if slug in first:
            say(
                [f"“{first[slug]}” và “{label}” là một đơn vị ({slug}); mỗi đơn vị nên có một tên trong tệp."]
            )
        first.setdefault(slug, label)
    return known


def say(lines: Sequence[str]) -> None:
    """Words for the person, beside the result."""
    sys.stderr.write("".join(f"{line}\n" for line in lines))
