"""Runs tests against mutants of one module: collected once, then each mutant alone in a fork, to the first red test."""

import os
import signal
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from functools import partial
from time import monotonic
from types import FunctionType, ModuleType
from typing import Any

from seen.rehearsal.soak.mutating import Mutant

LONGEST, TIMES = 60, 5
"""Seconds that the tests of one mutant may take, or so many times what they take with none; one that never ends has
been noticed."""
RED = 1
QUIET = ("-q", "--tb=no", "-c", os.devnull, "--rootdir", ".", "-p", "no:cacheprovider")
NUMBERS = (int, float, dict, frozenset, tuple, timedelta)
"""What a module's own numbers stand in, at its top."""
Put = Callable[[Mutant], None]


def forked(work: Callable[[int], int], *, seconds: int = LONGEST) -> tuple[int, bytes]:
    """Do work in a fork that says nothing and has so long. Returns its exit status and what it wrote on the pipe."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        status = RED
        try:
            os.close(reading)
            signal.alarm(seconds)
            silence = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(silence, stream)
            status = work(writing)
        finally:
            os._exit(status)
    os.close(writing)
    with open(reading, "rb") as told:
        written = told.read()
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), written


class Trial:
    """A pytest plugin: in place of the tests' own run, one run for each mutant, the last test to turn red first."""

    def __init__(self, mutants: Iterable[Mutant], *, put: Put) -> None:
        self.mutants, self.put = mutants, put
        self.survivors: list[Mutant] = []
        self.tried = 0
        self.green = False

    def pytest_runtestloop(self, session: Any) -> bool:
        """Run the tests as they are, then once for each mutant. A mutant that cannot be loaded has been noticed."""
        if session.testsfailed or not session.items:
            return True
        start = monotonic()
        self.green = forked(lambda told: _run(session, told), seconds=10 * LONGEST)[0] == 0
        longest = max(LONGEST, int(TIMES * (monotonic() - start)))
        for mutant in self.mutants if self.green else ():
            self.tried += 1
            status, told = forked(partial(self._try, session, mutant), seconds=longest)
            if status == 0:
                self.survivors.append(mutant)
            elif told:
                session.items.insert(0, session.items.pop(int(told)))
        return True

    def _try(self, session: Any, mutant: Mutant, told: int) -> int:
        self.put(mutant)
        return _run(session, told)


def _run(session: Any, told: int) -> int:
    """Run the tests to the first red one, and write which it was."""
    for number, item in enumerate(session.items):
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        if session.testsfailed:
            os.write(told, str(number).encode())
            return RED
    return 0


def put_whole(module: ModuleType, mutant: Mutant) -> None:
    """Load a mutant in the place of its module: for what is only reached through the module, as a detector is."""
    exec(mutant.code, module.__dict__)  # noqa: S102 - our own source, one change in it


def put_by_function(module: ModuleType, mutant: Mutant) -> None:
    """Give every function of a module, and its own numbers, as a mutant has them: others hold them by name already."""
    new = ModuleType(module.__name__)
    exec(mutant.code, new.__dict__)  # noqa: S102 - likewise
    _transplant(vars(module), vars(new), name=module.__name__)


def _transplant(old: Mapping[str, Any], new: Mapping[str, Any], *, name: str) -> None:
    for key, value in list(new.items()):
        mine, made = _function(old[key]), _function(value)
        if isinstance(made, FunctionType) and made.__module__ == name:
            mine.__code__, mine.__defaults__, mine.__kwdefaults__ = (
                made.__code__,
                made.__defaults__,
                made.__kwdefaults__,
            )
            getattr(old[key], "cache_clear", bool)()
        elif isinstance(value, type) and value.__module__ == name:
            _transplant(vars(old[key]), vars(value), name=name)
        elif isinstance(old, dict) and isinstance(value, NUMBERS) and value != old[key]:
            old[key] = value


def _function(found: Any) -> Any:
    """Return the function inside a property, a class method or a cache; anything else as it is."""
    inside = getattr(found, "fget", None) or getattr(found, "__func__", found)
    return getattr(inside, "__wrapped__", inside)
