"""Work done for a moment within a request and, where that is not enough, to its end in a thread beside it."""

import logging
import time
from collections.abc import Iterator
from threading import Thread
from traceback import extract_tb

from django.db import connections

log = logging.getLogger(__name__)


def carry_on(steps: Iterator[object], *, seconds: float) -> Thread | None:
    """Take steps for so many seconds; what is left is taken in a thread, which is returned. None: all is done.

    Each step must leave the work whole: the thread ends with its process, and somebody else takes the work up.
    """
    until = time.monotonic() + seconds
    for _ in steps:
        if time.monotonic() >= until:
            beside = Thread(target=_to_the_end, args=(steps,), name="carrying on", daemon=True)
            beside.start()
            return beside
    return None


def _to_the_end(steps: Iterator[object]) -> None:
    try:
        for _ in steps:
            pass
    except Exception as error:
        # Its words may be words about a child: the log has its kind and its place.
        place = extract_tb(error.__traceback__)[-1]
        log.error("work beside a request stopped: %s in %s, line %s", type(error).__name__, place.name, place.lineno)
    finally:
        connections.close_all()
