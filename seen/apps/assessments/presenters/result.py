"""What an area comes to once it was answered: its result and what decided it, what it rests on, and last time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from seen.apps.assessments.presenters.words import (
    CAUSES,
    MOVED,
    SAME,
    Level,
    LinkedWords,
    level,
    linked_words,
    of_answer,
    ways,
)
from seen.apps.assessments.queries.held import Filled, Held
from seen.apps.assessments.queries.suggested import Suggested, newest
from seen.core.instruments.completing import Basis, cautions
from seen.core.instruments.tool import Area, Item, Kind, filled
from seen.core.suggesting.kinds import suggest
from seen.kit.knowledge.kinds import kinds
from seen.kit.knowledge.prompts import lexicon
from seen.kit.pages.words import day, joined, moment, plural


@dataclass(frozen=True, slots=True)
class ItemWords:
    """One item's answer in words."""

    title: str
    level: Level
    anchor: str
    how: str
    words: str
    notes: tuple[str, ...]
    unknown: tuple[tuple[str, str], ...]
    linked: tuple[LinkedWords, ...]
    linked_count: int
    in_words: bool = False


@dataclass(frozen=True, slots=True)
class AreaWords:
    """One finished or begun area in words. `decided` names the items that decided its result."""

    id: str
    title: str
    href: str
    level: Level
    decided: str
    spread: tuple[tuple[Level, int], ...]
    otherwise: tuple[Level, str] | None
    items: tuple[ItemWords, ...]
    rows: tuple[tuple[str, str], ...]
    quote: tuple[str, str] | None
    narrative: str
    differs: str
    saved: str
    done: bool


def area_words(held: Held, area: Area, entries: Mapping[UUID, LinkedWords], *, name: str) -> AreaWords | None:
    """Return an area as it stands, None where nothing was written. `name` is what to call the child."""
    stands = held.areas.get(area.id)
    if stands is None or stands.empty:
        return None
    result = held.score.areas.get(area.id)
    grade = result.grade if result else None
    sheet = stands.sheet
    return AreaWords(
        id=area.id,
        title=area.title,
        href=reverse("assessment_area", args=[held.row.child_id, held.id, area.id]),
        level=level(held.tool, grade, "graded" if grade else "not_known" if held.owed(area.id) else ""),
        decided=joined(held.tool.item(item).title for item in result.decided_by) if result and grade else "",
        spread=spread(held, stands),
        otherwise=(level(held.tool, sheet.level), sheet.level_reason) if sheet.level else None,
        items=tuple(_item(held, stands, item, entries, name=name) for item in held.asked[area.id]),
        rows=_rows(stands, name=name),
        quote=(sheet.parents_view, sheet.parents_view_by) if sheet.parents_view else None,
        narrative=sheet.narrative,
        differs=differs(held, stands, grade, area.care),
        saved=f"{stands.saver}, {stands.agency}, {moment(sheet.saved_at)}",
        done=sheet.done,
    )


def differs(held: Held, stands: Filled, grade: int | None, care: str) -> str:
    """Return a question where summary and grades do not say the same, blank where they may."""
    if grade is None or not stands.sheet.narrative:
        return ""
    found = suggest(stands.sheet.narrative, polarity=-1, band=held.row.band, lexicon=lexicon())
    worries = [kinds()[one.kind] for one in found if kinds()[one.kind].polarity < 0 and care in kinds()[one.kind].areas]
    if grade == 1 and worries:
        return f"The summary speaks of {joined(kind.label.lower() for kind in worries)}, and every grade says met."
    if held.tool.needs_evidence(grade) and not worries:
        return "The grades say the worst, and the summary names nothing of it."
    return ""


def spread(held: Held, stands: Filled) -> tuple[tuple[Level, int], ...]:
    """Return how many items have each grade, the most met first, then what is not known; nothing is averaged."""
    items = [item for item in held.asked[stands.sheet.area] if item.kind is Kind.GRADED]
    levels = Counter(of_answer(held, stands.answers.get(item.id)) for item in items)
    return tuple(sorted(levels.items(), key=lambda pair: (pair[0].number is None, pair[0].number or 0, pair[0].word)))


def _rows(stands: Filled, *, name: str) -> tuple[tuple[str, str], ...]:
    sheet = stands.sheet
    rows = (
        ("Strength", "None seen yet" if sheet.none_seen else sheet.strength),
        (f"What this is like for {name}", sheet.life_now),
        ("If it goes on", sheet.life_over_time),
        ("The same elsewhere?", SAME.get(sheet.same_elsewhere, "")),
    )
    return tuple((key, value) for key, value in rows if value or key != "If it goes on")


