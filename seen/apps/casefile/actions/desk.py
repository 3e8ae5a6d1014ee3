"""Asking the matching desk to look at a child; its sight lasts until the request is closed."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from seen.apps.casefile.actions.owing import end_task, write_task
from seen.apps.casefile.models import MatchRequest, Task
from seen.apps.people.queries.duplicates import unanswered, undecided
from seen.apps.people.queries.joined import record_ids
from seen.core.access.permission import Permission, Role
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.lifecycle.task import TaskAct
from seen.core.refusals import Refusal
from seen.kit.actions import action, current
from seen.kit.database.prepared import prepared_rows

WHY = {"identifier": "two records have the same number", "name_and_birth": "two records have the same name and birth"}


class BadMatch(Refusal):
    """The request lacks words, or is closed."""


@action("casefile.ask_matching_desk", needs=Permission.RECORD)
def ask_matching_desk(viewer: Viewer, *, sight: Sight, why: str, at: datetime) -> MatchRequest:
    """Ask the desk to match a child; asked twice while open, it is one request."""
    if not sight.any or not why.strip():
        raise BadMatch("Write what you want the matching desk to find out.")
    return write_request(viewer, sight.child, why=why.strip(), at=at)


@action("casefile.close_match", needs=Permission.MATCH)
def close_match(viewer: Viewer, *, sight: Sight, words: str, at: datetime) -> MatchRequest:
    """Close the request with what was found. The desk's sight of the child ends."""
    row = MatchRequest.objects.filter(child__in=record_ids(sight.child), closed_at=None).first()
    if row is None:
        raise BadMatch("This request is closed already.")
    if not words.strip():
        raise BadMatch("Write what you found and whom you told.")
    close_request(viewer, row, words=words.strip(), at=at)
    return row


def write_request(viewer: Viewer, child: UUID, *, why: str, at: datetime) -> MatchRequest:
    """Write a request inside an act under way, or return the one that is open."""
    there = _open_requests(child)
    row, new = (
        (there[0], False)
        if there
        else MatchRequest.objects.get_or_create(
            child_id=child, closed_at=None, defaults={"why": why, "asked_at": at, "asked_by_id": viewer.id}
        )
    )
    current().concerns(child)
    current().note(request=row.id, new=new)
    return row


@prepared_rows(MatchRequest)
def _open_requests(child: UUID) -> QuerySet[MatchRequest]:
    return MatchRequest.objects.filter(child=child, closed_at=None)


def close_request(viewer: Viewer, row: MatchRequest, *, words: str, at: datetime) -> None:
    """Close a request inside an act under way."""
    row.closed_at, row.closed_by_id, row.closed_words = at, viewer.id, words
    row.save(update_fields=["closed_at", "closed_by", "closed_words"])
    current().concerns(row.child_id)
    current().note(request=row.id)


def ask_about_duplicates(viewer: Viewer, child: UUID, *, at: datetime) -> None:
    """Put every unanswered proposal about a child to the matching desk: one task each, sight of both records."""
    for pair in undecided([child]):
        why = f"Seen asks whether {WHY[pair.why]}."
        for record in (pair.first_id, pair.second_id):
            _request_by_machine(record, why=why, at=at)
        write_task(
            viewer,
            kind="match.decide",
            title="Two records may be one child",
            why=why,
            at=at,
            role=Role.MATCHING_DESK,
            link="/desk/matching/",
            about=pair.id,
        )


def settle(viewer: Viewer, duplicate: UUID, children: tuple[UUID, ...], *, words: str, at: datetime) -> None:
    """After an answer: the task is done, and requests that the machine made close where no question is left."""
    task = Task.objects.filter(kind="match.decide", about=duplicate).first()
    if task:
        end_task(viewer, task, TaskAct.FINISH, words=words, at=at)
    _close_where_nothing_is_left(viewer, children, words=words, at=at)


def drop_proposals(viewer: Viewer, child: UUID, *, words: str, at: datetime) -> None:
    """After an identity was protected: no proposal about the child is asked any longer, and the desk's sight ends."""
    for pair in unanswered(record_ids(child)):
        for task in Task.objects.filter(kind="match.decide", about=pair.id):
            end_task(viewer, task, TaskAct.NOT_NEEDED, words=words, at=at)
        _close_where_nothing_is_left(viewer, (pair.first_id, pair.second_id), words=words, at=at)


def _close_where_nothing_is_left(viewer: Viewer, children: tuple[UUID, ...], *, words: str, at: datetime) -> None:
    for child in children:
        if not undecided([child]).exists():
            for row in MatchRequest.objects.filter(child=child, closed_at=None, asked_by=None):
                close_request(viewer, row, words=words, at=at)


def _request_by_machine(child: UUID, *, why: str, at: datetime) -> None:
    MatchRequest.objects.get_or_create(child_id=child, closed_at=None, defaults={"why": why, "asked_at": at})
