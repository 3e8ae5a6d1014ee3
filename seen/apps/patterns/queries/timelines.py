"""A child's record as core reads it. Only the service itself may ask: patterns read every entry."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast

from seen.apps.chronology.models import Entry, Part
from seen.apps.chronology.queries.rows import split
from seen.apps.chronology.queries.sight import standing
from seen.apps.identity.models import Agency
from seen.apps.patterns.queries.named import by_entry
from seen.apps.patterns.queries.one_event import stands_for
from seen.apps.people.models import Child, Fact
from seen.core.dates.partial import PartialDate, Precision
from seen.core.same_event.account import Account
from seen.core.timeline.child import Child as ChildFacts
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline
from seen.kit.database.prepared import Row, day_of_text, key_of_few, prepared, prepared_rows
from seen.kit.knowledge.kinds import kinds
from seen.kit.knowledge.pathways import england

T = TypeVar("T")
PRECISIONS = {precision.value: precision for precision in Precision}
# Days as text: the drivers would make each of them anew, and a life holds the same days again and again.
DAYS = {f"{name}_text": Cast(name, TextField()) for name in ("on_earliest", "on_latest", "until", "recorded")}
COLUMNS = (
    "id", "on_text", "on_earliest_text", "on_latest_text", "on_precision", "on_about", "kind", "also",
    "until_text", "recorded_text", "source_type", "polarity", "severity", "areas", "person", "text", "same_as",
    "detail", "account", "agency", "source_agency", "at_time", "action", "outcome",
)  # fmt: skip
KIND, ALSO, PERSON, TEXT, SAME_AS, DETAIL, ACCOUNT, TELLER = (
    COLUMNS.index(name) for name in ("kind", "also", "person", "text", "same_as", "detail", "account", "source_agency")
)
Read = tuple[str, PartialDate, Mapping[str, Any], Row]
"""An entry: its ref, its date, its details, and the whole row."""


def timeline_of(records: Sequence[UUID], *, as_of: date) -> Timeline:
    """Return a child's timeline as at a date: what stands now, by what had reached the record.

    `records` are all that are this one child, the one that leads first.
    """
    return Timeline(facts(records), events(records), as_of=as_of, calendar=england())


def facts(records: Sequence[UUID]) -> ChildFacts:
    """Return what patterns know of the child, from every record of theirs, the one that leads first.

    What nobody asked is None, and never counts as good.
    """
    rows = sorted(_children(records), key=lambda row: records.index(row.id))
    known: dict[str, str] = dict(_stated([row.person_id for row in rows]))
    disability = known.get("disability")
    return ChildFacts(
        ref=str(records[0]),
        born=_first(row.born for row in rows),
        due=_first(row.due for row in rows),
        sex=_first(row.sex or None for row in rows) or "",
        gestation_days=_first(row.gestation_days for row in rows),
        disabled=None if disability is None else disability.casefold() not in {"none", "no"},
        communicates=_communicates(known.get("communicates", "")),
        mobile=_first(row.mobile for row in rows),
    )


@prepared_rows(Child)
def _children(records: Sequence[UUID]) -> QuerySet[Child]:
    return Child.objects.filter(id__in=records)


@prepared
def _stated(persons: Sequence[UUID]) -> QuerySet[Any, Any]:
    asked = Fact.objects.filter(person__in=persons, topic__in=["disability", "communicates"], answer="stated")
    return asked.order_by("written_at").values_list("topic", "value")


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _communicates(stated: str) -> str:
    """Return `words` or `other`: patterns ask only whether a child who is not spoken to can have been heard."""
    return "other" if stated and stated.casefold() != "words" else stated.casefold()


def events(records: Sequence[UUID]) -> list[Event]:
    """Return the child's entries that stand, as events. A telling of several kinds is several accounts of one event."""
    child = str(records[0])
    held = _details(records)
    details = {_key(entry): table for (entry, _), table in zip(held, _tables(value for _, value in held), strict=True)}
    rows = _entries(records)
    tellers = {key: (name, its) for key, name, its in _tellers({row[TELLER] for row in rows})}
    tables = _tables(row[DETAIL] for row in rows)
    read = [(_key(row[0]), _on(*row[1:KIND]), table, row) for row, table in zip(rows, tables, strict=True)]
    stands = stands_for([_account(child, *one) for one in read], records=records, repeats=_repeats(read))
    told: list[Event] = []
    for ref, on, detail, row in read:
        whole = {**detail, **details[ref]} if ref in details else detail
        event = _event(child, ref, on, whole, row, tellers[row[TELLER]], stands)
        told.append(event)
        if row[ALSO]:
            told += _also(event, row[ALSO])
    return by_entry(told, records=records)


