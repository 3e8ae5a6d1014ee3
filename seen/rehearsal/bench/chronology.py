"""A child's overview and whole list, beside a plain page of the same entries by the ORM and one written by hand."""

import re
from collections.abc import Callable
from functools import partial
from html import unescape
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import entries
from seen.rehearsal.bench.actions import make_table, store_many
from seen.rehearsal.bench.plain import plainly
from seen.rehearsal.bench.plain_pages import by_django, by_hand
from seen.rehearsal.bench.stories import CANARY, WORKER, a_story
from seen.rehearsal.bench.verdict import Bar, Verdict, interleaved, slow, usual
from seen.rehearsal.bench.visits import signed_in
from seen.rehearsal.cast import Cast

SIZES = (100, 2_000, 10_000)
MEASURED, MANY = 2_000, 10_000
ROUNDS = 25
FIRST, FIRST_LIMIT, LIST_LIMIT = 100, 60.0, 250.0  # entries of a first view; milliseconds, p95
STATEMENTS, TIMES = 12, 4  # asked for a first view; what five times as many entries may cost
CHUNK = re.compile(r'<li[^>]* id="entry-([0-9a-f-]{36})"')
Pages = dict[str, Callable[[], str]]


def measure() -> Verdict:
    """Return the verdict. Every page is compared with its peers before anything is timed."""
    make_table()
    pages = {size: pages_of(a_child(size)) for size in SIZES}
    asked = {size: statements(pages[size]["overview"]) for size in SIZES}
    same = all(alike(one) for one in pages.values())
    times = {size: interleaved(ROUNDS, **one) for size, one in pages.items()}
    ours = {f"{name}, {size:,} entries": usual(times[size][name]) for size in SIZES for name in ("overview", "list")}
    ours |= {f"statements of the overview, {size:,} entries": float(count) for size, count in asked.items()}
    peers = {
        f"{name}, {size:,} entries": usual(taken)
        for size in SIZES
        for name, taken in times[size].items()
        if name not in ("overview", "list")
    }
    measured = times[MEASURED]
    return Verdict(
        "chronology",
        ours=ours,
        peers=peers,
        ratios={
            f"{page} / {peer}": usual(measured[page]) / usual(measured[f"{page} {peer}"])
            for page in ("overview", "list")
            for peer in ("by the ORM", "by hand")
        },
        equal_answers=same,
        bars=[
            Bar(f"first view of {MEASURED:,} entries, p95", slow(measured["overview"]), FIRST_LIMIT, "ms"),
            Bar(f"whole list of {MEASURED:,} entries, p95", slow(measured["list"]), LIST_LIMIT, "ms"),
            Bar(f"first view of {MANY:,} entries, p95", slow(times[MANY]["overview"]), TIMES * FIRST_LIMIT, "ms"),
            Bar(f"whole list of {MANY:,} entries, p95", slow(times[MANY]["list"]), TIMES * LIST_LIMIT, "ms"),
            *(Bar(f"statements of a first view, {size:,} entries", asked[size], STATEMENTS, "") for size in SIZES),
        ],
    )


def a_child(entries_seen: int) -> UUID:
    """Return a child of whom the worker may see so many entries, which the peers' table holds too."""
    now, cast = timezone.now(), Cast()
    child = a_story(entries_seen, cast=cast, today=timezone.localdate(now), now=now)
    sight = casefile.sight(cast.viewers[WORKER], child, as_of=timezone.localdate(now))
    store_many(plainly(entry) for entry in entries(sight).select_related("source_agency"))
    return child


def pages_of(child: UUID) -> Pages:
    """Return the pages of a child, ours and the peers'. Each is called as a whole request."""
    browser = signed_in(WORKER)
    return {
        "overview": partial(_page, browser, f"/children/{child}/"),
        "overview by the ORM": partial(by_django, child, first=FIRST),
        "overview by hand": partial(by_hand, child, first=FIRST),
        "list": partial(_page, browser, f"/children/{child}/chronology/"),
        "list by the ORM": partial(by_django, child),
        "list by hand": partial(by_hand, child),
    }


def statements(page: Callable[[], str]) -> int:
    """Return how many statements a page asks, viewed a second time: the first notes that the session is in use."""
    page()
    with CaptureQueriesContext(connection) as asked:
        page()
    return sum(not one["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")) for one in asked)


def alike(pages: Pages) -> bool:
    """Answer whether ours and the peers' hold the same entries, word for word, and nothing closed to the worker."""
    made = {name: page() for name, page in pages.items()}
    if any(CANARY in page for page in made.values()):
        return False
    return all(_says(made[page], made[f"{page} {peer}"]) for page in ("overview", "list") for peer in PEERS)


PEERS = ("by the ORM", "by hand")


def _says(ours: str, plain: str) -> bool:
    """Answer whether our page says of each entry what the plain one says: the same entries, every word of each."""
    mine, theirs = _entries(ours), _entries(plain)
    texts = dict(Entry.objects.filter(id__in=list(theirs)).values_list("id", "text"))
    return mine.keys() == theirs.keys() and all(
        _bare(text) in mine[ref] and _bare(text) in theirs[ref] for ref, text in ((str(k), v) for k, v in texts.items())
    )


def _entries(page: str) -> dict[str, str]:
    _, *rest = CHUNK.split(page)
    return {ref: _bare(unescape(words)) for ref, words in zip(rest[::2], rest[1::2], strict=True)}


def _bare(text: str) -> str:
    """Return the letters of a text, so that marked words and kinder quotation marks compare."""
    return re.sub(r"<[^>]*>|[\W_]+", "", text)


def _page(browser: Client, path: str) -> str:
    answer = browser.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}.")
    return answer.content.decode()
