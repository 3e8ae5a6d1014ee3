"""The peers of a child's pages: the same entries by Django's ORM and templates, and by raw SQL and f-strings.

One table of what the reader may see, no access classes, no audit, no session, no layout around it.
"""

import json
from html import escape
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F
from django.template import Context, Engine

from seen.kit.knowledge.kinds import areas, kinds, source_types
from seen.kit.pages.words import day
from seen.rehearsal.bench.plain import PlainEntry

TONES = {-1: "Worry", 0: "Just noted", 1: "Going well"}
COLUMNS = ("ref", "on", "kind", "polarity", "agency", "source", "source_type", "areas", "text", "detail", "action")
PAGE = """<!doctype html><title>Chronology</title><h1>Chronology</h1><p>Showing {{ shown }} of {{ total }}</p><ol>
{% for one in entries %}<li id="entry-{{ one.ref }}">
<h3><a href="/entries/{{ one.ref }}/">{{ one.on }}: {{ one.title }}</a></h3>
<p>{{ one.tone }} <strong>{{ one.agency }}{% if one.source %}, {{ one.source }}{% endif %}</strong>
{{ one.known }} {{ one.areas }}</p>
<p>{{ one.text }}</p>
<dl>{% for name, value in one.detail.items %}<div><dt>{{ name }}</dt><dd>{{ value }}</dd></div>{% endfor %}
{% if one.action %}<div><dt>Action</dt><dd>{{ one.action }}</dd></div>{% endif %}</dl></li>
{% endfor %}</ol>"""
TEMPLATE = Engine().from_string(PAGE)


def by_django(child: UUID, *, first: int | None = None) -> str:
    """Return the page of the newest entries, all of them without `first`, by the ORM and a Django template."""
    rows = PlainEntry.objects.filter(child=str(child)).order_by(F("on").desc(nulls_last=True), "-ref")
    total = rows.count()
    entries = [_in_words(row) for row in (rows[:first] if first else rows)]
    return TEMPLATE.render(Context({"entries": entries, "shown": len(entries), "total": total}))


def by_hand(child: UUID, *, first: int | None = None) -> str:
    """Return the same page by one statement and f-strings: about the least that Python can do."""
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    limit = f" LIMIT {first:d}" if first else ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM rehearsal_plainentry WHERE child = %s", [str(child)])
        (total,) = cursor.fetchone()
        cursor.execute(
            f'SELECT {names} FROM rehearsal_plainentry WHERE child = %s ORDER BY "on" DESC, ref DESC{limit}',  # noqa: S608
            [str(child)],
        )
        lines = [_line(row) for row in cursor.fetchall()]
    head = f"<!doctype html><title>Chronology</title><h1>Chronology</h1><p>Showing {len(lines)} of {total}</p>"
    return f"{head}<ol>{''.join(lines)}</ol>"


def _in_words(row: PlainEntry) -> dict[str, Any]:
    return {
        "ref": row.ref,
        "on": day(row.on) if row.on else "",
        "title": kinds()[row.kind].label,
        "tone": TONES[row.polarity],
        "agency": row.agency,
        "source": row.source,
        "known": source_types().get(row.source_type, ""),
        "areas": ", ".join(areas()[area] for area in row.areas.split("|") if area),
        "text": row.text,
        "detail": row.detail,
        "action": row.action,
    }


def _line(row: tuple[Any, ...]) -> str:
    ref, on, kind, polarity, agency, source, known, among, text, detail, action = row
    details = detail if isinstance(detail, dict) else _json(detail)
    facts = "".join(f"<div><dt>{name}</dt><dd>{escape(str(value))}</dd></div>" for name, value in details.items())
    done = f"<div><dt>Action</dt><dd>{escape(action)}</dd></div>" if action else ""
    of = f", {escape(source)}" if source else ""
    in_areas = ", ".join(areas()[area] for area in among.split("|") if area)
    return (
        f'<li id="entry-{ref}"><h3><a href="/entries/{ref}/">{day(on) if on else ""}: {escape(kinds()[kind].label)}</a>'
        f"</h3><p>{TONES[polarity]} <strong>{escape(agency)}{of}</strong> "
        f"{source_types().get(known, '')} {in_areas}</p>"
        f"<p>{escape(text)}</p><dl>{facts}{done}</dl></li>"
    )


def _json(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found
