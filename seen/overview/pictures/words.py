"""What pictures say in words: spans, counts, and the one sentence that stands before a picture."""

from collections.abc import Mapping

from seen.core.life.axis import Span
from seen.core.life.cumulative import Cumulative
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


def whole_life(strip: Strip, *, gap: int) -> str:
    """Return what the whole-life picture shows, in one sentence: how much, by whom, and the longest gap.

    `gap` is after how many days of silence a time is a gap.
    """
    agencies = plural(sum(bool(lane.key) for lane in strip.agencies) + strip.folded, "agency", "agencies")
    entries = plural(strip.total, "entry", "entries")
    said = f"{entries} from {agencies}: {counts_words(strip.counts)}"
    silence = strip.silence
    if silence is None or (silence.until - silence.since).days <= gap:
        return f"{said}."
    return f"{said}; the longest time with nothing written is {day(silence.since)} to {day(silence.until)}."


def added_up(found: Cumulative) -> str:
    """Return what the cumulative picture shows, in one sentence."""
    worries = plural(found.worries.total, "separate worry", "separate worries")
    strengths = plural(found.strengths.total, "thing going well", "things going well")
    days = f"from {day(found.shown.since)} to {day(found.shown.until)}"
    return f"{worries}, not brought among them, and {strengths} were recorded {days}."


def cautions(found: Cumulative) -> str:
    """Return what the cumulative picture does not say, and what may mislead in this one."""
    said = [
        "It counts what was written down, not how great a risk is: a line rises faster where more people write. "
        "Accounts of one event count once."
    ]
    (name, _, most) = found.agencies[0]
    if len(found.agencies) > 1 and most * 3 >= found.total * 2:
        said.append(f"{name} wrote {most:,} of the {found.total:,} entries: the lines show mostly what it saw.")
    if len(found.agencies) == 1:
        said.append(f"All of it comes from {name}: nobody else’s view is here.")
    if not found.strengths.total:
        said.append("Nothing that goes well was recorded. That does not mean that nothing does.")
    if imported := sum(cell.total for cell in found.imported.cells):
        said.append(
            f"{plural(imported, 'entry', 'entries')} were imported from files, many at once: marked where they came in."
        )
    if undated := found.worries.undated + found.strengths.undated:
        stand = "has no date and stands" if undated == 1 else "have no date and stand"
        said.append(f"{undated:,} of them {stand} in the table alone.")
    return " ".join(said)
