"""The family's copy of a comparison: the same page on paper, what both see alike first, with room for their answer."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone

from seen.apps.assessments.presenters.comparing import Pair, in_their_words, two_views
from seen.apps.assessments.queries.comparing import Compared
from seen.apps.casefile.presenters.child import called_here
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.kit.audit.reads import record_read
from seen.kit.documents.paper import Group, Item, Layout, Line, Paper, Part, Sort
from seen.kit.documents.pdf import as_pdf
from seen.kit.pages.words import day, moment

ROOM = "Your own words about this page, if you want to write any:"
BLANK = "_" * 60


def copy(viewer: Viewer, sight: Sight, it: Compared, *, at: datetime) -> HttpResponse:
    """Answer with the copy as a PDF, its line in the audit written first. Its name says nothing of whom it is about."""
    made = paper(viewer, it, child=called_here(sight), at=at)
    content = as_pdf(made)
    record_read(
        viewer, name="comparison_copy", about=[sight.child], own=it.own.id, sheet=it.sheet.held.id,
        version=made.version, digest=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="two-views-{timezone.localdate(at):%Y-%m-%d}.pdf"'
    return response


def paper(viewer: Viewer, it: Compared, *, child: str, at: datetime) -> Paper:
    """Return the comparison as a document in plain words."""
    whose, worker = it.sheet.whose, it.own.starter
    return Paper(
        title=f"How {whose} and {worker} see things for {child}",
        head=f"Two views. A copy for {whose}",
        foot=f"{viewer.name}, {moment(at)}",
        made_at=at,
        layout=Layout.SECTIONS,
        heads=("When", "Who", "What"),
        above=(
            f"This is a copy for {whose}. {viewer.name} of {viewer.agency_name} made it on "
            f"{day(timezone.localdate(at))}.",
            f"{whose} filled in a sheet, and so did {worker}. Here are both, beside each other. Neither is worked out "
            "from the other. Where you see it differently, it says what you agreed, or that you still do.",
            "If something here is wrong, tell us. We will write down what you say.",
        ),
        parts=(
            *(
                Part(group["title"], groups=(Group("", tuple(_items(group["pairs"], whose, worker))),))
                for group in two_views(it)
            ),
            *_own_words(it, whose),
            Part("Your answer", intro=(ROOM, *(BLANK for _ in range(4)))),
        ),
        contents=False,
    )


def _items(pairs: list[Pair], whose: str, worker: str) -> Iterator[Item]:
    for pair in pairs:
        said = tuple(Line(text, f"{lead}:" if lead else "") for lead, text in pair.talked)
        lines = (Line(pair.one, f"{whose}:"), Line(pair.other, f"{worker}:"), *said)
        yield Item("", pair.title, meta=pair.word, lines=lines)


def _own_words(it: Compared, whose: str) -> Iterator[Part]:
    if written := in_their_words(it.sheet):
        items = tuple(Item("", title, lines=(Line(text, sort=Sort.QUOTE),)) for title, text in written)
        yield Part(f"In {whose}’s own words", groups=(Group("", items),))
