"""What pictures say in words: spans, counts, and the one sentence that stands before a picture."""

from collections.abc import Mapping

from seen.core.life.axis import Span
from seen.core.life.marks import Counts, Mark
from seen.core.life.strip import Strip
from seen.kit.pages.words import day, month, plural

CALLED: Mapping[Mark, str] = {
    Mark.WORRY: "Worry",
    Mark.NOT_BROUGHT: "Not brought",
    Mark.STRENGTH: "Going well",
    Mark.NOTED: "Just noted",
}
SAID: Mapping[Mark, tuple[str, str]] = {
    Mark.WORRY: ("worry", "worries"),
    Mark.NOT_BROUGHT: ("not brought", "not brought"),
    Mark.STRENGTH: ("going well", "going well"),
    Mark.NOTED: ("noted", "noted"),
}
SILENT = 90
"""Days without an entry that are worth saying (ux.md 3.5, gaps)."""


def span_words(span: Span | None) -> str:
    """Return a span of the calendar as people say it: 2015, May 2015, January to June 2015, 2014 to 2015."""
    if span is None:
        return "date not known"
    first, last = span
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return month(first)
    return f"{first:%B} to {month(last)}" if first.year == last.year else f"{month(first)} to {month(last)}"


def counts_words(counts: Counts) -> str:
    """Return 12 worries, 1 not brought, 3 going well."""
    return ", ".join(plural(count, *SAID[mark]) for mark, count in counts.items())


def finding(strip: Strip) -> str:
    """Return what the whole-life picture shows, in one sentence: how much, by whom, and the longest silence."""
    agencies = plural(sum(bool(lane.key) for lane in strip.agencies) + strip.folded, "agency", "agencies")
    entries = plural(strip.total, "entry", "entries")
    said = f"{entries} from {agencies}: {counts_words(strip.counts)}"
    silence = strip.silence
    if silence is None or (silence.until - silence.since).days <= SILENT:
        return f"{said}."
    return f"{said}; the longest time with nothing written is {day(silence.since)} to {day(silence.until)}."
