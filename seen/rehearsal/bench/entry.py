"""One new entry for a child of 200 entries with patterns up to date, beside a plain insert that asks every pattern."""

from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

from django.db import connections
from django.utils import timezone

from seen.apps.chronology.actions import record
from seen.apps.chronology.models import Entry
from seen.apps.patterns.models import Version
from seen.apps.patterns.queries.numbers import numbers_in_force
from seen.apps.patterns.queries.timelines import facts
from seen.core.dates.partial import PartialDate
from seen.core.patterns.contract import refs
from seen.core.patterns.runner import Outcome, run
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline
from seen.kit.knowledge.pathways import england
from seen.rehearsal.bench.actions import make_table, store_many, store_one
from seen.rehearsal.bench.histories import a_long_record, noted
from seen.rehearsal.bench.plain import PlainEntry, plainly
from seen.rehearsal.bench.verdict import Bar, Verdict, interleaved, slow, usual
from seen.rehearsal.cast import Cast

ENTRIES, ROUNDS = 200, 41
LIMIT = 10.0  # milliseconds besides the commit
WORKER = "Sol Invented"
Answers = set[tuple[int, frozenset[str]]]  # the row of each finding and what it rests on


def measure() -> Verdict:
    """Return the verdict. The child has 200 entries in the middle of the rounds."""
    now = timezone.now()
    today, viewer = timezone.localdate(now), Cast().viewers[WORKER]
    child = a_long_record(ENTRIES - ROUNDS // 2, cast=Cast(), worker=WORKER, today=today, now=now)
    _copy_plainly(child)
    stored: list[Entry] = []
    asked: list[Answers] = []

    def ours() -> None:
        told = record(viewer, children=[child], draft=noted(len(stored), today=today), account=uuid4(), now=now)
        stored.extend(told.entries)

    def plain() -> None:
        store_one(plainly(stored[-1]))
        asked.append(_ask_every_pattern(child, today=today))

    for warm in (ours, plain):
        warm()
    besides: list[float] = []
    times = interleaved(ROUNDS, ours=_besides_commits(ours, besides), plain=plain)
    whole, peer = usual(times["ours"]), usual(times["plain"])
    return Verdict(
        "entry",
        ours={"besides the commits": usual(besides), "besides the commits, p95": slow(besides), "whole": whole},
        peers={"plain insert, every pattern asked": peer},
        ratios={"whole / plain": whole / peer},
        equal_answers=asked[-1] == _found(child),
        bars=[Bar("one new entry besides the commits", usual(besides), LIMIT, "ms")],
    )


def _copy_plainly(child: UUID) -> None:
    make_table()
    store_many(plainly(entry) for entry in Entry.objects.filter(child=child).select_related("source_agency"))


def _besides_commits(call: Callable[[], None], besides: list[float]) -> Callable[[], None]:
    """Return the call, noting for each time it is made the milliseconds that were not spent in a commit."""
    database: Any = connections["default"]
    commit, spent = database._commit, [0.0]

    def timed_commit() -> None:
        start = perf_counter()
        commit()
        spent[0] += perf_counter() - start

    def timed() -> None:
        spent[0] = 0.0
        database._commit = timed_commit
        start = perf_counter()
        try:
            call()
        finally:
            besides.append((perf_counter() - start - spent[0]) * 1000)
            database._commit = commit

    return timed


def _ask_every_pattern(child: UUID, *, today: date) -> Answers:
    """Read every row and ask every pattern, as a first version would."""
    events = [
        Event(
            ref=row.ref,
            child=row.child,
            on=PartialDate.day(row.on) if row.on else PartialDate.unknown(),
            recorded=row.recorded,
            kind=row.kind,
            agency=row.agency,
            source_type=row.source_type,
            polarity=row.polarity,
            severity=row.severity,
            areas=tuple(filter(None, row.areas.split("|"))),
            text=row.text,
            detail=row.detail,
        )
        for row in PlainEntry.objects.filter(child=child)
    ]
    timeline = Timeline(facts([child]), events, as_of=today, calendar=england())
    outcomes = run(timeline, as_of=today, settings=numbers_in_force(today))
    return {
        (outcome.pattern.row, frozenset(refs(outcome.finding.because, child=str(child))))
        for outcome in outcomes
        if isinstance(outcome, Outcome) and outcome.finding
    }


def _found(child: UUID) -> Answers:
    """Return what stands as found in the service itself."""
    newest = {
        version.finding.row: version
        for version in Version.objects.filter(finding__child=child).select_related("finding").order_by("number")
    }
    return {(row, frozenset(version.because)) for row, version in newest.items() if not version.ceased}
