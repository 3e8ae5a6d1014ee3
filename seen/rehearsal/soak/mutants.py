"""Changes every comparison, number, `and` and `or` of the patterns, one at a time: the pattern's own spec must notice.

A detector is tried against its own specification alone; what detectors are made of against its unit tests, then
against the specifications of those detectors. A change that no test could ever notice stands, with the reason, in
`equivalents/NAME.toml`.
"""

import importlib
import importlib.util
import json
import os
import re
import time
import tomllib
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from seen.core.refusals import Refusal
from seen.rehearsal.soak.mutating import Mutant, mutants
from seen.rehearsal.soak.trial import QUIET, RED, Put, Trial, forked, put_by_function, put_whole

ROOT = Path(__file__).resolve().parents[3]
PATTERNS, PACKAGE = ROOT / "seen/core/patterns", "seen.core.patterns"
SPECS = "tests/spec/patterns"
EQUIVALENTS = Path(__file__).parent / "equivalents"
UNITS = "tests/unit/patterns"
IN_COLUMNS = "tests/unit/population/test_rows_and_columns.py::test_every_screen_keeps_the_same_children"
AT_BOUNDS = "tests/unit/population/test_bounds_in_columns.py"
ELSEWHERE = {
    "wording": (f"{UNITS}/test_contract.py",),
    "replaying": (f"{UNITS}/test_replaying.py::test_it_looks_only_on_the_days_that_an_answer_named",),
    "screens": (f"{UNITS}/test_screens.py", f"{UNITS}/test_closer.py"),
    "closer": (f"{UNITS}/test_closer.py", f"{UNITS}/test_columns.py", IN_COLUMNS),
    "missing_school": (f"{UNITS}/test_closer.py", AT_BOUNDS),
    "turning": (f"{UNITS}/test_turning_and_beside.py", AT_BOUNDS),
    "beside_screens": (f"{UNITS}/test_turning_and_beside.py", AT_BOUNDS),
    "coming_back": (f"{UNITS}/test_coming_back.py", AT_BOUNDS),
    "health_screens": (f"{UNITS}/test_health_screens.py", AT_BOUNDS),
    "printing": ("tests/unit/test_detect_command.py",),
}
"""Files whose own tests are not `test_NAME.py`, or where one of them says it all."""
THROUGH_ALL = frozenset({"runner"})
"""Files that no detector imports, and every specification goes through."""
IMPORTED = re.compile(r"^from seen\.core\.patterns\.(\w+) import", re.MULTILINE)
AN_HOUR = 3600


class NotTried(Refusal):
    """There is nothing of that name to try, or its tests were red before anything was changed."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One file to change, and the tests that must notice. `shared`: others have imported its functions by name."""

    name: str
    module: str
    tests: tuple[str, ...]
    shared: bool = False

    @property
    def path(self) -> Path:
        """Return where it lies."""
        return Path(str(importlib.import_module(self.module).__file__))


@dataclass(frozen=True, slots=True)
class Told:
    """What a trial found: how many were tried, which survived, and which of the excused have no such mutant."""

    tried: int
    survivors: tuple[str, ...]
    equivalent: int
    stale: tuple[str, ...]


def subjects() -> tuple[Subject, ...]:
    """Return every detector, by name, then every other file of the patterns."""
    detectors = sorted(path.stem for path in (PATTERNS / "detectors").glob("*.py") if path.stem != "__init__")
    own = [Subject(name, f"{PACKAGE}.detectors.{name}", (f"{SPECS}/test_{name}.py",)) for name in detectors]
    others = sorted(path.stem for path in PATTERNS.glob("*.py") if path.stem != "__init__")
    shared = [Subject(name, f"{PACKAGE}.{name}", _tests(name), shared=True) for name in others]
    return (*own, *shared)


def _tests(name: str) -> tuple[str, ...]:
    """Return a file's own tests, then the specifications of the detectors that are made of it."""
    own = ELSEWHERE.get(name, tuple(str(path.relative_to(ROOT)) for path in (ROOT / UNITS).glob(f"test_{name}.py")))
    detectors = sorted(path for path in (PATTERNS / "detectors").glob("*.py") if name in _made_of(path))
    specs = (SPECS,) if name in THROUGH_ALL else tuple(f"{SPECS}/test_{path.stem}.py" for path in detectors)
    return (*own, *specs)


