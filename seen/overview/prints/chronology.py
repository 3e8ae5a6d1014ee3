"""The professional chronology as a document: who it is about, then the story, then what is not in it and why."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.presenters.child import age_words
from seen.apps.casefile.queries import ChildCard
from seen.apps.chronology.forms.story import StoryForm
from seen.apps.chronology.presenters.story import told
from seen.apps.chronology.queries.beside import also_about
from seen.apps.chronology.queries.curated import Curated
from seen.apps.chronology.queries.story import Row, Story, choices, how_many, story
from seen.apps.patterns.presenters.findings import said_by_family
from seen.apps.patterns.queries.findings import Shown, findings
from seen.apps.patterns.queries.replies import replies_to
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.life.court import in_court_order, lately_from
from seen.kit.documents.paper import Group, Layout, Paper, Part
from seen.kit.pages.words import day, joined, moment, plural
from seen.overview.prints.choice import Choice, Shape
from seen.overview.prints.entries import Also, by_year

if TYPE_CHECKING:
    from seen.apps.patterns.models import Reply

NOTHING = ("Nothing here matches what was asked for.",)
HEADS = ("When", "Who told it", "What happened")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a chronology is printed from, as one reader may see it at one moment."""

    viewer: Viewer
    sight: Sight
    choice: Choice
    at: datetime
    card: ChildCard
    found: Story
    filters: tuple[str, ...]
    also: Also

    @property
    def name(self) -> str:
        """Return what to call the child in a sentence."""
        return self.card.preferred or self.card.name.split()[0]


@dataclass(frozen=True, slots=True)
class Brief:
    """How many entries a print would hold, out of how many that its reader may see, and the filters in words."""

    entries: int
    total: int
    filters: tuple[str, ...]


def gather(viewer: Viewer, sight: Sight, choice: Choice, *, at: datetime) -> Gathered:
    """Return what the reader may see of what they chose. Some twenty queries, however many entries there are."""
    today = timezone.localdate(at)
    offered = choices(sight)
    form = StoryForm(choice.filters(), choices=offered, today=today)
    found = story(sight, form.asked(), offered, as_of=today)
    return Gathered(
        viewer, sight, choice, at,
        casefile.child_card(viewer, sight, as_of=today),
        found,
        tuple(words for _, words in form.in_use()),
        also_about(viewer, sight, as_of=today),
    )  # fmt: skip


def in_brief(sight: Sight, choice: Choice, *, at: datetime) -> Brief:
    """Return how much a print would hold. Some three queries."""
    offered = choices(sight)
    form = StoryForm(choice.filters(), choices=offered, today=timezone.localdate(at))
    count = how_many(sight, form.asked(), offered)
    return Brief(count, offered.total, tuple(words for _, words in form.in_use()))


def chronology(it: Gathered) -> Paper:
    """Return the chronology as a document."""
    today = timezone.localdate(it.at)
    return Paper(
        title=f"Chronology of {it.card.name}",
        head=f"Chronology of {it.card.name}, {which_child(it.card)}",
        foot=f"{initials(it.viewer.name)}, {moment(it.at)}",
        made_at=it.at,
        layout=Layout.TABLE if it.choice.shape is Shape.TABLE else Layout.SECTIONS,
        heads=HEADS,
        above=(
            f"Made by {it.viewer.name}, {it.viewer.agency_name}, on {moment(it.at)}.",
            f"This holds what {it.viewer.name} may see on {day(today)}, which may not be everything. Keep it as "
            "carefully as the record, and destroy it when it is done with.",
        ),
        parts=(_summary(it), *_significant(it), *_questions(it), *_story(it), _left_out(it)),
        large=it.choice.large,
    )


def initials(name: str) -> str:
    """Return the first letters of somebody's names."""
    return "".join(part[0] for part in name.replace("-", " ").split() if part[0].isalpha()).upper()


def which_child(card: ChildCard) -> str:
    """Return what tells this child from another of the same name."""
    born = f"born {day(card.born)}" if card.born else f"due {day(card.due)}" if card.due else ""
    return ", ".join(filter(None, (born, f"reference {card.reference}")))


def _summary(it: Gathered) -> Part:
    card, today = it.card, timezone.localdate(it.at)
    workers = casefile.network(it.sight, as_of=today)
    facts = (
        ("Name", card.name),
        ("Likes to be called", card.preferred),
        ("Age", age_words(card, as_of=today)),
        ("Born", day(card.born) if card.born else ""),
        ("Reference", card.reference),
        ("Lives with", joined(card.adults) if card.adults else ""),
        ("Brothers and sisters", joined(name for _, name in card.siblings) if card.siblings else ""),
        ("Level", card.level_words),
        ("Lead worker", card.lead),
        ("Agencies that work with the family", joined(dict.fromkeys(one.agency for one in workers)) if workers else ""),
        ("Read first", ". ".join(card.read_first)),
    )
    return Part("Summary", facts=tuple(fact for fact in facts if fact[1]), points=tuple(_counts(it.found)))


