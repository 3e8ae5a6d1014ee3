"""The reading of a file outlives its process: killed without warning, it is taken up and comes in whole, once."""

import os
import signal
import subprocess
import sys

import pytest

ROWS = 6_000
FOUND = """
import io, sys
import django; django.setup()
from uuid import uuid4
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from seen.apps.casefile.models import Involvement
from seen.apps.chronology.actions import pending
from seen.apps.identity.models import Agency, Authority, RoleGrant, User
from seen.apps.people.models import Child, Person
from seen.core.access.viewer import system
from seen.kit.actions import Acting, writing
call_command("migrate", verbosity=0)
now = timezone.now()
with transaction.atomic(), writing(Acting("test", system("a test"))):
    school = Agency.objects.create(authority=Authority.objects.create(name="Northmarsh"), name="School", type="school")
    alice = User.objects.create(email="alice@rehearsal.example", name="Alice Example", agency=school)
    RoleGrant.objects.create(user=alice, role="worker", given_at=now, why="a test")
    child = Child.objects.create(person=Person.objects.create(written_at=now), reference="S-TEST", written_at=now)
    Involvement.objects.create(child=child, agency=school, user=alice, role="worker", reason="A test",
        start=now.date(), written_at=now)
rows = "Date,Event\\n" + "".join(f"{day % 28 + 1} May 2021,Row {day}\\n" for day in range(int(sys.argv[1])))
pending.keep_file(alice.as_viewer(), child=child.id, file=io.BytesIO(rows.encode()), name="long.csv",
    key=uuid4(), now=now)
"""
READ = """
import django; django.setup()
from django.utils import timezone
from seen.apps.chronology.actions import reading
from seen.apps.chronology.models import PendingFile
from seen.apps.identity.models import User
file = PendingFile.objects.get().id
for _ in reading._steps(User.objects.get().as_viewer(), file=file, now=timezone.now()):
    if PendingFile.objects.get().rows_read:
        print("some are read", flush=True)
"""
AGED = """
import django; django.setup()
from django.db import transaction
from django.db.models import F
from seen.apps.chronology.models import PendingFile
from seen.apps.chronology.queries.pending import FRESH
from seen.core.access.viewer import system
from seen.kit.actions import Acting, writing
with transaction.atomic(), writing(Acting("test", system("a test"))):
    PendingFile.objects.update(beat=F("beat") - FRESH)
"""
ACCEPT = """
import django; django.setup()
from django.utils import timezone
from seen.apps.chronology.actions.pending import accept
from seen.apps.chronology.models import Entry, ImportFile, ImportRow, PendingFile
from seen.apps.identity.models import User
file = PendingFile.objects.get()
assert file.outcome, file.refused or "not read to its end"
assert accept(User.objects.get().as_viewer(), file=file.id, now=timezone.now())
assert ImportFile.objects.get().accepted_at
print(Entry.objects.count(), ImportRow.objects.count(), PendingFile.objects.count())
"""


@pytest.fixture
def run(tmp_path):
    environment = {**os.environ, "SEEN_HOME": str(tmp_path), "SEEN_DATABASE": "sqlite"}
    environment["DJANGO_SETTINGS_MODULE"] = "seen.config.settings"
    return lambda *command: subprocess.Popen(
        [sys.executable, *command], env=environment, stdout=subprocess.PIPE, text=True
    )


def finished(process):
    out, _ = process.communicate(timeout=180)
    assert process.returncode == 0
    return out


def test_a_killed_reading_is_taken_up_by_tending_and_comes_in_whole_and_once(run):
    finished(run("-c", FOUND, str(ROWS)))
    reader = run("-c", READ)
    assert reader.stdout.readline() == "some are read\n"
    reader.send_signal(signal.SIGKILL)
    reader.communicate(timeout=20)
    tend = ("-m", "seen.config.commands", "tend", "--once")
    finished(run(*tend))  # too early: the reader could be alive
    finished(run("-c", AGED))
    finished(run(*tend))
    assert finished(run("-c", ACCEPT)) == f"{ROWS} {ROWS} 0\n"
