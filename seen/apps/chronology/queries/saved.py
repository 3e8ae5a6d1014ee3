"""What somebody wrote: one note just saved with what it calls for, and all their notes with what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.models import Involvement, Task
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.note import About, about
from seen.apps.chronology.queries.sight import standing
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Access
from seen.core.refusals import Refusal
from seen.core.suggesting.at_save import Prompt, prompts
from seen.core.suggesting.kinds import suggest
from seen.core.suggesting.phrases import said_at_all
from seen.core.suggesting.thin_notes import only_the_home
from seen.kit.knowledge import prompts as words
from seen.kit.knowledge.kinds import audience_of
from seen.kit.knowledge.kinds import kind as kind_of

EDIT_WINDOW = timedelta(hours=24)
PLAIN_KINDS = ("note.observation", "note.strength")
WEIGH_KIND = "growth.weigh"
WEIGHERS = ("health-visiting", "school-nursing")


class NoSuchNote(Refusal):
    """There is no such note, or the viewer did not write it. The two are never told apart."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A kind offered with the words that led to it. `needs` asks for each detail that it must carry."""

    slug: str
    label: str
    because: tuple[str, ...]
    needs: Mapping[str, str]
    closes: bool  # confirming it would close the note to all but a few


@dataclass(frozen=True, slots=True)
class Saved:
    """A note as its writer sees it straight after saving. `entries` are the versions that stand, one for each child."""

    account: UUID
    written_at: datetime
    editable_until: datetime
    entries: tuple[Entry, ...]
    abouts: tuple[About, ...]
    private: bool  # the child's own words are held back
    offered: tuple[Offered, ...]
    prompts: tuple[tuple[Prompt, About, Entry], ...]
    heard: tuple[str, ...]  # a child's own words that may speak of other abuse
    asked_to_weigh: frozenset[UUID]  # entries

    @property
    def can_confirm(self) -> bool:
        """Answer whether kinds are offered still: none confirmed yet."""
        return bool(self.offered) and all(entry.kind in PLAIN_KINDS for entry in self.entries)


def saved(viewer: Viewer, account: UUID, *, now: datetime) -> Saved:
    """Return a note that the viewer wrote, about the children they still have sight of. Raises NoSuchNote."""
    today = timezone.localdate(now)
    first = list(Entry.objects.filter(account=account, writer=viewer.id, supersedes=None).order_by("id"))
    sights = casefile.sights(viewer, [entry.child_id for entry in first], as_of=today)
    entries = [newest(entry) for entry in first if entry.child_id in sights]
    if not entries or viewer.id is None:
        raise NoSuchNote("We cannot show that page.")
    abouts = [about(viewer, sights[entry.child_id], also=(), as_of=today) for entry in entries]
    offered = _offered(entries[0], abouts[0])
    parts = {part.name: part.value for part in entries[0].parts.all()}
    asked = Task.objects.filter(kind=WEIGH_KIND, about__in=[entry.id for entry in first]).values_list(
        "about", flat=True
    )
    return Saved(
        account=account,
        written_at=first[0].written_at,
        editable_until=first[0].written_at + EDIT_WINDOW,
        entries=tuple(entries),
        abouts=tuple(abouts),
        private="child_words" in parts,
        offered=offered,
        prompts=tuple(_prompts(entries, abouts, offered, today=today)),
        heard=_heard(entries[0], str(parts.get("child_words", ""))),
        asked_to_weigh=frozenset(entry.id for entry in entries if first_of(entry).id in set(asked)),
    )


def newest(entry: Entry) -> Entry:
    """Return the version of an entry that stands."""
    while (later := Entry.objects.filter(supersedes=entry).prefetch_related("parts").first()) is not None:
        entry = later
    return entry


def first_of(entry: Entry) -> Entry:
    """Return the first version of an entry: tasks and links hang on it."""
    while entry.supersedes is not None:
        entry = entry.supersedes
    return entry


