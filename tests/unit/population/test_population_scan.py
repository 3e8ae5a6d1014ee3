"""script/seen population-scan: the same findings as detect, from columns."""

import json
from datetime import date
from random import Random

import pytest

from seen.config.commands.dispatch import main
from seen.core.patterns import runner
from seen.integrations.population import left, on_duckdb, pieces, scanning
from seen.integrations.population.scanning import scan
from seen.integrations.population.store import store_of
from tests.builders.event_files import some_households, write_files

AS_OF = date(2026, 7, 1)
EVENTS = """ref,child,on,kind,agency,detail
a,c1,2026-01-12,appointment.not_brought,dental,"{""service"":""dentist""}"
b,c1,2026-06-30,appointment.not_brought,hospital,"{""service"":""hospital""}"
"""


def here(store, task, finish):
    """Scan in this process, one piece after the other."""
    with store.open() as connection:
        on_duckdb.screen(connection, task, runner.patterns())
        number = on_duckdb.gather(connection, runner.patterns())
        for piece in on_duckdb.pieces_left(connection, task, number):
            finish(task, piece)
    return number


@pytest.fixture
def run(capsys):
    def ask(*words):
        status = main([str(word) for word in words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return ask


@pytest.fixture
def a_folder(tmp_path):
    def make(events=EVENTS, children="child,born\nc1,2012-01-01\n", mark='{"simulated": true}'):
        (tmp_path / "EVENTS.csv").write_text(events)
        (tmp_path / "children.csv").write_text(children)
        if mark:
            (tmp_path / "simulated.json").write_text(mark)
        return tmp_path

    return make


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("as_of", ["2028-02-29", "2028-07-01"])
def test_it_finds_what_detect_finds(run, tmp_path, monkeypatch, seed, as_of):
    monkeypatch.setattr(left, "PIECE", 7)
    write_files(tmp_path, some_households(Random(seed), each=12))
    plain = run("detect", tmp_path / "EVENTS.csv", "--children", tmp_path / "children.csv", "--as-of", as_of)
    scanned = run("population-scan", tmp_path, "--as-of", as_of)
    assert len(json.loads(plain[1] or "[]")) > 20, plain[2]
    assert scanned == plain


def test_a_pattern_that_crashed_is_said_and_the_others_are_printed(run, tmp_path, monkeypatch):
    def crash(*_, **__):
        raise KeyError("surprise")

    one, *others = runner.detectors()
    monkeypatch.setattr(runner, "detectors", lambda: (one._replace(detect=crash), *others))
    monkeypatch.setattr(pieces, "detectors", lambda: (one._replace(detect=crash), *others))
    write_files(tmp_path, some_households(Random(1), each=4))
    status, out, err = run("population-scan", tmp_path, "--as-of", "2028-02-29")
    assert (status, "KeyError('surprise')" in err) == (1, True)
    assert one.pattern.row not in {each["row"] for each in json.loads(out)}


def test_nothing_found_is_an_empty_list(run, a_folder):
    assert run("population-scan", a_folder(), "--as-of", "2020-01-01") == (0, "[]\n", "")


def test_a_scan_goes_on_where_it_was_interrupted(run, a_folder, monkeypatch):
    monkeypatch.setattr(left, "PIECE", 1)
    folder = a_folder(EVENTS + EVENTS.split("\n", 1)[1].replace(",c1,", ",c2,"))
    whole = run("population-scan", folder, "--as-of", "2026-07-01")
    finished, done = pieces.finish, []

    def interrupted(task, piece):
        if done:
            raise KeyboardInterrupt
        finished(task, piece)
        done.append(piece.number)

    store = store_of(folder)
    with pytest.raises(KeyboardInterrupt):
        list(scan(store, as_of=AS_OF, settings={}, engine=lambda store, task: here(store, task, interrupted)))
    (kept,) = store.path.glob("scan-*/*.jsonl")
    kept.write_text(kept.read_text().replace("Not brought", "Kept from before: not brought"))
    status, out, err = run("population-scan", folder, "--as-of", "2026-07-01")
    assert (status, err) == (0, "")
    assert out.count("Kept from before") == 1
    assert out.replace("Kept from before: not brought", "Not brought") == whole[1]
    assert not list(store.path.glob("scan-*"))


def test_other_pieces_than_these_count_for_nothing(run, a_folder):
    folder = a_folder()
    other = store_of(folder).path / "scan-of-another-day"
    other.mkdir()
    (other / "000000.jsonl").write_text('{"child": "c1", "row": 1}\n')
    status, out, _ = run("population-scan", folder, "--as-of", "2026-07-01")
    assert (status, [each["row"] for each in json.loads(out)]) == (0, [19])
    assert not other.exists()


@pytest.mark.parametrize(
    "rule", ["core/rule.py", "integrations/cut.py", "kit/knowledge/read.py", "knowledge/kind.toml"]
)
def test_what_other_rules_finished_counts_for_nothing(a_folder, tmp_path, monkeypatch, rule):
    monkeypatch.setattr(scanning, "HOUSE", tmp_path)
    file = tmp_path / rule
    file.parent.mkdir(parents=True)
    store = store_of(a_folder())

    def begun():
        with pytest.raises(KeyboardInterrupt):
            list(scan(store, as_of=AS_OF, settings={}, engine=interrupted))
        (folder,) = store.path.glob("scan-*")
        return folder.name

    def interrupted(store, task):
        raise KeyboardInterrupt

    file.write_text("one = 1")
    first = begun()
    assert begun() == first
    file.write_text("one = 2")
    assert begun() != first


def test_the_store_is_kept_until_the_files_change(a_folder):
    folder = a_folder()
    first = store_of(folder)
    made = first.table("events").stat().st_mtime_ns
    assert store_of(folder) == first
    assert first.table("events").stat().st_mtime_ns == made
    (folder / "children.csv").write_text("child,born\nc1,2012-01-02\n")
    assert store_of(folder).digest != first.digest
    assert [file.name for file in folder.glob("scan-store*")] == ["scan-store"]


def test_children_need_no_file(run, a_folder):
    folder = a_folder()
    (folder / "children.csv").unlink()
    status, out, _ = run("population-scan", folder, "--as-of", "2026-07-01")
    assert (status, [each["child"] for each in json.loads(out)]) == (0, ["c1"])


def test_a_partnerships_own_thresholds(run, a_folder):
    asked = ("--as-of", "2026-07-01", "--partnership", "llr")
    folder = a_folder()
    plain = run("detect", folder / "EVENTS.csv", "--children", folder / "children.csv", *asked)
    assert run("population-scan", folder, *asked) == plain


def test_a_file_that_only_a_person_would_call_csv_is_read_by_hand(run, a_folder):
    """Rows shorter than the header, space round the cells, an empty row."""
    folder = a_folder("ref , child,on,kind,agency,detail\n\n" + " e1 ,c1, 2026-01-12 ,appointment.not_brought,gp,"
                      '"{""service"":""gp""}"\ne2,c1,2026-06-30,contact.no_access,gp\n')  # fmt: skip
    plain = run("detect", folder / "EVENTS.csv", "--children", folder / "children.csv", "--as-of", "2026-09-30")
    assert json.loads(plain[1])
    assert run("population-scan", folder, "--as-of", "2026-09-30") == plain


@pytest.mark.parametrize(
    ("events", "sentence"),
    [
        ("", "EVENTS.csv is empty"),
        ("ref,child,on,kind\n", "EVENTS.csv, row 1, agency: the column is missing"),
        ("ref,child,on,kind,agency\na,c1,2026-01-12,apointment.attended,gp\n", "EVENTS.csv, row 2, kind: there is no"),
        ("ref,child,on,kind,agency\na,c1,31/04/2026,contact.seen,gp\n", "EVENTS.csv, row 2, on: "),
        ("ref,child,on,kind,agency\n,c1,2026-01-12,contact.seen,gp\n", "EVENTS.csv, row 2, ref: it is blank"),
        ("ref,child,on,kind,agency\na,c1,2026-01-12,contact.seen,gp\na,c1,2026-01-13,contact.seen,gp\n",
         "EVENTS.csv, row 3, ref: “a” stands in row 2 too"),
        ("ref,child,on,kind,agency,until\na,c1,2026-01-12,contact.seen,gp,2026-01-11\n", "row 2, until: 2026-01-11 is"),
        ("ref,child,on,kind,agency,detail\na,c1,2026-01-12,contact.seen,gp,[1]\n", "row 2, detail: it is not a JSON"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_as_detect_refuses_it(run, a_folder, events, sentence):
    folder = a_folder(events)
    status, out, err = run("population-scan", folder, "--as-of", "2026-07-01")
    assert (status, out, sentence in err, err.count("\n")) == (2, "", True, 1)
    assert run("detect", folder / "EVENTS.csv", "--as-of", "2026-07-01")[2] == err
    assert not list(folder.glob("scan-store*"))


@pytest.mark.parametrize(
    ("children", "sentence"),
    [
        ("child,born\nc1,2012-02-30\n", "children.csv, row 2, born: “2012-02-30” is not a day"),
        ("child,level\nc1,high\n", "children.csv, row 2, level: “high” is not one of"),
        ("child\nc1\nc1\n", "children.csv, row 3, child: “c1” stands twice"),
        ("child,sex\n,male\n", "children.csv, row 2, child: it is blank"),
    ],
)
def test_a_bad_list_of_children_is_refused(run, a_folder, children, sentence):
    status, out, err = run("population-scan", a_folder(children=children), "--as-of", "2026-07-01")
    assert (status, out, sentence in err, err.count("\n")) == (2, "", True, 1)


def test_what_is_not_a_folder_is_refused(run, tmp_path):
    (tmp_path / "simulated.json").write_text('{"simulated": true}')
    status, _, err = run("population-scan", tmp_path / "none", "--as-of", "2026-07-01", "--dpia", "D1 2026-01-01")
    assert (status, "is not a folder" in err) == (2, True)
    status, _, err = run("population-scan", tmp_path, "--as-of", "2026-07-01")
    assert (status, "EVENTS.csv cannot be read" in err) == (2, True)


@pytest.mark.parametrize(
    ("mark", "dpia", "sentence"),
    [
        (None, None, "not marked as simulated"),
        ('{"simulated": false}', None, "not marked as simulated"),
        ("[]", None, "not marked as simulated"),
        ("no JSON", None, "not marked as simulated"),
        (None, "D1", "not marked as simulated"),
        (None, "2026-01-31", "not marked as simulated"),
        (None, "D1 2026-02-30", "is not a day"),
        (None, "D1 2999-01-01", "after today"),
    ],
)
def test_live_data_needs_an_impact_assessment(run, a_folder, mark, dpia, sentence):
    folder = a_folder(mark=mark)
    given = ("--dpia", dpia) if dpia else ()
    status, out, err = run("population-scan", folder, "--as-of", "2026-07-01", *given)
    assert (status, out, sentence in err, err.count("\n")) == (2, "", True, 1)
    assert not list(folder.glob("scan-store*"))


def test_live_data_under_an_impact_assessment(run, a_folder):
    status, out, err = run("population-scan", a_folder(mark=None), "--as-of", "2026-07-01", "--dpia", "D1, 2026-01-31")
    assert (status, len(json.loads(out)), err) == (0, 1, "Live data, under D1 of 2026-01-31.\n")
