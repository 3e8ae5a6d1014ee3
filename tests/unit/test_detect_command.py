"""script/seen detect: findings as JSON, with no database."""

import json

import pytest

from seen.config.commands import detect
from seen.config.commands.dispatch import main
from seen.core.patterns import runner

EVENTS = """ref,child,on,kind,agency,detail
a,c2,2026-01-12,appointment.not_brought,dental,"{""service"":""dentist""}"
b,c2,2026-06-30,appointment.not_brought,hospital,"{""service"":""hospital""}"
a,c1,2026-01-12,appointment.not_brought,dental,"{""service"":""dentist""}"
b,c1,2026-06-30,appointment.not_brought,hospital,"{""service"":""hospital""}"
c,c1,2026-04-01,contact.no_access,health-visiting,
"""
CHILDREN = "child,born,household\nc1,2012-01-01,h\nc2,2012-01-01,h\nc3,2012-01-01,\n"


@pytest.fixture
def run(tmp_path, capsys):
    events, children = tmp_path / "events.csv", tmp_path / "children.csv"
    events.write_text(EVENTS)
    children.write_text(CHILDREN)

    def ask(*more: str, as_of="2026-07-01"):
        words = [str(children) if word == "CHILDREN" else word for word in more]
        status = main(["detect", str(events), "--as-of", as_of, *words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return ask


def test_findings_sorted_by_child_then_row(run):
    status, out, err = run("--children", "CHILDREN")
    found = json.loads(out)
    assert (status, err) == (0, "")
    assert [(each["child"], each["row"]) for each in found] == [("c1", 17), ("c1", 19), ("c2", 19)]
    assert found[2] == {
        "row": 19,
        "pattern": "not-brought",
        "version": "1",
        "child": "c2",
        "tier": "weekly",
        "sentence": "Not brought to 2 appointments at dentist and hospital since 12 January 2026",
        "because": ["a", "b"],
        "against": [],
        "missing": [],
        "innocent": found[1]["innocent"],
        "ask": "What is the child missing because of this, and what stops the family getting there?",
        "next_look": "2026-07-13",
        "thresholds": found[1]["thresholds"],
    }
    assert found[0]["next_look"] is None
    assert found[1]["thresholds"]["at_least"] == 2


def test_nothing_to_find(run):
    assert run(as_of="2025-01-01") == (0, "[]\n", "")


def test_children_are_not_needed(run):
    assert len(json.loads(run()[1])) == 3


def test_a_partnerships_thresholds(run, monkeypatch):
    assert len(json.loads(run("--partnership", "llr")[1])) == 3
    monkeypatch.setattr(detect, "pattern_settings", lambda name, as_of: {"not-brought": {"at_least": 3}})
    assert [each["row"] for each in json.loads(run("--partnership", "llr")[1])] == [17]


def test_an_unknown_partnership(run):
    status, out, err = run("--partnership", "nowhere")
    assert (status, out) == (2, "")
    assert err == "There is no partnership “nowhere”; there are hull, lambeth, llr.\n"


@pytest.mark.parametrize("as_of", ["yesterday", "2026-02-30", "20260701"])
def test_a_bad_date(run, as_of):
    assert run(as_of=as_of) == (2, "", f"--as-of “{as_of}” is not a day: write it as 2026-01-31.\n")


def test_a_crash_is_told_and_loses_nothing(run, monkeypatch):
    def crash(timeline, **numbers):
        raise KeyError("surprise")

    broken = [d._replace(detect=crash) if d.pattern.row == 17 else d for d in runner.detectors()]
    monkeypatch.setattr(runner, "detectors", lambda: tuple(broken))
    status, out, err = run()
    assert status == 1
    assert [each["row"] for each in json.loads(out)] == [19, 19]
    assert err == "Pattern 17 (not-seen) crashed for child c1: KeyError('surprise')\n"
