"""Writes a partial date as words from which the reader of dates gets the same days again."""

from collections.abc import Iterator
from datetime import date

from seen.core.dates.describing import describe
from seen.core.dates.partial import PartialDate, Precision
from seen.core.dates.reading import read_date

NOT_KNOWN = "Not known"


def written_out(on: PartialDate, *, today: date, not_before: date | None = None) -> str:
    """Return words that are read as the same days with the same precision: as given, where that is so.

    A day that only a program wrote (2026-01-31) is written as in Britain (31/01/2026). Days that were cut off by a
    `today` of the past cannot be told in words: then as given, which says no more than was said.
    """
    for words in _ways(on):
        read = read_date(words, today=today, not_before=not_before)
        if read.on is not None and _same(read.on, on):
            return words
    return on.text if on.earliest is not None and on.text else NOT_KNOWN if on.earliest is None else describe(on)


def _ways(on: PartialDate) -> Iterator[str]:
    if on.earliest is None:
        yield on.text
        return
    about = "about " if on.about else ""
    british = f"{about}{on.earliest:%d/%m/%Y}"
    if on.precision is Precision.DAY and on.text == on.earliest.isoformat():
        yield british
    yield on.text
    if on.precision is Precision.DAY:
        yield british
    yield describe(on)


def _same(read: PartialDate, on: PartialDate) -> bool:
    return (read.earliest, read.latest, read.precision, read.about) == (
        on.earliest, on.latest, on.precision, on.about
    )  # fmt: skip
