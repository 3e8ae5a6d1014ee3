"""Checks that the words a tool borrows are known: sources, areas of care, levels of need, the sheet beside it."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from seen.core.instruments.tables import BadInstrument
from seen.core.instruments.tool import Instrument


class Known(NamedTuple):
    """What the vocabulary of the service holds: ids of sources, slugs of areas of care and of levels of need."""

    sources: Collection[str]
    care: Collection[str]
    levels: Collection[str]


def check_words(instrument: Instrument, *, known: Known) -> None:
    """Raise BadInstrument, naming the place, for a word that the service does not know."""
    for source in instrument.sources:
        if source not in known.sources:
            raise _bad(instrument, "", f"the source “{source}” does not stand in knowledge/sources/sources.toml.")
    for area in instrument.areas:
        if area.care not in known.care:
            what = f"“care” is “{area.care}”, which is none of {', '.join(known.care)}."
            raise _bad(instrument, f", area {area.id}", what)
    for number, pathway in enumerate(instrument.pathways, 1):
        if pathway.level not in known.levels:
            what = f"“level” is “{pathway.level}”, which is none of {', '.join(known.levels)}."
            raise _bad(instrument, f", pathway {number}", what)


def check_sheet(instrument: Instrument, *, others: Mapping[str, Instrument]) -> None:
    """Raise BadInstrument where a tool is compared with a sheet, or an item of one, that there is not."""
    if not instrument.compares_with:
        return
    sheet = others.get(instrument.compares_with)
    if sheet is None:
        raise _bad(instrument, "", f"“compares_with” names “{instrument.compares_with}”, and there is no such tool.")
    there = {item.id for item in sheet.items}
    for item in instrument.items:
        if item.matches and item.matches not in there:
            what = f"“matches” names “{item.matches}”, which is no item of {sheet.id}."
            raise _bad(instrument, f", item {item.id}", what)


def _bad(instrument: Instrument, place: str, what: str) -> BadInstrument:
    return BadInstrument(f"{instrument.name}.toml{place}: {what}")
