"""A document as a tagged PDF (PDF/UA-1). Nothing is fetched from anywhere; equal documents give equal bytes."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC
from functools import cache
from threading import Lock
from typing import Any

from django.template.loader import render_to_string

from seen.core.refusals import Refusal
from seen.kit.database.many import collector_off
from seen.kit.documents.paper import Paper

PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
MISSING = (
    "PDFs cannot be made here until whoever runs the service installs these Debian packages: "
    f"{PACKAGES}. Save it as Word meanwhile."
)
_one_at_a_time = Lock()  # a layout takes some hundred megabytes while it lasts


class ReachedOut(Exception):
    """A document asked for something outside itself. None of ours does: their words are escaped."""


class NoPdf(Refusal):
    """This machine lacks what lays PDFs out."""


@cache
def can_make() -> bool:
    """Answer whether PDFs can be made here. Asked first, it takes a second: the library is loaded for it."""
    try:
        _library()
    except OSError:
        return False
    return True


def as_html(paper: Paper) -> str:
    """Return a document as the HTML that is laid out: escaped, with its style inside."""
    context = {"paper": paper, "made": paper.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
    return render_to_string("documents/paper.html", context, using="jinja")


def as_pdf(paper: Paper, *, watch: Callable[[int], None] | None = None) -> bytes:
    """Return a document as PDF. `watch` is told how many pages are laid out so far. Raises NoPdf."""
    return laid_out(as_html(paper), watch=watch)


def laid_out(html: str, *, watch: Callable[[int], None] | None = None) -> bytes:
    """Return HTML as PDF. Raises NoPdf; whatever `watch` raises stops the work."""
    if not can_make():
        raise NoPdf(MISSING)
    with _one_at_a_time, _watched(watch), collector_off():
        refuses, refused = _refusing()
        document = _library().HTML(string=html, url_fetcher=refuses)
        try:
            return bytes(document.write_pdf(pdf_variant="pdf/ua-1", finisher=_say_what_heads_what))
        except refused as tried:  # a BaseException of the library's, which nobody above would know
            raise ReachedOut(str(tried)) from None


def _say_what_heads_what(_: Any, made: Any) -> None:
    """Write into each header cell whether it heads a column or a row: the library links cells by their names alone."""

    def above(element: Any) -> Any:
        return made.objects[int(element["P"].split()[0])]

    for one in made.objects:
        if isinstance(one, dict) and one.get("S") == "/TH":
            one["A"]["Scope"] = "/Column" if above(above(one))["S"] == "/THead" else "/Row"


@contextmanager
def _watched(watch: Callable[[int], None] | None) -> Iterator[None]:
    """Tell `watch` of each page while the library lays out: it says so to its own log alone."""
    if watch is None:
        yield
        return
    told, log = _Pages(watch), logging.getLogger("weasyprint.progress")
    log.addHandler(told)
    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(told)
        log.setLevel(logging.NOTSET)


class _Pages(logging.Handler):
    def __init__(self, watch: Callable[[int], None]) -> None:
        super().__init__()
        self.watch = watch

    def emit(self, record: logging.LogRecord) -> None:
        """Pass on the number of the page."""
        if record.args and isinstance(record.args, tuple) and isinstance(record.args[0], int):
            self.watch(record.args[0])


@cache
def _library() -> Any:
    """Load the library where it is used: that takes over a second, which no other page should wait for."""
    import pydyf
    import weasyprint

    class Remembering(pydyf.PDF):  # type: ignore[misc]
        """Lists its pages once: the library asks for the list at every paragraph, so that 500 pages took minutes."""

        @property
        def page_references(self) -> tuple[bytes, ...]:
            """Return how each page is referred to."""
            kids = self.pages["Kids"]
            known: tuple[bytes, ...] = self.__dict__.get("known_pages", ())
            if len(known) * 3 != len(kids):
                known = self.__dict__["known_pages"] = tuple(f"{number} 0 R".encode() for number in kids[::3])
            return known

    pydyf.PDF = Remembering
    return weasyprint


@cache
def _refusing() -> tuple[Any, type[BaseException]]:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class Refusing(URLFetcher):  # type: ignore[misc]
        """Fetches nothing: a document holds all that it shows, and no words in it may reach out."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Stop the layout."""
            raise FatalURLFetchingError("a document asked for something outside itself")

    return Refusing(), FatalURLFetchingError
