"""What the pages of assessments share: grades, ways of knowing and entries in words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from seen.apps.assessments.models import Answer
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.suggested import Linkable, Suggested
from seen.apps.chronology.forms.note import HOW
from seen.core.dates.describing import describe
from seen.core.instruments.completing import GRADED
from seen.core.instruments.tool import NOT_APPLICABLE, NOT_KNOWN, Instrument
from seen.kit.knowledge.kinds import kinds
from seen.kit.pages.words import day

MODES = {
    "with_family": "With the family", "at_desk": "At the desk", "paper": "From paper",
    "handed_over": "On the worker's device, by themselves",
}  # fmt: skip
BANDS = {
    "unborn": "before birth", "under-1": "under 1", "1-4": "1 to 4 years", "5-10": "5 to 10 years",
    "11-15": "11 to 15 years", "16-17": "16 and 17 years",
}  # fmt: skip
STATUS = {
    "started": "Not signed yet", "signed": "Signed", "superseded": "A newer version stands", "stopped": "Stopped",
}  # fmt: skip
WAYS = dict(HOW)
SAME = {"yes": "Yes", "no": "No", "unsure": "Not sure"}
MOVED = {"better": "Better than last time", "same": "The same as last time", "worse": "Worse than last time"}
CAUSES = {
    "landlord": "the landlord", "money": "money", "service": "a service", "health": "health",
    "choice": "what an adult chose", "not_known": "not known",
}  # fmt: skip
SNIPPET = 160  # signs of an entry's words on a page of evidence


@dataclass(frozen=True, slots=True)
class Level:
    """A grade for the screen: digit, word and tint always together. `tint` is one of the page's tags."""

    number: int | None
    word: str
    tint: str


def level(tool: Instrument, grade: int | None, state: str = GRADED) -> Level:
    """Return a grade, or what stands in its place, in words."""
    if grade is not None:
        return Level(grade, tool.grade(grade).label, f"level-{shade(tool, grade)}")
    if state == NOT_KNOWN:
        return Level(None, "Not enough information", "not-known")
    if state == NOT_APPLICABLE:
        return Level(None, "Does not apply", "not-applicable")
    return Level(None, "Not answered", "")


def shade(tool: Instrument, grade: int) -> int:
    """Return which of the four tints a grade has: on a scale of five the two in the middle share none with the ends."""
    if tool.worst <= 4:
        return grade
    return 1 + round((grade - 1) * 3 / (tool.worst - 1))


def of_answer(held: Held, answer: Answer | None) -> Level:
    """Return an answer as a level."""
    return level(held.tool, answer.grade, answer.state) if answer else level(held.tool, None, "")


def linkable(found: Iterable[Suggested], *, suggested: Collection[UUID] | None = None) -> list[Linkable]:
    """Return entries as a form offers them: those `suggested` (all, where not said) to every item, others to one."""
    return [Linkable(one.entry, words(one), told(one), suggested is None or one.entry in suggested) for one in found]


def words(one: Suggested) -> str:
    """Return what an entry says, shortened; where it has no words, what kind it is."""
    text = " ".join(one.text.split()) or kinds()[one.kind].label
    return text if len(text) <= SNIPPET else f"{text[: SNIPPET - 1].rstrip()}…"


def told(one: Suggested) -> str:
    """Return when it was and who told it."""
    return f"{describe(one.on)}, {one.agency}"


def ways(how: Iterable[str]) -> str:
    """Return ways of knowing as a sentence's end."""
    return ", ".join(
        WAYS.get(each, each).lower().replace("i saw", "I saw").replace("i measured", "I measured") for each in how
    )


def done_of(held: Held) -> str:
    """Return how much is done: never as a share that invites to fill boxes."""
    return f"{len(held.done)} of {len(held.asked)} areas done"


def when_of(held: Held) -> str:
    """Return the days on which it was done."""
    days = sorted({held.row.on, *(visit.on for visit in held.visits)})
    return ", ".join(day(each) for each in days)


@dataclass(frozen=True, slots=True)
class LinkedWords:
    """One entry behind an answer."""

    entry: UUID
    text: str
    told: str


def linked_words(found: Iterable[Suggested]) -> dict[UUID, LinkedWords]:
    """Return linked entries in words, by their key."""
    return {one.entry: LinkedWords(one.entry, words(one), told(one)) for one in found}
