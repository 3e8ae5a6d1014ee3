"""Say what kind rows of a file are of: a person's confirmation, for a whole batch of alike rows by one act."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid5

from seen.apps.chronology.actions.amend import supersede
from seen.apps.chronology.drafts import Draft, draft_of
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sorting import NONE_OF_THESE
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.kit.actions import action, current
from seen.kit.knowledge.kinds import kind as kind_of

SORTED = "Kinds confirmed by a person, from the words of the row."


@action("chronology.sort_kinds", needs=Permission.RECORD)
def sort_kinds(
    viewer: Viewer,
    *,
    entries: Sequence[Entry],
    kinds: Sequence[str],
    details: Mapping[str, str],
    account: UUID,
    now: datetime,
) -> list[Entry]:
    """Give rows without a kind the kinds confirmed for them, all or none; no kinds: none of those suggested.

    A row that did not say whether it is a worry takes that from its kind, a worry before the rest. Each stays in its
    history as it came. Sent twice, it is one act. Raises UnknownKind, NotTheirs, ChangedMeanwhile.
    """
    chosen = sorted(dict.fromkeys(kind_of(slug).id for slug in kinds), key=lambda slug: kind_of(slug).polarity)
    current().note(entries=len(entries), kinds=chosen)
    return [
        supersede(
            viewer,
            entry=entry,
            draft=_sorted(draft_of(entry), chosen, details),
            why=SORTED if chosen else NONE_OF_THESE,
            account=uuid5(account, str(entry.id)),
            now=now,
        )
        for entry in entries
    ]


def _sorted(was: Draft, chosen: Sequence[str], details: Mapping[str, str]) -> Draft:
    if not chosen:
        return was
    first, *rest = chosen
    return replace(was, kind=first, also=tuple(rest), polarity=was.polarity or None, detail={**was.detail, **details})
