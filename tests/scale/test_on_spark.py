"""The same findings on Spark as on one machine. It needs the dependency group `scale` and Java: script/test --scale."""

import json
from datetime import date
from random import Random

import pytest
from pytest_socket import enable_socket

from seen.config.commands.dispatch import main
from seen.core.patterns import runner
from seen.integrations.population import left, on_duckdb, pieces
from seen.integrations.population.pieces import Task
from seen.integrations.population.scanning import manners_of, scan
from seen.integrations.population.store import store_of
from tests.builders.event_files import some_households, write_files

AS_OF = "2028-07-01"
NOT_BROUGHT = """ref,child,on,kind,agency,detail
a,c1,2028-01-12,appointment.not_brought,dental,"{""service"":""dentist""}"
b,c1,2028-06-30,appointment.not_brought,hospital,"{""service"":""hospital""}"
a,c2,2028-01-12,appointment.not_brought,dental,"{""service"":""dentist""}"
b,c2,2028-06-30,appointment.not_brought,hospital,"{""service"":""hospital""}"
"""


@pytest.fixture(autouse=True)
def _spark_speaks_to_itself(_no_network):
    """Spark's processes speak to each other through sockets of this machine."""
    enable_socket()


@pytest.fixture
def ask(capsys):
    """Ask a command, and return its status, what it printed and what it said."""

    def run(*words):
        status = main([str(word) for word in words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


@pytest.fixture
def on_spark(monkeypatch):
    """The engine, with one pattern: each takes Spark a second."""
    from seen.integrations.population import on_spark

    (pattern,) = (each for each in runner.patterns() if each.id == "not-brought")
    monkeypatch.setattr(on_spark, "patterns", lambda: [pattern])
    return on_spark


@pytest.fixture
def two_children(tmp_path):
    """A folder of two children who were not brought, in two pieces of work."""
    (tmp_path / "EVENTS.csv").write_text(NOT_BROUGHT)
    (tmp_path / "simulated.json").write_text('{"simulated": true}')
    return tmp_path


def test_the_screens_leave_the_same_children(tmp_path):
    from seen.integrations.population import on_spark

    write_files(tmp_path, some_households(Random(5), each=10))
    store = store_of(tmp_path)
    task = Task(date.fromisoformat(AS_OF), {}, manners_of(store), store.path, store.path)
    with store.open() as connection:
        on_duckdb.screen(connection, task, runner.patterns())
        plain = connection.execute("SELECT row, child FROM pairs ORDER BY ALL").fetchall()
    spark = on_spark.session(store)
    try:
        on_spark.screen(spark, task, runner.patterns())
        found = [tuple(pair) for pair in spark.sql("SELECT row, child FROM pairs ORDER BY ALL").collect()]
    finally:
        spark.stop()
    assert found == plain
    assert len({row for row, _ in found}) > 40


def test_spark_finds_what_detect_finds(ask, tmp_path, monkeypatch):
    monkeypatch.setattr(left, "PIECE", 7)
    write_files(tmp_path, some_households(Random(3), each=3))
    leap_day = ("--as-of", "2028-02-29")
    plain = ask("detect", tmp_path / "EVENTS.csv", "--children", tmp_path / "children.csv", *leap_day)
    assert len(json.loads(plain[1])) > 100
    assert ask("population-scan", tmp_path, *leap_day, "--engine", "spark")[:2] == plain[:2]


def test_a_partnerships_own_thresholds(ask, two_children, on_spark):
    asked = ("--as-of", AS_OF, "--partnership", "llr")
    plain = ask("detect", two_children / "EVENTS.csv", *asked)
    found = [line for line in json.loads(plain[1]) if line["row"] == 19]
    status, out, _ = ask("population-scan", two_children, *asked, "--engine", "spark")
    assert (status, json.loads(out)) == (0, found)
    assert len(found) == 2


def test_nothing_found_is_an_empty_list(ask, two_children, on_spark):
    assert ask("population-scan", two_children, "--as-of", "2020-01-01", "--engine", "spark")[:2] == (0, "[]\n")


@pytest.mark.parametrize("begun_on", ["duckdb", "spark"])
def test_a_scan_goes_on_where_it_was_interrupted(ask, two_children, on_spark, monkeypatch, begun_on):
    whole = ask("population-scan", two_children, "--as-of", AS_OF, "--engine", "spark")[1]
    store = store_of(two_children)

    def in_duckdb(store, task):
        with store.open() as connection:
            on_duckdb.screen(connection, task, on_spark.patterns())
            number = on_duckdb.gather(connection, on_spark.patterns())
            for piece in on_duckdb.pieces_left(connection, task, number):
                interrupted(task, piece)

    def interrupted(task, piece):
        if piece.number == 1:
            raise ValueError("the machine went down")
        pieces.finish(task, piece)

    with monkeypatch.context() as going_down, pytest.raises(Exception, match="the machine went down"):
        going_down.setattr(on_spark, "finish", interrupted)
        engine = {"duckdb": in_duckdb, "spark": on_spark.scan}[begun_on]
        list(scan(store, as_of=date.fromisoformat(AS_OF), settings={}, engine=engine))
    (kept,) = store.path.glob("scan-*/*.jsonl")
    kept.write_text(kept.read_text().replace("Not brought", "Kept from before: not brought"))
    status, out, _ = ask("population-scan", two_children, "--as-of", AS_OF, "--engine", "spark")
    assert (status, out.count("Kept from before")) == (0, 1)
    assert out.replace("Kept from before: not brought", "Not brought") == whole
    assert not list(store.path.glob("scan-*"))


def test_executors_that_do_not_share_the_folder_are_noticed(ask, two_children, on_spark, monkeypatch):
    monkeypatch.setattr(on_spark, "finish", lambda task, piece: None)
    status, out, err = ask("population-scan", two_children, "--as-of", AS_OF, "--engine", "spark")
    assert (status, out, "the folder must be one that every executor shares" in err) == (2, "", True)


def test_a_cluster_without_a_secret_is_refused(ask, two_children, on_spark, monkeypatch):
    monkeypatch.setitem(on_spark.SETTINGS, "spark.master", "spark://nowhere:7077")
    status, out, err = ask("population-scan", two_children, "--as-of", AS_OF, "--engine", "spark")
    assert (status, out) == (2, "")
    assert "Spark did not start: " in err
    assert "must be specified via the spark.authenticate.secret config" in err
