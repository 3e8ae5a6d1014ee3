"""Words searched in a story: whatever is typed is safe, and only what the viewer may see is ever found or counted."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.models import Entry, Part
from seen.apps.chronology.queries.search import search, terms
from tests.builders.entries import TODAY, a_disagreement, a_scene, an_entry, named, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return a_scene()


def found(user, child, typed):
    sight = casefile.sight(user.as_viewer(), child.id, as_of=TODAY)
    return set(search(sight, typed))


TYPED = """
hungry            | yes | a whole word
hung              | yes | the beginning of a word
HUNGRY            | yes | any case
asked for food    | yes | every word, in any order
food asked        | yes | every word, in any order
"asked for food"  | yes | a phrase
"food asked"      | no  | a phrase keeps its order
“asked for food”  | yes | a phrase in the quotation marks of a phone
hungry dentist    | no  | all words must stand
didn't            | yes | an apostrophe
zoe               | yes | an accent left out
Zoë               | yes | an accent
noticed           | yes | the name of the kind
not               | yes | a small word that matters here
asking            | yes | another ending
NEAR(hungry AND   | no  | words that a database reads otherwise are words like any
"""


@pytest.mark.parametrize("line", TYPED.strip().splitlines())
def test_what_people_type(scene, line):
    typed, expected, _ = (cell.strip() for cell in line.split("|"))
    entry = an_entry(scene.amir, by=scene.alice, text="Zoë's brother was hungry, he had not eaten. He didn't stop.",
                     action="asked for food at 9.30")  # fmt: skip
    assert found(scene.bob, scene.amir, typed) == ({entry} if expected == "yes" else set())


@pytest.mark.parametrize("typed", ["", "   ", "!!!", '"', '""', "*", "* OR *", "' --", "( ", "^", ":", "\\", "'"])
def test_signs_alone_leave_nothing_out(scene, typed):
    entry = an_entry(scene.amir, by=scene.alice, text="hungry or not")
    assert entry in found(scene.alice, scene.amir, typed)


def test_only_so_many_words_are_looked_for():
    assert len(terms("one " * 500)) == 12


def test_a_detail_a_disagreement_and_words_in_another_script_are_found(scene):
    detail = an_entry(scene.amir, by=scene.alice, kind="appointment.not_brought", detail={"service": "orthoptist"})
    script = an_entry(scene.amir, by=scene.alice, text="خالته مريم قالت", on=TODAY)
    a_disagreement(script, words="That was a żart,\nnothing more")
    assert found(scene.bob, scene.amir, "orthoptist") == {detail}
    assert found(scene.bob, scene.amir, "مريم") == {script}
    assert found(scene.bob, scene.amir, "zart nothing") == {script}


class TestHeldBackParts:
    CANARY = "zebrafinch"

    def test_are_found_by_those_who_may_see_them_alone(self, scene):
        entry = an_entry(scene.amir, by=scene.alice, text="He spoke.", child_words=f"My {self.CANARY}\nis sad")
        assert found(scene.alice, scene.amir, self.CANARY) == {entry}
        assert found(scene.alice, scene.amir, "spoke sad") == {entry}  # one word in the open, one held back
        assert found(scene.bob, scene.amir, "spoke") == {entry}
        assert found(scene.bob, scene.amir, self.CANARY) == set()
        assert found(scene.bob, scene.amir, "spoke zebra") == set()

    def test_are_found_once_shared_by_name(self, scene):
        entry = an_entry(scene.amir, by=scene.alice, text="He spoke.", child_words=f"My {self.CANARY}")
        named(entry, scene.bob, part="child_words")
        assert found(scene.bob, scene.amir, self.CANARY) == {entry}

    def test_a_closed_detail_and_a_referrer(self, scene):
        an_entry(scene.amir, by=scene.alice, kind="police.attended", detail={"children_present": self.CANARY})
        an_entry(scene.amir, by=scene.alice, kind="referral.made", detail={"from": self.CANARY, "to": "duty desk"})
        assert len(found(scene.alice, scene.amir, self.CANARY)) == 2
        assert found(scene.bob, scene.amir, self.CANARY) == set()
        assert len(found(scene.bob, scene.amir, "duty desk")) == 1


class TestWhoeverMayNotSeeTheEntry:
    def test_finds_nothing(self, scene):
        an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="cormorant")
        assert found(scene.bob, scene.amir, "cormorant") == set()
        with pytest.raises(casefile.NoSuchChild):
            found(scene.charlie, scene.amir, "cormorant")

    def test_another_child_s_words_are_never_found(self, scene):
        an_entry(scene.leila, by=scene.alice, text="cormorant")
        assert found(scene.alice, scene.amir, "cormorant") == set()


def test_a_superseded_entry_is_no_longer_found(scene):
    first = an_entry(scene.amir, by=scene.alice, text="heron")
    second = an_entry(scene.amir, by=scene.alice, text="egret", supersedes=first, why_changed="the wrong bird")
    assert found(scene.alice, scene.amir, "heron") == set()
    assert found(scene.alice, scene.amir, "egret") == {second}


def test_the_index_follows_a_change_and_a_removal(scene):
    entry = an_entry(scene.amir, by=scene.alice, text="heron", child_words="swan")
    written(lambda: Entry.objects.filter(id=entry.id).update(text="egret"))
    written(lambda: Part.objects.filter(entry=entry).update(value="goose"))
    assert [bool(found(scene.alice, scene.amir, word)) for word in ("heron", "egret", "swan", "goose")] == [
        False, True, False, True,
    ]  # fmt: skip
    gone = entry.id.hex
    written(entry.delete)
    assert found(scene.alice, scene.amir, "egret") == set()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM chronology_indexed WHERE entry = %s", [gone])
            assert cursor.fetchone() == (0,)


class TestAnythingTyped(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.scene = a_scene()
        cls.entry = an_entry(cls.scene.amir, by=cls.scene.alice, text="hungry")

    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
    @given(typed=st.text(max_size=60) | st.from_regex(r'[\w"*():^\-+{}\' ]{0,40}', fullmatch=True))
    def test_is_safe(self, typed):
        assert found(self.scene.alice, self.scene.amir, typed) <= {self.entry}
