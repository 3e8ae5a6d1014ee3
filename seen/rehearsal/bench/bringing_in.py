"""100,000 rows of CSV brought in by the command, audit triggers on, beside csv and bulk_create; and other tables."""

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter, sleep
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from seen.apps.casefile.actions import add_child
from seen.apps.chronology.models import Entry
from seen.rehearsal.bench.actions import make_table, store_many
from seen.rehearsal.bench.plain import PlainEntry
from seen.rehearsal.bench.tables import measured
from seen.rehearsal.bench.verdict import Bar, Verdict, slow, usual
from seen.rehearsal.bench.visits import signed_in
from seen.rehearsal.cast import NARRATOR
from seen.rehearsal.load import WHO_SIGNS_IN, demo_child

CHILDREN, EACH = 500, 200
SECONDS = {"sqlite": 20.0, "postgresql": 25.0}
MEGABYTES, DOUBLED = 300.0, 2.0
AGENCY = "Millbrook Primary School"
HEADINGS = ("Date", "Time", "Source", "Child", "What happened", "Action", "Outcome")
VIEWS, PAUSE = 40, 0.1  # page views before, and seconds between two


class Run(NamedTuple):
    """A run's time and processor time in seconds, its largest size in megabytes, the page views in milliseconds."""

    seconds: float
    processor: float
    megabytes: float
    views: list[float]


def measure() -> Verdict:
    """Return the verdict of the database that SEEN_DATABASE names."""
    now = timezone.now()
    references = _children(now)
    view = _page_view()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "chronology.csv"
        _write(file, references, today=timezone.localdate(now))
        before = [view() for _ in range(VIEWS)]
        ours = _bring_in(file, view)
        plain = _plainly(file, references)
    tables = measured(agency=AGENCY, child=_new_child(now))
    doubled = usual(ours.views) / usual(before)
    return Verdict(
        "import",
        ours={
            "whole command": ours.seconds * 1000,
            "whole command, processor": ours.processor * 1000,
            "megabytes": ours.megabytes,
            "page view before": usual(before),
            "page view meanwhile": usual(ours.views),
            "page view meanwhile, p95": slow(ours.views),
            **tables.ours,
        },
        peers={"csv and bulk_create": plain * 1000, **tables.peers},
        ratios={"whole / plain": ours.seconds / plain, "page view meanwhile / before": doubled, **tables.ratios},
        equal_answers=_same(references) and tables.equal,
        bars=[
            Bar("100,000 rows", ours.seconds, SECONDS[connection.vendor], "s"),
            Bar("memory", ours.megabytes, MEGABYTES, "MB"),
            Bar("page view meanwhile / before", doubled, DOUBLED, "times"),
            *tables.bars,
        ],
    )


def _children(now: datetime) -> dict[str, UUID]:
    """Enter the children whom the file is about. Returns their references."""
    born = timezone.localdate(now) - timedelta(days=12 * 365)
    with transaction.atomic():
        made = [
            add_child(
                NARRATOR, name=f"Imagined Number{number}", reason="s17", born=born + timedelta(days=number), at=now
            )
            for number in range(CHILDREN)
        ]
    return {child.reference: child.child for child in made}


def _new_child(now: datetime) -> UUID:
    """Enter one more child, about whom nothing has come in."""
    born = timezone.localdate(now) - timedelta(days=12 * 365)
    with transaction.atomic():
        return add_child(NARRATOR, name="Imagined Alone", reason="s17", born=born, at=now).child


def _write(file: Path, references: dict[str, UUID], *, today: date) -> None:
    with file.open("w", encoding="utf-8", newline="") as text:
        rows = csv.writer(text)
        rows.writerow(HEADINGS)
        for reference in references:
            for number in range(EACH):
                on = today - timedelta(days=number + 1)
                said = f"Invented row {number}: came without lunch, and was cheerful after breakfast club."
                did = "Rang home" if number % 3 else ""
                when = (f"{on:%d/%m/%Y}", f"{8 + number % 9}:15")
                rows.writerow((*when, "Class teacher", reference, said, did, ""))


def _page_view() -> Callable[[], float]:
    """Return a way to open a child's page once; it answers how long that took in milliseconds."""
    browser, path = signed_in(WHO_SIGNS_IN), f"/children/{demo_child()}/people/"

    def view() -> float:
        sleep(PAUSE)
        start = perf_counter()
        answer = browser.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code}.")
        return (perf_counter() - start) * 1000

    return view


def _bring_in(file: Path, view: Callable[[], float]) -> Run:
    command = [sys.executable, "-m", "seen.config.commands", "import-chronology", "--agency", AGENCY, str(file)]
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    views: list[float] = []
    while True:
        views.append(view())
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
    if status:
        raise RuntimeError(f"import-chronology ended with status {os.waitstatus_to_exitcode(status)}.")
    return Run(perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, views)


def _plainly(file: Path, references: dict[str, UUID]) -> float:
    """Store the same rows in one plain table. Returns the seconds it took."""
    make_table()
    start = perf_counter()
    with file.open(encoding="utf-8", newline="") as text:
        store_many(_rows(csv.DictReader(text), references))
    return perf_counter() - start


def _rows(rows: "csv.DictReader[str]", references: dict[str, UUID]) -> Iterator[PlainEntry]:
    today = timezone.localdate()
    for number, row in enumerate(rows):
        day, month, year = row["Date"].split("/")
        yield PlainEntry(
            ref=str(number),
            child=str(references[row["Child"]]),
            kind="note.observation",
            on=date(int(year), int(month), int(day)),
            recorded=today,
            agency=AGENCY,
            source_type="",
            polarity=0,
            severity=1,
            areas="",
            text=row["What happened"],
        )


def _same(references: dict[str, UUID]) -> bool:
    """Compare what the two stored: how many rows in all, and every day and word of one child in fifty."""
    children = list(references.values())
    entries = Entry.objects.filter(child__in=children, file__accepted_at__isnull=False)
    if entries.count() != CHILDREN * EACH or PlainEntry.objects.count() != CHILDREN * EACH:
        return False
    return all(
        set(entries.filter(child=child).values_list("on_latest", "text"))
        == set(PlainEntry.objects.filter(child=str(child)).values_list("on", "text"))
        for child in children[::50]
    )
