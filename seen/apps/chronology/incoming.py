"""A row of a file before it is stored: what it becomes, and why, in a sentence for whoever sent it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from seen.apps.chronology.drafts import Draft
from seen.core.dates.partial import PartialDate, Precision
from seen.core.dates.reading import Reading, read_date
from seen.core.dates.reading import Verdict as DateVerdict
from seen.core.dates.reading_times import TimeReading, read_time
from seen.integrations.tabular import words
from seen.integrations.tabular.table import Row
from seen.kit.knowledge.kinds import kinds

UNSORTED = "note.observation"
STRENGTH = "note.strength"
LONGEST_REFERENCE = 120


class Verdict(StrEnum):
    """What becomes of a row."""

    ACCEPTED = "accepted"
    UNDATED = "undated"
    ASK = "ask"
    REJECTED = "rejected"
    SKIPPED = "skipped"
    NOT_HELD = "not_held"


class Stop(Exception):
    """A row that becomes no entry: its verdict and one sentence."""

    def __init__(self, verdict: Verdict, reason: str, on: Reading | None = None) -> None:
        super().__init__(reason)
        self.verdict, self.reason, self.on = verdict, reason, on


@dataclass(frozen=True, slots=True)
class Understood:
    """A row that can become an entry: the draft, its date as read, and a code of its whole content."""

    draft: Draft
    on: Reading
    digest: str
    notes: tuple[str, ...] = ()

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


class _OneRow:
    """The reading of one row: what cannot be understood in an ordinary file is kept as given, under its heading."""

    def __init__(self, reader: Reader, row: Row, not_before: date | None) -> None:
        self.reader, self.not_before = reader, not_before
        self.given, self.kept = row.fields, dict(row.others)
        self.strict = reader.event_file
        self.notes: list[str] = []

    def understood(self, source_agency: UUID, same_as: UUID | None) -> Understood:
        given = self.given
        kind = self._kind()
        detail = self._detail(kind)
        polarity, kind = self._polarity(kind)
        areas = self._areas()
        source_type = self._source_type()
        if not (given.get("text") or given.get("kind") or given.keys() & {"action", "outcome", "child_words"}):
            raise Stop(Verdict.REJECTED, "The row does not say what happened.")
        on = self._date()
        at = self._time(on)
        until, recorded = self._until(on), self._recorded()
        self._keep_what_is_too_long()
        for name in (
            "severity",
            "same_as",
        ):  # only curation raises severity; what a row repeats is kept as it was given
            if name in given:
                self.kept[name] = given[name]
        if self.kept:
            detail = detail | {"columns": self.kept}
        draft = Draft(
            kind=kind,
            on=on.on or PartialDate.unknown(on.text),
            text=given.get("text", ""),
            at_time=at,
            flag=" ".join(filter(None, (on.flagged, *self.notes))),
            until=until,
            recorded=recorded,
            source=given.get("source", ""),
            source_type=source_type,
            source_agency=source_agency,
            polarity=polarity,
            areas=areas,
            person=given.get("person", ""),
            action=given.get("action", ""),
            outcome=given.get("outcome", ""),
            detail=detail,
            child_words=given.get("child_words", ""),
            held_back={name: given[name] for name in ("address", "referrer") if name in given},
            same_as=same_as,
            source_record=self._reference(),
        )
        return Understood(draft, on, _digest(draft, given.get("agency", "")), tuple(self.notes))

    def _kind(self) -> str:
        text = self.given.get("kind", "")
        if not text:
            if self.strict:
                raise Stop(Verdict.REJECTED, "The row names no kind.")
            return UNSORTED
        found = text if self.strict and text in kinds() else "" if self.strict else words.kind_named(text)
        if not found:
            if self.strict:
                raise Stop(Verdict.REJECTED, f"There is no kind of entry called “{_short(text)}”.")
            self.kept["kind"] = text
        return found or UNSORTED

    def _detail(self, kind: str) -> dict[str, Any]:
        text = self.given.get("detail", "")
        detail: Any = {}
        if text:
            try:
                detail = json.loads(text, parse_constant=_refuse_constant)
                json.dumps(detail, ensure_ascii=False).encode()  # half a sign (a lone surrogate) is no text
            except (ValueError, RecursionError):
                detail = None
            if not isinstance(detail, dict) or "\\u0000" in text:
                raise Stop(Verdict.REJECTED, 'The detail is not a JSON object such as {"service": "dentist"}.')
        if self.strict:
            for key in kinds()[kind].required:
                if detail.get(key) in (None, "", []):
                    raise Stop(Verdict.REJECTED, f"{kind} needs “{key}” in its detail.")
        return dict(detail)

    def _polarity(self, kind: str) -> tuple[int | None, str]:
        """Return the polarity, None for the kind's own. An ordinary row that does not say is neither good nor bad."""
        text = self.given.get("polarity", "")
        sign = words.polarity_named(text) if text else None
        if text and sign is None:
            if self.strict:
                raise Stop(Verdict.REJECTED, f"The polarity “{_short(text)}” is not -1, 0 or 1.")
            self.kept["polarity"] = text
        if sign == 1 and kind == UNSORTED and not self.strict:
            return None, STRENGTH
        if (
            sign is None
            and kind == UNSORTED
            and not self.strict
            and "kind" not in (self.given.keys() - self.kept.keys())
        ):
            return 0, kind
        return sign, kind

    def _areas(self) -> tuple[str, ...]:
        text = self.given.get("areas", "")
        found = []
        for part in text.replace(";", "|").replace("\n", "|").split("|") if text else ():
            area = words.area_named(part) if part.strip() else ""
            if area:
                found.append(area)
            elif part.strip() and self.strict:
                raise Stop(Verdict.REJECTED, f"“{_short(part)}” is not an area of care.")
            elif part.strip():
                self.kept["areas"] = text
        return tuple(dict.fromkeys(found))

    def _source_type(self) -> str:
        text = self.given.get("source_type", "")
        found = words.source_type_named(text) if text else ""
        if text and not found:
            if self.strict:
                raise Stop(
                    Verdict.REJECTED, f"“{_short(text)}” is not a way of knowing, such as observed or child_said."
                )
            self.kept["source_type"] = text
        return found

    def _date(self) -> Reading:
        on = self.reader.date(self.given.get("date", ""), self.not_before)
        if on.verdict is DateVerdict.ASK:
            raise Stop(Verdict.ASK, on.question, on)
        if on.verdict is DateVerdict.REJECTED:
            raise Stop(Verdict.REJECTED, on.question, on)
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
            question = end.question or f"“{_short(text)}” is no single day. On which day did it end?"
            raise Stop(Verdict.ASK, f"The end date: {question}", on)
        if on.on and on.on.earliest and end.on.latest < on.on.earliest:
            raise Stop(Verdict.ASK, "It ends before it begins. Which of the two dates is right?", on)
        return end.on.latest

    def _recorded(self) -> date | None:
        text = self.given.get("recorded", "")
        if not text:
            return None
        read = self.reader.date(text, None)
        if read.on is not None and read.on.precision is Precision.DAY:
            return read.on.latest
        if self.strict:
            raise Stop(Verdict.ASK, read.question or f"“{_short(text)}” is no single day. When was it recorded?")
        self.kept["recorded"] = text
        return None

    def _reference(self) -> str:
        text = self.given.get("reference", "")
        if len(text) > LONGEST_REFERENCE:
            self.kept["reference"] = text
            return ""
        return text

    def _keep_what_is_too_long(self) -> None:
        """A column that the entry shortens is kept whole among the columns as given."""
        for name, longest in (("source", 200), ("person", 120), ("date", 80), ("reference", LONGEST_REFERENCE)):
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


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else plain[:59] + "…"


def _refuse_constant(word: str) -> float:
    raise ValueError(word)
