"""script/seen replay: what could have been seen, and from which day."""

import json

import pytest

from seen.config.commands.dispatch import main
from seen.core.patterns import runner
from seen.core.patterns.runner import Detector

EVENTS = """ref,child,on,recorded,kind,agency,detail
a,c2,2026-01-12,,appointment.not_brought,dental,"{""service"":""dentist""}"
b,c2,2026-06-30,2026-07-20,appointment.not_brought,hospital,"{""service"":""hospital""}"
a,c1,2026-01-12,2026-02-01,appointment.not_brought,dental,"{""service"":""dentist""}"
b,c1,2026-06-30,,appointment.not_brought,hospital,"{""service"":""hospital""}"
c,c1,2026-04-01,,contact.no_access,health-visiting,
u,c3,,,food.concern,gp,
"""
CHILDREN = "child,born,household\nc1,2012-01-01,h\nc2,2012-01-01,h\nc3,2012-01-01,\n"


@pytest.fixture
def run(tmp_path, capsys):
    events, children = tmp_path / "events.csv", tmp_path / "children.csv"
    events.write_text(EVENTS)
    children.write_text(CHILDREN)

    def ask(*more: str):
        words = [str(children) if word == "CHILDREN" else word for word in more]
        status = main(["replay", str(events), *words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return ask


def test_first_days_by_what_had_reached_the_record(run):
    status, out, err = run("--children", "CHILDREN", "--until", "2026-12-31")
    assert (status, err) == (0, "")
    assert json.loads(out) == [
        {"row": 17, "pattern": "not-seen", "child": "c1", "tier": "weekly", "first_seen": "2026-05-31",
         "because": ["c"]},
        {"row": 19, "pattern": "not-brought", "child": "c1", "tier": "weekly", "first_seen": "2026-06-30",
         "because": ["a", "b"]},
    ]  # fmt: skip


def test_a_longer_window_finds_what_came_late(run, monkeypatch):
    monkeypatch.setattr(
        "seen.config.commands.replay.pattern_settings", lambda name, as_of: {"not-brought": {"months": 12}}
    )
    found = json.loads(run("--partnership", "llr", "--until", "2026-12-31")[1])
    late = [each for each in found if each["child"] == "c2"]
    assert [(each["row"], each["first_seen"]) for each in late] == [(19, "2026-07-20")]


def test_until(run):
    assert [each["row"] for each in json.loads(run("--until", "2026-06-29", "--children", "CHILDREN")[1])] == [17]
    assert run("--as-of", "2026-05-30", "--children", "CHILDREN")[1] == "[]\n"
    assert run("--until", "soon")[2] == "--to “soon” is not a day: write it as 2026-01-31.\n"


def test_from_a_day_to_a_day(run):
    found = json.loads(run("--children", "CHILDREN", "--from", "2026-06-10", "--to", "2026-06-30")[1])
    assert [(each["row"], each["first_seen"]) for each in found] == [(17, "2026-06-10"), (19, "2026-06-30")]
    assert run("--from", "2026-06-10", "--to", "2026-06-09")[2] == (
        "--from 2026-06-10 comes after the last day, 2026-06-09: turn the two round.\n"
    )
    assert run("--from", "once")[2] == "--from “once” is not a day: write it as 2026-01-31.\n"


def test_without_it_until_today(run, time_machine):
    time_machine.move_to("2026-05-31 12:00:00+00:00")
    assert [each["row"] for each in json.loads(run("--children", "CHILDREN")[1])] == [17]


def test_a_pattern_that_crashes_loses_no_other(run, monkeypatch):
    def crash(timeline, **numbers):
        raise KeyError("surprise")

    broken = tuple(Detector(d.pattern, crash) if d.pattern.row == 19 else d for d in runner.detectors())
    monkeypatch.setattr("seen.core.patterns.replaying.detectors", lambda: broken)
    status, out, err = run("--until", "2026-12-31", "--children", "CHILDREN")
    assert (status, [each["row"] for each in json.loads(out)]) == (1, [17])
    assert "Pattern 19 (not-brought) crashed for child c1: KeyError('surprise')" in err
