"""The manual page of each pattern is of its file and its specification as they stand."""

import subprocess
import sys
from datetime import date

import pytest

from script.pattern_cases import ROOT, Case, nearest
from script.pattern_picture import picture
from seen.core.patterns.contract import Finding, Tier
from seen.core.patterns.runner import patterns
from seen.kit.knowledge.load import load
from seen.kit.knowledge.pattern_words import READS_ALL, manual, name_of, number_words, reads, rests_on, soon, spoken
from tests.builders.timelines import the_events

STORY = "ref|on|kind|agency\na|2026-01-05|contact.no_access|gp\nb|2026-01-20|contact.no_access|gp"


def a_case(day: int, *, table: str = STORY, found: bool = False, **more) -> Case:
    finding = Finding("Not let in", tier=Tier.WEEKLY, because=the_events(table)) if found else None
    told = {"child": (), "siblings": (), "settings": False} | more
    return Case(table, date(2026, 2, day), finding=finding, **told)


def test_every_page_is_fresh():
    """Run script/patterns and commit what it writes."""
    done = subprocess.run([sys.executable, "script/pattern_pages.py", "--check"], cwd=ROOT, env={"PYTHONPATH": "."},
                          capture_output=True, text=True)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, ""), (
        "a pattern has changed: run script/patterns, commit what it writes"
    )


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.id)
def test_what_the_service_says_of_each(pattern):
    told = manual(pattern)
    assert told.innocent
    assert set(told.tiers) <= set(soon())
    assert told.inside.sentence
    assert not told.outside.sentence
    assert "{" not in spoken(pattern.title) + spoken(pattern.ask)
    assert (ROOT / "docs/reference/patterns" / f"{name_of(pattern)}.md").exists()
    assert "*" in pattern.needs or reads(pattern.needs)


class TestWhatNumbersAreCalled:
    """seen/knowledge/vocabulary/pattern-words.toml: one name for each number of each pattern, and none besides."""

    @pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.id)
    def test_each_by_a_name_of_its_own(self, pattern):
        named = load("vocabulary/pattern-words")["numbers"][pattern.id]
        assert set(named) == set(pattern.thresholds)
        assert len(set(named.values())) == len(named)

    def test_of_no_pattern_that_is_not(self):
        assert set(load("vocabulary/pattern-words")["numbers"]) == {pattern.id for pattern in patterns()}

    def test_one_that_is_not_named_is_called_as_in_its_file(self):
        assert number_words("not-brought", "at_least") == "Appointments missed"
        assert number_words("not-brought", "new_number") == number_words("no-such", "new_number") == "New number"


def test_each_tier_is_said_by_name_and_to_whom():
    assert list(soon()) == ["now", "weekly", "reflective"]
    assert soon()["now"].name == "Today"
    assert "duty desk" in soon()["now"].who


def test_what_it_rests_on_is_said_with_who_published_it_and_when():
    lines = [line for pattern in patterns() for line in rests_on(pattern)]
    assert "Neglect: learning from case reviews. NSPCC, December 2022." in lines
    assert all(line.endswith(".") and line.rstrip(".")[-4:].isdecimal() for line in lines)
    assert not [line for line in lines if "-0" in line[-9:] or "-1" in line[-9:]]


class TestTheNearestCases:
    def test_the_same_story_a_day_apart(self):
        longer = STORY + "\nc|2026-01-21|contact.no_access|gp"
        told = [a_case(20, found=True), a_case(1), a_case(19), a_case(20, table=longer)]
        assert nearest(told) == (told[0], told[2])

    def test_numbers_of_a_partnership_and_another_child_are_passed_over(self):
        other = (("born", "2020-01-01"),)
        told = [a_case(20, found=True), a_case(19, settings=True), a_case(19, child=other), a_case(1)]
        assert nearest(told) == (told[0], told[3])

    def test_a_story_whose_entries_have_all_come(self):
        early, late = a_case(2, table=STORY.replace("01-20", "03-20")), a_case(2)
        found = [a_case(1, table=early.table, found=True), a_case(1, found=True)]
        assert nearest([*found, early, late]) == (found[1], late)

    def test_without_either_there_is_none(self):
        assert nearest([a_case(1, found=True)]) is None


def test_the_picture_shows_what_it_rests_on():
    drawn = picture("Not <let> in", a_case(20, found=True), a_case(21))
    assert drawn.count('fill="#17453f"') == 2
    assert drawn.count("<circle") == 4
    assert "Not &lt;let&gt; in" in drawn
    assert "Asks on 20 February 2026" in drawn
    assert "Does not ask on 21 February 2026" in drawn


def test_a_long_story_is_cut_and_says_so():
    table = STORY + "".join(f"\nx{n:02}|2026-01-{n:02}|contact.no_access|gp" for n in range(1, 15))
    assert "and 7 more" in picture("Not let in", a_case(20, table=table, found=True), a_case(21, table=table))


def test_every_kind_is_said_as_such():
    assert READS_ALL.startswith("Every")
    assert reads(["appointment.attended"]) == ["Brought to an appointment"]
    assert len(reads(["appointment.*"])) > 5
