"""While a file comes in others read and write as ever, and see all of it or nothing; a killed run shows nothing."""

import json
import os
import shutil
import signal
import subprocess
import sys

import pytest

ROWS = 3_000
FOUND = """
import django; django.setup()
from datetime import date
from django.db import transaction
from django.utils import timezone
from seen.apps.casefile.models import Hold
from seen.apps.identity.models import Agency, Authority
from seen.apps.people.models import Child, Person
from seen.core.access.viewer import system
from seen.kit.actions import Acting, writing
from django.core.management import call_command
call_command("migrate", verbosity=0)
now = timezone.now()
with transaction.atomic(), writing(Acting("test", system("a test"))):
    school = Agency.objects.create(authority=Authority.objects.create(name="Northmarsh"), name="School", type="school")
    child = Child.objects.create(person=Person.objects.create(written_at=now), reference="S-TEST", written_at=now)
    Hold.objects.create(child=child, agency=school, reason="own_note", start=now.date(), written_at=now)
"""
READ = """
import json, sys, time
import django; django.setup()
from django.utils import timezone
from seen.apps.casefile import queries as casefile
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import entries
from seen.apps.people.models import Child
from seen.core.access.viewer import system
from seen.kit.audit.reads import record_read
viewer = system("a test")
child = Child.objects.get().id
sight = casefile.sight(viewer, child, as_of=timezone.localdate())
seen, staged, slowest, end = set(), 0, 0.0, time.time() + float(sys.argv[1])
print("reading", flush=True)
while time.time() < end:
    begun = time.perf_counter()
    record_read(viewer, name="a page", about=[child])
    seen.add(entries(sight).count())
    slowest = max(slowest, time.perf_counter() - begun)
    if not staged and Entry.objects.exists():
        staged = 1
        print("staged", flush=True)
    if len(seen) > 1:
        break
print(json.dumps({"seen": sorted(seen), "slowest": slowest}))
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """Return the folder of an installation with one child, made once."""
    home = tmp_path_factory.mktemp("prepared")
    finished(started(home, "-c", FOUND))
    return home


@pytest.fixture
def run(prepared, tmp_path):
    """Start Python on an installation of this test alone."""
    home = tmp_path / "home"
    shutil.copytree(prepared, home)
    return lambda *command: started(home, *command)


def started(home, *command):
    environment = {**os.environ, "SEEN_HOME": str(home), "SEEN_DATABASE": "sqlite"}
    environment["DJANGO_SETTINGS_MODULE"] = "seen.config.settings"
    return subprocess.Popen([sys.executable, *command], env=environment, stdout=subprocess.PIPE, text=True)


def finished(process):
    out, _ = process.communicate(timeout=180)
    assert process.returncode == 0
    return out


@pytest.fixture
def command(tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("Date,Event\n" + "".join(f"{day % 28 + 1} May 2021,Row {day}\n" for day in range(ROWS)))
    return ["-m", "seen.config.commands", "import-chronology", "--agency", "School", "--child", "S-TEST", str(path)]


def test_others_read_meanwhile_and_see_all_of_it_or_nothing(run, command):
    reader = run("-c", READ, "120")
    assert reader.stdout.readline() == "reading\n"
    account = json.loads(finished(run(*command)))
    assert account["accepted"] == ROWS
    staged, found = finished(reader).splitlines()
    assert staged == "staged"
    assert json.loads(found)["seen"] == [0, ROWS]
    assert json.loads(found)["slowest"] < 10, "nobody is shut out"


def test_a_killed_run_shows_nothing_and_the_next_one_is_whole(run, command):
    reader = run("-c", READ, "12")
    assert reader.stdout.readline() == "reading\n"
    bringing = run(*command)
    assert reader.stdout.readline() == "staged\n"
    bringing.send_signal(signal.SIGKILL)
    bringing.communicate(timeout=20)
    assert json.loads(finished(reader))["seen"] == [0]
    account = json.loads(finished(run(*command)))
    assert account["accepted"] == ROWS
    assert json.loads(finished(run("-c", READ, "0.1")).splitlines()[-1])["seen"] == [ROWS]
