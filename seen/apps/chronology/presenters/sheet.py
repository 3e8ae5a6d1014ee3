"""A story as a table for other programs, under the headings that Chronolator's users know; it comes in again whole."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from seen.apps.chronology.presenters.list import on_paper
from seen.apps.chronology.presenters.story import PARTS, TONES, Told, told, told_by
from seen.apps.chronology.queries.story import Row, Story
from seen.core.access.viewer import Viewer
from seen.core.dates.writing import written_out
from seen.integrations.tabular.out import MARK, Written, harmless
from seen.kit.knowledge.kinds import areas, kinds
from seen.kit.pages.words import moment

__all__ = ["MARK", "above", "for_paper", "for_spreadsheet", "harmless"]
FIRST = (
    "Start Date", "Start Time", "End Date", "End Time", "Source of Information", "Agency", "Kind", "Event",
    "Child's words", "Action taken", "Outcome",
)  # fmt: skip
HELD = {"address": "Address", "referrer": "Referrer", "spoke": "Who spoke, and to whom"}
SPREAD = (
    "Worry or going well", "Areas of care", "How it is known", "Person", "Further kinds", "Further details",
    "Date as written", "Earliest", "Latest", "Correction", "Disagreement", "Also about", "Who can see it",
    "Date recorded",
)  # fmt: skip
COMMENT, ONE_EVENT, SIGNIFICANCE = "Comment", "One event", "Significance"
NOT_SAID = ("Earliest", "Latest")  # in the comment: the first column says it in words
Also = Mapping[UUID, tuple[str, ...]]


def for_spreadsheet(story: Story, also: Also, *, title: str, today: date, not_before: date | None) -> Written:
    """Return the rows found, in the order asked for, with a column for everything."""
    beside = ((SIGNIFICANCE, story.curated), (ONE_EVENT, story.events))
    rest = (*SPREAD, *(name for name, by in beside if any(row.id in by for row in story.rows)))
    return _written(story, also, title=title, above=(), today=today, not_before=not_before, rest=rest)


def for_paper(
    story: Story, also: Also, *, title: str, above: tuple[str, ...], today: date, not_before: date | None
) -> Written:
    """Return the rows found with what the first columns do not hold in one comment, so that a page is wide enough."""
    return _written(story, also, title=title, above=above, today=today, not_before=not_before, rest=(COMMENT,))


def above(story: Story, viewer: Viewer, *, whose: str, at: datetime) -> tuple[str, ...]:
    """Return the lines over a table that leaves the service: about whom, who took it out and when, what it holds."""
    return (
        f"About: {whose}.",
        f"Saved by {viewer.name}, {viewer.agency_name}, {moment(at)}.",
        f"{on_paper(story, viewer.name)}. It may not be everything. Keep it as carefully as the record, and destroy it "
        "when it is done with.",
    )


def _written(
    story: Story, also: Also, *, title: str, above: tuple[str, ...], today: date, not_before: date | None,
    rest: tuple[str, ...],
) -> Written:  # fmt: skip
    held = tuple(heading for name, heading in HELD.items() if any(row.parts.get(name) for row in story.rows))
    head = (*FIRST, *held, *rest)
    numbered = _one_event(story)
    every = (
        _cells(
            row,
            told(row, also_about=also.get(row.account, ()), curated=story.curated.get(row.id)),
            numbered.get(row.id, ""),
            today=today,
            not_before=not_before,
        )
        for row in story.rows
    )
    return Written(title, above, head, tuple(tuple(cells[heading] for heading in head) for cells in every))


def _one_event(story: Story) -> dict[UUID, str]:
    """Return, by entry, which event it is an account of and how often that is told: “Event 1, told by 3”."""
    events: dict[frozenset[UUID], int] = {}
    joined = [row for row in story.rows if row.id in story.events]
    for row in joined:
        events.setdefault(story.events[row.id], len(events) + 1)
    return {row.id: f"Event {events[story.events[row.id]]}, {told_by(story, row)}" for row in joined}


def _cells(row: Row, one: Told, one_event: str, *, today: date, not_before: date | None) -> dict[str, str]:
    """Return every cell of an entry by its heading. What is held back keeps a column of its own: brought in again, it
    is held back again."""
    when = written_out(row.on, today=today, not_before=not_before)
    as_written = row.on.text.strip()
    first = {
        "Start Date": when,
        "Start Time": f"{row.at_time:%H:%M}" if row.at_time else "",
        "End Date": f"{row.until:%d/%m/%Y}" if row.until else "",
        "End Time": "",
        "Source of Information": row.source or row.source_agency,  # Chronolator takes no blank; the agency says no more
        "Agency": row.source_agency,
        "Kind": kinds()[row.kind].label if row.kind in kinds() else row.kind,
        "Event": row.text,
        "Child's words": one.words,
        "Action taken": row.action,
        "Outcome": row.outcome,
    }
    held = {heading: str(row.parts.get(name, "")) for name, heading in HELD.items()}
    rest = _rest(row, one, "" if as_written in (when, row.on.earliest and row.on.earliest.isoformat()) else as_written)
    rest |= {SIGNIFICANCE: one.curated.line if one.curated else "", ONE_EVENT: one_event}
    comment = "\n".join(f"{heading}: {words}" for heading, words in rest.items() if words and heading not in NOT_SAID)
    return {**first, **held, **rest, COMMENT: comment}


def _rest(row: Row, one: Told, as_written: str) -> dict[str, str]:
    details = [(name, words) for name, words in one.details if name != "Person"]
    held = [(name, words) for name, words in one.held if name not in {PARTS[part] for part in HELD}]
    labels = [kinds()[kind].label if kind in kinds() else kind for kind in row.also]
    return {
        "Worry or going well": TONES[row.polarity][0],
        "Areas of care": "; ".join(areas().get(area, area) for area in row.areas),
        "How it is known": one.known,
        "Person": row.person,
        "Further kinds": "; ".join(labels),
        "Further details": "; ".join(f"{name}: {words}" for name, words in (*details, *held)),
        "Date as written": as_written,
        "Earliest": _iso(row.on.earliest),
        "Latest": _iso(row.on.latest),
        "Correction": one.correction.text if one.correction else "",
        "Disagreement": "; ".join(f"{who}: {words}" for who, words in one.disagreements),
        "Also about": ", ".join(one.also_about),
        "Who can see it": one.restricted,
        "Date recorded": f"{row.recorded:%d/%m/%Y}",
    }


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""
