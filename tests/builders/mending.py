"""Rows put right, as tests send them: the form of a row, what it holds, and an account that adds up."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from seen.apps.chronology.forms.mending import AnswerForm, MendForm
from seen.apps.chronology.models import ImportFile, ImportRow
from seen.apps.chronology.queries.file_pages import file_seen
from seen.apps.chronology.queries.mending import row_seen
from seen.apps.identity.models import User
from tests.builders.files_in import VERDICTS


def once(number: int) -> str:
    """Return the key of a form: the same number is the same form."""
    return str(UUID(int=0x40008000000000000000 + number, version=4))


def form_of(user: User, file: ImportFile, number: int, form: type[AnswerForm] = MendForm) -> Any:
    """Return the form of a row as somebody opens it."""
    seen = file_seen(user.as_viewer(), file.id, as_of=timezone.localdate())
    return form(it=row_seen(seen, number))


def typed(user: User, file: ImportFile, number: int) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what the form of a row holds when it is opened, by field; and the field of each cell."""
    form = form_of(user, file, number)
    said = {bound.name: bound.value() or "" for bound in form if bound.name != "once"}
    return said, {name: field for field, name in form.names.items()}


def counts(file: ImportFile) -> dict[str, int]:
    """Return the account of a file, checked to add up and to agree with its rows; verdicts of no row are left out."""
    stored = ImportFile.objects.get(id=file.id).counts
    rows = ImportRow.objects.filter(file=file)
    for verdict in VERDICTS:
        assert stored[verdict] == rows.filter(verdict=verdict).count(), verdict
    assert stored["read"] == sum(stored[verdict] for verdict in VERDICTS) == rows.count()
    return {name: number for name, number in stored.items() if name in VERDICTS and number}
