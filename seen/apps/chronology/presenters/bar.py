"""What the chronology adds to the bar at the top of a child's pages."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from seen.apps.chronology.presenters.story import seen_words
from seen.apps.chronology.queries.beside import as_last_seen, sightings_asked
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.kit.database.prepared import Part


def last_seen_asked(viewer: Viewer, sight: Sight, as_of: date) -> Sequence[Part[Any]]:
    """Return what is asked for that."""
    return sightings_asked(sight)


def last_seen_facts(viewer: Viewer, sight: Sight, as_of: date, answers: Sequence[list[Any]]) -> Mapping[str, str]:
    """Return when the child was last seen, and last seen alone, as far as this viewer may know."""
    return seen_words(as_last_seen(answers))
