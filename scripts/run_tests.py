"""Run every test, in parts that each need something of their own; ``run_tests.py PART… [-- PYTEST ARGUMENTS]``.

engine    the engines and lib, without Django, with their branch coverage
browser   whole journeys in Chromium
crash     real processes killed in the middle of a write
postgres  the web tests on a real PostgreSQL that this run starts and stops
web       the web tests on SQLite, with their branch coverage

Every part runs, whatever failed before it; the last line counts the tests of all of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "test-output"
EXCEPTIONS = ROOT / "tests" / "coverage_exceptions.toml"
COUNTS = ("passed", "failed", "skipped")
NO_TESTS = 5
WITHOUT_DJANGO = "-p", "no:django", "-W", "ignore::pytest.PytestConfigWarning"
BY_FILE = "-n", "2", "--dist", "loadfile"
NOT_WEB = "--ignore-glob=*/engine/*", "--ignore-glob=*/cchc/lib/*", "-m", "not browser and not crash"


@dataclass
class Result:
    """What a part ended with."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    faults: list[str] = field(default_factory=list)


def counted(report: Path) -> dict[str, int]:
    """How many tests passed, failed and were skipped, from the report that pytest wrote."""
    counts = dict.fromkeys(COUNTS, 0)
    if report.exists():
        for suite in ET.parse(report).getroot().iter("testsuite"):
            total, bad, skipped = (
                int(suite.get("tests", 0)),
                int(suite.get("failures", 0)) + int(suite.get("errors", 0)),
                int(suite.get("skipped", 0)),
            )
            counts["passed"] += total - bad - skipped
            counts["failed"] += bad
            counts["skipped"] += skipped
    return counts


def run_pytest(part: str, *args: str, **environ: str) -> Result:
    """Run pytest in a data folder of its own; its report goes to test-output/<part>.xml."""
    report = OUT / f"{part}.xml"
    report.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="cchc-tests-") as folder:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("CCHC_")}
        command = [sys.executable, "-m", "pytest", "-q", "--durations=5", f"--junitxml={report}", *args]
        code = subprocess.run(
            command, cwd=ROOT, env={**clean, "CCHC_DATA_DIR": folder, "PYTHONHASHSEED": "0", **environ}
        ).returncode
    result = Result(counted(report))
    if code not in (0, NO_TESTS):
        result.faults.append(f"{part}: pytest ended with {code}")
    return result


def excepted() -> dict[str, str]:
    """Files that coverage leaves out, each with the reason it stands in the list."""
    return {row["file"]: row["reason"] for row in tomllib.loads(EXCEPTIONS.read_text())["exception"]}


def covered(part: str, include: list[str], omit: list[str], floor: float) -> list[str]:
    """Faults of a part's branch coverage: too low in all, with the files that lack most."""
    from coverage import Coverage
    from coverage.exceptions import CoverageException

    coverage = Coverage(data_file=str(OUT / f"{part}.coverage"), config_file=str(ROOT / "pyproject.toml"))
    told = {"skip_covered": True, "show_missing": True, "precision": 1}
    try:
        coverage.load()
        with (OUT / f"{part}-coverage.txt").open("w") as file:
            total = coverage.report(file=file, include=include, omit=[*omit, *excepted()], **told)
    except CoverageException as error:
        return [f"{part}: no coverage could be measured ({error})"]
    print(f"{part}: branch coverage {total:.1f} %, {floor} % are asked", flush=True)
    if total >= floor:
        return []
    print((OUT / f"{part}-coverage.txt").read_text())
    return [f"{part}: branch coverage is {total:.1f} %, {floor} % are asked"]


def with_coverage(part: str, *args: str) -> Result:
    """Run pytest and measure, into test-output/<part>.coverage."""
    return run_pytest(
        part, "--cov", "--cov-branch", "--cov-report=", *args, COVERAGE_FILE=str(OUT / f"{part}.coverage")
    )


def engine_folders() -> list[str]:
    """Where tests without Django stand."""
    folders = [ROOT / "cchc" / "lib", *sorted(ROOT.glob("cchc/*/engine"))]
    return [str(folder.relative_to(ROOT)) for folder in folders]


def engine(args: list[str]) -> Result:
    """The engines and lib; Django is not even loaded."""
    result = with_coverage("engine", *(args or engine_folders()), "-n", "2", *WITHOUT_DJANGO)
    if not args:
        result.faults += covered("engine", ["cchc/lib/*", "cchc/*/engine/*"], ["*/tests/*"], 98)
    return result


def web(args: list[str]) -> Result:
    """All other tests, on SQLite."""
    result = with_coverage("web", *(args or ("cchc", "tests")), "-n", "2", *NOT_WEB)
    if not args:
        left_out = ["*/tests/*", "*/migrations/*", "cchc/lib/*", "cchc/*/engine/*", "cchc/conftest.py"]
        result.faults += covered("web", ["cchc/*"], left_out, 90)
    return result


def postgres(args: list[str]) -> Result:
    """The web tests once more, on PostgreSQL."""
    from postgres import server

    with server() as url:
        return run_pytest(
            "postgres", *(args or ("cchc", "tests")), "-n", "2", *NOT_WEB, CCHC_DATABASE_URL=url
        )


def browser(args: list[str]) -> Result:
    """Journeys in Chromium; those of a file one after the other, since they share a portal."""
    return run_pytest("browser", *(args or ("tests", "cchc")), *NOT_WEB[:2], "-m", "browser", *BY_FILE)


def crash(args: list[str]) -> Result:
    """Processes killed in the middle."""
    return run_pytest("crash", *(args or ("tests", "cchc")), *NOT_WEB[:2], "-m", "crash", *BY_FILE)


PARTS = {
    "engine": engine,
    "browser": browser,
    "crash": crash,
    "postgres": postgres,
    "web": web,
}


def main(words: list[str]) -> int:
    """Run the parts named, or all; 1 where one failed or no test ran."""
    cut = words.index("--") if "--" in words else len(words)
    chosen, args = words[:cut] or list(PARTS), words[cut + 1 :]
    if unknown := [name for name in chosen if name not in PARTS]:
        sys.exit(f"{unknown[0]} is no part; there are {', '.join(PARTS)}.")
    OUT.mkdir(exist_ok=True)
    counts, faults = dict.fromkeys(COUNTS, 0), []
    for name in chosen:
        begin = time.monotonic()
        print(f"== {name}", flush=True)
        result = PARTS[name](args)
        print(f"== {name} took {time.monotonic() - begin:.0f} s", flush=True)
        faults += result.faults
        counts = {key: counts[key] + result.counts[key] for key in COUNTS}
    print("\n".join(faults))
    print(", ".join(f"{counts[key]} {key}" for key in COUNTS), flush=True)
    return 1 if faults or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