@cache
def _made_of(path: Path) -> frozenset[str]:
    """Return the files of the patterns that one of them imports, or that those import."""
    named = IMPORTED.findall(path.read_text(encoding="utf-8"))
    return frozenset(named).union(*(_made_of(PATTERNS / f"{name}.py") for name in named))


def soak(*, only: str = "", step: int = 1) -> dict[str, Any]:
    """Try every subject, or `only` one; of its mutants every one, or one in `step`. `holds` where none survived."""
    if importlib.util.find_spec("pytest") is None:
        raise NotTried("This needs what the tests need: run script/test --fast once, then ask again.")
    asked = [each for each in subjects() if only.replace("-", "_") in {"", each.name}]
    if not asked:
        raise NotTried(f"There is no pattern “{only}”. There are: {', '.join(each.name for each in subjects())}.")
    start, told = time.monotonic(), {each.name: trial(each, step=step) for each in asked}
    survivors = [line for each in told.values() for line in each.survivors]
    stale = [line for each in told.values() for line in each.stale]
    return {
        "tried": {name: each.tried for name, each in told.items()},
        "equivalent": sum(each.equivalent for each in told.values()),
        "survivors": survivors,
        "excused for nothing": stale,
        "seconds": round(time.monotonic() - start, 1),
        "holds": not survivors and not stale,
    }


def trial(subject: Subject, *, step: int = 1) -> Told:
    """Try one subject in a process of its own, so that nothing changed is left behind."""
    status, told = forked(partial(_trial, subject, step), seconds=AN_HOUR)
    if status != 0:
        raise NotTried(f"The tests of {subject.name} were not green before anything was changed: run them first.")
    tried, survivors = json.loads(told)
    excused = excuses(subject.name)
    shown = [(line, text, change) for line, text, change in survivors if (text, change) not in excused]
    seen = {(text, change) for _, text, change in survivors}
    where = subject.path.relative_to(ROOT) if subject.path.is_relative_to(ROOT) else subject.path
    return Told(
        tried,
        tuple(f"{where}:{line}: {change} in `{text}`" for line, text, change in shown),
        len(survivors) - len(shown),
        tuple(
            f"{subject.name}: {change} in `{text}`"
            for text, change in excused
            if step == 1 and (text, change) not in seen
        ),
    )


def excuses(name: str) -> dict[tuple[str, str], str]:
    """Return the changes that no test could notice, by the text of the line and the change, with the reason of each."""
    file = EQUIVALENTS / f"{name}.toml"
    if not file.exists():
        return {}
    listed = tomllib.loads(file.read_text(encoding="utf-8"))["equivalent"]
    return {(each["line"], each["change"]): each["why"] for each in listed}


def _trial(subject: Subject, step: int, told: int) -> int:
    """Collect the tests once, try the mutants, and write what came of it as JSON."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    import pytest

    source = subject.path.read_text(encoding="utf-8")
    chosen = [mutant for number, mutant in enumerate(mutants(source, path=str(subject.path))) if number % step == 0]
    run = Trial(chosen, put=_put(subject))
    os.chdir(ROOT)
    pytest.main([*QUIET, *subject.tests, "--confcutdir", str(Path(subject.tests[0]).parent)], plugins=[run])
    survivors = [(mutant.line, mutant.text, mutant.change) for mutant in run.survivors]
    with open(told, "w", encoding="utf-8", closefd=False) as pipe:
        json.dump([run.tried, survivors], pipe)
    return 0 if run.green else RED


def _put(subject: Subject) -> Put:
    module = importlib.import_module(subject.module)
    if subject.shared:
        return partial(put_by_function, module)

    def put(mutant: Mutant) -> None:
        put_whole(module, mutant)
        importlib.import_module("seen.core.patterns.runner").detectors.cache_clear()

    return put
