"""A print as the bytes of its file, and the line that it leaves in the audit."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpResponse
from django.utils import timezone

from seen.kit.audit.reads import record_read
from seen.kit.documents.paper import Paper
from seen.kit.documents.pdf import as_pdf
from seen.kit.documents.word import as_word
from seen.overview.prints.assessed import AssessmentCopy, copy_paper
from seen.overview.prints.choice import Choice, FileKind
from seen.overview.prints.chronology import Gathered
from seen.overview.prints.family import Copy, family_paper

TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
NEVER_KEPT = {"words"}  # what somebody searched for may be words about a child


def written(paper: Paper, file: FileKind) -> bytes:
    """Return a document as a file. Raises NoPdf."""
    return as_word(paper) if file is FileKind.WORD else as_pdf(paper)


def as_file(content: bytes, file: FileKind, *, on: date) -> HttpResponse:
    """Answer with a file whose name says nothing of whom it is about."""
    response = HttpResponse(content, content_type=TYPES[file])
    response["Content-Disposition"] = f'attachment; filename="chronology-{on:%Y-%m-%d}.{file}"'
    return response


def record_print(it: Gathered, paper: Paper, content: bytes) -> None:
    """Record that somebody took a print out: of which filters, how many entries, and the digest of the file."""
    record_read(
        it.viewer,
        name="print",
        about=[it.sight.child],
        **as_kept(it.choice),
        entries=len(it.found.rows),
        version=paper.version,
        digest=hashlib.sha256(content).hexdigest(),
    )


def given_out(copy: Copy, told: Mapping[str, Any]) -> HttpResponse:
    """Answer with a copy for the family as it was chosen, its line in the audit written first."""
    rows = [row for key, row in copy.rows.items() if key in told["entries"]]
    paper = family_paper(copy, rows, large="large" in told["also"])
    content = written(paper, told["file"])
    record_read(
        copy.viewer, name="copy", about=[copy.sight.child], file=told["file"].value, entries=[row.id for row in rows],
        version=paper.version, digest=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    return as_file(content, told["file"], on=timezone.localdate(copy.at))


def assessment_given_out(copy: AssessmentCopy, told: Mapping[str, Any], *, file: FileKind) -> HttpResponse:
    """Answer with a copy of an assessment as it was chosen, its line in the audit written first."""
    lines = [line for key, line in copy.lines.items() if key in told["lines"]]
    paper = copy_paper(copy, lines, large="large" in told["also"])
    content = written(paper, file)
    _record_copy(copy, paper, file=file.value, digest=hashlib.sha256(content).hexdigest())
    response = as_file(content, file, on=timezone.localdate(copy.at))
    response["Content-Disposition"] = f'attachment; filename="copy-{timezone.localdate(copy.at):%Y-%m-%d}.{file}"'
    return response


def shown_on_screen(copy: AssessmentCopy, paper: Paper) -> None:
    """Record that a copy of an assessment was shown on a screen."""
    _record_copy(copy, paper, file="screen")


def _record_copy(copy: AssessmentCopy, paper: Paper, **said: str) -> None:
    record_read(
        copy.viewer, name="assessment_copy_made", about=[copy.sight.child], assessment=copy.held.id,
        version=paper.version, **said,
    )  # fmt: skip


def as_kept(choice: Choice) -> dict[str, Any]:
    """Return a choice as the audit keeps it: what somebody searched for is kept as having been searched for."""
    filters = {name: "" if name in NEVER_KEPT else value for name, value in parse_qsl(choice.query)}
    return {"shape": choice.shape.value, "file": choice.file.value, "filters": filters}
