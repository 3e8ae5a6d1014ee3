"""A print that is too long to wait for: made beside the page, with the sight of whoever asked for it."""

import time
from collections.abc import Callable

from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.queries.sight import entries, parts
from seen.apps.chronology.queries.story import Story
from seen.apps.identity.queries import viewer_of_account
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.documents.beside import laid_out_beside
from seen.kit.documents.paper import Paper
from seen.kit.documents.pdf import as_html
from seen.kit.documents.word import as_word
from seen.kit.jobs.works import Asked, Hold, Made, work
from seen.overview.prints.choice import FileKind, from_json
from seen.overview.prints.chronology import chronology, gather
from seen.overview.prints.written import record_print

PRINT = "print"
AT_ONCE = 500  # entries: what is longer is made as a job (architecture, Decided)
LETTERS = 400_000  # of all their words: fewer entries can be as long
A_PAGE = 6  # entries on a page, about, for saying how far it is
EVERY = 1.0  # seconds between two signs of life
ENDED = "You can no longer see this record, so nothing was made."


@work(PRINT)
def print_beside(asked: Asked, hold: Hold) -> Made:
    """Make a print. Raises Refusal where whoever asked may not see the child any more."""
    viewer = viewer_of_account(asked.by)
    try:
        if viewer is None:
            raise casefile.NoSuchChild(ENDED)
        sight = casefile.sight(viewer, asked.about, as_of=timezone.localdate(asked.now))
    except casefile.NoSuchChild:
        raise Refusal(ENDED) from None
    it = gather(viewer, sight, from_json(asked.what), at=asked.now)
    seen = tuple(sorted(reach(sight)))
    paper = chronology(it)
    pages = max(1, len(it.found.rows) // A_PAGE)
    content = _file(paper, it.choice.file, _now_and_then(lambda page: hold(page, max(page, pages))))
    record_print(it, paper, content)
    return Made(content, it.choice.file.value, seen)


def is_long(found: Story) -> bool:
    """Answer whether a print is made as a job: by its entries, or by the letters of all of them."""
    rows = found.rows
    return len(rows) > AT_ONCE or sum(len(row.text) + len(row.action) + len(row.outcome) for row in rows) > LETTERS


def reach(sight: Sight) -> set[str]:
    """Return the keys of every entry, and part held back, that the viewer may see."""
    keys = entries(sight).order_by().values_list("id", flat=True)
    held = parts(sight).filter(entry__child__in=sight.records).order_by().values_list("id", flat=True)
    return {key.hex for key in (*keys, *held)}


def still_seen(made_from: frozenset[str], sight: Sight) -> bool:
    """Answer whether the viewer may still see everything that a file was made from, and it stands unchanged."""
    return made_from <= reach(sight)


def _file(paper: Paper, file: FileKind, watch: Callable[[int], None]) -> bytes:
    watch(0)
    return as_word(paper) if file is FileKind.WORD else laid_out_beside(as_html(paper), watch=watch)


def _now_and_then(watch: Callable[[int], None]) -> Callable[[int], None]:
    last = 0.0

    def watched(page: int) -> None:
        nonlocal last
        if time.monotonic() - last >= EVERY:
            watch(page)
            last = time.monotonic()

    return watched
