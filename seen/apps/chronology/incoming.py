"""A row of a file before it is stored: what it becomes, and why, in a sentence for whoever sent it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.incoming_words import Stop, Verdict, Words, short
from seen.core.dates.partial import PartialDate, Precision
from seen.core.dates.reading import Reading, read_date
from seen.core.dates.reading import Verdict as DateVerdict
from seen.core.dates.reading_times import TimeReading, read_time
from seen.core.dates.yearless import lacks_year_alone
from seen.integrations.tabular.table import Row

LONGEST_REFERENCE = 120
HELD_BACK = ("address", "referrer", "spoke")
SAYS_WHAT_HAPPENED = {"text", "kind", "action", "outcome", "child_words"}
# How much of a column the entry keeps. Only curation raises severity; what a row repeats is kept as it was written too.
NOT_WHOLE = {"source": 200, "person": 120, "date": 80, "reference": LONGEST_REFERENCE, "severity": 0, "same_as": 0}


@dataclass(slots=True)
class Understood:
    """A row that can become an entry: the draft, its date as read, and a code of its whole content."""

    draft: Draft
    on: Reading
    digest: str

    @property
    def verdict(self) -> Verdict:
        """Return accepted, or undated for the tray."""
        return Verdict.UNDATED if self.on.verdict is DateVerdict.UNDATED else Verdict.ACCEPTED


@dataclass
class Reader:
    """Reads rows of one file. `today` is the last day that anything can have happened on."""

    today: date
    event_file: bool
    dates: dict[tuple[str, date | None], Reading] = field(default_factory=dict)
    times: dict[str, TimeReading] = field(default_factory=dict)

    def read(self, row: Row, *, not_before: date | None, source_agency: UUID, same_as: UUID | None) -> Understood:
        """Return what a row says about children of whom nothing can have been before `not_before`. Raises Stop."""
        return _OneRow(self, row, not_before).understood(source_agency, same_as)

    def date(self, text: str, not_before: date | None) -> Reading:
        """Read a date; the same text is read once."""
        known = self.dates.get((text, not_before))
        if known is None:
            known = read_date(text, today=self.today, not_before=not_before)
            if len(self.dates) < 20_000:
                self.dates[text, not_before] = known
        return known

    def time(self, text: str) -> TimeReading:
        """Read a time of day; the same text is read once."""
        known = self.times.get(text)
        if known is None:
            known = read_time(text)
            if len(self.times) < 5_000:
                self.times[text] = known
        return known


class _OneRow(Words):
    """The reading of one row."""

    def __init__(self, reader: Reader, row: Row, not_before: date | None) -> None:
        super().__init__(row, event_file=reader.event_file)
        self.reader, self.not_before = reader, not_before

    def understood(self, source_agency: UUID, same_as: UUID | None) -> Understood:
        """Return what the row says. Raises Stop."""
        given = self.given
        kind = self.kind()
        detail = self.detail(kind)
        polarity, kind = self.polarity(kind)
        areas, source_type = self.areas(), self.source_type()
        if not given.keys() & SAYS_WHAT_HAPPENED:
            raise Stop(Verdict.REJECTED, "The row does not say what happened.", asks="text")
        on = self._date()
        at, until, recorded = self._time(on), self._until(on), self._recorded()
        self._keep_what_no_column_holds()
        draft = Draft(
            kind=kind,
            on=on.on or PartialDate.unknown(on.text),
            text=given.get("text", ""),
            at_time=at,
            flag=" ".join(filter(None, (on.flagged, *self.notes))),
            until=until,
            recorded=recorded,
            source=self._source(),
            source_type=source_type,
            source_agency=source_agency,
            polarity=polarity,
            areas=areas,
            person=given.get("person", ""),
            action=given.get("action", ""),
            outcome=given.get("outcome", ""),
            detail=detail | {"columns": self.kept} if self.kept else detail,
            child_words=given.get("child_words", ""),
            held_back={name: given[name] for name in HELD_BACK if name in given},
            same_as=same_as,
            source_record=given.get("reference", "")[:LONGEST_REFERENCE],
        )
        return Understood(draft, on, _digest(draft, given.get("agency", "")))

    def _source(self) -> str:
        """Return who told it. The agency again says no more than the agency: our own files fill a blank with it."""
        source = self.given.get("source", "")
        return "" if source == self.given.get("agency") else source

    def _date(self) -> Reading:
        on = self.reader.date(self.given.get("date", ""), self.not_before)
        if on.verdict is DateVerdict.ASK:
            raise Stop(Verdict.ASK, on.question, on, asks="year" if lacks_year_alone(on.text) else "date")
        if on.verdict is DateVerdict.REJECTED:
            raise Stop(Verdict.REJECTED, on.question, on, asks="date")
        return on

    def _time(self, on: Reading) -> time | None:
        text = self.given.get("time", "")
        exact = on.on is not None and on.on.precision is Precision.DAY
        if not text:
            return on.time
        told = self.reader.time(text)
        if told.flagged:
            self.notes.append(told.flagged)
        if told.at is None or not exact:
            self.kept["time"] = text
            if told.question:
                self.notes.append(told.question)
            return on.time
        return told.at

    def _until(self, on: Reading) -> date | None:
        text = self.given.get("until", "")
        if not text:
            return None
        end = self.reader.date(text, self.not_before)
        if end.on is None or end.on.latest is None or end.on.precision is not Precision.DAY:
            question = end.question or f"“{short(text)}” is no single day. On which day did it end?"
            raise Stop(Verdict.ASK, f"The end date: {question}", on, asks="until")
        if on.on and on.on.earliest and end.on.latest < on.on.earliest:
            raise Stop(Verdict.ASK, "It ends before it begins. Which of the two dates is right?", on, asks="until")
        return end.on.latest

    def _recorded(self) -> date | None:
        text = self.given.get("recorded", "")
        if not text:
            return None
        read = self.reader.date(text, None)
        if read.on is not None and read.on.precision is Precision.DAY:
            return read.on.latest
        if self.strict:
            question = read.question or f"“{short(text)}” is no single day. When was it recorded?"
            raise Stop(Verdict.ASK, question, asks="recorded")
        self.kept["recorded"] = text
        return None

    def _keep_what_no_column_holds(self) -> None:
        """Keep among the columns as given what the entry would shorten, raise or turn into a link."""
        for name, longest in NOT_WHOLE.items():
            if len(self.given.get(name, "")) > longest:
                self.kept[name] = self.given[name]


def _digest(draft: Draft, agency: str) -> str:
    """Return a code of what a row says. A date that is no single day counts as written: its span may end today."""
    on = draft.on
    when = on.earliest.isoformat() if on.precision is Precision.DAY and on.earliest else on.text.casefold()
    said = (
        when, on.about, str(draft.at_time or ""), draft.kind, draft.polarity, draft.text, draft.action, draft.outcome,
        draft.child_words, draft.source, draft.source_type, draft.person, draft.areas, str(draft.until or ""),
        str(draft.recorded or ""), agency.casefold(), _sorted(draft.detail), _sorted(draft.held_back),
    )  # fmt: skip
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def _sorted(table: Mapping[str, Any]) -> str:
    return json.dumps(table, sort_keys=True) if table else ""
