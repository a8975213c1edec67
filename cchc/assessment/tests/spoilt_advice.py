"""Sound files for the verbs that advise, and every way in which the tests spoil them or ask for what cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SET = """
code: thu
name: {vi: Bộ thử, en: Trial set}
maximum: 3
legal: Quyết định thử
"""
AREA = """
code: "1"
name: {vi: Chỉ đạo, en: Steering}
maximum: 3
criteria:
  - code: "1.1"
    name: {vi: Kế hoạch, en: Plan}
    maximum: 1
    inputs: {ke_hoach: {kind: percent, short: {vi: kế hoạch, en: the plan}}}
    rule: {shape: bands, bands: [{ge: 100, points: 1}, {ge: 70, lt: 100, points: 0.5}, {lt: 70, points: 0}]}
  - code: "1.2"
    name: {vi: Khảo sát, en: Survey}
    maximum: 2
    inputs: {khao_sat: {kind: points}}
    rule: {shape: given}
"""
INPUTS = """unit,input,value,denominator
Sở A,ke_hoach,85,100
Sở A,khao_sat,1,
Sở B,ke_hoach,100,
Sở B,khao_sat,"1,9",
"""
IMPROVEMENTS = """code,name,input,value,cost,effort,chance,requires,excludes
P,Kế hoạch,ke_hoach,100,3,2,90%,,
K,Khảo sát,khao_sat,2,5,1,0.5,P,
"""
ERRORS = "input,unit,error\nkhao_sat,,0.1\nke_hoach,Sở A,2\n"
PAST = "year,unit,index\n2022,Sở B,90\n2023,Sở B,40\n"
LAST = "unit,input,value\nSở A,ke_hoach,80\nSở B,khao_sat,1.5\n"
#: File by the option that takes it.
FILES = {
    "--inputs": INPUTS,
    "--improvements": IMPROVEMENTS,
    "--errors": ERRORS,
    "--past": PAST,
    "--last": LAST,
}
#: What each verb is asked with; a file by its option.
ASKED: dict[str, dict[str, str]] = {
    "whatif": {"--unit": "Sở A", "--change": "ke_hoach=100", "--past": "past.csv"},
    "plan": {"--unit": "Sở A", "--improvements": "improvements.csv", "--budget": "9"},
    "robust": {"--errors": "errors.csv", "--weights": "10%", "--draws": "100"},
    "forecast": {"--elapsed": "75%", "--last": "last.csv", "--draws": "100"},
}


class Spoilt(NamedTuple):
    """A verb, the option that is spoilt, what it is given (bytes: a file's content), what its sentences must say."""

    verb: str
    option: str
    given: bytes | str
    said: str


def _changed(verb: str, option: str, old: str, new: str, said: str) -> Spoilt:
    """The sound file with one place changed."""
    text = FILES[option]
    assert old in text
    return Spoilt(verb, option, text.replace(old, new, 1).encode(), f"{option[2:]}.csv, {said}")


#: Each file with the verb that reads it, and the column that it cannot be without.
_READ = (
    ("whatif", "--inputs", "unit"),
    ("plan", "--improvements", "code"),
    ("robust", "--errors", "error"),
    ("whatif", "--past", "index"),
    ("forecast", "--last", "value"),
)


def whole_files() -> Iterator[Spoilt]:
    """Files that are empty, no table, in no encoding that is known, without a column or with one twice."""
    for verb, option, column in _READ:
        name, text = f"{option[2:]}.csv", FILES[option]
        head = text.splitlines()[0]
        yield Spoilt(verb, option, b"", f"{name}: tệp không có dòng nào; cần một dòng tên cột")
        yield Spoilt(verb, option, b"\n \n\n", f"{name}: tệp không có dòng nào; cần một dòng tên cột")
        yield Spoilt(verb, option, head.encode(), f"{name}: không")
        yield Spoilt(
            verb, option, b"\x89PNG\r\n\x1a\n" + b"\0" * 40, f"{name}: không phải tệp CSV; nhận .csv, .xlsx"
        )
        yield Spoilt(
            verb, option, bytes(range(128, 256)) * 3, f"{name}: không phải tệp CSV (Không nhận ra bảng mã"
        )
        yield Spoilt(
            verb, option, text.encode() + b'"abc\n', f"dòng {text.count(chr(10)) + 1}: tệp CSV sai định dạng"
        )
        yield Spoilt(
            verb,
            option,
            text.replace(column, "cot_la", 1).encode(),
            f"{name}, dòng 1: thiếu cột “{column}”; dòng đầu cần",
        )
        yield Spoilt(
            verb,
            option,
            text.replace(head, f"{head},{column}", 1).encode(),
            f"{name}: cột “{column}” có hai lần",
        )
        yield Spoilt(verb, option, "/khong/co.csv", "co.csv: không đọc được tệp (không có tệp này)")
        yield Spoilt(verb, option, "/", "không đọc được tệp (đây là thư mục, không phải tệp)")


_NO_NUMBERS = ("NaN", "inf", "1e400", "nhiều", "1/2", "--5", "9" * 400, "=1+1", "#DIV/0!", "٣", "1.2.3")


def no_numbers() -> Iterator[Spoilt]:
    """What is no number in every cell and option that takes one."""
    for text in _NO_NUMBERS:
        said = f"“{text[:40]}” không phải là số; hãy ghi như 88,18"
        yield _changed("whatif", "--inputs", ",85,100", f",{text},100", f"dòng 2: “ke_hoach”: {said}")
        yield _changed("whatif", "--past", ",90", f",{text}", f"dòng 2: cột “index”: {said}")
        yield _changed("plan", "--improvements", ",100,", f",{text},", f"dòng 2: “ke_hoach”: {said}")
        yield _changed("plan", "--improvements", ",3,2", f",{text},2", f"dòng 2: cột “cost”: {said}")
        yield _changed("plan", "--improvements", ",3,2", f",3,{text}", f"dòng 2: cột “effort”: {said}")
        yield _changed("plan", "--improvements", "90%", text, f"dòng 2: cột “chance”: {said}")
        yield _changed("robust", "--errors", "0.1", text, f"dòng 2: cột “error”: {said}")
        yield _changed("forecast", "--last", ",80", f",{text}", f"dòng 2: “ke_hoach”: {said}")
    for text in ("NaN", "nhiều", "1e400"):
        for verb, options in {
            "plan": ("--budget", "--effort"),
            "robust": ("--weights", "--level"),
            "forecast": ("--elapsed", "--spread"),
        }.items():
            for option in options:
                yield Spoilt(verb, option, text, f"{option}: “{text}” không phải là số")
        for verb, option in (("robust", "--draws"), ("robust", "--seed"), ("forecast", "--target")):
            yield Spoilt(verb, option, text, f"{option} không nhận giá trị '{text}'")


_BIG = "9000000000000000"
_TOO_BIG = f"nhận tối đa 1.000.000.000.000.000, đang là {_BIG}"
CELLS = (
    _changed(
        "plan",
        "--improvements",
        "K,Khảo",
        "K 1,Khảo",
        "dòng 3: cột “code” nhận tối đa 40 ký tự, không có dấu cách",
    ),
    _changed(
        "plan", "--improvements", "0.5,P", f"0.5,{'P' * 9000}", f"dòng 3: giải pháp K nhắc đến “{'P' * 40}”"
    ),
    _changed(
        "plan", "--improvements", ",3,2", ",,2", "dòng 2: cột “cost” trống; ghi 0 nếu không tốn kinh phí"
    ),
    _changed("whatif", "--inputs", ",85,100", ",-5,", "dòng 2: “ke_hoach” không nhận số âm, đang là -5"),
    _changed(
        "whatif", "--inputs", "85,100", "-85,100", "dòng 2: tử số của “ke_hoach” không được âm, đang là -85"
    ),
    _changed("whatif", "--inputs", "85,100", "85,0", "dòng 2: mẫu số của “ke_hoach” phải lớn hơn 0"),
    _changed("whatif", "--inputs", "85,100", ",100", "dòng 2: có mẫu số nhưng cột “value” trống"),
    _changed("whatif", "--inputs", "85,", f"{_BIG}0000,", "dòng 2: “ke_hoach” quá lớn"),
    _changed(
        "whatif",
        "--inputs",
        "ke_hoach",
        "ke_hoch",
        "dòng 2: không có số liệu “ke_hoch” trong bộ tiêu chí thu",
    ),
    _changed(
        "whatif",
        "--inputs",
        "Sở A,khao_sat",
        "Sở A,ke_hoach",
        "dòng 3: Sở A đã có số liệu “ke_hoach” ở dòng 2",
    ),
    _changed("whatif", "--inputs", "Sở A", "", "dòng 2: cột “unit” cần tên đơn vị"),
    _changed("whatif", "--inputs", "Sở A", "A" * 300, "dòng 2: cột “unit” cần tên đơn vị (tối đa 200 ký tự)"),
    _changed("whatif", "--past", "2022", "22", "dòng 2: cột “year” cần một năm bốn chữ số"),
    _changed(
        "whatif", "--past", "2022,Sở B", "2022,", "dòng 2: cột “year” cần một năm bốn chữ số và cột “unit”"
    ),
    _changed("whatif", "--past", "2023", "2022", "dòng 3: Sở B đã có chỉ số năm 2022 ở dòng trên"),
    _changed("whatif", "--past", ",90", f",{_BIG}", f"dòng 2: cột “index” {_TOO_BIG}"),
    _changed(
        "plan", "--improvements", "K,Khảo", ",Khảo", "dòng 3: cột “code” trống; mỗi giải pháp cần một mã"
    ),
    _changed(
        "plan", "--improvements", "ke_hoach", "zzz", "dòng 2: không có số liệu “zzz” trong bộ tiêu chí thu"
    ),
    _changed("plan", "--improvements", ",100,", ",,", "dòng 2: cột “value” trống"),
    _changed("plan", "--improvements", ",100,", ",-1,", "dòng 2: “ke_hoach” không nhận số âm, đang là -1"),
    _changed("plan", "--improvements", ",3,2", ",-3,2", "dòng 2: cột “cost” không nhận số âm, đang là -3"),
    _changed("plan", "--improvements", ",3,2", ",3,-2", "dòng 2: cột “effort” không nhận số âm, đang là -2"),
    _changed("plan", "--improvements", ",3,2", f",{_BIG},2", f"dòng 2: cột “cost” {_TOO_BIG}"),
    _changed("plan", "--improvements", ",3,2", f",3,{_BIG}", f"dòng 2: cột “effort” {_TOO_BIG}"),
    _changed(
        "plan", "--improvements", "90%", "150%", "dòng 2: cột “chance” nhận từ 0 đến 1 hoặc từ 0% đến 100%"
    ),
    _changed("plan", "--improvements", "90%", "-1", "dòng 2: cột “chance” không nhận số âm, đang là -1"),
    _changed(
        "plan", "--improvements", "0.5,P", "0.5,ZZ", "dòng 3: giải pháp K nhắc đến “ZZ” không có trong tệp"
    ),
    _changed(
        "plan", "--improvements", "0.5,P,", "0.5,,ZZ", "dòng 3: giải pháp K nhắc đến “ZZ” không có trong tệp"
    ),
    _changed("plan", "--improvements", "0.5,P", "0.5,K", "dòng 3: cột “requires” thành vòng K → K"),
    _changed("plan", "--improvements", "90%,", "90%,K", "dòng 2: cột “requires” thành vòng P → K → P"),
    _changed("plan", "--improvements", "0.5,P,", "0.5,P,P", "dòng 3: giải pháp K vừa cần vừa loại trừ “P”"),
    _changed(
        "plan",
        "--improvements",
        "K,Khảo sát,khao_sat",
        "P,,ke_hoach",
        "dòng 3: giải pháp P đã thay đổi “ke_hoach”",
    ),
    _changed(
        "plan", "--improvements", "K,Khảo sát", "P,", "dòng 3: cột “cost” của giải pháp P khác dòng trên"
    ),
    _changed("robust", "--errors", "khao_sat,,", "zzz,,", "dòng 2: không có số liệu “zzz” trong bộ tiêu chí"),
    _changed(
        "robust", "--errors", "khao_sat,,", "khao_sat,Sở Z,", "dòng 2: không có đơn vị “Sở Z” trong số liệu"
    ),
    _changed(
        "robust",
        "--errors",
        "ke_hoach,Sở A",
        "khao_sat,",
        "dòng 3: đã có sai số của “khao_sat” cho mọi đơn vị",
    ),
    _changed("robust", "--errors", "0.1", "-0.1", "dòng 2: cột “error” không nhận số âm, đang là -0.1"),
    _changed("robust", "--errors", "0.1", _BIG, f"dòng 2: cột “error” {_TOO_BIG}"),
    _changed("forecast", "--last", ",80", ",-80", "dòng 2: “ke_hoach” không nhận số âm, đang là -80"),
    _changed(
        "forecast",
        "--last",
        "Sở B,khao_sat",
        "Sở A,ke_hoach",
        "dòng 3: Sở A đã có số liệu “ke_hoach” ở dòng 2",
    ),
)
#: What is asked for and cannot be; ``said`` begins the sentence.
OPTIONS = (
    Spoilt("whatif", "--unit", "Sở Z", "Không có đơn vị “Sở Z” trong số liệu"),
    Spoilt("plan", "--unit", "Sở Z", "Không có đơn vị “Sở Z” trong số liệu"),
    Spoilt(
        "whatif",
        "--past",
        PAST.replace("Sở B", "Sở Z").encode(),
        "past.csv: không có đơn vị nào của tệp số liệu",
    ),
    Spoilt(
        "whatif", "--past", b"year,unit,index\n2022,B,9\n", "past.csv: không đơn vị nào có chỉ số của hai năm"
    ),
    Spoilt(
        "forecast",
        "--last",
        b"unit,input,value\nZ,ke_hoach,1\n",
        "last.csv: không có đơn vị nào của tệp số liệu",
    ),
    Spoilt("whatif", "--change", "zzz=1", "Không có số liệu “zzz” trong bộ tiêu chí thu"),
    Spoilt("whatif", "--change", "=1", "Không có số liệu “” trong bộ tiêu chí thu"),
    Spoilt("whatif", "--change", "ke_hoach", "“ke_hoach”: ghi MÃ=GIÁ TRỊ, ví dụ ke_hoach=96,4"),
    Spoilt(
        "whatif",
        "--change",
        "ke_hoach=nhiều",
        "--change ke_hoach=nhiều: “ke_hoach”: “nhiều” không phải là số",
    ),
    Spoilt(
        "whatif", "--change", "ke_hoach=1/0", "--change ke_hoach=1/0: mẫu số của “ke_hoach” phải lớn hơn 0"
    ),
    Spoilt("plan", "--budget", "-1", "--budget không nhận số âm, đang là -1"),
    Spoilt("plan", "--effort", "-1", "--effort không nhận số âm, đang là -1"),
    Spoilt("robust", "--weights", "150%", "--weights nhận từ 0 đến 1 hoặc từ 0% đến 100%, đang là 150%"),
    Spoilt("robust", "--level", "40%", "--level nhận từ 50% đến dưới 100%, đang là 40%"),
    Spoilt("robust", "--draws", "5", "--draws nhận từ 100 đến 200000, đang là 5"),
    Spoilt("robust", "--draws", "9" * 400, "--draws nhận từ 100 đến 200000, đang là 999"),
    Spoilt("robust", "--seed", "-5", "--seed nhận từ 0 đến 1.000.000.000.000.000, đang là -5"),
    Spoilt("forecast", "--seed", "9" * 400, "--seed nhận từ 0 đến 1.000.000.000.000.000, đang là 999"),
    Spoilt("robust", "--rounding", "zzz=2", "Không có số liệu “zzz” trong bộ tiêu chí thu"),
    Spoilt("robust", "--rounding", "ke_hoach=-1", "--rounding ke_hoach=-1: ghi MÃ=SỐ CHỮ SỐ từ 0 đến 9"),
    Spoilt("robust", "--rounding", "ke_hoach=٣", "--rounding ke_hoach=٣: ghi MÃ=SỐ CHỮ SỐ từ 0 đến 9"),
    Spoilt("forecast", "--elapsed", "0", "Phần năm đã qua phải lớn hơn 0"),
    Spoilt("forecast", "--elapsed", "140%", "--elapsed nhận từ 0 đến 1 hoặc từ 0% đến 100%, đang là 140%"),
    Spoilt("forecast", "--spread", "-1", "--spread không nhận số âm, đang là -1"),
    Spoilt("forecast", "--target", "0", "--target nhận thứ hạng từ 1 đến 2, đang là 0"),
    Spoilt("forecast", "--target", "9" * 400, "--target nhận thứ hạng từ 1 đến 2, đang là 999"),
)


def every() -> list[Spoilt]:
    """All of them."""
    return [*whole_files(), *no_numbers(), *CELLS, *OPTIONS]
