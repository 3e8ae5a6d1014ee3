"""Reads the rates and the stories, ready to draw from: tables by age and by what makes things likelier."""

import json
import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate, product
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

FILES = Path(__file__).parent
GROWN = 18
_AS_JSON = json.JSONEncoder(separators=(",", ":")).encode  # made once: half of what each would cost
ITSELF = '"@"'
"""In a detail: the ref of the entry that this one follows."""


class Says(NamedTuple):
    """What an entry may say: its detail as JSON, and how far along it lies among the choices."""

    upto: tuple[float, ...]
    details: tuple[str, ...]

    def pick(self, chance: Random) -> str:
        """Return one of them."""
        if len(self.details) == 1:
            return self.details[0]
        return self.details[bisect_left(self.upto, chance.random() * self.upto[-1])]


class Follows(NamedTuple):
    """An entry that may come some days after another."""

    chance: float
    kind: str
    agency: str
    earliest: int
    latest: int
    detail: str


@dataclass(frozen=True, slots=True)
class Contact:
    """One sort of thing that happens. `per_1000` by year of age; or `once`, between two days of age.

    `evened` keeps the mean over all children at the published rate, whatever makes it likelier for some.
    """

    kind: str
    agency: str
    per_1000: tuple[float, ...]
    times: Mapping[str, float]
    evened: float
    says: Says
    then: tuple[Follows, ...]
    again: float
    within: tuple[int, int]
    once: tuple[int, int] | None
    chance: float

    def likelier(self, traits: Sequence[str]) -> float:
        """Return how many times as often as in the mean it happens to a child of such traits."""
        found = self.evened
        for trait in traits:
            found *= self.times.get(trait, 1.0)
        return found


TRAITS = ("disabled", "hardship", "boys")
Traits = tuple[bool, bool, bool]


class Drawn(NamedTuple):
    """The contacts that may happen in a year of age: how many a year in all, and which."""

    per_year: float
    upto: tuple[float, ...]
    contacts: tuple[Contact, ...]

    def pick(self, chance: Random) -> Contact:
        """Return one of them."""
        return self.contacts[bisect_left(self.upto, chance.random() * self.upto[-1])]


@dataclass(frozen=True, slots=True)
class Rates:
    """Everything to draw from. `by_age` and `household` are by traits, then by year of age."""

    first: date
    last: date
    make_up: Mapping[str, Any]
    by_age: Mapping[Traits, tuple[Drawn, ...]]
    household: Mapping[Traits, tuple[Drawn, ...]]
    once: Sequence[Contact]
    work: Sequence[Mapping[str, Any]]
    practice: Mapping[str, float]
    stories: Sequence["Story"]

    def share(self, name: str) -> float:
        """Return a share of the make-up by name."""
        return float(self.make_up["shares"][name])


@dataclass(frozen=True, slots=True)
class Story:
    """A kind of neglect that may be laid over a household's life. `lines` are told so many times a year while it lasts;
    `work` names how open work goes meanwhile, empty where nobody opened any."""

    name: str
    per_1000: float
    ages: tuple[int, int]
    months: tuple[int, int]
    all_children: bool
    missed: float
    unexplained: float
    only_disabled: bool
    lines: Sequence[tuple[float, Contact]]
    work: Mapping[str, Any] | None


@cache
def rates() -> Rates:
    """Return the rates and stories, read once."""
    told, laid = _read("rates"), _read("stories")
    shares = {row["name"]: row["value"] for row in told["make_up"]["figures"]}
    every = [_contact(row, shares) for row in told["contact"]]
    often = [contact for contact in every if not contact.once]
    return Rates(
        first=told["period"]["first"],
        last=told["period"]["last"],
        make_up={**told["make_up"], "shares": shares},
        by_age=_tables(often),
        household=_tables([_contact(row, shares) for row in told["household"]]),
        once=[contact for contact in every if contact.once],
        work=[{**row, "evened": evened(row, shares)} for row in told["work"]],
        practice={name: value for name, value in told["practice"].items() if isinstance(value, float)},
        stories=[_story(row, shares) for row in laid["story"]],
    )


def cell(**detail: Any) -> str:
    """Return a detail as it stands in a file."""
    return _AS_JSON(detail) if detail else ""


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FILES / f"{name}.toml").read_text(encoding="utf-8"))


def evened(row: Mapping[str, Any], shares: Mapping[str, float]) -> float:
    """Return by what a rate is to be multiplied so that its mean over all children stays as it is."""
    mean = 1.0
    for trait, share in zip(TRAITS, ("disabled", "free_meals", "boys"), strict=True):
        mean *= 1 + shares[share] * (row.get(trait, 1.0) - 1)
    return 1 / mean


def _contact(row: Mapping[str, Any], shares: Mapping[str, float]) -> Contact:
    details = row.get("details") or [[1, {}]]
    return Contact(
        kind=row["kind"],
        agency=row["agency"],
        per_1000=_by_year(row.get("ages", []), row.get("reached", 1.0)),
        times={trait: row[trait] for trait in TRAITS if trait in row},
        evened=evened(row, shares),
        says=Says(
            tuple(accumulate(float(weight) for weight, _ in details)), tuple(cell(**says) for _, says in details)
        ),
        then=tuple(_follows(*follows) for follows in row.get("then", [])),
        again=row.get("again", 0.0),
        within=tuple(row.get("within", (1, 60))),
        once=tuple(row["once"]) if "once" in row else None,
        chance=row.get("chance", 0.0),
    )


def _follows(chance: float, kind: str, agency: str, earliest: int, latest: int, says: Mapping[str, Any]) -> Follows:
    return Follows(chance, kind, agency, earliest, latest, cell(**says))


def _by_year(ages: Sequence[tuple[int, float]], reached: float) -> tuple[float, ...]:
    found, rate, steps = list[float](), 0.0, dict(ages)
    for age in range(GROWN):
        rate = steps.get(age, rate)
        found.append(rate * reached)
    return tuple(found)


def _tables(contacts: Sequence[Contact]) -> dict[Traits, tuple[Drawn, ...]]:
    found: dict[Traits, tuple[Drawn, ...]] = {}
    for disabled, hardship, boys in product((False, True), repeat=3):
        traits = [name for name, has in zip(TRAITS, (disabled, hardship, boys), strict=True) if has]
        found[disabled, hardship, boys] = tuple(_drawn(contacts, traits, age) for age in range(GROWN))
    return found


def _drawn(contacts: Sequence[Contact], traits: Sequence[str], age: int) -> Drawn:
    here = [contact for contact in contacts if contact.per_1000[age]]
    rates = [contact.per_1000[age] * contact.likelier(traits) / 1000 for contact in here]
    return Drawn(sum(rates), tuple(accumulate(rates)), tuple(here))


def _story(row: Mapping[str, Any], shares: Mapping[str, float]) -> Story:
    return Story(
        name=row["name"],
        per_1000=row["per_1000"],
        ages=tuple(row["ages"]),
        months=tuple(row["months"]),
        all_children=row["all_children"],
        missed=row.get("missed", 0.0),
        unexplained=row.get("unexplained", 0.0),
        only_disabled=row.get("only") == "disabled",
        lines=[(line["per_year"], _contact(line, shares)) for line in row["line"]],
        work=row.get("work"),
    )
