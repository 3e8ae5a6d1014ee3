"""Listens while the patterns' specifications run, and chooses of each the two cases that lie nearest to its line."""

import os
from collections import defaultdict
from collections.abc import Iterable
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from seen.core.patterns.contract import Finding
from seen.core.patterns.runner import Detector, Outcome

ROOT = Path(__file__).resolve().parents[1]
SPECS = ROOT / "tests/spec/patterns"


@dataclass(frozen=True, slots=True)
class Case:
    """One question of a specification: the story as it stands there, the day, and what the pattern answered."""

    table: str
    as_of: date
    child: tuple[tuple[str, Any], ...]
    siblings: tuple[str, ...]
    settings: bool
    finding: Finding | None

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return the cells of its story, the header left out, blanks tightened."""
        lines = [line for line in self.table.splitlines() if line.strip()]
        return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines[1:])


class Listener:
    """A pytest plugin: has the `spec` fixture tell of each case."""

    def __init__(self) -> None:
        self.cases: dict[int, list[Case]] = defaultdict(list)

    def pytest_configure(self, config: Any) -> None:
        """Be heard by the fixture."""
        config.heard = self.hear

    def hear(self, detector: Detector, outcome: Outcome, **told: Any) -> None:
        """Keep one case."""
        child = tuple(sorted(told["child"].items()))
        case = Case(told["table"], told["as_of"], child, told["siblings"], bool(told["settings"]), outcome.finding)
        self.cases[detector.pattern.row].append(case)


def cases(only: Iterable[Path] = ()) -> dict[int, list[Case]]:
    """Run the specifications and return their cases by row of the pattern."""
    listener = Listener()
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    quiet = ["-q", "--tb=line", "-c", os.devnull, "--rootdir", str(ROOT), "-p", "no:cacheprovider"]
    files = [str(file) for file in only or [SPECS]]
    with redirect_stdout(StringIO()) as said:
        status = pytest.main([*quiet, "--confcutdir", str(SPECS), *files], plugins=[listener])
    if status != 0:
        raise SystemExit(f"The specifications are not green, so that no page can be made of them.\n{said.getvalue()}")
    return listener.cases


def nearest(found: list[Case]) -> tuple[Case, Case] | None:
    """Return the case just inside and the case just outside: alike but for a day, else for as few entries as can be.

    Only with the numbers as they are by default, and about the same child.
    """
    of_defaults = [case for case in found if not case.settings]
    alone = [case for case in of_defaults if not case.siblings]  # a picture shows one child's entries
    return next((pair for some in (alone, of_defaults, found) if (pair := _nearest(some))), None)


def _nearest(some: list[Case]) -> tuple[Case, Case] | None:
    inside, outside = ([case for case in some if bool(case.finding) is wanted] for wanted in (True, False))
    pairs = [(one, other) for one, other in product(inside, outside) if one.child == other.child]
    return min(pairs, key=lambda pair: _apart(*pair), default=None)


def _apart(one: Case, other: Case) -> tuple[int, int, int]:
    days = abs((one.as_of - other.as_of).days)
    mine, theirs = set(one.rows), set(other.rows)
    coming = sum(row[1] > max(one.as_of, other.as_of).isoformat() for row in mine | theirs)
    return (2 * len(mine ^ theirs) + min(days, 30) + 5 * coming, days, abs(len(mine) - 4))
