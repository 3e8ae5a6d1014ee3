"""What a child's overview shows: the now card, questions that wait, and the newest hundred entries of how many.

Little is asked: what does not depend on anything else as one statement, the story in short columns, the rows shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from seen.apps.casefile.queries import Owed, as_owed, asked_of_owed
from seen.apps.chronology.presenters.repeats import Line, grouped, repeats
from seen.apps.chronology.presenters.story import Told, told
from seen.apps.chronology.queries.answers import joinings
from seen.apps.chronology.queries.beside import LastSeen, as_last_seen, sightings_asked
from seen.apps.chronology.queries.curated import Curated, as_curated, asked_of_curated
from seen.apps.chronology.queries.life import as_moments, short_rows
from seen.apps.chronology.queries.opening import listed
from seen.apps.chronology.queries.rows import Row, rows_by_key
from seen.apps.patterns.queries.waiting_here import Waiting, as_waiting, asked_of_waiting
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.life.moment import Moment
from seen.core.life.now import STRENGTH, WORRY, New, new_since, newest, newest_first
from seen.core.life.turning_points import turning_points
from seen.kit.audit.reads import as_last_read, asked_of_last_read
from seen.kit.database.together import together
from seen.overview.asked_of_a_life import answering as what_answers

FIRST = 100  # entries that the overview shows whole; the rest are one link away, at an address of their own
GRADES = "grade.given"  # thirty of one assessment would push everything else off the page: they stand in one line
# Pages on which a reader sees what is new: having opened another is no visit to the story.
STORY = frozenset({"child", "child_chronology", "child_print", "chronology_print", "chronology_csv",
                   "chronology_workbook", "chronology_document"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Now:
    """What stands on the now card. None: there is none, or nobody recorded it."""

    worry: Told | None
    strength: Told | None
    seen: LastSeen
    opened: datetime | None
    new: New | None
    due: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class FirstView:
    """A child's overview. `total` is how many entries the viewer may see, of which `shown` stand here."""

    now: Now
    questions: tuple[Waiting, ...]
    turns: tuple[tuple[Told, bool], ...]  # oldest first; whether somebody marked it as significant
    answering: Mapping[str, tuple[Moment, ...]]
    whole: Mapping[UUID, Row]
    years: list[tuple[str, list[Line]]]
    shown: int
    total: int


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a child for it, of one viewer: all entries in short, and what stands round them."""

    life: list[Moment]
    curated: Mapping[UUID, Curated]
    seen: LastSeen
    owed: tuple[Owed, ...]
    opened: datetime | None
    questions: tuple[Waiting, ...]


def first_view(viewer: Viewer, sight: Sight, *, as_of: date) -> FirstView:
    """Return a child's overview as one viewer may see it. Five queries, or a few more where accounts were joined."""
    read = _read(viewer, sight, as_of=as_of)
    ordered = newest_first(read.life)
    shown = ordered[:FIRST]
    worry, strength = newest(ordered, polarity=WORRY), newest(ordered, polarity=STRENGTH)
    marked = {ref for ref, one in read.curated.items() if one.significant}
    turns, answering = turning_points(read.life, curated=marked), what_answers(read.life, read.seen)
    spoken_of = (worry, strength, *turns, *(found[0] for found in answering.values() if found))
    whole = rows_by_key(sight, {moment.ref for moment in (*shown, *spoken_of) if moment})
    first = listed(sight, shown, whole, read.life, curated=read.curated)
    now = Now(
        worry=_told(whole, worry), strength=_told(whole, strength), seen=read.seen, opened=read.opened,
        new=new_since(read.life, at=read.opened) if read.opened else None, due=read.owed,
    )  # fmt: skip
    return FirstView(
        now,
        read.questions,
        tuple((told(whole[one.ref], curated=read.curated.get(one.ref)), one.ref in marked) for one in turns),
        answering,
        whole,
        grouped(first, first.rows, {}, [run for run in repeats(first) if run.kind == GRADES]),
        len(first.rows),
        len(read.life),
    )


def _read(viewer: Viewer, sight: Sight, *, as_of: date) -> Read:
    parts: list[list[Any]] = [
        [joinings.of(sight.records)],
        [asked_of_curated(sight)],
        sightings_asked(sight),
        asked_of_owed(viewer, sight),
        [asked_of_last_read(viewer, sight.records, names=STORY, before=as_of)],
        asked_of_waiting(sight),
    ]
    answers = iter(together(*(part for several in parts for part in several)))
    (joined,), (curated,), seen, (owed,), (opened,), waiting = ([next(answers) for _ in several] for several in parts)
    life = as_moments(sight, short_rows(sight), joined)
    refs = {moment.ref for moment in life}
    return Read(
        life=life,
        curated=as_curated(sight, curated),
        seen=as_last_seen(seen),
        owed=tuple(as_owed(owed)),
        opened=as_last_read(opened),
        questions=as_waiting(sight, waiting, refs, as_of=as_of),
    )


def _told(whole: Mapping[UUID, Row], moment: Moment | None) -> Told | None:
    row = whole.get(moment.ref) if moment else None
    return told(row) if row else None
