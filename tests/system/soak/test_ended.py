"""A soak or a benchmark that is asked to end takes its cluster and its folder away."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

WAITS = """
import sys, time
from seen.rehearsal.installation import temporary

with temporary(database=sys.argv[1]) as installation:
    print(installation.home, installation.cluster.folder if installation.cluster else "", flush=True)
    time.sleep(600)
"""
SOONER = """
import os, signal, sys
from seen.rehearsal import installation

def starting():
    os.kill(os.getpid(), signal.SIGTERM)
    print("started", flush=True)
    return type("Cluster", (), {"environment": {}, "remove": lambda self: print("removed", flush=True)})()

installation.Cluster = starting
with installation.temporary(database="postgresql"):
    print("never", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["asked to end", "left by its terminal"])
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_nothing_is_left_behind(database: str, number: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", WAITS, database], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        folders = [Path(word) for word in run.stdout.readline().split()]
        assert len(folders) == (2 if database == "postgresql" else 1) and all(one.is_dir() for one in folders)
        run.send_signal(number)
        assert run.wait(timeout=60) == 128 + number
    assert not any(one.exists() for one in folders)


def test_asked_while_the_cluster_starts_it_is_taken_away_too() -> None:
    done = subprocess.run([sys.executable, "-c", SOONER], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["started", "removed"] and done.returncode == 128 + signal.SIGTERM
