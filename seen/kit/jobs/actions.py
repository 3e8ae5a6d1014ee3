"""A job's life: asked for, worked on by one at a time, made or stopped, cancelled, taken away."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models.functions import Now

from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.refusals import Refusal
from seen.kit.access.sealed import seal_bytes
from seen.kit.actions import action, current, sent_twice
from seen.kit.jobs import queries
from seen.kit.jobs.carry_on import carry_on
from seen.kit.jobs.models import Job, JobPiece
from seen.kit.jobs.works import Asked, Made, TakenAway, work_of

PIECE = 1 << 20  # bytes that are sealed together
TRIES = 3  # work that stops the service each time is not tried for ever
GIVEN_UP = "This was interrupted three times, so it was given up. Ask for less at once."
BROKE = "Something went wrong with this, and the fault is ours. Ask for it again, or for less at once."


def begin(
    viewer: Viewer, *, job: UUID, work: str, about: UUID, what: dict[str, Any], now: datetime, wait: float = 0
) -> UUID:
    """Ask for a job and begin it in a thread beside the request. Returns its key. Sent twice, it is one.

    `wait` is for how many seconds at most the request waits for the thread, so that what is short is there at once.
    """
    key, new = ask(viewer, job=job, work=work, about=about, what=what, now=now)
    beside = carry_on(_steps(key, now=now), seconds=0) if new else None
    if beside is not None and wait:
        beside.join(wait)
    return key


def work_to_the_end(job: UUID, *, now: datetime) -> None:
    """Do a job here and now. One that somebody else works on, or that has ended, is left alone."""
    for _ in _steps(job, now=now):
        pass


@sent_twice
@action("jobs.ask", needs=Permission.READ_CHILDREN)
def ask(viewer: Viewer, *, job: UUID, work: str, about: UUID, what: dict[str, Any], now: datetime) -> tuple[UUID, bool]:
    """Keep what somebody asks for. Returns its key, and whether it is new."""
    current().concerns(about)
    current().note(job=job, work=work)
    there = Job.objects.filter(id=job).first()
    if there is not None and there.by == (viewer.id or queries.NOBODY) and there.about == about:
        return job, False
    key = job if there is None else uuid4()
    asked = seal_bytes(json.dumps(what).encode(), purpose=queries.PURPOSE)
    Job.objects.create(id=key, work=work, about=about, by=viewer.id or queries.NOBODY, asked=asked, asked_at=now)
    return key, True


@action("jobs.cancel", needs=Permission.READ_CHILDREN)
def cancel(viewer: Viewer, *, job: Job) -> None:
    """Take a job away with what it made; whoever works on it stops."""
    current().concerns(job.about)
    current().note(job=job.id)
    job.delete()


def discard_too_old(viewer: Viewer, *, at: datetime) -> int:
    """Take away what was asked for so long ago that it is not kept. Returns how many jobs that were."""
    old = queries.too_old(at=at)
    for job in Job.objects.filter(id__in=old):
        cancel(viewer, job=job)
    return len(old)


def _steps(job: UUID, *, now: datetime) -> Iterator[None]:
    """Take a job up, then do it. Between the two a request goes its way."""
    asked = _taken_up(job, now=now)
    if asked is None:
        return
    yield
    run, its = asked
    try:
        made = work_of(its.work)(_what(its, now=now), lambda done, of: _hold(job, run, done=done, of=of))
        _keep(job, run, made)
    except TakenAway:
        return
    except Refusal as refusal:
        _stop(job, run, str(refusal))
    except Exception:
        _stop(job, run, BROKE)
        raise


def _taken_up(job: UUID, *, now: datetime) -> tuple[UUID, Job] | None:
    with transaction.atomic():
        its = Job.objects.select_for_update().filter(id=job, made_at=None, stopped="").first()
        if its is None or queries.under_way(its, at=now):
            return None
        its.run, its.beat, its.tries = uuid4(), now, its.tries + 1
        if its.tries > TRIES:
            its.run, its.stopped = None, GIVEN_UP
        its.save()
        return (its.run, its) if its.run else None


def _what(job: Job, *, now: datetime) -> Asked:
    return Asked(job.id, job.about, job.by, queries.what_was_asked(job), now)


def _hold(job: UUID, run: UUID, *, done: int, of: int) -> None:
    if not Job.objects.filter(id=job, run=run).update(beat=Now(), done=done, of=of):
        raise TakenAway


def _keep(job: UUID, run: UUID, made: Made) -> None:
    keys = seal_bytes(" ".join(made.rests_on).encode(), purpose=queries.PURPOSE)
    with transaction.atomic():
        held = Job.objects.filter(id=job, run=run)
        if not held.update(run=None, beat=None, made_at=Now(), ending=made.ending, rests_on=keys):
            raise TakenAway
        JobPiece.objects.bulk_create(
            JobPiece(job_id=job, number=at, sealed=seal_bytes(made.content[at : at + PIECE], purpose=queries.PURPOSE))
            for at in range(0, len(made.content), PIECE)
        )


def _stop(job: UUID, run: UUID, why: str) -> None:
    Job.objects.filter(id=job, run=run).update(run=None, beat=None, stopped=why)
