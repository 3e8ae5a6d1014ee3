"""The entries of a store child by child: rows of a file by number, and what is read of whom."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seen.core.patterns.runner import patterns
from seen.core.timeline.timeline import covers
from seen.integrations.population.homes import tellings
from seen.integrations.population.lives import CONDITIONS, READ, Lives, Numbered
from seen.integrations.population.scanning import manners_of
from seen.integrations.population.store import store_of

PARTS = [3, 1, 0, 4, 2]
EVENTS = """ref,child,on,kind,agency,polarity,same_as,detail
a1,anna,2026-01-12,appointment.not_brought,dental,,,"{""service"":""dentist""}"
a2,anna,2026-02-12,contact.no_access,health-visiting,,,
b1,ben,2026-01-12,contact.no_access,health-visiting,,,
b2,ben,2026-01-13,appointment.attended,gp,,,"{""service"":""gp""}"
b3,ben,2026-01-14,household.joined,gp,,,"{""role"":""uncle""}"
c1,cleo,2026-01-12,contact.no_access,health-visiting,,,
e1,emil,2026-01-12,contact.no_access,gp,0,,
e2,emil,2026-01-13,appointment.attended,gp,0,,"{""service"":""gp""}"
e3,emil,2026-01-14,contact.no_access,gp,,,
d1,dora,2026-01-12,contact.no_access,health-visiting,,,
d2,dora,2026-01-12,contact.no_access,gp,,d1,
"""
CHILDREN = "child,household\nanna,one\nben,one\ncleo,two\ndora,three\nnobody,three\nemil,four\n"


@pytest.fixture(scope="module")
def ten_rows(tmp_path_factory):
    """A file of the numbers 0 to 9, in parts."""
    path = tmp_path_factory.mktemp("rows") / "ten.arrow"
    schema, begin = pa.schema({"number": pa.int32(), "word": pa.string()}), 0
    with pa.ipc.new_file(path, schema) as file:
        for size in PARTS:
            numbers = range(begin, begin + size)
            file.write_batch(pa.record_batch([list(numbers), [str(number) for number in numbers]], schema=schema))
            begin += size
    return Numbered(path)


@given(asked=st.sets(st.integers(0, sum(PARTS) - 1)))
@settings(max_examples=200)
def test_rows_by_number(ten_rows, asked):
    asked = sorted(asked)
    assert ten_rows.rows(asked, ["word", "number"]).to_pydict() == {"word": [*map(str, asked)], "number": asked}


@pytest.fixture
def a_store(tmp_path):
    (tmp_path / "EVENTS.csv").write_text(EVENTS)
    (tmp_path / "children.csv").write_text(CHILDREN)
    return store_of(tmp_path)


@pytest.fixture
def lives(a_store):
    return Lives(a_store.path, tellings(manners_of(a_store)))


def children(store, **asked):
    """Return these children as a piece of work holds them, with the rows to ask about each."""
    with store.open() as connection:
        found = connection.sql("SELECT * FROM children ORDER BY ref DESC").to_arrow_table()
    rows = [row | {"asked": asked[row["ref"]]} for row in found.to_pylist() if row["ref"] in asked]
    return pa.Table.from_pylist(rows, schema=found.schema.append(pa.field("asked", pa.string())))


def row_of(read, *, but):
    """Return a row that reads one kind and not another."""
    return str(next(one.row for one in patterns() if covers(one.needs, read) and not covers(one.needs, but)))


def test_of_one_who_is_asked_about_only_the_kinds_that_are_read(a_store, lives):
    row = row_of("contact.no_access", but="appointment.not_brought")
    found = lives.asked(children(a_store, anna=row, cleo=row, nobody=row))
    assert found.column("ref").to_pylist() == ["a2", "c1"]
    assert found.column_names == [*READ, "told", "detail"]
    assert found.column("detail").to_pylist() == ["", ""]


def test_details_stand_with_their_own_entry(a_store, lives):
    row = str(next(pattern.row for pattern in patterns() if "*" in pattern.needs and "*" in pattern.whole))
    found = lives.asked(children(a_store, anna=row, ben=row))
    told = dict(zip(found.column("ref").to_pylist(), found.column("detail").to_pylist(), strict=True))
    assert told == {
        "a1": '{"service":"dentist"}',
        "a2": "",
        "b1": "",
        "b2": '{"service":"gp"}',
        "b3": '{"role":"uncle"}',
    }


def test_of_every_kind_what_weighs_where_a_pattern_reads_no_more(a_store, lives):
    (comes_back,) = (pattern for pattern in patterns() if pattern.id == "widely-spaced")
    assert (comes_back.needs, comes_back.whole) == (("*",), ("appointment.attended",))
    found = lives.asked(children(a_store, emil=str(comes_back.row)))
    assert found.column("ref").to_pylist() == ["e2", "e3"]


def test_of_those_who_live_with_the_child_what_its_patterns_read_of_them(a_store, lives):
    (safety,) = (pattern for pattern in patterns() if pattern.id == "baby-safety")
    assert safety.household.reads == ("household.joined",)
    found = lives.asked(children(a_store, anna=str(safety.row), ben=None))
    assert found.column("ref").to_pylist() == ["a1", "b3"]


def test_one_whose_entries_repeat_each_other_is_read_whole(a_store, lives):
    row = row_of("appointment.not_brought", but="contact.no_access")
    assert lives.asked(children(a_store, dora=row)).column("ref").to_pylist() == ["d1", "d2"]
    assert lives.asked(children(a_store, cleo=row)).column("ref").to_pylist() == []


def test_every_entry_by_kind_with_what_its_details_say(a_store, lives):
    found, sayings = lives.every(children(a_store, ben=None, cleo=None))
    assert found.column_names == [*CONDITIONS]
    assert found.num_rows == 4
    assert found.column("manner").to_pylist() == sorted(found.column("manner").to_pylist())
    assert set(sayings.column("saying").to_pylist()) == set(found.column("saying").to_pylist())
    assert {"can_worry", "possible", "says_cause"} <= set(sayings.column_names)
    assert not {"text", "kind"} & set(sayings.column_names)


def test_details_that_say_the_same_to_conditions_are_one_saying(a_store, lives):
    found, sayings = lives.every(children(a_store, anna=None, ben=None))
    of = dict(zip(found.column("ref").to_pylist(), found.column("saying").to_pylist(), strict=True))
    said = dict(zip(sayings.column("saying").to_pylist(), sayings.column("says_service").to_pylist(), strict=True))
    assert {ref: said[saying] for ref, saying in of.items()} == {
        "a1": "dentist",
        "a2": "",
        "b1": "",
        "b2": "gp",
        "b3": "",
    }
    assert sayings.num_rows == len(set(of.values())) < len(of)
