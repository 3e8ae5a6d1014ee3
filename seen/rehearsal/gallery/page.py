"""What the gallery shows: every specimen made, under the component that it is of."""

from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict

from seen.rehearsal.gallery import trial, worst
from seen.rehearsal.gallery.specimens import Specimen, specimens

ROWS = 300


def gallery(sent: QueryDict | None = None) -> dict[str, Any]:
    """Return the context of the page. `sent` is the trial form as it was sent, None where it was not."""
    page: dict[str, Any] = {"form": trial.Note(sent), "child": worst.CHILD, "sections": worst.SECTIONS}
    known = page | _words() | _forms() | _pages()
    shown = [(one, one.made(known)) for one in specimens()]
    return page | {"shown": [(name, list(group)) for name, group in groupby(shown, key=_component)]}


def _component(shown: tuple[Specimen, Any]) -> str:
    return shown[0].component


def _words() -> dict[str, Any]:
    return {name.lower(): value for name, value in vars(worst).items() if name.isupper()} | {
        "hardest": worst.HARDEST_CHILD,
        "unknown": worst.UNKNOWN_CHILD,
        "entries": [
            {
                "title": "Not brought to the dentist",
                "when": "30 June 2026",
                "who": worst.LONG_NAME,
                "text": worst.WORST,
            },
            {"title": worst.ENDLESS[:90], "when": "about May 2026", "who": "", "text": ""},
        ],
    }


def _forms() -> dict[str, Any]:
    empty = {name: trial.Note(prefix=name) for name in ("blank", "one_of")}
    return empty | {"filled": trial.filled(), "wrong": trial.wrong(), "filters": trial.Filters(prefix="list")}


def _pages() -> dict[str, Any]:
    rows = Paginator(range(ROWS), 20)
    return {
        "one_page": Paginator([1], 20).page(1),
        "first": rows.page(1),
        "middle": rows.page(7),
        "last": rows.page(rows.num_pages),
        "query": QueryDict("kind=worry&kind=note&page=7"),
    }
