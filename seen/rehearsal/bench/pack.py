"""A chronology of 500 entries printed as PDF, read and laid out, beside WeasyPrint with the same text and no layout."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime
from html import escape
from itertools import chain
from uuid import UUID

from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.actions import record_for_service
from seen.core.refusals import Refusal
from seen.kit.documents.paper import Paper
from seen.kit.documents.pdf import as_pdf
from seen.overview.prints.choice import Choice, Shape
from seen.overview.prints.chronology import chronology, gather
from seen.rehearsal.bench.histories import a_long_record, agency, draft
from seen.rehearsal.bench.verdict import Bar, Verdict, interleaved, usual
from seen.rehearsal.cast import NARRATOR, Cast

ENTRIES, ROUNDS, WORKER = 500, 5, "Sol Invented"
SECTIONS_SECONDS, TABLE_SECONDS = 3.0, 10.0  # issue bars: laid out as sections, as a table
# About as long as such entries are: domain.md 2.7 asks for 60 words at most.
SAID = (
    "Invented for measuring, number {}. Came at ten past nine in yesterday’s jumper, ate two helpings at breakfast "
    "club and put bread in a pocket for later. Was cheerful with friends, and fell asleep in maths. Rang home: no "
    "answer."
)


def measure() -> Verdict:
    """Return the verdict: medians, the reading of the record included. Equal text is checked first."""
    if shutil.which("pdftotext") is None:
        raise Refusal("This benchmark reads PDFs back with pdftotext: apt-get install poppler-utils.")
    now = timezone.now()
    child = _a_record(today=timezone.localdate(now), now=now)
    viewer = Cast().viewers[WORKER]
    sight = casefile.sight(viewer, child, as_of=timezone.localdate(now))

    def printed(shape: Shape) -> bytes:
        return as_pdf(chronology(gather(viewer, sight, Choice(shape), at=now)))

    paper = chronology(gather(viewer, sight, Choice(Shape.SECTIONS), at=now))
    texts = [_text(content) for content in (*map(printed, Shape), _plainly(paper))]
    said = {_bare(words) for words in _said(paper)}
    equal = len(said) > ENTRIES and all(words in text for text in texts for words in said)
    times = interleaved(
        ROUNDS,
        sections=lambda: printed(Shape.SECTIONS),
        court=lambda: printed(Shape.COURT),
        table=lambda: printed(Shape.TABLE),
        plain=lambda: _plainly(paper),
    )
    took = {name: usual(each) for name, each in times.items()}
    return Verdict(
        "pack",
        ours={name: took[name] for name in ("sections", "court", "table")},
        peers={"WeasyPrint, plain paragraphs": took["plain"]},
        ratios={f"{name} / plain": took[name] / took["plain"] for name in ("sections", "court", "table")},
        equal_answers=equal,
        bars=[
            Bar("500 entries as sections", took["sections"] / 1000, SECTIONS_SECONDS, "s"),
            Bar("500 entries for a court", took["court"] / 1000, SECTIONS_SECONDS, "s"),
            Bar("500 entries as a table", took["table"] / 1000, TABLE_SECONDS, "s"),
        ],
    )


def _a_record(*, today: date, now: datetime) -> UUID:
    child = a_long_record(1, cast=Cast(), worker=WORKER, today=today, now=now)
    for number in range(1, ENTRIES):  # the level's own entry is the first
        told = replace(draft(number, today=today), text=SAID.format(number))
        by = agency(number, cast=Cast()).id
        record_for_service(NARRATOR, child=child, draft=told, agency=by, now=now)
    return child


def _plainly(paper: Paper) -> bytes:
    """Return the same words as paragraphs alone: tagged, but with no style, no contents and nothing around the page."""
    import weasyprint

    words = "".join(f"<p>{escape(one)}</p>" for one in _said(paper))
    html = f"<html lang='en-GB'><head><title>{escape(paper.title)}</title></head><body>{words}</body></html>"
    return bytes(weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))


def _said(paper: Paper) -> list[str]:
    """Return every piece of text of every entry."""
    items = [item for part in paper.parts for group in part.groups for item in group.items]
    each = ((item.when, item.title, item.meta, *item.source, *(line.text for line in item.lines)) for item in items)
    return [words for words in chain.from_iterable(each) if words]


def _text(content: bytes) -> str:
    command = [str(shutil.which("pdftotext")), "-", "-"]
    return _bare(subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode())  # noqa: S603


def _bare(text: str) -> str:
    """Return the letters and figures of a text: where a line ends is the layout's affair."""
    return re.sub(r"[\W_]+", "", text)
