"""Fills in an invented family's assessments by the ordinary acts, on the days that their file counts back to."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone

from seen.apps.assessments.actions import Written, save_area, save_own, sign, start
from seen.apps.assessments.actions.comparing import talk_between_raters, talk_with_family
from seen.apps.assessments.actions.starting import Start
from seen.apps.assessments.written import ItemWritten
from seen.apps.casefile import queries as casefile
from seen.apps.chronology.models import Entry
from seen.apps.people.models import Name
from seen.core.access.visibility import Sight
from seen.core.instruments.completing import GRADED
from seen.rehearsal.cast import Cast
from seen.rehearsal.stories import FILES, days_ago

Row = Mapping[str, Any]
OWN = ("carer", "young_person")
AS_ASKED = ("instrument", "mode", "rater_role", "setting", "why_now", "who_was_there", "interpreter", "announced")
AS_WRITTEN = ("strength", "none_seen", "life_now", "life_over_time", "parents_view", "parents_view_by", "narrative")


@dataclass(frozen=True, slots=True)
class Assessed:
    """One assessment of a family's file on the day that it was done: by whom, about whom."""

    told: Row
    child: UUID
    cast: Cast
    on: date

    @property
    def id(self) -> UUID:
        """Return its key."""
        return uuid5(self.child, self.told["key"])

    @property
    def now(self) -> datetime:
        """Return four in the afternoon of that day."""
        return timezone.make_aware(datetime.combine(self.on, time(16)))

    def sight(self, name: str) -> Sight:
        """Return what somebody saw of the child on that day."""
        return casefile.sight(self.cast.viewers[name], self.child, as_of=self.on)


def assess(family: str, *, children: Mapping[str, UUID], cast: Cast, today: date) -> None:
    """Fill in what families/<family>-assessments.toml tells, where there is one: in its order, each with its second."""
    path = FILES / f"{family}-assessments.toml"
    if not path.exists():
        return
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    every, talks = (
        [Assessed(row, children[row["child"]], cast, days_ago(row["ago"], today=today)) for row in told.get(name, ())]
        for name in ("assessment", "talk")
    )
    for one in every:
        if "second_of" not in one.told:
            _together([one, *(other for other in every if other.told.get("second_of") == one.told["key"])])
    for talk in talks:
        _talk(talk)


def _together(halves: list[Assessed]) -> None:
    """Fill in an assessment and its blind second, then sign both: until then neither rater sees the other's."""
    for each in halves:
        _fill_in(each, pair=halves[0].id if each is not halves[0] else None)
    for each in halves:
        for name, words in each.told.get("signed", {}).items():
            viewer = each.cast.viewers[name]
            sign(viewer, sight=each.sight(name), assessment=each.id, disagrees=words, now=each.now)


def _talk(each: Assessed) -> None:
    """Write what came of talking about one item: with the parent whose sheet it is, or between two raters."""
    told = each.told
    said = {
        "sight": each.sight(told["by"]),
        "key": uuid5(each.id, told["item"]),
        "item": told["item"],
        "said": told["said"],
        "agreed": told.get("agreed", ""),
        "apart": told.get("apart", False),
        "now": each.now,
    }
    viewer = each.cast.viewers[told["by"]]
    if told.get("raters"):
        talk_between_raters(viewer, assessment=each.id, **said)
    else:
        talk_with_family(viewer, sheet=each.id, **said)


def _fill_in(each: Assessed, *, pair: UUID | None) -> None:
    told, by = each.told, each.told["by"]
    how = Start(
        on=each.on,
        carer=_adult(told.get("carer")),
        completed_by=_adult(told.get("sheet_of")),
        pair=pair,
        **{name: told[name] for name in AS_ASKED if name in told},
    )
    start(each.cast.viewers[by], sight=each.sight(by), key=each.id, how=how, today=each.on, now=each.now)
    for area, row in told.get("area", {}).items():
        _save(each, area, row)


def _save(each: Assessed, area: str, row: Row) -> None:
    name = row.get("by", each.told["by"])
    viewer, sight, key = each.cast.viewers[name], each.sight(name), uuid5(each.id, area)
    written = Written(
        area=area,
        items=dict(_items(each, row)),
        same_elsewhere=row.get("same_elsewhere", "yes"),
        done=row.get("done", True),
        **{name: row[name] for name in AS_WRITTEN if name in row},
    )
    if each.told.get("rater_role") in OWN:
        save_own(viewer, sight=sight, assessment=each.id, key=key, written=written, now=each.now)
    else:
        save_area(viewer, sight=sight, assessment=each.id, key=key, written=written, today=each.on, now=each.now)


def _items(each: Assessed, row: Row) -> Iterator[tuple[str, ItemWritten]]:
    """Yield each answer: a grade, a state, or words; with how it is known, what it rests on and what moved."""
    entries = _entries(each, row)
    for item, answer in row.get("answers", {}).items():
        graded = isinstance(answer, int)
        how = row.get("how", {}).get(item, row.get("known", "observed")).split() if graded else ()
        yield (
            item,
            ItemWritten(
                state=GRADED if graded else answer,
                grade=answer if graded else None,
                how=tuple(how),
                cause=row.get("cause", {}).get(item, ""),
                moved=row.get("moved", {}).get(item, ""),
                entries=entries.get(item, ()),
                **_unknown(each, row.get("unknown", {}).get(item)),
            ),
        )
    for item, words in row.get("words", {}).items():
        yield item, ItemWritten(words=words)


def _unknown(each: Assessed, row: Row | None) -> dict[str, Any]:
    """Return what is not known, who could say, and by when we ask."""
    if row is None:
        return {}
    by = each.on + timedelta(days=row["days"])
    return {"unknown_what": row["what"], "unknown_who": row["who"], "unknown_by": by}


def _entries(each: Assessed, row: Row) -> dict[str, tuple[UUID, ...]]:
    """Return the entries that each answer rests on, which the file names by their refs in the story."""
    rests: Row = row.get("rests_on", {})
    refs = {ref for refs in rests.values() for ref in refs.split()}
    rows = Entry.objects.filter(child=each.child, source_record__in=refs).values_list("source_record", "id")
    found = dict(rows) if refs else {}
    return {item: tuple(found[ref] for ref in named.split()) for item, named in rests.items()}


def _adult(name: str | None) -> UUID | None:
    return Name.objects.values_list("person", flat=True).get(text=name) if name else None
