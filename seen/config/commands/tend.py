"""script/seen tend: what nobody asks for: the audit's head, children who are due, files and jobs half done."""

import argparse
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

SUMMARY = "copy the audit's head each minute and look at the children who are due, until stopped"
EVERY = 60.0  # seconds: architecture, Action
TAKES_UP = 5  # seconds between two looks for files whose reading stopped
log = logging.getLogger(__name__)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take --once, for one round."""
    parser.add_argument("--once", action="store_true", help="one round, then stop")


def run(args: argparse.Namespace) -> int:
    """Go round until stopped, or until whoever started this is gone. A round that fails is tried again at the next."""
    import django

    django.setup()
    parent, copied = os.getppid(), 0
    while True:
        try:
            copied = _round(copied)
        except Exception:
            log.exception("a round of tending failed")
            if args.once:
                return 1
        if args.once:
            return 0
        for second in range(1, int(EVERY) + 1):
            time.sleep(1)
            if os.getppid() != parent:
                return 0
            if second % TAKES_UP == 0:
                _take_up_files()
                _take_up_jobs()


def _round(copied: int) -> int:
    """Copy the head, unless it is the one copied last, and look at whom time or a crash left due.

    A day that came is found by the first round after midnight. Returns the number of the head.
    """
    from django.db import close_old_connections
    from django.utils import timezone

    from seen.apps.chronology.actions.files import ABANDONED, remove_unfinished
    from seen.apps.chronology.actions.pending import discard_too_old
    from seen.apps.patterns.actions import pass_on_unread, scan
    from seen.core.access.viewer import system
    from seen.kit.audit import chain, heads
    from seen.kit.jobs.actions import discard_too_old as discard_old_jobs

    close_old_connections()
    seq, mac, at = chain.head()
    if at is not None and seq != copied:
        heads.copy(seq, mac, at)
    now = timezone.now()
    remove_unfinished(system("files that a run left unfinished"), before=now - ABANDONED)
    discard_too_old(system("files that nobody accepted in time"), at=now)
    discard_old_jobs(system("what jobs made and nobody needs any more"), at=now)
    _take_up_files()
    _take_up_jobs()
    scan(system("the scan of children who are due"), as_of=timezone.localdate(now), now=now)
    pass_on_unread(system("what nobody read within its hour"), as_of=timezone.localdate(now), now=now)
    return seq


def _take_up_files() -> None:
    """Read to their end the files whose reader gave no sign of life: its process was stopped.

    What goes wrong is logged by its kind alone, for its words may be words about a child, and tried again later.
    """
    from django.db import close_old_connections
    from django.utils import timezone

    from seen.apps.chronology.actions.reading import read_to_the_end
    from seen.apps.chronology.queries.pending import left_lying

    close_old_connections()
    with _logged("files left half read could not be looked for"):
        for file, viewer in left_lying(at=timezone.now()):
            with _logged("a file left half read could not be taken up"):
                read_to_the_end(viewer, file=file, now=timezone.now())


def _take_up_jobs() -> None:
    """Do to their end the jobs whose process was stopped."""
    from django.utils import timezone

    from seen.kit.jobs.actions import work_to_the_end
    from seen.kit.jobs.queries import left_lying

    with _logged("jobs left half done could not be looked for"):
        for job in left_lying(at=timezone.now()):
            with _logged("a job left half done could not be taken up"):
                work_to_the_end(job, now=timezone.now())


@contextmanager
def _logged(what: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        log.error("%s: %s", what, type(error).__name__)
