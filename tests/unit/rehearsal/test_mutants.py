"""Specifications notice a changed sign or number, and the soak that says so notices where one does not."""

import sys

import pytest

from seen.config.commands.dispatch import main
from seen.rehearsal.soak import mutants as soak
from seen.rehearsal.soak.mutants import Subject, subjects, trial
from seen.rehearsal.soak.mutating import mutants

RULE = """
def is_baby(age, *, under=2):
    return 0 <= age < under

class Rule:
    def holds(self, age, weight):
        return is_baby(age) and weight is not None
"""
CHANGES = """
    2 to 3, 0 to 1, <= to <, < to <=, and to or, is not to is
"""
GOOD = """
from small_rule import Rule, is_baby
def test_from_birth(): assert is_baby(0)
def test_at_one(): assert is_baby(1)
def test_at_two(): assert not is_baby(2)
def test_rule(): assert (Rule().holds(1, None), Rule().holds(3, 2), Rule().holds(1, 2)) == (False, False, True)
"""
LOOSE = """
from small_rule import Rule, is_baby
def test_at_one(): assert is_baby(1)
def test_rule(): assert Rule().holds(1, 2)
"""

HELD = """
from dataclasses import dataclass
from functools import cache
DAYS = 14
SHOWN = {2: "two"}

@dataclass(frozen=True, slots=True)
class Wait:
    since: int

    @property
    def is_over(self):
        return self.since >= DAYS

    @classmethod
    def least(cls):
        return 1

@cache
def most():
    return 3
"""
HELD_GOOD = """
import small_rule
from small_rule import Wait, most
most()
def test_on(): assert Wait(14).is_over
def test_just_inside(): assert not Wait(13).is_over
def test_least(): assert Wait.least() == 1
def test_most(): assert most() == 3
def test_shown(): assert 2 in small_rule.SHOWN
"""


@pytest.fixture
def small(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(soak, "EQUIVALENTS", tmp_path)
    (tmp_path / "small_rule.py").write_text(RULE)

    def tried(tests: str):
        file = tmp_path / "test_small_rule.py"
        file.write_text(tests)
        return trial(Subject("small_rule", "small_rule", (str(file),), shared=True))

    yield tried
    sys.modules.pop("small_rule", None)


def test_each_place_is_changed_once():
    told = [mutant.change for mutant in mutants(RULE, path="small_rule.py")]
    assert sorted(told) == sorted(change.strip() for change in CHANGES.split(","))


def test_a_threshold_goes_both_ways_and_the_row_is_a_name():
    source = 'PATTERN = Pattern(row=7, thresholds={"n": Threshold(3, allowed=(2, 6))}, screen=AtLeast(1))'
    told = [mutant.change for mutant in mutants(source, path="x.py")]
    assert told == ["1 to 2", "3 to 4", "3 to 2", "2 to 3", "2 to 1", "6 to 7", "6 to 5"]


def test_good_tests_let_nothing_through(small):
    told = small(GOOD)
    assert (told.tried, told.survivors, told.equivalent, told.stale) == (6, (), 0, ())


def test_what_survives_is_named(small, tmp_path):
    survivors = small(LOOSE).survivors
    assert f"{tmp_path}/small_rule.py:3: < to <= in `return 0 <= age < under`" in survivors
    assert len(survivors) == 5  # all but `is not to is`


def test_an_excuse_with_its_reason(small, tmp_path):
    excuse = '[[equivalent]]\nline = "return 0 <= age < under"\nchange = "{}"\nwhy = "Nobody is two."\n'
    (tmp_path / "small_rule.toml").write_text(excuse.format("< to <="))
    told = small(LOOSE)
    assert (len(told.survivors), told.equivalent, told.stale) == (4, 1, ())


def test_an_excuse_for_nothing_is_said(small, tmp_path):
    excuse = '[[equivalent]]\nline = "return 0 <= age < under"\nchange = "< to <="\nwhy = "Nobody is two."\n'
    (tmp_path / "small_rule.toml").write_text(excuse)
    assert small(GOOD).stale == ("small_rule: < to <= in `return 0 <= age < under`",)


def test_tests_that_are_red_already_are_refused(small):
    with pytest.raises(soak.NotTried, match="were not green before anything was changed"):
        small("def test_it(): assert False")


def test_no_tests_at_all_are_refused(small):
    with pytest.raises(soak.NotTried, match="were not green"):
        small("")


def test_a_pattern_of_no_such_name(capsys):
    assert main(["soak", "mutants", "--only", "nothing"]) == 2
    assert "There is no pattern “nothing”. There are:" in capsys.readouterr().err


def test_numbers_at_the_top_and_what_stands_in_a_property_or_a_cache(small, tmp_path):
    (tmp_path / "small_rule.py").write_text(HELD)
    sys.modules.pop("small_rule", None)
    assert small(HELD_GOOD).survivors == ()
    assert len(small("def test_nothing(): pass").survivors) == 5  # 14, 2, >=, 1 and 3


def test_every_file_of_the_patterns_is_tried_with_tests_of_its_own():
    folder = soak.PATTERNS
    files = {path for path in [*folder.glob("*.py"), *folder.glob("detectors/*.py")] if path.stem != "__init__"}
    assert {each.path for each in subjects()} == files
    lost = [each.name for each in subjects() for test in each.tests[:1] or [""]
            if not test or not (soak.ROOT / test.partition("::")[0]).exists()]  # fmt: skip
    assert lost == []


def test_one_pattern_whole(capsys):
    assert main(["soak", "mutants", "--only", "not-let-in"]) == 0
    assert '"not_let_in": 25' in capsys.readouterr().out
