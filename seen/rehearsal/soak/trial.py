"""Runs tests against mutants of one module: collected once, then each mutant alone in a fork, to the first red test."""

import os
import signal
from collections.abc import Callable, Iterable, Mapping
from types import FunctionType, ModuleType
from typing import Any

from seen.rehearsal.soak.mutating import Mutant

LONGEST = 60
"""Seconds that the tests of one mutant may take; one that never ends has been noticed."""
RED = 1
QUIET = ("-q", "--tb=no", "-c", os.devnull, "--rootdir", ".", "-p", "no:cacheprovider")
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
        self.green = forked(lambda told: _run(session, told))[0] == 0
        for mutant in self.mutants if self.green else ():
            self.tried += 1
            status, told = forked(lambda told, mutant=mutant: self._try(session, mutant, told))  # type: ignore[misc]
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
    """Give every function of a module its mutant's code: for what others have already imported by name."""
    new = ModuleType(module.__name__)
    exec(mutant.code, new.__dict__)  # noqa: S102 - likewise
    _transplant(vars(module), vars(new), name=module.__name__)


def _transplant(old: Mapping[str, Any], new: Mapping[str, Any], *, name: str) -> None:
    for key, value in list(new.items()):
        if getattr(value, "__module__", "") != name:
            continue
        if isinstance(value, FunctionType):
            mine = old[key]
            mine.__code__, mine.__defaults__ = value.__code__, value.__defaults__
            mine.__kwdefaults__ = value.__kwdefaults__
        elif isinstance(value, type):
            _transplant(vars(old[key]), vars(value), name=name)
