"""Entries of a story as items of a document: each with its source, its dates, and what stands beside it."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from uuid import UUID

from seen.apps.chronology.presenters.story import Together, Told, years
from seen.apps.chronology.queries.story import Row, Story
from seen.kit.documents.paper import Group, Item, Line, Sort
from seen.kit.pages.words import day, joined

Also = Mapping[UUID, tuple[str, ...]]
OWN_WORDS = "In {name}’s own words. Not everyone who sees the rest sees this."
HELD = "{name} (not everyone who sees the rest sees this):"


def by_year(found: Story, rows: list[Row], also: Also, *, name: str) -> tuple[Group, ...]:
    """Return the rows as items under their years; those with no date under words that say so."""
    recorded = {row.id: row.recorded for row in rows}
    return tuple(
        Group(year, tuple(item for one in told for item in _items(one, recorded, name=name)))
        for year, told in _once_each(years(found, rows, also))
    )


def _once_each(
    found: list[tuple[str, list[Told | Together]]],
) -> Iterator[tuple[str, list[Told | Together]]]:
    """A year that comes again, where accounts of one event stand together, is still one heading."""
    for year, group in groupby(found, key=lambda pair: pair[0]):
        yield year, [one for _, told in group for one in told]


def _items(one: Told | Together, recorded: Mapping[UUID, date], *, name: str) -> Iterator[Item]:
    if isinstance(one, Told):
        yield _item(one, recorded[one.id], name=name)
        return
    beside = Line(". ".join((one.told_by, *one.differ)) + ".", sort=Sort.SMALL)
    for account in one.accounts:
        yield _item(account, recorded[account.id], beside, name=name)


def _item(one: Told, recorded: date, *above: Line, name: str) -> Item:
    meta = ". ".join(filter(None, (one.tone[0], one.areas, one.restricted)))
    source = (one.source, *filter(None, (one.known,)), f"Recorded {day(recorded)}")
    return Item(one.when, one.title, meta, source, (*above, *_lines(one, name)))


def _lines(one: Told, name: str) -> Iterator[Line]:
    if one.text:
        yield Line(one.text)
    if one.words:
        yield Line(one.words, OWN_WORDS.format(name=name), Sort.QUOTE)
    if one.details:
        yield Line("; ".join(f"{label}: {value}" for label, value in one.details), sort=Sort.SMALL)
    for label, value in one.held:
        yield Line(value, HELD.format(name=label), Sort.SMALL)
    if one.action:
        yield Line(one.action, "Action:")
    if one.outcome:
        yield Line(one.outcome, "Outcome:")
    if one.curated:
        yield Line(one.curated.line, sort=Sort.SMALL)
    for who, what in one.disagreements:
        yield Line(what, f"Disagrees, {who}:", Sort.BESIDE)
    if one.flag:
        yield Line(one.flag, "Check the date:", Sort.SMALL)
    if one.correction:
        yield Line(one.correction.text, sort=Sort.SMALL)
    for twin in one.twins:
        yield Line(twin.text, "Could be the same event as:", Sort.SMALL)
    if one.also_about:
        yield Line(joined(one.also_about), "Also about:", Sort.SMALL)
