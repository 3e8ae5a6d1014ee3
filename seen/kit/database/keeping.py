"""Leaves the collector off while much is read that is kept: it would look through all of it again, for nothing."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_reading = 0
_was_on = False


@contextmanager
def all_kept() -> Iterator[None]:
    """Leave the collector off meanwhile, whichever threads read; the last to end puts it on again where it was on."""
    global _reading, _was_on
    with _lock:
        if not _reading:
            _was_on = gc.isenabled()
            gc.disable()
        _reading += 1
    try:
        yield
    finally:
        with _lock:
            _reading -= 1
            if not _reading and _was_on:
                gc.enable()
