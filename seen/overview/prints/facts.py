"""What of a question may be shown to one person of the family: dated facts in plain words, and no pattern's name."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from seen.apps.patterns.queries.findings import Shown
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.patterns.reply import Shown as Way
from seen.core.patterns.reply import shown_to_family
from seen.kit.documents.paper import Item
from seen.overview.prints.family import Copy, NoCopy, family, in_plain_words

NEUTRAL = "What is written down"
THEIR_SAY = "Is this right? What would you like to say about it?"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page holds. `people` are those whom it can be shown to, by key; `to` is whoever was chosen.

    `title`, `sentence` and `ask` are neutral where the family is shown the facts alone. `why_not` says in one sentence
    that nothing may be shown here.
    """

    title: str
    sentence: str
    ask: str
    people: tuple[tuple[str, str], ...] = ()
    to: str = ""
    items: tuple[Item, ...] = ()
    why_not: str = ""


def shown_facts(viewer: Viewer, sight: Sight, shown: Shown, *, to: str, at: datetime) -> Facts:
    """Return what may be shown of a question to the person chosen; nothing but their names before one is.

    The rule is that of a copy for the family: what the viewer's own agency wrote and saw, that names nobody else.
    """
    try:
        whose = family(viewer, sight, as_of=timezone.localdate(at))
    except NoCopy as refusal:
        return Facts(NEUTRAL, "", "", why_not=str(refusal))
    title, sentence, ask = _words(shown, name=whose.name)
    people = tuple(whose.people.items())
    if to not in whose.people:
        return Facts(title, sentence, ask, people)
    rests_on = {str(entry.id) for entry in shown.because}
    rows = Copy(viewer, sight, whose, to, at).rows
    items = tuple(in_plain_words(row) for key, row in rows.items() if key in rests_on)
    # The sentence tells of all of them: it is said only where each may be shown.
    return Facts(title, sentence if len(items) == len(rests_on) else "", ask, people, whose.people[to], items)


def _words(shown: Shown, *, name: str) -> tuple[str, str, str]:
    if shown_to_family(shown.version.finding.row) is Way.FACTS:
        return NEUTRAL, "", THEIR_SAY
    version = shown.version
    return (
        version.title.format(name=name, child=name),
        f"{version.sentence}.",
        f"{version.ask.format(name=name, child=name)} {THEIR_SAY}",
    )
