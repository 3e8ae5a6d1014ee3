"""Alike entries as one line: which run together, which never do, and that none is lost."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.life.repeats import lines, runs, term_of
from tests.unit.life.lives import a_life, ref_of

KINDS = {"school.tired", "school.hungry"}
FOUR = ["2025-09-01", "2025-09-20", "2025-10-01", "2025-12-31"]


def life(days, **more):
    """Entries of one kind by one school, called a, b, c ..."""
    columns = {"kind": "school.tired", "agency": "oak", "polarity": "-1"} | more
    rows = [" | ".join([chr(97 + at), on, on, *columns.values()]) for at, on in enumerate(days)]
    return a_life("\n".join([" | ".join(["ref", "on", "latest", *columns]), *rows]))


def names(run):
    return " ".join(name for name in "abcdefgh" if ref_of(name) in run.refs)


def found(entries, apart=()):
    return [names(run) for run in runs(entries, repeating=KINDS, apart=[ref_of(name) for name in apart])]


def test_four_in_a_term_run_together_and_three_do_not():
    assert found(life(FOUR)) == ["a b c d"]
    assert found(life(FOUR[:3])) == []


def test_it_says_the_first_and_the_last_day_in_whatever_order():
    (run,) = runs(life(reversed(FOUR)), repeating=KINDS, apart=())
    assert (run.first, run.last, run.kind, run.agency) == (date(2025, 9, 1), date(2025, 12, 31), "school.tired", "oak")
    assert run.refs == tuple(ref_of(name) for name in "abcd")


@pytest.mark.parametrize("other", ["2025-08-31", "2026-01-01", "2024-10-01"])
def test_another_term_is_another_run(other):
    assert found(life([*FOUR[1:], other])) == []


@pytest.mark.parametrize(
    "different",
    [{"kind": "school.hungry"}, {"agency": "elm"}, {"polarity": "1"}, {"kind": "note.observation"},
     {"kind": "school.tired school.hungry"}, {"severity": "3"}, {"event": "x"}],
    ids=str,
)  # fmt: skip
def test_what_is_not_alike_or_must_be_read_by_itself_stands_by_itself(different):
    odd = life(["2025-11-11"], **different)[0]
    assert found([*life(FOUR[:3]), odd._replace(ref=ref_of("z"))]) == []
    assert found([*life(FOUR), odd._replace(ref=ref_of("z"))]) == ["a b c d"]


def test_severity_two_runs_and_three_does_not():
    assert found(life(FOUR, severity="2")) == ["a b c d"]
    assert found(life(FOUR, severity="3")) == []


def test_what_somebody_spoke_of_stands_by_itself():
    assert found(life([*FOUR, "2025-12-01"]), apart="c") == ["a b d e"]
    assert found(life(FOUR), apart="c") == []


def test_a_date_that_may_lie_in_two_terms_or_is_not_known_stands_by_itself():
    entries = life(FOUR)
    assert found([*entries[:3], entries[3]._replace(latest=date(2026, 1, 1))]) == []
    assert found([*entries[:3], entries[3]._replace(earliest=None, latest=None)]) == []
    assert found([*entries[:3], entries[3]._replace(earliest=date(2025, 12, 1))]) == ["a b c d"]


TERMS = """
2025-01-01 2025-01-01
2025-03-31 2025-01-01
2025-04-30 2025-01-01
2025-05-01 2025-04-01
2025-08-31 2025-04-01
2025-09-01 2025-09-01
2025-12-31 2025-09-01
"""


@pytest.mark.parametrize("line", TERMS.strip().splitlines())
def test_each_day_has_one_term(line):
    on, first = map(date.fromisoformat, line.split())
    assert term_of(on, on) == first


def test_a_run_stands_where_the_first_of_it_is_shown():
    entries = life(["2025-09-01", "2025-09-02", "2025-10-01", "2025-12-01", "2025-12-02"])
    together = runs([entries[0], entries[2], entries[3], entries[4]], repeating=KINDS, apart=())
    a, b, c, d, e = (one.ref for one in entries)
    assert lines([a, b, c, d, e], together) == [(a, c, d, e), (b,)]
    assert lines([e, d, c, b, a], together) == [(e, d, c, a), (b,)]
    assert lines([b, a, c], together) == [(b,), (a, c)]
    assert lines([b, a], together) == [(b,), (a,)]
    assert lines([], together) == []


@st.composite
def stories(draw):
    entries = draw(st.lists(st.tuples(
        st.sampled_from(["school.tired", "school.hungry", "note.observation"]), st.sampled_from(["oak", "elm"]),
        st.none() | st.dates(date(2024, 1, 1), date(2025, 12, 31)), st.integers(0, 60), st.integers(0, 3),
        st.sampled_from([-1, 0, 1]), st.booleans(),
    ), max_size=40))  # fmt: skip
    made = []
    for at, (kind, agency, on, span, severity, polarity, joined) in enumerate(entries):
        (one,) = a_life(
            f"ref | kind | agency | severity | polarity\n{at} | {kind} | {agency} | {severity} | {polarity}"
        )
        latest = on + timedelta(days=span) if on else None
        made.append(one._replace(earliest=on, latest=latest, event=UUID(int=1) if joined else None))
    return made


@given(stories(), st.data())
def test_no_entry_is_lost_or_told_twice_and_the_counts_add_up(entries, data):
    apart = {one.ref for one in entries if data.draw(st.integers(0, 4)) == 0}
    together = runs(entries, repeating=KINDS, apart=apart)
    shown = [one.ref for one in entries[: data.draw(st.integers(0, len(entries)))]]
    told = lines(shown, together)
    assert sorted(ref for line in told for ref in line) == sorted(shown)
    assert [line[0] for line in told] == sorted((line[0] for line in told), key=shown.index)
    grave = {one.ref for one in entries if one.severity == 3 or one.event}
    assert all(not {*run.refs} & (grave | apart) and len(run.refs) >= 4 for run in together)
    assert all(run.first <= run.last and run.first.year == run.last.year for run in together)
