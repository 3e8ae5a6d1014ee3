"""The pictures of a very long life: time, weight and elements beside a peer, and how soon a browser shows the page."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape, unescape

from django.template import engines
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.queries.life import moments
from seen.core.life.moment import Moment
from seen.overview.pictures.life import LifePictures, life_pictures
from seen.rehearsal.bench.browser import shown_to
from seen.rehearsal.bench.verdict import Bar, Verdict, interleaved, usual
from seen.rehearsal.cast import Cast
from seen.rehearsal.load import load_long_record, long_recorded

WHO = "Sol Invented"
ROUNDS, VISITS = 15, 5
DRAWN, WEIGHT, ELEMENTS = 150.0, 120.0, 2_500.0  # ms of both pictures; KB and elements of the whole-life picture
PAINTED = 1.0  # seconds until the largest thing of the page stands there
SOURCE = '{% from "overview/pictures.html" import pictures %}{{ pictures(life) }}'
PICTURE = re.compile(r'<section class="seen-picture".*?</section>', re.S)
TITLE = re.compile(r"<title>(.*?), ")


def measure() -> Verdict:
    """Return the verdict, for the boy of the very long record and his lead practitioner."""
    load_long_record()
    viewer, today = Cast().viewers[WHO], timezone.localdate()
    child = long_recorded()
    sight = casefile.sight(viewer, child, as_of=today)
    life = moments(sight)

    def ours() -> str:
        return _rendered(life_pictures(viewer, sight, life, today))

    def plain() -> str:
        return plainly(life)

    equal = _counts(life_pictures(viewer, sight, life, today)) == Counter(map(unescape, TITLE.findall(plain())))
    times = interleaved(ROUNDS, ours=ours, plain=plain)
    drawn, peer = usual(times["ours"]), usual(times["plain"])
    whole = PICTURE.findall(ours())[0]
    seen = shown_to(WHO, f"/children/{child}/", visits=VISITS)
    return Verdict(
        "overview",
        ours={f"both pictures of {len(life):,} entries": drawn, "KB": _weight(whole), "elements": _elements(whole)},
        peers={"every entry its own mark": peer, "KB": _weight(plain()), "elements": _elements(plain())},
        ratios={"ours / every entry its own mark": drawn / peer},
        equal_answers=equal,
        bars=[
            Bar("both pictures", drawn, DRAWN, "ms"),
            Bar("whole-life picture with its table", _weight(whole), WEIGHT, "KB"),
            Bar("whole-life picture with its table", _elements(whole), ELEMENTS, "elements"),
            Bar("overview, largest thing painted", seen.painted, PAINTED, "s"),
            Bar("overview, moved by itself", seen.shift, 0.0, "of the screen"),
        ],
    )


def plainly(life: Sequence[Moment]) -> str:
    """Return the plain peer's picture: every entry a mark of its own, with its words and a link, by f-strings."""
    lanes = {agency: 20 * number for number, agency in enumerate(sorted({moment.agency for moment in life}))}
    first = min((moment.latest for moment in life if moment.latest), default=date.min)
    marks = "".join(
        f'<a href="/entries/{moment.ref}/"><circle cx="{_across(moment, first)}" cy="{lanes[moment.agency]}" r="4">'
        f"<title>{escape(moment.agency)}, {moment.latest}: {moment.kind}</title></circle></a>"
        for moment in life
    )
    return f"<svg>{marks}</svg>"


def _across(moment: Moment, first: date) -> int:
    return (moment.latest - first).days // 8 if moment.latest else -10


def _rendered(life: LifePictures | None) -> str:
    return str(engines["jinja"].from_string(SOURCE).render({"life": life}))


def _counts(life: LifePictures | None) -> Mapping[str, int]:
    """Return how many entries the marks of each agency count."""
    rows = [row for row in life.whole.rows if row.kind == "agency"] if life else []
    return Counter({row.label: sum(int(sign.count) for link in row.links for sign in link.signs) for row in rows})


def _weight(html: str) -> float:
    return len(html.encode()) / 1000


def _elements(html: str) -> float:
    return float(len(re.findall(r"<[a-z]", html)))
