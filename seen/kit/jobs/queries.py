"""Jobs for whoever asked for them: how far each is, and what it made."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from seen.core.access.viewer import Viewer
from seen.core.refusals import Refusal
from seen.kit.access.sealed import unseal_bytes
from seen.kit.jobs.models import Job, JobPiece

PURPOSE = "job"
FRESH = timedelta(seconds=30)  # a layout gives a sign every five seconds
KEPT = timedelta(days=1)
NOBODY = UUID(int=0)


class Stage(StrEnum):
    """How far a job is."""

    UNDER_WAY = "under way"
    INTERRUPTED = "interrupted"  # whoever worked on it gives no sign any more
    STOPPED = "stopped"
    READY = "ready"


class NoSuchJob(Refusal):
    """There is no such job, or not of this person and child. The two are never told apart."""


class Unreadable(Refusal):
    """What a job kept cannot be opened any more."""


def job_of(viewer: Viewer, job: UUID, *, about: Iterable[UUID]) -> Job:
    """Return somebody's own job about a child. Raises NoSuchJob."""
    found = Job.objects.filter(id=job, by=viewer.id or NOBODY, about__in=list(about)).first()
    if found is None:
        raise NoSuchJob("We cannot show that page.")
    return found


def jobs_of(viewer: Viewer, *, about: Iterable[UUID]) -> list[Job]:
    """Return somebody's own jobs about a child, newest first."""
    return list(Job.objects.filter(by=viewer.id or NOBODY, about__in=list(about)).order_by("-asked_at"))


def stage_of(job: Job, *, at: datetime) -> Stage:
    """Return how far a job is."""
    if job.made_at is not None:
        return Stage.READY
    if job.stopped:
        return Stage.STOPPED
    return Stage.UNDER_WAY if under_way(job, at=at) else Stage.INTERRUPTED


def under_way(job: Job, *, at: datetime) -> bool:
    """Answer whether somebody who works on it gave a sign of it lately."""
    return job.run is not None and job.beat is not None and job.beat > at - FRESH


def what_was_asked(job: Job) -> dict[str, Any]:
    """Return what a job is to do. Raises Unreadable where the installation's key is another than it was."""
    told: dict[str, Any] = json.loads(_opened(bytes(job.asked)))
    return told


def rests_on(job: Job) -> frozenset[str]:
    """Return the keys of what a job's file was made from. Raises Unreadable."""
    return frozenset(_opened(bytes(job.rests_on or b"")).decode().split())


def content_of(job: Job) -> bytes:
    """Return what a job made. Raises Unreadable."""
    pieces = JobPiece.objects.filter(job=job).order_by("number").values_list("sealed", flat=True)
    return b"".join(_opened(bytes(piece)) for piece in pieces)


def left_lying(*, at: datetime) -> list[UUID]:
    """Return the jobs whose work stopped, or never began: their process was stopped."""
    waiting = Job.objects.filter(made_at=None, stopped="")
    return [job.id for job in waiting.order_by("asked_at") if not under_way(job, at=at) and job.asked_at <= at - FRESH]


def too_old(*, at: datetime) -> list[UUID]:
    """Return the jobs that were asked for so long ago that what they made is taken away."""
    return list(Job.objects.filter(asked_at__lt=at - KEPT).values_list("id", flat=True))


def _opened(sealed: bytes) -> bytes:
    content = unseal_bytes(sealed, purpose=PURPOSE)
    if content is None:
        raise Unreadable("What was kept here cannot be opened any more. Ask for it again.")
    return content