def _counts(found: Story) -> Iterator[str]:
    rows = found.rows
    if not rows:
        return
    dated = [row for row in rows if row.on.latest]
    tones = Counter(row.polarity for row in rows)
    agencies = Counter(row.source_agency for row in rows)
    worries, strengths, noted = (tones[sign] for sign in (-1, 1, 0))
    yield (
        f"{plural(len(rows), 'entry', 'entries')}: {plural(worries, 'worry', 'worries')}, "
        f"{strengths:,} going well, {noted:,} just noted."
    )
    if dated:
        first = min(row.on.earliest for row in dated if row.on.earliest)
        last = max(row.on.latest for row in dated if row.on.latest)
        yield f"From {day(first)} to {day(last)}."
    yield f"Told by {joined(f'{name} ({count:,})' for name, count in agencies.most_common())}."


def _significant(it: Gathered) -> Iterator[Part]:
    """What people marked as significant, in brief and oldest first: each stands whole in the chronology."""
    marked = [row for row in it.found.rows if row.id in it.found.choices.significant]
    if marked:
        in_order = sorted(marked, key=lambda row: row.on.latest or date.max)
        yield Part("Significant entries", points=tuple(_marked(row, it.found.curated[row.id]) for row in in_order))


def _marked(row: Row, said: Curated) -> str:
    one = told(row)
    impact = f" Impact: {said.impact}" if said.impact else ""
    return f"{one.when}: {one.title}, {one.source}. {said.why}{impact}".strip()


def _questions(it: Gathered) -> Iterator[Part]:
    """Open questions, where asked for: only those whose every entry the reader may see."""
    if not it.choice.questions:
        return
    waiting = [one for one in findings(it.sight, as_of=timezone.localdate(it.at)) if one.waits]
    replies = replies_to([(it.sight, one.version) for one in waiting], as_of=timezone.localdate(it.at))
    points = tuple(point for one in waiting for point in _question(one, replies, name=it.name))
    if points:
        yield Part("Open questions", intro=("A question is for people to answer. It decides nothing.",), points=points)


def _question(one: Shown, replies: "Mapping[UUID, list[Reply]]", *, name: str) -> Iterator[str]:
    """A question, and after it what the family says of it in their own words."""
    yield f"{one.version.title.format(name=name)}: {one.version.sentence}"
    for who, words in said_by_family(replies.get(one.version.finding_id, ())):
        yield f"What the family says. {who}: “{words}”"


def _story(it: Gathered) -> Iterator[Part]:
    rows = list(it.found.rows)
    if it.choice.shape is not Shape.COURT:
        yield Part("Chronology", () if rows else NOTHING, groups=_groups(it, rows))
        return
    today = timezone.localdate(it.at)
    lately, before, undated = in_court_order(rows, latest=lambda row: row.on.latest, as_of=today)
    since = day(lately_from(today))
    yield Part(f"The last two years, from {since}", () if lately else NOTHING, groups=_groups(it, lately))
    yield Part(f"History before {since}", () if before else NOTHING, groups=_groups(it, before))
    if undated:
        yield Part("Entries with no date", groups=_groups(it, undated))


def _groups(it: Gathered, rows: list[Row]) -> tuple[Group, ...]:
    return by_year(it.found, rows, it.also, name=it.name)


def _left_out(it: Gathered) -> Part:
    """Say what the reader left out. What they may not see leaves no trace here either, not even that it might be."""
    return Part("What is not included, and why", points=tuple(_why_not(it.found, it.filters, it.viewer.name)))


def _why_not(found: Story, filters: tuple[str, ...], who: str) -> Iterator[str]:
    left_out = found.choices.total - len(found.rows)
    if filters:
        yield f"These filters were set: {joined(filters)}."
        total = plural(found.choices.total, "entry", "entries")
        yield f"Of {total} that {who} may see, {left_out:,} {'does' if left_out == 1 else 'do'} not match: left out."
    else:
        yield f"No filter was set: this holds every entry that {who} may see."
    undated = sum(row.on.latest is None for row in found.rows)
    if undated:
        yield f"{plural(undated, 'entry has', 'entries have')} no known date: see the end of the chronology."
    if (found.asked.since or found.asked.until) and found.choices.undated:
        yield f"{plural(found.choices.undated, 'entry', 'entries')} with no known date cannot be in the days asked for."
    yield "Earlier versions of corrected entries can be read in the service."
