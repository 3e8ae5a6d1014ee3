"""The one command that starts everything, as somebody would use it on a machine of their own."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
SERVER = str(ROOT / "script/server")
PATIENCE = 60  # seconds: a server that is up answers; how fast is not asked here


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "SEEN_HOME": str(tmp_path / "home")}


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that something else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/health/", timeout=PATIENCE) as answer:
            return answer.status == 200
    except (URLError, OSError):
        return False


def test_check_prints_ok_and_leaves_nothing(environment: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run([SERVER, "--check"], env=environment, capture_output=True, text=True, timeout=180)
    assert (done.returncode, done.stdout) == (0, "ok\n"), done.stderr
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_stopping_stops_everything(environment: dict[str, str], stop: signal.Signals) -> None:
    port = free_port()
    with subprocess.Popen(
        [SERVER, "--no-demo", "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert f"http://127.0.0.1:{port}" in process.stdout.readline()
            assert answers(port)
            if stop is signal.SIGINT:  # Ctrl-C reaches everything that the terminal runs
                os.killpg(process.pid, stop)
            else:
                process.send_signal(stop)
            process.wait(timeout=PATIENCE)  # gunicorn waits 30 s for a worker that starts just then
        except BaseException:  # leaving the block waits for the process: for ever, if nobody ends it
            os.killpg(process.pid, signal.SIGKILL)
            raise
    until = time.monotonic() + 10
    while _group(process.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert not _group(process.pid)
    assert not answers(port)


def test_a_port_that_is_taken_is_one_clear_sentence(environment: dict[str, str], taken: int) -> None:
    done = subprocess.run([SERVER, "--port", str(taken)], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr.strip() == (f"Port {taken} is taken. Stop what uses it, or choose another: --port {taken + 1}.")


@pytest.mark.parametrize("words", [["--port"], ["--port", "x"], ["--prot", "8000"]])
def test_other_words_are_one_clear_sentence(environment: dict[str, str], words: list[str]) -> None:
    done = subprocess.run([SERVER, *words], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


def _group(leader: int) -> list[int]:
    """The processes that the command started and that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == leader and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found
