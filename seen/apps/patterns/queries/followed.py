"""Tells the writer of a note which questions it stands in, where they may see the whole question."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from seen.apps.casefile.queries import sights
from seen.apps.chronology.led_to import tells_what_followed
from seen.apps.chronology.models import Entry
from seen.apps.patterns.queries.findings import Shown, findings_about
from seen.core.access.viewer import Viewer
from seen.kit.pages.words import day


@tells_what_followed
def questions(viewer: Viewer, entries: Sequence[Entry], as_of: date) -> Mapping[UUID, Sequence[str]]:
    """Return a sentence for each question that rests on an entry: waiting, or answered and when."""
    own = {entry.id for entry in entries}
    told: dict[UUID, list[str]] = defaultdict(list)
    known = sights(viewer, {entry.child_id for entry in entries}, as_of=as_of).values()
    for _, shown in findings_about(known, as_of=as_of):
        for entry in shown.because:
            if entry.id in own:
                told[entry.id].append(_sentence(shown))
    return told


def _sentence(shown: Shown) -> str:
    title = f"It stands in the question “{shown.version.title.format(name='the child')}”"
    return f"{title}, answered on {day(shown.answer.at)}." if shown.answer else f"{title}, which waits for an answer."
