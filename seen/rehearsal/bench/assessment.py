"""An assessment of every item with 300 linked entries, opened in a browser, beside plain pages of the same rows."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from html import unescape
from itertools import cycle, islice
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.utils import timezone
from django.utils.html import escape

from seen.apps.assessments.actions import Start, Written, save_area, start, stop
from seen.apps.assessments.models import Evidence
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.opening import opened
from seen.apps.assessments.queries.seen import of_child
from seen.apps.assessments.written import ItemWritten
from seen.apps.casefile import queries as casefile
from seen.apps.chronology.queries.sight import entries
from seen.apps.people.actions import state_fact
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.instruments.tool import Item, Kind
from seen.rehearsal.bench.verdict import Bar, Verdict, interleaved, slow, usual
from seen.rehearsal.bench.visits import signed_in
from seen.rehearsal.cast import Cast
from seen.rehearsal.load import load_long_record, long_recorded

WHO, TOOL = "Sol Invented", "neglect-toolkit"
LINKED, ROUNDS = 300, 25
PAGE, WHOLE = 80.0, 120.0  # milliseconds, p95: one area's page; the whole assessment with its 300 entries


def measure() -> Verdict:
    """Return the verdict, for the boy of the very long record and his lead practitioner."""
    load_long_record()
    now, child = timezone.now(), long_recorded()
    viewer = Cast().viewers[WHO]
    sight = casefile.sight(viewer, child, as_of=timezone.localdate(now))
    held = _filled_in(viewer, sight, now=now)
    browser, where = signed_in(WHO), f"/children/{child}/assessments/{held.id}/"
    longest = max(held.asked, key=lambda area: len(held.asked[area]))
    pages = {"list": "", "area": f"areas/{longest}/", "result": f"areas/{longest}/result/", "whole": "check/"}
    calls = {name: partial(browser.get, where + path) for name, path in pages.items()}
    times = interleaved(ROUNDS, plain=partial(plainly, held.id), **calls)
    items = sum(len(asked) for asked in held.asked.values())
    return Verdict(
        "assessment",
        ours={f"{items} items, {LINKED} entries linked": usual(times["whole"])}
        | {name: usual(times[name]) for name in ("list", "area", "result")},
        peers={"plain page of the same rows": usual(times["plain"])},
        ratios={"whole / plain": usual(times["whole"]) / usual(times["plain"])},
        equal_answers=_equal(held, calls["whole"]().content.decode()),
        bars=[
            *(Bar(f"{name}, p95", slow(times[name]), PAGE, "ms") for name in ("list", "area", "result")),
            Bar(f"{items} items with {LINKED} linked entries, p95", slow(times["whole"]), WHOLE, "ms"),
        ],
    )


def _filled_in(viewer: Viewer, sight: Sight, *, now: datetime) -> Held:
    """Answer every item of every area, each resting on as many entries as make 300 in all."""
    today = timezone.localdate(now)
    for begun in of_child(sight):
        if begun.open:
            stop(viewer, sight=sight, assessment=begun.id, why="Makes room for what is measured", now=now)
    # Forty items are asked at this age only with those for a disabled child.
    state_fact(
        viewer, sight=sight, topic="disability", answer="stated", value="Hearing loss", stated_by="record", at=now
    )
    made = start(
        viewer, sight=sight, key=uuid4(), how=Start(instrument=TOOL, on=today, why_now="Measured"), today=today, now=now
    )
    held = opened(sight, made.id)
    graded = [item for area in held.asked.values() for item in area if item.kind is Kind.GRADED]
    linked = list(entries(sight).values_list("id", flat=True)[:LINKED])
    shares = dict(_shares(graded, linked))
    for number, (area, items) in enumerate(held.asked.items()):
        answers = {item.id: _answer(item, shares.get(item.id, ())) for item in items}
        written = Written(
            area=area, items=answers, strength="A warm coat", life_now="Hungry before noon", same_elsewhere="yes",
            narrative="Invented for measuring", done=True,
        )  # fmt: skip
        at = now + timedelta(seconds=number)
        save_area(viewer, sight=sight, assessment=made.id, key=uuid4(), written=written, today=today, now=at)
    return opened(sight, made.id)


def _shares(items: list[Item], linked: list[UUID]) -> Iterator[tuple[str, tuple[UUID, ...]]]:
    """Deal the entries out among the items like cards."""
    for at, item in enumerate(items):
        yield item.id, tuple(islice(linked, at, None, len(items)))


_GRADES = cycle((1, 2, 3, 2))


def _answer(item: Item, share: tuple[UUID, ...]) -> ItemWritten:
    if item.kind is Kind.WORDS:
        return ItemWritten(words="Invented for measuring")
    return ItemWritten(state="graded", grade=next(_GRADES), how=("observed",), entries=share)


def plainly(assessment: UUID) -> HttpResponse:
    """List the same links in one table by the plain ORM: no sight, no audit, no layout."""
    rows = Evidence.objects.filter(answer__sheet__assessment=assessment).select_related("answer", "entry")
    lines = "".join(
        f"<tr><td>{row.answer.item}</td><td>{row.answer.grade}</td><td>{row.entry.on_latest}</td>"
        f"<td>{escape(row.entry.text)}</td></tr>"
        for row in rows
    )
    return HttpResponse(f"<!doctype html><title>Assessment</title><table>{lines}</table>")


def _equal(held: Held, page: str) -> bool:
    """Answer whether the page shows every link that the plain page shows, to the same entries, and every item."""
    rows = Evidence.objects.filter(answer__sheet__assessment=held.id).values_list("entry", flat=True)
    links = page.count('href="/entries/')
    titles = [item.title for asked in held.asked.values() for item in asked]
    said = unescape(page)
    return (
        links == len(rows) == LINKED
        and all(f"/entries/{entry}/" in page for entry in rows)
        and all(title in said for title in titles)
    )
