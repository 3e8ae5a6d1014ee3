"""Kills a process by kill -9 while it records, again and again: nothing acknowledged is lost, no act is stored by half.

Each time a forked worker records, corrects and withdraws by the ordinary acts, and says so on a pipe once an act is
done. On PostgreSQL every so often the whole server is stopped as a power cut would stop it.
"""

import logging
import os
import random
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any, NoReturn
from uuid import UUID, uuid4

from django.db import connections
from django.utils import timezone

from seen.apps.chronology.actions import correct, record
from seen.apps.chronology.drafts import Draft
from seen.apps.people.models import Child
from seen.core.dates.partial import PartialDate
from seen.rehearsal.cast import Cast
from seen.rehearsal.installation import Installation
from seen.rehearsal.soak.found import Record

SERVER_TOO = 10  # one kill in so many takes the whole PostgreSQL server with it
LONGEST = 0.12  # seconds between the first acknowledgement and the kill, at most
WORRIES = 0.1  # of the notes: each changes a finding, whose versions would soon outweigh all else
ACKNOWLEDGED = 16  # bytes of a telling's key on the pipe
Worker = Callable[[int, int], None]


class StoppedByItself(Exception):
    """A worker ended before it was killed."""


def soak(*, times: int, seed: int, installation: Installation, worker: Worker | None = None) -> dict[str, Any]:
    """Kill so many times and look after each. Returns counts, `holds` true only where nothing was wrong."""
    chance, found = random.Random(seed), Record()  # noqa: S311 - not a secret
    start, acknowledged, servers = time.monotonic(), 0, 0
    for number in range(times):
        power_cut = installation.cluster is not None and number % SERVER_TOO == SERVER_TOO - 1
        crash = installation.cluster.crash if power_cut and installation.cluster else None
        accounts = kill_once(worker or write_until_killed, number, wait=chance.random() * LONGEST, crash=crash)
        if power_cut and installation.cluster:
            installation.cluster.start()
            servers += 1
        acknowledged += len(accounts)
        found.look(accounts, thoroughly=power_cut or number % 100 == 99 or number == times - 1)
    return {
        "times": times,
        "power_cuts": servers,
        "acknowledged": acknowledged,
        "stored": found.stored,
        "acts": found.acts,
        "wrong": found.wrong[:20],
        "seconds": round(time.monotonic() - start, 1),
        "holds": not found.wrong and acknowledged > 0,
    }


def kill_once(worker: Worker, number: int, *, wait: float, crash: Callable[[], None] | None) -> list[UUID]:
    """Fork a worker, let it acknowledge at least once, and kill it. Returns what it acknowledged."""
    connections.close_all()
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _work(worker, writing, number, quietly=crash is not None)
    os.close(writing)
    told = os.read(reading, ACKNOWLEDGED)
    if not told:
        os.waitpid(process, 0)
        raise StoppedByItself(f"Worker {number} stopped before it had stored anything.")
    time.sleep(wait)
    if crash:
        crash()
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    while more := os.read(reading, 1 << 16):
        told += more
    os.close(reading)
    return list(_accounts(told))


def _work(worker: Worker, acknowledge: int, number: int, *, quietly: bool) -> NoReturn:
    """Work in the forked process. Where the server is to be taken away, what that breaks is no news."""
    if quietly:
        logging.disable(logging.CRITICAL)
    try:
        worker(acknowledge, number)
    except Exception:
        if not quietly:
            traceback.print_exc()
    finally:
        os._exit(1)


def write_until_killed(acknowledge: int, number: int) -> None:
    """Record about one child or several, and now and then correct, until the end."""
    chance, now = random.Random(number), timezone.now()  # noqa: S311 - not a secret
    viewer = Cast().viewers["Sol Invented"]
    children = list(
        Child.objects.order_by("reference").filter(involvements__user=viewer.id).values_list("id", flat=True)
    )
    while True:
        account = uuid4()
        about = chance.sample(children, chance.randint(1, min(3, len(children))))
        kind = "note.observation" if chance.random() < WORRIES else "note.strength"
        noted = record(viewer, children=about, draft=_draft(account, kind), account=account, now=now)
        os.write(acknowledge, account.bytes)
        if chance.random() < 0.2:
            account = uuid4()
            why = "Invented, to see what a kill leaves."
            correct(viewer, entry=noted.entries[0], draft=_draft(account, kind), why=why, account=account, now=now)
            os.write(acknowledge, account.bytes)


def _draft(account: UUID, kind: str) -> Draft:
    """Return a note with a part held back, so that an act writes to several tables."""
    return Draft(
        kind=kind,
        on=PartialDate.day(timezone.localdate()),
        text=f"Invented for a soak, {account}",
        child_words=f"Also invented, {account}",
        source_type="observed",
    )


def _accounts(told: bytes) -> Iterator[UUID]:
    """A key cut short by the kill was not acknowledged."""
    for at in range(0, len(told) - ACKNOWLEDGED + 1, ACKNOWLEDGED):
        yield UUID(bytes=told[at : at + ACKNOWLEDGED])
