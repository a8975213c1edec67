"""A criteria set from its folder, as it holds for one year. The form of the files: ``set_files``.

Reading collects what is wrong instead of stopping at the first fault, so that whoever writes a set sees all of it; a
set with faults is not used. Each fault names file, key, what was found and what is allowed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.model import CriteriaSet, Grade, Group, InputSpec, Node, Ranking, Rule
from cchc.assessment.engine.parameters import ParameterError, build, fraction
from cchc.assessment.engine.rules import found
from cchc.assessment.engine.set_files import InputFile, NodeFile, SetFile
from cchc.errors import UnreadableInput
from cchc.lib.words import Words
from cchc.lib.yamlfile import YamlFileError
from cchc.lib.yamlfile import load as load_yaml

if TYPE_CHECKING:
    from pathlib import Path

SET_FILE, CASES_FILE = "set.yaml", "cases.yaml"


class SetError(UnreadableInput):
    """A criteria set that cannot be used; ``faults``: all that is wrong, each a sentence with its place."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        more = f" (và {len(faults) - 1} lỗi khác)" if len(faults) > 1 else ""
        super().__init__(faults[0] + more)


@dataclass
class Reading:
    """What is gathered while a folder is read."""

    year: int
    faults: list[str] = field(default_factory=list)
    inputs: dict[str, InputSpec] = field(default_factory=dict)

    def fault(self, place: str, sentence: str) -> None:
        """Note what is wrong and where."""
        self.faults.append(f"{place}: {sentence}")


def versions(folder: Path) -> list[int]:
    """The years for which a set has a folder, ascending. ``folder``: ``data/criteria/<set>``."""
    return sorted(int(path.name) for path in folder.iterdir() if path.is_dir() and path.name.isdecimal())


def folder_for(folder: Path, year: int) -> Path:
    """The folder of the version that holds in this year; SetError where the set begins later."""
    fitting = [version for version in versions(folder) if version <= year]
    if not fitting:
        known = ", ".join(str(version) for version in versions(folder)) or "chưa có"
        raise SetError(
            [f"{folder.name}: không có bộ tiêu chí cho năm {year}; các phiên bản từ năm: {known}."]
        )
    return folder / str(fitting[-1])


def load(folder: Path, year: int) -> CriteriaSet:
    """The set of ``data/criteria/<set>`` for a year; SetError with every fault that reading finds."""
    criteria, faults = read(folder_for(folder, year), year)
    if faults or criteria is None:
        raise SetError(faults)
    first, last = criteria.years
    if (first is not None and year < first) or (last is not None and year > last):
        raise SetError(
            [f"{criteria.place}: bộ tiêu chí áp dụng {first or '…'}–{last or '…'}, không áp dụng năm {year}."]
        )
    return criteria


def read(folder: Path, year: int) -> tuple[CriteriaSet | None, list[str]]:
    """The set of one version's folder and what is wrong with it; None where even ``set.yaml`` can't be read."""
    reading = Reading(year)
    label = f"{folder.parent.name}/{folder.name}"
    head = _file(reading, folder / SET_FILE, f"{label}/{SET_FILE}")
    if head is None and reading.faults:
        return None, reading.faults
    places = [(path, f"{label}/{path.name}") for path in area_files(folder)]
    areas = []
    for path, place in places:
        known = len(reading.faults)
        area = _file(reading, path, place)
        if len(reading.faults) == known:
            areas.append((area, place))
    if not places:
        reading.fault(label, f"chưa có tệp lĩnh vực nào; cần ít nhất một tệp .yaml bên cạnh {SET_FILE}.")
    return _gathered(reading, head, areas, f"{label}/{SET_FILE}"), reading.faults


def of_raw(head: Any, areas: Sequence[Any], year: int, place: str) -> tuple[CriteriaSet | None, list[str]]:
    """The set of what ``set.yaml`` and the files of the areas would hold, and what is wrong with it.

    ``place``: where it comes from, for messages, followed by the code of the node.
    """
    reading = Reading(year)
    return _gathered(reading, head, [(area, place) for area in areas], place), reading.faults


