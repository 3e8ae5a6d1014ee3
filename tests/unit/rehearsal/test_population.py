"""The invented population: the same from the same seed, in the format that every command reads, at published rates."""

import csv
import json
import tomllib
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from seen.config.commands.dispatch import main
from seen.integrations.event_files.households import read_households
from seen.kit.knowledge.kinds import kinds
from seen.rehearsal.population.lives import poisson, with_unexplained
from seen.rehearsal.population.rates import FILES as HERE
from seen.rehearsal.population.rates import rates
from seen.rehearsal.population.simulate import BLOCK, FILES, families_of, jobs, simulate

SOURCES = tomllib.loads(Path("seen/knowledge/sources/sources.toml").read_text(encoding="utf-8"))["sources"]

SEED_OF_ALL = 6
"""Of which every story is told to some of 4,000 children."""


def told(folder: Path, *, children: int, seed: int = 1, processes: int = 1) -> dict[str, str]:
    simulate(folder, children=children, seed=seed, processes=processes)
    return {name: (folder / name).read_text(encoding="utf-8") for name in FILES}


def families(*, children: int, seed: int):
    return [each for job in jobs(children) for each in families_of(seed, *job)]


@pytest.fixture(scope="module")
def some(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("population")
    simulate(folder, children=320, seed=1)
    return folder


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_seed_tells_the_same_and_another_does_not(some, tmp_path):
    assert told(tmp_path / "again", children=320) == {name: (some / name).read_text() for name in FILES}
    assert told(tmp_path / "other", children=320, seed=2)["EVENTS.csv"] != (some / "EVENTS.csv").read_text()


def test_any_number_of_processes_tell_the_same(tmp_path):
    alone = told(tmp_path / "one", children=BLOCK + 50)
    assert told(tmp_path / "two", children=BLOCK + 50, processes=2) == alone


def test_fewer_children_are_the_first_of_more(some, tmp_path):
    fewer = told(tmp_path, children=101)
    assert len(fewer["children.csv"].splitlines()) == 102
    for name in FILES:
        assert (some / name).read_text().startswith(fewer[name])


def test_the_files_are_read_as_any_event_files_are(some):
    households = read_households(some / "EVENTS.csv", some / "children.csv")
    children = [child for household in households for child in household.children]
    assert len(children) == 320
    assert len(households) < 250, "some live with brothers and sisters"
    events = [event for household in households for events in household.events for event in events]
    assert len(events) > 2_000
    first, last = rates().first, rates().last
    assert all(first <= event.on.latest <= last for event in events if event.on.latest)
    born = {child.ref: child.born for child in children}
    assert all(event.on.latest >= born[event.child] for event in events)


def test_what_follows_names_what_it_follows(some):
    referred = {(row["child"], row["ref"]) for row in rows(some, "EVENTS.csv") if row["kind"] == "referral.made"}
    households = read_households(some / "EVENTS.csv", some / "children.csv")
    outcomes = [e for h in households for events in h.events for e in events if e.kind == "referral.outcome"]
    assert outcomes
    assert all((outcome.child, outcome.says("referral")) in referred for outcome in outcomes)


def test_the_truth_stands_apart(tmp_path):
    simulate(tmp_path, children=BLOCK, seed=1)
    lived = rows(tmp_path, "stories.csv")
    assert {row["child"] for row in lived} <= {row["child"] for row in rows(tmp_path, "children.csv")}
    assert 0.005 < len(lived) / BLOCK < 0.08
    told = (tmp_path / "EVENTS.csv").read_text()
    assert not any(story.name in told for story in rates().stories)
    assert {row["ethnicity"] for row in rows(tmp_path, "circumstances.csv")} >= {"white", "asian", "black"}


@pytest.mark.no_cover
def test_every_story_is_told_to_some():
    lived = {one.story for _, _, lived in families(children=4_000, seed=SEED_OF_ALL) for one in lived}
    assert lived == {story.name for story in rates().stories}


@pytest.mark.no_cover
def test_what_happens_happens_as_often_as_published():
    visits, infants, disabled, boys, early, children = 0, 0.0, 0, 0, 0, 0
    for family, records, _ in families(children=3_000, seed=5):
        for child, record in zip(family.children, records, strict=True):
            children += 1
            disabled, boys, early = (
                disabled + child.disabled,
                boys + (child.sex == "male"),
                early + (child.gestation_days < 259),
            )
            born = child.born.toordinal()
            lived = min(record.last, born + 365) - record.first
            if born >= record.first:
                infants += max(lived, 0) / 365.25
                visits += sum(row[2] == "health.emergency_attendance" and row[0] < born + 365 for row in record.rows)
    assert visits / infants == pytest.approx(0.72, rel=0.15)
    assert disabled / children == pytest.approx(0.11, rel=0.15)
    assert boys / children == pytest.approx(0.51, rel=0.1)
    assert early / children == pytest.approx(0.079, rel=0.2)


@pytest.mark.no_cover
def test_school_is_missed_as_often_and_for_the_reasons_published():
    """6.7 to 7.6 points of a hundred; of those who miss much, 3 sessions of 10 for no reason that is known."""
    missed: Counter[str] = Counter()
    usual = [child.missed for family, _, _ in families(children=2_000, seed=3) for child in family.children]
    assert sum(usual) / len(usual) == pytest.approx(7.1, rel=0.1)
    for _, records, lived in families(children=2_000, seed=3):
        for row in (row for record in records if not lived for row in record.rows if row[2] == "school.attendance"):
            says = json.loads(row[4])
            told = {code: int(number) for code, _, number in (one.partition(":") for one in says["codes"].split())}
            assert sum(told.values()) == says["missed"] <= says["possible"]
            missed.update(told)
    shares = {code: missed[code] / missed.total() for code in "IGO"}
    assert shares == pytest.approx({"I": 0.43, "G": 0.105, "O": 0.255}, rel=0.1)


@pytest.mark.no_cover
def test_in_a_story_more_is_missed_for_no_reason_that_is_known():
    """The share of each story, by the half terms of those who live it; nothing is missed for fewer reasons than one."""
    base = rates().make_up["absence_reasons"]["of"]
    for share in (0.5, 0.8):
        reasons = with_unexplained(base, share)
        assert sum(reasons.values()) == pytest.approx(1.0)
        assert sum(reasons[code] for code in "NOU") == pytest.approx(share)
        assert reasons["I"] / reasons["G"] == pytest.approx(base["I"] / base["G"])


@pytest.mark.parametrize("mean", [0.0, 0.3, 2.0])
def test_how_often_is_how_often_in_the_mean(mean):
    chance = Random(4)
    assert sum(poisson(chance, mean) for _ in range(20_000)) / 20_000 == pytest.approx(mean, abs=0.05)


def figures() -> list[dict]:
    read = tomllib.loads((HERE / "rates.toml").read_text(encoding="utf-8"))
    make_up = read["make_up"]
    apart = [
        *make_up["figures"],
        make_up["household_size"],
        make_up["ethnicity"],
        make_up["absence"],
        make_up["absence_reasons"],
    ]
    return [*read["contact"], *read["household"], *read["work"], read["practice"], *apart]


def test_every_rate_says_what_it_rests_on_or_that_it_is_assumed():
    for row in figures():
        cited = all(row.get(key) for key in ("source", "figure", "where"))
        assert cited != bool(row.get("assumption")), row
        assert row.get("source", "frs-2022") in SOURCES


def test_every_kind_told_is_in_the_vocabulary():
    every = [contact for story in rates().stories for _, contact in story.lines] + list(rates().once)
    every += [contact for tables in (rates().by_age, rates().household) for years in tables.values() for drawn in years
              for contact in drawn.contacts]  # fmt: skip
    assert {kind for contact in every for kind in (contact.kind, *(after.kind for after in contact.then))} <= set(
        kinds()
    )


def test_the_command_writes_and_says_what(tmp_path, capsys):
    assert main(["simulate", "--children", "40", "--seed", "7", "--out", str(tmp_path / "deep" / "folder")]) == 0
    assert '"children": 40' in capsys.readouterr().out
    assert sorted(path.name for path in (tmp_path / "deep" / "folder").iterdir()) == sorted([*FILES, "simulated.json"])


@pytest.mark.no_cover
def test_what_was_invented_is_scanned_as_such_and_shows_what_detect_shows(tmp_path, capsys):
    simulate(tmp_path, children=400, seed=1)
    when = ("--as-of", str(rates().last))
    assert main(["detect", str(tmp_path / "EVENTS.csv"), "--children", str(tmp_path / "children.csv"), *when]) == 0
    found = capsys.readouterr().out
    assert main(["population-scan", str(tmp_path), *when]) == 0
    scanned = capsys.readouterr()
    assert (scanned.out, scanned.err) == (found, "")
    assert '"row"' in found


@pytest.mark.parametrize("children", ["0", "-1", "100000001"])
def test_a_number_of_children_that_makes_no_sense_is_refused(tmp_path, capsys, children):
    assert main(["simulate", f"--children={children}", "--seed", "1", "--out", str(tmp_path / "none")]) == 2
    assert "--children" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["simulate", "--children", "1", "--seed", "1", "--out", str(tmp_path / "file")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_what_breaks_leaves_nothing_half_written(tmp_path, monkeypatch):
    def breaks(**_):
        raise OSError("no room left")
        yield

    monkeypatch.setattr("seen.rehearsal.population.simulate.blocks", breaks)
    with pytest.raises(OSError, match="no room"):
        simulate(tmp_path, children=10, seed=1)
    assert list(tmp_path.iterdir()) == []
