"""Every page of the rehearsal that links lead to, for several people, beside a plain page of the same rows."""

import re
from functools import partial
from html import unescape
from typing import Any
from uuid import UUID

from django.db.models import F
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from django.utils.html import escape

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.queries.sight import entries
from seen.rehearsal.bench.actions import make_table, store_many
from seen.rehearsal.bench.plain import PlainEntry, plainly
from seen.rehearsal.bench.verdict import Bar, Verdict, interleaved, slow, usual
from seen.rehearsal.bench.visits import Visit, pages_reached, signed_in
from seen.rehearsal.cast import Cast
from seen.rehearsal.load import WHO_SIGNS_IN, demo_child
from seen.rehearsal.people import PERSONAS

ROUNDS, LIMIT = 20, 100.0  # views of each page; milliseconds, p95


def measure() -> Verdict:
    """Return the verdict: one bar for each page, by its route, at its slowest for anybody."""
    visits = [visit for persona in PERSONAS for visit in pages_reached(persona.name)]
    times = {visit: interleaved(ROUNDS, view=visit.view)["view"] for visit in _one_of_each(visits)}
    worst: dict[str, float] = {}
    for visit, taken in times.items():
        worst[visit.route] = max(worst.get(visit.route, 0.0), slow(taken))
    ours, plain, same = _beside_plain()
    everything = [time for taken in times.values() for time in taken]
    return Verdict(
        "pages",
        ours={"all pages": usual(everything), "all pages, p95": slow(everything), "chronology": ours},
        peers={"plain page of the same rows": plain},
        ratios={"chronology / plain": ours / plain},
        equal_answers=same,
        bars=[Bar(f"{route}, p95", figure, LIMIT, "ms") for route, figure in sorted(worst.items())],
    )


def _one_of_each(visits: list[Visit]) -> list[Visit]:
    """Keep, of each route, at most three pages: those of the first three people who reach it."""
    kept: dict[str, list[Visit]] = {}
    for visit in visits:
        same = kept.setdefault(visit.route, [])
        if len(same) < 3 and all(other.name != visit.name for other in same):
            same.append(visit)
    return [visit for same in kept.values() for visit in same]


def _beside_plain() -> tuple[float, float, bool]:
    """Measure the chronology page beside a page that lists the same rows from one table, and compare what they say."""
    child, browser = demo_child(), signed_in(WHO_SIGNS_IN)
    if child is None:
        raise RuntimeError("The rehearsal is not loaded.")
    sight = casefile.sight(Cast().viewers[WHO_SIGNS_IN], child, as_of=timezone.localdate())
    seen = entries(sight).select_related("source_agency")
    make_table()
    store_many(plainly(entry) for entry in seen)
    request = RequestFactory().get("/")
    path = f"/children/{child}/chronology/"
    times = interleaved(ROUNDS, ours=partial(browser.get, path), plain=partial(_plain_page, request, child))
    page, plain = browser.get(path).content.decode(), _plain_page(request, child).content.decode()
    texts = [entry.text for entry in seen if entry.text]
    same = all(escape(text) in plain and _bare(text) in _bare(unescape(page)) for text in texts)
    return usual(times["ours"]), usual(times["plain"]), same and bool(texts)


def _plain_page(request: Any, child: UUID) -> HttpResponse:
    """List the rows of a child, oldest first, in one table: no access classes, no audit, no layout."""
    rows = PlainEntry.objects.filter(child=str(child)).order_by(F("on").asc(nulls_last=True))
    lines = "".join(
        f"<tr><td>{row.on or ''}</td><td>{escape(row.agency)}</td><td>{escape(row.text)}</td></tr>" for row in rows
    )
    return HttpResponse(f"<!doctype html><title>Chronology</title><table>{lines}</table>")


def _bare(text: str) -> str:
    """Return the letters of a text, so that marked words and kinder quotation marks compare."""
    return re.sub(r"<[^>]*>|[\W_]+", "", text)