def _gathered(
    reading: Reading, head: Any, areas: Sequence[tuple[Any, str]], place: str
) -> CriteriaSet | None:
    """The set of its parts; None where its head cannot be read."""
    try:
        data = build(SetFile, head)
    except ParameterError as error:
        reading.fault(place, str(error))
        return None
    for code, spec in (data.inputs or {}).items():
        reading.inputs[code] = _spec(code, spec)
    nodes = [node_of(reading, area, where) for area, where in areas]
    return _made(reading, data, tuple(node for node in nodes if node is not None), place)


def area_files(folder: Path) -> list[Path]:
    """The files of the areas in the order of their names' numbers."""
    files = [path for path in folder.glob("*.yaml") if path.name not in (SET_FILE, CASES_FILE)]
    return sorted(
        files,
        key=lambda path: (
            not path.stem.isdecimal(),
            int(path.stem) if path.stem.isdecimal() else 0,
            path.stem,
        ),
    )


def _file(reading: Reading, path: Path, place: str) -> Any:
    """What a YAML file holds, None with a fault noted."""
    try:
        return load_yaml(path)
    except YamlFileError as error:
        reading.faults.append(str(error).replace(str(path), place))
        return None


def _spec(code: str, data: InputFile, stands_in: Words = Words("")) -> InputSpec:
    """The input as declared; one without a name has the name of its only criterion, else its code."""
    name = next((words for words in (data.name, stands_in) if words.vi), Words(code))
    return InputSpec(code, name, data.kind, data.indicator, data.short, data.denominator, data.levels)


def node_of(reading: Reading, raw: Any, place: str) -> Node | None:
    """A node and all below it; None where it can't be read or does not hold in the year."""
    code = raw.get("code") if isinstance(raw, Mapping) else None
    here = (
        f"{place} · {code}"
        if code and " · " not in place
        else (f"{place.partition(' · ')[0]} · {code}" if code else place)
    )
    try:
        data = build(NodeFile, raw)
        years = _years(data.years)
        maximum = _maximum(data.maximum, reading.year)
    except ParameterError as error:
        reading.fault(here, str(error))
        return None
    if not _holds(years, reading.year):
        return None
    inputs = _inputs(reading, data.inputs, data.name, here)
    children = _children(reading, data.criteria, here)
    return Node(
        code=data.code,
        name=data.name,
        maximum=maximum,
        kind=data.kind,
        children=children,
        rule=_rule(data.rule, inputs, here, reading),
        inputs=inputs,
        assessment=data.assessment,
        evidence=data.evidence or (),
        owner=data.owner,
        not_applicable=data.not_applicable,
        nothing_arose=data.nothing_arose,
        weight=data.weight,
        aggregate=data.aggregate,
        legal=data.legal,
        note=data.note,
        checked=data.checked,
        years=years,
        place=here,
    )


def _children(reading: Reading, raw: Any, place: str) -> tuple[Node, ...]:
    if raw is None:
        return ()
    if not isinstance(raw, list):
        reading.fault(place, "criteria: cần một danh sách các tiêu chí bên dưới.")
        return ()
    made = [node_of(reading, item, place) for item in raw]
    return tuple(node for node in made if node is not None)


def _years(raw: tuple[int | None, ...] | None) -> tuple[int | None, int | None]:
    if raw is None:
        return (None, None)
    if len(raw) != 2 or (raw[0] is not None and raw[1] is not None and raw[0] > raw[1]):
        raise ParameterError(
            "years: cần [từ năm, đến năm], năm đầu không sau năm cuối; để null nếu không giới hạn."
        )
    return raw[0], raw[1]


def _holds(years: tuple[int | None, int | None], year: int) -> bool:
    return (years[0] is None or years[0] <= year) and (years[1] is None or year <= years[1])


def _maximum(raw: Any, year: int) -> Fraction | None:
    """The most points in this year; a list gives them from a year on."""
    if raw is None:
        return None
    if not isinstance(raw, list):
        return fraction(raw, "maximum")
    held: Fraction | None = None
    last = None
    for place, entry in enumerate(raw, 1):
        if (
            not isinstance(entry, Mapping)
            or set(entry) != {"from", "value"}
            or not isinstance(entry["from"], int)
            or isinstance(entry["from"], bool)
        ):
            raise ParameterError(f"maximum[{place}]: cần {{from: năm, value: điểm}}.")
        if last is not None and entry["from"] <= last:
            raise ParameterError(
                f"maximum[{place}]: các năm phải tăng dần, {entry['from']} không sau {last}."
            )
        last = entry["from"]
        if last <= year:
            held = None if entry["value"] is None else fraction(entry["value"], f"maximum[{place}].value")
    return held


