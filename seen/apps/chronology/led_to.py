"""What a note led to, told by whoever knows: a higher app adds its part, so that nothing here looks upwards."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from seen.apps.chronology.models import Entry
from seen.core.access.viewer import Viewer

Tells = Callable[[Viewer, Sequence[Entry], date], Mapping[UUID, Sequence[str]]]
_tellers: list[Tells] = []


def tells_what_followed(tells: Tells) -> Tells:
    """Add a teller: it gives, for a viewer's own entries, sentences that this viewer may know, by the entry's id."""
    if tells not in _tellers:
        _tellers.append(tells)
    return tells


def what_followed(viewer: Viewer, entries: Sequence[Entry], *, as_of: date) -> dict[UUID, list[str]]:
    """Return what became of each entry, as far as the viewer may know."""
    found: dict[UUID, list[str]] = defaultdict(list)
    for tells in _tellers:
        for entry, lines in tells(viewer, entries, as_of).items():
            found[entry] += lines
    return found
