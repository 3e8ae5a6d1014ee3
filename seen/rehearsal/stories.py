"""The stories of the invented families, with their dates counted back from the day of loading."""

import csv
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from seen.core.dates.partial import PartialDate, Precision
from seen.kit.knowledge.pathways import england

FILES = Path(__file__).with_name("families")
FAMILIES = ("tallow", "pebble", "bramble", "merrow", "thistle", "winterfold", "sallow")
AT_ANY_HOUR = {"police", "hospital"}  # everybody else works on working days


@dataclass(frozen=True, slots=True)
class Worth:
    """Why a family is worth opening: its title, and what to look at as whom."""

    title: str
    look_for: str


@dataclass(frozen=True, slots=True)
class Told:
    """One row of a family's story, on real dates. `agency` is a type, or one by its name; `words` the child's own.

    `child` is the story's name for them; several stand with a space between.
    """

    ref: str
    child: str
    kind: str
    agency: str
    on: PartialDate
    recorded: date
    source_type: str
    areas: tuple[str, ...]
    text: str
    detail: Mapping[str, Any]
    words: str
    same_as: str  # the ref of the account with which somebody joined it


def settled(family: str) -> dict[str, Any]:
    """Return a family as its file tells it: who they are, where they live and who works with them."""
    return tomllib.loads((FILES / f"{family}.toml").read_text(encoding="utf-8"))


def worth_opening(families: Iterable[str]) -> list[Worth]:
    """Return these families with what to look at."""
    told = [settled(family) for family in families]
    return [Worth(one["title"], one["look_for"]) for one in told]


def story(family: str, *, today: date) -> list[Told]:
    """Return a family's story as if today were the day after its last line."""
    with (FILES / f"{family}.csv").open(encoding="utf-8", newline="") as file:
        return [_told(row, today) for row in csv.DictReader(file)]


def days_ago(days: int, *, today: date) -> date:
    """Return the working day on which something happened so many days ago, or the last one before it."""
    return england().last_by(today - timedelta(days=days))


def _told(row: dict[str, str], today: date) -> Told:
    on = _on(row, today)
    written = days_ago(int(row["recorded_ago"] or row["ago"]), today=today)
    return Told(
        ref=row["ref"],
        child=row["child"],
        kind=row["kind"],
        agency=row["agency"],
        on=on,
        recorded=max(written, on.latest or written),
        source_type=row["source_type"],
        areas=tuple(filter(None, row["areas"].split("|"))),
        text=row["text"],
        detail=_dated(json.loads(row["detail"] or "{}"), today),
        words=row["child_words"],
        same_as=row["same_as"],
    )


def _on(row: dict[str, str], today: date) -> PartialDate:
    if row["precision"] == "unknown":
        return PartialDate.unknown()
    ago = int(row["ago"])
    day = today - timedelta(days=ago) if row["agency"] in AT_ANY_HOUR else days_ago(ago, today=today)
    if row["precision"] == "day":
        return PartialDate.day(day)
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return PartialDate(f"{first:%B %Y}", first, after - timedelta(days=1), Precision.MONTH)


def _dated(detail: dict[str, Any], today: date) -> dict[str, Any]:
    """Put days in place of `from_ago` and `to_ago`."""
    return {
        key.removesuffix("_ago"): days_ago(value, today=today).isoformat() if key.endswith("_ago") else value
        for key, value in detail.items()
    }
