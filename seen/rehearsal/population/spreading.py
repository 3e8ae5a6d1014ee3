"""Gives pieces of work to several processes and takes the answers in order, without holding more than a few."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.pool import AsyncResult
from typing import TypeVar

AHEAD = 4  # answers that may wait, for each process: what bounds the memory
Job = TypeVar("Job")
Answer = TypeVar("Answer")


def cores() -> int:
    """Return how many processes this machine can run at once."""
    return len(os.sched_getaffinity(0))


def spread(call: Callable[[Job], Answer], jobs: Iterable[Job], *, processes: int) -> Iterator[Answer]:
    """Yield what a call answers for each job, in order. With one process all is done in this one."""
    if processes == 1:
        yield from map(call, jobs)
        return
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        waiting = deque[AsyncResult[Answer]]()
        for job in jobs:
            waiting.append(pool.apply_async(call, (job,)))
            if len(waiting) > AHEAD * processes:
                yield waiting.popleft().get()
        while waiting:
            yield waiting.popleft().get()
