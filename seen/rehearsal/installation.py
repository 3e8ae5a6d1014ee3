"""A temporary installation for benchmarks and soaks: its own folder, and its own PostgreSQL cluster where asked."""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[2]
START = '. script/postgres.sh; start_postgres "$@" >&2 && printf "%s\\n" "$PG_DIR" "$PG_BIN" "$PGPORT"'


class Cluster:
    """A PostgreSQL cluster of this run alone, with fsync on, reached by socket only."""

    def __init__(self) -> None:
        told = subprocess.run(  # noqa: S603 - our own script
            ["/bin/bash", "-c", START, "postgres.sh", "-c", "fsync=on"],
            cwd=ROOT, check=True, capture_output=True, text=True,
        ).stdout.splitlines()  # fmt: skip
        self.folder, self.programs, self.port = Path(told[0]), Path(told[1]), told[2]

    @property
    def environment(self) -> dict[str, str]:
        """Return what a process needs to reach it."""
        return {
            "SEEN_DATABASE": "postgresql", "SEEN_POOL": "0", "PGHOST": str(self.folder), "PGPORT": self.port,
            "PGUSER": "postgres", "PGDATABASE": "postgres",
        }  # fmt: skip

    def crash(self) -> None:
        """Stop the server as a power cut would: nothing is written any more."""
        self._control("stop", "-m", "immediate")

    def start(self) -> None:
        """Start it again; it recovers from its own log."""
        self._control(
            "start", "-l", str(self.folder / "log"), "-o", f"-p {self.port} -k {self.folder} -c listen_addresses="
        )

    def remove(self) -> None:
        """Stop it and take everything away."""
        self._control("stop", "-m", "immediate", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)
        Path(f"{self.folder}.log").unlink(missing_ok=True)

    def _control(self, *words: str, check: bool = True) -> None:
        owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*owner, str(self.programs / "pg_ctl"), "-D", str(self.folder / "d"), "-w", *words]
        subprocess.run(command, cwd=self.folder, check=check, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603


class Asked:
    """A run asked to end by SIGTERM or SIGHUP ends as it would by itself, and takes away what it made.

    Until `heed` the wish is kept: a cluster half started could not be taken away.
    """

    def __init__(self) -> None:
        self.heeded, self.by = False, 0

    @contextmanager
    def to_end(self) -> Iterator[None]:
        """Take the signals, in the main thread; elsewhere Python allows none."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {each: signal.signal(each, self._told) for each in (signal.SIGTERM, signal.SIGHUP)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def heed(self) -> None:
        """From now on a signal ends the run; one that came before ends it here."""
        self.heeded = True
        if self.by:
            raise SystemExit(128 + self.by)

    def _told(self, number: int, frame: FrameType | None) -> None:
        self.by = number
        if self.heeded:
            raise SystemExit(128 + number)


@dataclass(frozen=True, slots=True)
class Installation:
    """A temporary installation: its folder, and its cluster where it is on PostgreSQL."""

    home: Path
    cluster: Cluster | None


@contextmanager
def temporary(*, database: str = "") -> Iterator[Installation]:
    """Turn this process, before Django is set up, and those it starts to an installation that lasts as long as this.

    `database` is sqlite or postgresql; where blank, what SEEN_DATABASE says. The database is always a new one.
    """
    asked = Asked()
    with asked.to_end():
        cluster = Cluster() if (database or os.environ.get("SEEN_DATABASE", "sqlite")) == "postgresql" else None
        yield from _lasting(cluster, asked)


def _lasting(cluster: Cluster | None, asked: "Asked") -> Iterator[Installation]:
    home = tempfile.mkdtemp(prefix="seen-")
    own = {"SEEN_HOME": home, "SEEN_REHEARSAL": "1", "SEEN_DATABASE": "sqlite"}
    own |= cluster.environment if cluster else {}
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    try:
        asked.heed()
        yield Installation(Path(home), cluster)
    finally:
        asked.heeded = False  # asked once more while it takes everything away, it still takes everything away
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        shutil.rmtree(home, ignore_errors=True)
        if cluster:
            cluster.remove()
