"""Documents name only what is there: links, paths, commands, settings, names of the code, words of the screen."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import polib
import pytest

from cchc import __version__
from tests.docs import naming
from tests.docs.papers import ROOT, Paper, papers

if TYPE_CHECKING:
    from pathlib import Path

ALL = papers()
BY_PATH = {paper.path: paper for paper in ALL}
INDEX = BY_PATH[ROOT / "docs" / "index.md"]
#: What people read to use the portal: they name buttons and pages, in bold.
FOR_PEOPLE = [paper for paper in ALL if paper.path.parent.name in {"tutorials", "how-to"}]
#: All but what is drawn from the code.
WRITTEN = [paper for paper in ALL if paper.path.parent.name != "reference"]
DECISIONS = [paper for paper in ALL if paper.path.parent.name == "adr"]
SHELL = {"bash", "sh", "console"}
A_PAGE = 60

every_paper = pytest.mark.parametrize("paper", ALL, ids=lambda paper: paper.name)


@every_paper
def test_links_lead_somewhere(paper: Paper) -> None:
    lost = [link for link in paper.links if "://" not in link and not _leads(paper, link)]
    assert not lost


def _leads(paper: Paper, link: str) -> bool:
    target, _, place = link.partition("#")
    path = (paper.path.parent / target).resolve() if target else paper.path
    if not path.exists():
        return False
    return not place or place in Paper(path).anchors


@pytest.mark.parametrize("paper", WRITTEN, ids=lambda paper: paper.name)
def test_what_stands_in_code_is_there(paper: Paper) -> None:
    wrong = {code: said for code in paper.code if (said := naming.problem(code))}
    assert not wrong


@every_paper
def test_commands_in_blocks_exist(paper: Paper) -> None:
    lines = [line for fence in paper.fences if fence.language in SHELL for line in naming.typed(fence.body)]
    wrong = {line: said for line in lines if (said := naming.problem(line))}
    assert not wrong


@every_paper
def test_settings_named_anywhere_exist(paper: Paper) -> None:
    assert set(re.findall(r"\bCCHC_[A-Z_]*[A-Z]\b", paper.text)) <= naming.settings()


@every_paper
def test_python_in_blocks_compiles_and_imports_what_is_there(paper: Paper) -> None:
    sources = [
        fence.body for fence in paper.fences if fence.language == "python" and fence.body.startswith("# ")
    ]
    wanted = [pair for source in sources for pair in naming.imports(source)]
    assert [pair for pair in wanted if not _importable(*pair)] == []


def _importable(module: str, name: str) -> bool:
    if not module.startswith("cchc"):
        return find_spec(module.partition(".")[0]) is not None
    return hasattr(import_module(module), name) or find_spec(f"{module}.{name}") is not None


def test_every_document_can_be_reached_from_the_index() -> None:
    reached, ahead = {INDEX.path}, [INDEX]
    while ahead:
        for path in ahead.pop().neighbours - reached:
            reached.add(path)
            ahead += [BY_PATH[path]] if path in BY_PATH else []
    assert {paper.name for paper in ALL if paper.path not in reached} == set()


def test_the_front_page_leads_to_the_index_and_to_contributing() -> None:
    front = BY_PATH[ROOT / "README.md"]
    assert {INDEX.path, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"} <= front.neighbours


def test_the_map_shows_every_domain() -> None:
    front = BY_PATH[ROOT / "README.md"].text
    domains = {path.parent.name for path in (ROOT / "cchc").glob("*/__init__.py")} - {"tests"}
    assert {name for name in domains if f"{name}/" not in front} == set()


@pytest.mark.parametrize("paper", FOR_PEOPLE, ids=lambda paper: paper.name)
def test_words_in_bold_stand_on_the_screen(paper: Paper) -> None:
    assert [word for word in paper.bold if word.strip(" .:,;").casefold() not in _screen()] == []


@cache
def _screen() -> set[str]:
    """Every sentence of the catalogue, in both languages; numbers left open in it are left out."""
    said: set[str] = set()
    for path in (ROOT / "cchc").glob("*/translations.po"):
        for entry in polib.pofile(str(path)):  # type: ignore[no-untyped-call]
            said |= {entry.msgid, entry.msgstr, entry.msgid_plural, *entry.msgstr_plural.values()}
    return {text.strip(" .:,;").casefold() for text in said}


@pytest.mark.parametrize("paper", FOR_PEOPLE, ids=lambda paper: paper.name)
def test_what_people_read_is_in_vietnamese_first_and_in_english(paper: Paper) -> None:
    vietnamese, separator, english = paper.text.partition("\n## English")
    assert separator
    assert re.search("[ăâđêôơư]", vietnamese)
    assert len(english) > len(vietnamese) / 4


@pytest.mark.parametrize("paper", DECISIONS, ids=lambda paper: paper.name)
def test_a_decision_is_one_page_that_says_what_it_costs(paper: Paper) -> None:
    assert {"context", "decision", "what-it-costs"} <= paper.anchors
    assert paper.text.count("\n") <= A_PAGE


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_picture_is_shown_and_small() -> None:
    pictures = set((ROOT / "docs" / "images").glob("*.png"))
    shown = {path for paper in ALL for path in paper.neighbours}
    assert pictures <= shown
    assert [path.name for path in pictures if path.stat().st_size > 150_000] == []


def test_a_wrong_name_is_noticed(tmp_path: Path) -> None:
    wrong = (
        "cchc/units/nowhere.py", "make coffee", "cchc brew", "cchc read --sugar", "CCHC_SUGAR", "/van-ban/khong-co/",
        "cchc.units.sugar", "cchc.units.actions.sugar", "sugar()", "SUGARS", "Sugar", "some_sugar", "sugar.md",
    )  # fmt: skip
    assert [code for code in wrong if not naming.problem(code)] == []
    paper = Paper(tmp_path / "one.md")
    paper.path.write_text("[a](two.md) [b](#nowhere) [c](#one)\n# One\n", encoding="utf-8")
    assert [_leads(paper, link) for link in paper.links] == [False, False, True]
    assert paper.anchors == {"one"}