def _inputs(reading: Reading, raw: Any, name: Words, place: str) -> tuple[str, ...]:
    """The codes that a leaf declares or takes from the shared ones."""
    if raw is None:
        return ()
    if not isinstance(raw, Mapping):
        reading.fault(place, "inputs: cần các cặp mã: mô tả (để trống mô tả khi dùng chung).")
        return ()
    stands_in = name if len(raw) == 1 else Words("")
    for code, data in raw.items():
        if data is None:
            if code not in reading.inputs:
                reading.fault(
                    place,
                    f"inputs.{code}: chưa được khai báo; ghi mô tả, hoặc khai báo ở trên hay trong set.yaml.",
                )
            continue
        try:
            spec = _spec(str(code), build(InputFile, data, f"inputs.{code}"), stands_in)
        except ParameterError as error:
            reading.fault(place, str(error))
            spec = InputSpec(str(code), Words(str(code)))
        if reading.inputs.setdefault(spec.code, spec) != spec:
            reading.fault(place, f"inputs.{code}: đã khai báo khác ở nơi khác; mỗi mã chỉ có một mô tả.")
    return tuple(str(code) for code in raw)


def _rule(raw: Any, inputs: tuple[str, ...], place: str, reading: Reading) -> Rule | None:
    """The rule of a leaf; what can't be read of it stands in its faults, for the check of rules."""
    if raw is None:
        return None
    if not isinstance(raw, Mapping) or not isinstance(raw.get("shape"), str):
        reading.fault(place, "rule: cần “shape” là tên một dạng quy tắc và các tham số của nó.")
        return None
    return rule_of(raw, inputs)


def rule_of(raw: Mapping[str, Any], inputs: tuple[str, ...]) -> Rule:
    """A rule from ``{shape: …, text: …, parameters}``; faults inside."""
    shape, text = str(raw["shape"]), str(raw.get("text") or "")
    rest = {key: value for key, value in raw.items() if key not in ("shape", "text")}
    kind = found().get(shape)
    if kind is None:
        return Rule(
            shape, None, rest, (f"không có dạng quy tắc “{shape}”; các dạng: {', '.join(found())}.",), text
        )
    try:
        params = build(kind.Params, rest, "rule")
    except ParameterError as error:
        return Rule(shape, None, rest, (str(error),), text)
    if getattr(params, "input", None) == "" and len(inputs) == 1:
        params = replace(params, input=inputs[0])
    if getattr(params, "inputs", None) == () and inputs:
        params = replace(params, inputs=inputs)
    return Rule(shape, params, rest, (), text)


def _made(reading: Reading, data: SetFile, nodes: tuple[Node, ...], place: str) -> CriteriaSet:
    try:
        maximum = _maximum(data.maximum, reading.year)
        years = _years(data.years)
    except ParameterError as error:
        reading.fault(place, str(error))
        maximum, years = None, (None, None)
    ranking = data.ranking
    same = (
        "code",
        "name",
        "scope",
        "completeness",
        "illustrative",
        "issuer",
        "legal",
        "note",
        "checked",
        "places",
    )
    more = (
        "index_places",
        "missing",
        "not_submitted",
        "not_applicable",
        "nothing_arose",
        "rescale",
        "aggregate",
    )
    caps = ("bonus_cap", "penalty_cap")
    return CriteriaSet(
        **{key: getattr(data, key) for key in (*same, *more, *caps)},
        year=reading.year,
        maximum=maximum,
        nodes=nodes,
        inputs=dict(reading.inputs),
        years=years,
        sources=data.sources or (),
        grades=tuple(
            sorted(
                (Grade(row.name, row.at_least) for row in data.grades or ()), key=lambda row: -row.at_least
            )
        ),
        ranking=Ranking(
            ranking.compare,
            ranking.ties,
            ranking.breakers or (),
            tuple(Group(row.name, row.kinds or (), row.units or ()) for row in ranking.groups or ()),
            ranking.unranked or (),
        ),
        place=place,
    )
