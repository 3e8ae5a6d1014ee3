"""Reads what a partnership names and sets for itself."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from seen.core.dates.machine_day import iso_day
from seen.core.patterns.in_force import Given, in_force
from seen.core.refusals import Refusal
from seen.kit.knowledge.load import KNOWLEDGE, load

DATED = "from"


class NoSuchPartnership(Refusal):
    """A partnership was named that has no file."""


class BadSetting(Refusal):
    """A partnership's file sets numbers from a day that is none."""


def pattern_settings(name: str, *, as_of: date = date.max) -> Mapping[str, Mapping[str, int]]:
    """Return a partnership's own thresholds on a day, by its file: pattern id, then threshold name.

    What it leaves out keeps its default. Without a day: those that the file gives last.
    """
    return in_force(settings_given(name), on=as_of)


@cache
def settings_given(name: str) -> tuple[Given, ...]:
    """Return every number that the file gives: `[patterns.ID]` always, `[patterns.ID.from.2026-10-01]` from then."""
    known = names()
    if name not in known:
        raise NoSuchPartnership(f"There is no partnership “{name}”; there are {', '.join(known)}.")
    tables = load(f"partnerships/{name}").get("patterns", {})
    return tuple(given for pattern, table in tables.items() for given in _of(name, pattern, table))


def _of(name: str, pattern: str, table: Mapping[str, Any]) -> Iterator[Given]:
    yield Given(pattern, date.min, {key: number for key, number in table.items() if key != DATED})
    for day, numbers in table.get(DATED, {}).items():
        try:
            since = iso_day(day)
        except ValueError:
            raise BadSetting(
                f"The file of {name} sets numbers of {pattern} from “{day}”, which is no day: write it as 2026-01-31."
            ) from None
        yield Given(pattern, since, numbers)


def names() -> list[str]:
    """Return the names of the partnerships, as their files are called."""
    return sorted(path.stem for path in (KNOWLEDGE / "partnerships").glob("*.toml"))