def _item(held: Held, stands: Filled, item: Item, entries: Mapping[UUID, LinkedWords], *, name: str) -> ItemWords:
    answer = stands.answers.get(item.id)
    linked = stands.evidence.get(item.id, ())
    anchor = filled(item.wording(held.row.band).anchor(answer.grade), child=name) if answer and answer.grade else ""
    notes: list[str] = []
    unknown: tuple[tuple[str, str], ...] = ()
    if answer is not None:
        notes += [MOVED[answer.moved]] if answer.moved in MOVED else []
        notes += [f"Cause: {CAUSES[answer.cause]}"] if answer.cause in CAUSES else []
        if answer.unknown_what and answer.unknown_by:
            unknown = (
                ("What we do not know", answer.unknown_what),
                ("Who could tell us", answer.unknown_who),
                ("Ask by", day(answer.unknown_by)),
            )
    return ItemWords(
        title=item.title,
        level=of_answer(held, answer),
        anchor=anchor,
        how=ways(answer.how.split("|")) if answer and answer.how else "",
        words=answer.words if answer else "",
        notes=tuple(notes),
        unknown=unknown,
        linked=tuple(entries[entry] for entry in linked if entry in entries),
        linked_count=len(linked),
        in_words=item.kind is Kind.WORDS,
    )


def basis(stands: Filled, found: Mapping[UUID, Suggested]) -> Basis:
    """Return what an area rests on: the entries linked, the ways of knowing, the newest day."""
    linked = {entry for one in stands.evidence.values() for entry in one}
    ways_of_it = sorted({way for answer in stands.answers.values() for way in answer.how.split("|") if way})
    return Basis(len(linked), tuple(ways_of_it), newest(found[entry] for entry in linked if entry in found))


def rests_on(rests: Basis) -> str:
    """Return what an area rests on as a sentence."""
    of = f", known by: {ways(rests.ways)}" if rests.ways else ""
    when = f", the newest of {day(rests.newest)}" if rests.newest else ""
    return f"{plural(rests.entries, 'entry', 'entries')} linked{when}{of}."


def against_last(held: Held, area: Area, last: Held | None) -> tuple[str, list[tuple[str, Level, Level, str]]]:
    """Return a sentence on last time, and per item last time's level, this one, and the change in words."""
    if last is None:
        return "This is the first assessment with this tool, so there is no last time to compare with.", []
    when = f"Last time was {day(last.row.on)}, by {last.starter}"
    if last.row.version != held.row.version:
        when += f", in version {last.row.version} of the tool: what has another wording does not compare"
    now, then = held.areas.get(area.id), last.areas.get(area.id)
    if now is None or then is None or area.id not in last.done:
        return f"{when}. This area was not looked at then.", []
    rows = []
    for item in held.asked[area.id]:
        before, after = then.answers.get(item.id), now.answers.get(item.id)
        if before is not None and item.kind is Kind.GRADED:
            rows.append((item.title, of_answer(last, before), of_answer(held, after), change(before.grade, after)))
    return f"{when}.", rows


def change(before: int | None, after: Any) -> str:
    """Return how a level changed, in words."""
    grade = after.grade if after else None
    if before is None or grade is None:
        return "Cannot be compared"
    return "Same" if grade == before else "Better" if grade < before else "Worse"


def result_page(
    held: Held, area: Area, found: Sequence[Suggested], last: Held | None, *, name: str, today: date
) -> dict[str, Any]:
    """Return what the page of one area's result shows."""
    stands = held.areas[area.id]
    rests = basis(stands, {one.entry: one for one in found})
    said, rows = against_last(held, area, last)
    return {
        "area": area_words(held, area, linked_words(found), name=name),
        "rests": rests_on(rests),
        "cautions": list(cautions(rests, today=today)) if held.score.areas.get(area.id) else [],
        "last": said,
        "compared": rows,
        "following": following(held, area),
    }


def following(held: Held, area: Area) -> tuple[str, str] | None:
    """Return the title and address of the next area to do, None where all are done or begun."""
    ids = list(held.asked)
    ordered = ids[ids.index(area.id) + 1 :] + ids[: ids.index(area.id)]
    one = next((each for each in ordered if each not in held.done), None)
    if one is None:
        return None
    return held.tool.area(one).title, reverse("assessment_area", args=[held.row.child_id, held.id, one])