def who_weighs(child: UUID, *, as_of: date) -> UUID | None:
    """Return the health visitor or school nurse who works with the child, None where there is none in person."""
    rows = Involvement.objects.filter(casefile.now_involved(as_of), child=child, agency__type__in=WEIGHERS)
    return rows.filter(user__is_active=True).exclude(role="noted").values_list("user", flat=True).first()


def mine(viewer: Viewer, *, as_of: date) -> QuerySet[Entry]:
    """Return the standing versions of what the viewer wrote, newest first, about children they still have sight of.

    What another act left (work opened, a weight asked for) has a source record, and is no note.
    """
    reach = casefile.children(viewer, as_of=as_of).values("id")
    rows = standing(Entry.objects.filter(child__in=reach, writer=viewer.id, file=None, source_record=""))
    return rows.select_related("child", "supersedes").order_by("-written_at", "id")


def whom(it: Saved, child: str) -> tuple[UUID, str]:
    """Return the id of a child of the note and what to call them. Raises NoSuchNote where it is not about them."""
    for each in it.abouts:
        if str(each.child.id) == child:
            return each.child.id, each.child.first
    raise NoSuchNote("We cannot show that page.")


def tasks_from(viewer: Viewer, entries: Sequence[Entry]) -> dict[UUID, list[Task]]:
    """Return the tasks that the viewer made from their notes, by the note's first version."""
    found: dict[UUID, list[Task]] = {}
    rows = Task.objects.filter(about__in=[first_of(entry).id for entry in entries], made_by=viewer.id)
    for task in rows.prefetch_related("steps").order_by("made_at"):
        found.setdefault(task.about, []).append(task)  # type: ignore[arg-type]
    return found


def suggested_by(text: str, *, polarity: int, band: str) -> tuple[Offered, ...]:
    """Return the kinds that words may mean, as they are typed: nothing is stored, and nothing of it is kept."""
    suggested = suggest(text, polarity=polarity, band=band, lexicon=words.lexicon())
    return tuple(offer(each.kind, each.words) for each in suggested)


def _offered(entry: Entry, about: About) -> tuple[Offered, ...]:
    told = [(each.slug, each.because) for each in suggested_by(entry.text, polarity=entry.polarity, band=about.band)]
    if entry.detail.get("alone") is True and "contact.seen_alone" not in dict(told):
        told = [("contact.seen_alone", (f"You saw {about.child.first} alone",)), *told][: len(told) + 1]
    return tuple(offer(slug, because) for slug, because in told[:8])


def offer(slug: str, because: tuple[str, ...]) -> Offered:
    """Return a kind to be offered, with the words that led to it and what it must carry."""
    kind, questions = kind_of(slug), words.details()
    needs = {key: questions[key] for key in kind.required}
    return Offered(slug, kind.label, because, needs, audience_of(kind) != Access.INVOLVED)


def _prompts(
    entries: Sequence[Entry], abouts: Sequence[About], offered: Sequence[Offered], *, today: date
) -> list[tuple[Prompt, About, Entry]]:
    """What each child calls for. Words alone call as confirmed kinds do: a mark on a baby does not wait for a click."""
    if entries[0].polarity > 0:
        return []
    found: list[tuple[Prompt, About, Entry]] = []
    for entry, each in zip(entries, abouts, strict=True):
        kinds = {entry.kind, *entry.also.split("|"), *(offer.slug for offer in offered)}
        tidy, child = words.tidy()
        home = only_the_home(entry.text, tidy=tidy, child=child, names=each.names)
        found += [(prompt, each, entry) for prompt in prompts(kinds, moves=each.moves, only_home=home, on=today)]
    return sorted(found, key=lambda row: list(Prompt).index(row[0]))


def _heard(entry: Entry, child_words: str) -> tuple[str, ...]:
    """The child's own words, in their box or in a note of what the child said."""
    said = f"{child_words}\n{entry.text}" if entry.source_type == "child_said" else child_words
    return said_at_all(said, words.abuse()) if said else ()
