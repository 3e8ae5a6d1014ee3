"""Strange dates: reading never fails, never invents a year, and reads back whatever was written plainly."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from seen.core.dates.partial import Precision
from seen.core.dates.reading import Reading, Verdict, read_date
from seen.rehearsal.soak.strange import Strange

SERIAL = re.compile(r"\d{5}")  # a spreadsheet's number of a day names no year


def wrong_with_dates(times: int, *, seed: int, today: date) -> Iterator[str]:
    """Read so many dates. Yield a sentence for each that was not read as it should be."""
    strange = Strange(seed)
    floor = today - timedelta(days=18 * 365)
    for number in range(times):
        if number % 4 == 0:
            day = strange.day(first=floor, last=today)
            text = strange.plainly(day)
            read = read_date(text, today=today, not_before=floor)
            if read.on is None or (read.on.earliest, read.on.latest) != (day, day):
                yield f"{text!r} was not read as {day}: {read}"
        else:
            text = strange.word()
            try:
                read = read_date(text, today=today, not_before=floor)
            except Exception as error:
                yield f"{text!r} broke the reader: {error!r}"
                continue
            yield from _wrong(text, read, floor=floor, today=today)


def _wrong(text: str, read: Reading, *, floor: date, today: date) -> Iterator[str]:
    if read.verdict in (Verdict.ASK, Verdict.REJECTED):
        if read.on is not None or not read.question:
            yield f"{text!r} was not taken, and no question says why: {read}"
        return
    if read.on is None:
        yield f"{text!r} was taken and is no date: {read}"
        return
    earliest, latest = read.on.earliest, read.on.latest
    if earliest is None or latest is None:
        if read.on.precision is not Precision.UNKNOWN or re.search(r"\d", text):
            yield f"{text!r} lost its figures: {read}"
        return
    if not floor <= earliest <= latest <= today:
        yield f"{text!r} lies outside the child's life: {read}"
    figures = unicodedata.normalize("NFKC", text)
    years = {f"{year:%y}" for year in (earliest, latest)}
    if not any(year in figures for year in years) and not SERIAL.search(figures):
        yield f"{text!r} was given a year that it does not hold: {read}"
