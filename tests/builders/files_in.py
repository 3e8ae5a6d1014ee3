"""Files as an agency sends them by command: children held, rows of a table, and the account that comes back."""

import csv
import io
import json
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.models import Hold
from seen.apps.chronology.actions.pending import accept, take_in
from seen.apps.chronology.models import Entry, ImportFile
from seen.apps.chronology.queries.sight import entries
from seen.apps.identity.models import User
from seen.apps.people.models import Child, Identifier
from seen.config.commands.dispatch import main
from seen.core.access.viewer import Viewer
from tests.builders.entries import Scene, a_scene, written

HEADINGS = ("Date", "Time", "Agency", "Source", "Child", "What happened", "Action taken", "Outcome", "Shoe size")
NHS = "9990000018"
VERDICTS = ("accepted", "undated", "ask", "rejected", "skipped", "not_held")

ROWS = (
    "Date,What happened\n1 May 2021,Came without a coat\n,Nobody knows when this was\n"
    "3/3,Fell asleep in class\n31/04/2023,Hungry again\n"
)
LONG = "Date,What happened\n" + "".join(f"{day % 28 + 1} May 2021,Row {day}\n" for day in range(1_000))


def a_scene_with_holds() -> Scene:
    """Return the scene of entries.py with both children born on 1 May 2018 and held; Leila has the NHS number NHS."""
    scene = a_scene()

    def known() -> None:
        for child in (scene.amir, scene.leila):
            type(child).objects.filter(id=child.id).update(born=date(2018, 5, 1))
            Hold.objects.create(
                child=child, agency=scene.school, reason="own_note", start=date(2024, 1, 1), written_at=timezone.now()
            )
        Identifier.objects.create(person=scene.leila.person, scheme="nhs", value=NHS, written_at=timezone.now())

    written(known)
    return scene


class Sender:
    """Sends rows as a CSV file by command."""

    def __init__(self, scene: Scene, folder: Path, capfd: Any) -> None:
        self.scene, self.folder, self.capfd = scene, folder, capfd

    def __call__(
        self, *rows: Any, headings: Any = HEADINGS, name: str = "chronology.csv", child: Any = "amir",
        agency: Any = None, dry_run: bool = False,
    ) -> Any:  # fmt: skip
        """Return the account, checked to add up; or, where the command refused, its sentence."""
        path = self.folder / name
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([headings, *rows])
        command = ["import-chronology", "--agency", (agency or self.scene.school).name, str(path)]
        command += ["--dry-run"] if dry_run else []
        command += ["--child", self.scene.amir.reference] if child else []
        out = io.StringIO()
        with redirect_stdout(out):
            status = main(command)
        if status:
            return self.capfd.readouterr().err
        account = json.loads(out.getvalue())
        assert account["read"] == sum(account[verdict] for verdict in VERDICTS) == len(account["rows"])
        assert account["duplicates_proposed"] == sum(row["duplicate_of"] is not None for row in account["rows"])
        return account


def brought_in(viewer: Viewer, *, child: UUID, rows: bytes, name: str) -> UUID:
    """Return the key of a file that somebody chose on a child's page and accepted."""
    now = timezone.now()
    file = take_in(viewer, child=child, file=io.BytesIO(rows), name=name, key=uuid4(), now=now)
    assert accept(viewer, file=file, now=timezone.now())
    return file


def row(
    on: str = "06/03/2023", text: str = "Came without a coat", *, time: str = "", agency: str = "", source: str = "",
    child: str = "", more: tuple[str, ...] = ("", "", ""),
) -> tuple[str, ...]:  # fmt: skip
    """Return one row under HEADINGS."""
    return (on, time, agency, source, child, text, *more)


def verdicts(account: Any) -> list[str]:
    """Return the verdict of each row."""
    return [each["verdict"] for each in account["rows"]]


def story(scene: Scene) -> list[Entry]:
    """Return Amir's story as Alice reads it."""
    return list(entries(casefile.sight(scene.alice.as_viewer(), scene.amir.id, as_of=timezone.localdate())))


def brought_in_by(user: User, child: Child, rows: Any, *, headings: Any = HEADINGS, name: str = "a.csv") -> ImportFile:
    """Return the file of these rows, brought in by somebody from a child's page."""
    out = io.StringIO()
    csv.writer(out).writerows([headings, *rows])
    content = out.getvalue().encode()
    return ImportFile.objects.get(id=brought_in(user.as_viewer(), child=child.id, rows=content, name=name))
