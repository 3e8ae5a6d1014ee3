"""The short form of `script/seen soak kills`, and proof that it would notice."""

import json
import subprocess
import sys
from typing import Any

import pytest

ON_SQLITE = """
import json, os, time, uuid
from seen.config.commands import prepare
from seen.rehearsal.installation import temporary

with temporary(database="sqlite") as installation:
    prepare.run(None)
    from seen.apps.chronology.models import Entry
    from seen.rehearsal.soak import kills

    def lies(pipe, number):
        os.write(pipe, uuid.uuid4().bytes)
        time.sleep(60)

    def bypasses(pipe, number):
        entry = Entry.objects.first()
        entry.pk = entry.account = uuid.uuid4()
        entry.save(force_insert=True)
        os.write(pipe, entry.account.bytes)
        time.sleep(60)

    workers = {"honest": (None, 10), "lies": (lies, 1), "bypasses": (bypasses, 1)}
    print(json.dumps({
        name: kills.soak(times=times, seed=1, installation=installation, worker=worker)
        for name, (worker, times) in workers.items()
    }))
"""


def run(*words: str) -> dict[str, Any]:
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, timeout=300)
    assert done.stdout, done.stderr
    return {"status": done.returncode, **json.loads(done.stdout)}


@pytest.fixture(scope="module")
def on_sqlite() -> dict[str, Any]:
    return run("-c", ON_SQLITE)


def test_ten_kills_lose_nothing(on_sqlite: dict[str, Any]) -> None:
    told = on_sqlite["honest"]
    assert (told["holds"], told["wrong"]) == (True, [])
    assert told["stored"] >= told["acknowledged"] >= 10


def test_ten_kills_and_a_power_cut_lose_nothing_on_postgresql() -> None:
    told = run("-m", "seen.config.commands", "soak", "kills", "--times", "10", "--database", "postgresql")
    assert (told["status"], told["holds"], told["wrong"], told["power_cuts"]) == (0, True, [], 1)
    assert told["stored"] >= told["acknowledged"] >= 10


@pytest.mark.parametrize(
    ("worker", "sentence"), [("lies", "was acknowledged and is lost"), ("bypasses", "has no line in the audit")]
)
def test_it_notices(on_sqlite: dict[str, Any], worker: str, sentence: str) -> None:
    told = on_sqlite[worker]
    assert not told["holds"]
    assert any(sentence in each for each in told["wrong"]), told
