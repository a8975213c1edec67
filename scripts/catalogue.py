"""The catalogue of Vietnamese sentences: gathered, checked and compiled without system tools.

    catalogue.py compile    merge cchc/*/translations.po into cchc/locale/vi/LC_MESSAGES/django.mo
    catalogue.py check      name each sentence that lacks Vietnamese, and each that nothing uses; exit 1
    catalogue.py gather     append what is missing to the translations.po of the domain that says it

Each domain keeps its own source, so that a sentence stands beside what says it. A sentence said in two domains stands
in one of them. An entry under the comment "Django's own sentence" overrides a translation of Django's.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import defaultdict
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polib

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "cchc" / "locale" / "vi" / "LC_MESSAGES" / "django.mo"
OWN_OF_DJANGO = "Django's own sentence"
#: Context, sentence, plural: what tells one entry from another.
Key = tuple[str, str]
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_noop": None,
    "gettext_lazy_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "_n": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = {
    "Language": "vi",
    "Content-Type": "text/plain; charset=UTF-8",
    "Plural-Forms": "nplurals=1; plural=0;",
}


def sources(root: Path = ROOT) -> list[Path]:
    """The catalogue sources of the domains."""
    return sorted((root / "cchc").glob("*/translations.po"))


def merged(root: Path = ROOT) -> polib.POFile:
    """All entries in one; where two domains translate one sentence, the first by name has it."""
    whole = polib.POFile()
    whole.metadata = dict(HEADER)
    seen: set[Key] = set()
    for path in sources(root):
        for entry in polib.pofile(str(path), encoding="utf-8"):
            key = (entry.msgctxt or "", entry.msgid)
            if key not in seen:
                seen.add(key)
                whole.append(entry)
    return whole


def quarrels(root: Path = ROOT) -> Iterator[str]:
    """Sentences to which two domains give different Vietnamese: one notion has one word."""
    seen: dict[Key, tuple[str, str]] = {}
    for path in sources(root):
        for entry in polib.pofile(str(path), encoding="utf-8"):
            words, where = seen.setdefault(
                (entry.msgctxt or "", entry.msgid), (_words(entry), path.parent.name)
            )
            if words != _words(entry):
                other = f"{_words(entry)!r} in {path.parent.name}"
                yield f"{entry.msgid!r} is {words!r} in {where} and {other}; give one of them a context."


def _words(entry: polib.POEntry) -> str:
    """The Vietnamese of an entry, its one plural form where it has a plural."""
    return str(entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr)


def compiled(root: Path = ROOT, target: Path = TARGET) -> int:
    """Write the binary catalogue; how many sentences it holds."""
    whole = merged(root)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".new")
    whole.save_as_mofile(str(fresh))
    fresh.replace(target)
    return len(whole)


def _files(root: Path) -> Iterator[Path]:
    """The files that may say something to a user: known to git, or new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "cchc"],
        cwd=root, capture_output=True, text=True, check=True,
    ).stdout.split("\n")  # fmt: skip
    for name in listed:
        path = root / name
        parts = set(path.parts)
        if path.suffix in {".py", ".html", ".txt"} and not parts & {"tests", "migrations"} and path.is_file():
            yield path


def _said(path: Path) -> Iterator[tuple[int, str, str, str]]:
    """Line, context, sentence and plural of each sentence that a file says."""
    from babel.messages.extract import extract

    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        if "gettext" not in text and "_lazy" not in text:
            return
        ast.parse(text)
    elif "{%" in text or "{{" in text:
        from django.utils.translation.template import templatize

        text = templatize(text, origin=str(path))
    else:
        return
    for line, messages, _comments, context in extract("python", BytesIO(text.encode()), KEYWORDS):
        one, plural = (messages[0], messages[1]) if isinstance(messages, tuple) else (messages, "")
        if isinstance(messages, tuple) and context is None and len(messages) > 2:
            one, plural = messages[-2:]
        if one:
            yield line, context or "", one, plural or ""


def said(root: Path = ROOT) -> dict[Key, list[tuple[Path, int, str]]]:
    """Every sentence with where it is said (file, line) and its plural."""
    found: dict[Key, list[tuple[Path, int, str]]] = defaultdict(list)
    for path in _files(root):
        for line, context, one, plural in _said(path):
            found[context, one].append((path.relative_to(root), line, plural))
    return found


def _holes(text: str) -> set[str]:
    """The places of a sentence where something is put in: %(name)s and {name}."""
    return set(re.findall(r"%\(\w+\)[sd]|\{\w*\}|%[sd]", text))


def findings(root: Path = ROOT) -> Iterator[str]:
    """One sentence for each thing wrong with the catalogue."""
    _django()
    yield from quarrels(root)
    entries = {(entry.msgctxt or "", entry.msgid): entry for entry in merged(root)}
    spoken = said(root)
    for key, places in sorted(spoken.items()):
        where = f"{places[0][0]}:{places[0][1]}"
        entry = entries.get(key)
        if entry is None:
            yield f"{where}: {key[1]!r} has no Vietnamese; allowed is an entry in the domain's translations.po."
        elif not _words(entry) or entry.fuzzy:
            yield f"{where}: {key[1]!r} has an empty or doubtful Vietnamese."
        elif any(place[2] for place in places) != bool(entry.msgid_plural):
            yield f"{where}: {key[1]!r} is said with a plural in one place and without in another."
    for key, entry in sorted(entries.items()):
        if key not in spoken and OWN_OF_DJANGO not in entry.comment:
            yield f"{key[1]!r} is translated, but nothing says it."
        strange = _holes(_words(entry)) - _holes(entry.msgid) - _holes(entry.msgid_plural)
        if strange:
            yield f"{key[1]!r}: the Vietnamese puts in {', '.join(sorted(strange))}, which the sentence lacks."


def gathered(root: Path = ROOT) -> int:
    """Append each missing sentence, empty, to the source of the domain that says it first; how many."""
    _django()
    known = {(entry.msgctxt or "", entry.msgid) for entry in merged(root)}
    missing: dict[Path, list[polib.POEntry]] = defaultdict(list)
    for (context, one), places in sorted(said(root).items()):
        if (context, one) in known:
            continue
        path, line, plural = places[0]
        domain = path.parts[1] if len(path.parts) > 2 else "web"
        entry = polib.POEntry(msgid=one, msgctxt=context or None, occurrences=[(str(path), str(line))])
        if plural:
            entry.msgid_plural, entry.msgstr_plural = plural, {0: ""}
        missing[root / "cchc" / domain / "translations.po"].append(entry)
    for path, entries in missing.items():
        source = polib.pofile(str(path)) if path.exists() else polib.POFile()
        source.metadata = dict(HEADER)
        source.extend(entries)
        source.save(str(path))
    return sum(len(entries) for entries in missing.values())


def _django() -> None:
    """Settings enough for Django to read the syntax of templates."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)


def main(words: list[str]) -> int:
    """Do what is asked; 0 done, 1 something is wrong, 2 wrong use."""
    if words == ["compile"]:
        print(f"{compiled()} sentences compiled")
    elif words == ["gather"]:
        print(f"{gathered()} sentences to translate; they stand empty in cchc/*/translations.po")
    elif words == ["check"]:
        found = list(findings())
        print("\n".join([*found, f"{len(found)} findings"]))
        return 1 if found else 0
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
