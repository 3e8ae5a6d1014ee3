"""How long script/server takes from a copy with no environment and no database, and how long the second time."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep
from urllib.request import urlopen

from seen.core.refusals import Refusal
from seen.rehearsal.bench.verdict import Bar, Verdict
from seen.rehearsal.installation import ROOT

FIRST, AFTER = 60.0, 5.0  # seconds, with warm package caches
PATIENCE = 300.0
NOT_COPIED = shutil.ignore_patterns(".venv", ".git", "var", "__pycache__", "node_modules")


def measure() -> Verdict:
    """Return the verdict: the first start makes environment, database and families, the second finds them."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "seen"
        shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
        first, after = _started(copy), _started(copy)
        bare = _bare(copy)
    return Verdict(
        "server",
        ours={"first": first * 1000, "after": after * 1000},
        peers={"Django set up and nothing else": bare * 1000},
        ratios={"after / Django set up": after / bare},
        equal_answers=True,
        bars=[Bar("first start", first, FIRST, "s"), Bar("start after that", after, AFTER, "s")],
    )


def _started(copy: Path) -> float:
    """Return the seconds until the service answers, and stop it again."""
    start = perf_counter()
    with _server(copy) as port:
        while not _answers(port):
            if perf_counter() - start > PATIENCE:
                raise Refusal(f"Nothing answers at port {port} after {PATIENCE:.0f} seconds.")
            sleep(0.05)
        return perf_counter() - start


@contextmanager
def _server(copy: Path) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [str(copy / "script/server"), "--port", str(port)]
    own = {
        name: value for name, value in os.environ.items() if not name.startswith(("SEEN_", "PG", "PYTHON", "DJANGO"))
    }
    process = subprocess.Popen(command, env=own, cwd=copy, stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603
    try:
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/health/", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _bare(copy: Path) -> float:
    """Return the seconds that Python and Django take to get ready, before anything is done."""
    start = perf_counter()
    command = [str(copy / ".venv/bin/python"), "-c", "import django; django.setup()"]
    own = os.environ | {"DJANGO_SETTINGS_MODULE": "seen.config.settings", "PYTHONPATH": str(copy)}
    subprocess.run(command, env=own, cwd=copy, check=True)  # noqa: S603
    return perf_counter() - start