@prepared
def _details(records: Sequence[UUID]) -> QuerySet[Any, Any]:
    return Part.objects.filter(entry__child__in=records, name="detail").values_list("entry", "value")


@prepared
def _entries(records: Sequence[UUID]) -> QuerySet[Any, Any]:
    rows = standing(Entry.objects.filter(child__in=records)).annotate(**DAYS)
    return rows.order_by(F("on_latest").asc(nulls_last=True), "id").values_list(*COLUMNS)


@prepared
def _agencies(keys: Collection[UUID]) -> QuerySet[Any, Any]:
    return Agency.objects.filter(id__in=keys).values_list("id", "name", "type")


def _tellers(keys: Collection[Any]) -> list[Row]:
    """Return key, name and type of the few agencies behind many entries: joined, each would be looked up for each."""
    return _agencies([key_of_few(given) for given in keys]) if keys else []


def _key(given: Any) -> str:
    """Return a key as written: SQLite keeps it as 32 signs."""
    if isinstance(given, str) and len(given) == 32:
        return f"{given[:8]}-{given[8:12]}-{given[12:16]}-{given[16:20]}-{given[20:]}"
    return str(given)


def _tables(column: Iterable[str]) -> list[dict[str, Any]]:
    """Return what stands in a column of JSON, which both drivers give as text: read all at once."""
    tables: list[dict[str, Any]] = json.loads(f"[{','.join(column)}]")
    return tables


def entry_of(ref: str) -> UUID:
    """Return the entry behind an event's ref: the second kind of a telling has the ref `<entry>#<kind>`."""
    return UUID(ref.partition("#")[0])


@lru_cache(maxsize=16_384)  # see `day_of_text`
def _on(text: str, earliest: str | None, latest: str | None, precision: str, about: bool) -> PartialDate:
    return PartialDate(text, _day(earliest), _day(latest), PRECISIONS[precision], bool(about))


def _day(given: str | None) -> date | None:
    return day_of_text(given) if given else None


def _repeats(read: Sequence[Read]) -> dict[str, str]:
    """Return the ref of the entry that each repeats which a file said to repeat one, by entry or by telling."""
    said = [(ref, row[SAME_AS]) for ref, _, _, row in read if row[SAME_AS]]
    if not said:
        return {}
    refs = {row[ACCOUNT]: ref for ref, _, _, row in read} | {row[0]: ref for ref, _, _, row in read}
    return {ref: refs[repeated] for ref, repeated in said if refs.get(repeated, ref) != ref}


def _account(child: str, ref: str, on: PartialDate, detail: Mapping[str, Any], row: Row) -> Account:
    """Return a row as the account that the rule of the same event reads."""
    telling, agency, source, at, action, outcome = row[DETAIL + 1 :]
    service = str(detail["service"]) if "service" in detail else ""
    text, also = row[TEXT], row[ALSO]
    if service or action or outcome:
        text = "\n".join(filter(None, (text, service, action, outcome)))
    told = (row[KIND], *split(also)) if also else (row[KIND],)
    return Account(ref, child, telling, agency, source, on, told, text, at, service, row[PERSON])


def _event(
    child: str,
    ref: str,
    on: PartialDate,
    detail: Mapping[str, Any],
    row: Row,
    teller: tuple[str, str],
    stands: Mapping[str, str],
) -> Event:
    kind, _, until, recorded, source_type, polarity, severity, areas, person, text = row[KIND:SAME_AS]
    name, its = teller
    return Event(
        ref, child, on, kind, name, its, day_of_text(until) if until else None,
        day_of_text(recorded) if recorded else None, source_type, polarity, severity, split(areas), person, text,
        stands.get(ref, ""), detail,
    )  # fmt: skip


def _also(event: Event, also: str) -> Iterator[Event]:
    """Yield an event under each further kind of its telling."""
    for slug in split(also):
        default = kinds()[slug]
        yield event._replace(
            ref=f"{event.ref}#{slug}", kind=slug, same_as=event.ref, polarity=default.polarity,
            severity=default.severity,
        )  # fmt: skip
