"""Brings a family's story in: what each agency wrote, as a file of that agency's own."""

from datetime import date, datetime
from uuid import UUID

from seen.apps.chronology.actions import record_for_service
from seen.apps.chronology.drafts import Draft
from seen.rehearsal.cast import Cast
from seen.rehearsal.stories import Told, story


def tell(family: str, *, children: dict[str, UUID], cast: Cast, today: date, now: datetime) -> None:
    """Store a family's story."""
    for told in story(family, today=today):
        record_for_service(
            cast.somebody_of(told.agency),
            child=children[told.child],
            draft=draft(told),
            agency=cast.agencies[told.agency].id,
            now=now,
        )


def draft(told: Told) -> Draft:
    """Return a row of the story as an entry before it is stored."""
    return Draft(
        kind=told.kind,
        on=told.on,
        recorded=told.recorded,
        source_type=told.source_type,
        areas=told.areas,
        text=told.text,
        detail=told.detail,
        child_words=told.words,
        source_record=told.ref,
    )
