"""A story as one viewer may read it: narrowed, ordered, counted, with what stands beside each entry."""

from datetime import date
from uuid import uuid4

import pytest

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.queries.beside import ALONE_IF_SAID, YES, also_about, last_seen
from seen.apps.chronology.queries.story import Asked, story
from seen.core.dates.partial import PartialDate, Precision
from seen.kit.knowledge.kinds import kinds
from tests.builders.entries import NOW, TODAY, a_disagreement, a_scene, an_entry, works_with, written

pytestmark = pytest.mark.django_db
MARCH = PartialDate("March 2025", date(2025, 3, 1), date(2025, 3, 31), Precision.MONTH)
EVERYTHING = Asked(newest_first=False)


@pytest.fixture
def scene():
    return a_scene()


def read(user, child, asked=EVERYTHING):
    return story(casefile.sight(user.as_viewer(), child.id, as_of=TODAY), asked, as_of=TODAY)


def texts(read_story):
    return [row.text for row in read_story.rows]


class TestOrder:
    def entries(self, scene):
        an_entry(scene.amir, by=scene.alice, text="undated", on=None)
        an_entry(scene.amir, by=scene.alice, text="march", on=MARCH)
        an_entry(scene.amir, by=scene.bob, text="april", on=date(2025, 4, 1))
        an_entry(scene.amir, by=scene.bob, text="mid-march", on=date(2025, 3, 14))

    def test_oldest_first_and_those_with_no_date_last(self, scene):
        self.entries(scene)
        assert texts(read(scene.alice, scene.amir)) == ["mid-march", "march", "april", "undated"]

    def test_newest_first_and_those_with_no_date_last(self, scene):
        self.entries(scene)
        assert texts(read(scene.alice, scene.amir, Asked())) == ["april", "march", "mid-march", "undated"]


NARROWED = {
    "areas": (Asked(areas=("health", "physical-care")), {"wbc", "untreated"}),
    "kinds": (Asked(kinds=("note.strength",)), {"played"}),
    "a further kind of the same telling": (Asked(kinds=("health.head_lice",)), {"untreated"}),
    "source types": (Asked(source_types=("child_said",)), {"wbc"}),
    "worries": (Asked(polarity=-1), {"wbc", "untreated"}),
    "strengths": (Asked(polarity=1), {"played"}),
    "undated": (Asked(undated=True), {"wbc"}),
    "from a day, inside a month": (Asked(since=date(2025, 3, 31)), {"untreated"}),
    "from the day after": (Asked(since=date(2025, 4, 1)), set()),
    "until the day before": (Asked(until=date(2025, 2, 28)), {"played"}),
    "until a day, inside a month": (Asked(until=date(2025, 3, 1)), {"untreated", "played"}),
    "words and a worry": (Asked(words="lice", polarity=-1), {"untreated"}),
    "words and a strength": (Asked(words="lice", polarity=1), set()),
}


@pytest.mark.parametrize("name", NARROWED)
def test_narrowing(scene, name):
    an_entry(scene.amir, by=scene.alice, kind="food.concern", text="wbc", on=None, source_type="child_said")
    an_entry(scene.amir, by=scene.bob, kind="health.untreated", also=("health.head_lice",), text="untreated", on=MARCH)
    an_entry(
        scene.amir, by=scene.bob, kind="note.strength", text="played", on=date(2025, 2, 1), areas=("love-and-care",)
    )
    asked, expected = NARROWED[name]
    found = read(scene.alice, scene.amir, asked)
    assert set(texts(found)) == expected
    assert found.choices.total == 3


def test_narrowing_by_the_agency_that_told(scene):
    an_entry(scene.amir, by=scene.alice, text="told by the clinic", source_agency=scene.clinic.id)
    an_entry(scene.amir, by=scene.alice, text="told by the school")
    assert texts(read(scene.alice, scene.amir, Asked(agencies=(scene.clinic.id,)))) == ["told by the clinic"]


class TestChoices:
    def test_offer_only_what_the_viewer_may_see(self, scene):
        an_entry(scene.amir, by=scene.alice, text="seen")
        an_entry(scene.amir, by=scene.bob, kind="adult.substance", text="closed", on=None)
        choices = read(scene.alice, scene.amir).choices
        assert choices.total == 1
        assert list(choices.agencies.values()) == ["Riverside School"]
        assert set(choices.kinds) == {"note.observation"}
        assert choices.undated == 0
        assert read(scene.bob, scene.amir).choices.total == 2


class TestBesideAnEntry:
    def test_a_correction_stands_once_with_why_and_keeps_the_disagreement(self, scene):
        first = an_entry(scene.amir, by=scene.alice, text="first")
        a_disagreement(first, words="That is not how it was.")
        an_entry(scene.amir, by=scene.alice, text="second", supersedes=first, why_changed="the wrong day")
        (row,) = read(scene.bob, scene.amir).rows
        assert (row.text, row.why_changed, row.supersedes) == ("second", "the wrong day", first.id)
        assert [said.words for said in row.disagreements] == ["That is not how it was."]

    def test_what_was_withdrawn_stands_nowhere(self, scene):
        first = an_entry(scene.amir, by=scene.alice, text="first")
        an_entry(scene.amir, by=scene.alice, text="first", supersedes=first, withdrawn=True, why_changed="wrong child")
        assert read(scene.alice, scene.amir).choices.total == 0

    def test_the_child_s_own_words_for_the_writer_alone(self, scene):
        an_entry(scene.amir, by=scene.alice, text="He spoke.", child_words="I miss Nan")
        assert read(scene.alice, scene.amir).rows[0].parts == {"child_words": "I miss Nan"}
        assert read(scene.bob, scene.amir).rows[0].parts == {}


class TestAlsoAbout:
    def told_of_both(self, scene, **more):
        account = uuid4()
        an_entry(scene.amir, by=scene.alice, text="both", account=account)
        an_entry(scene.leila, by=scene.alice, text="both", account=account, **more)
        return account

    def about(self, scene, user):
        sight = casefile.sight(user.as_viewer(), scene.amir.id, as_of=TODAY)
        return also_about(user.as_viewer(), sight, as_of=TODAY)

    def test_whoever_works_with_both_is_told(self, scene):
        account = self.told_of_both(scene)
        written(lambda: works_with(scene.leila, scene.bob))
        assert self.about(scene, scene.bob) == {account: ("Leila Example",)}

    def test_others_are_not(self, scene):
        self.told_of_both(scene)
        assert self.about(scene, scene.bob) == {}

    def test_nor_where_the_other_child_s_entry_is_closed_to_them(self, scene):
        self.told_of_both(scene, open_work=False)
        written(lambda: works_with(scene.leila, scene.bob))
        assert self.about(scene, scene.bob) == {}


class TestLastSeen:
    def seen(self, scene, user):
        return last_seen(casefile.sight(user.as_viewer(), scene.amir.id, as_of=TODAY))

    def test_nobody_has(self, scene):
        an_entry(scene.amir, by=scene.alice, kind="contact.not_seen")
        found = self.seen(scene, scene.alice)
        assert (found.at_all, found.alone) == (None, None)

    def test_at_all_and_alone(self, scene):
        an_entry(scene.amir, by=scene.alice, kind="contact.seen_alone", on=date(2026, 1, 1))
        an_entry(scene.amir, by=scene.bob, kind="contact.seen", on=date(2026, 2, 1), detail={"alone": True})
        an_entry(scene.amir, by=scene.bob, kind="contact.seen", on=date(2026, 3, 1), detail={"alone": False})
        found = self.seen(scene, scene.alice)
        assert (found.at_all.on.latest, found.at_all.agency) == (date(2026, 3, 1), "Elm Clinic")
        assert found.alone.on.latest == date(2026, 2, 1)

    @pytest.mark.parametrize("said", [True, False, 1, 0, "true", "True", "yes", "Yes", "no", "", None, [True], "1"])
    @pytest.mark.parametrize("kind", ["contact.seen", "voice.heard", "contact.observed", "contact.seen_alone"])
    def test_alone_is_what_was_said_so_however_it_was_written(self, scene, kind, said):
        an_entry(scene.amir, by=scene.alice, kind=kind, on=date(2026, 2, 1), detail={"alone": said})
        an_entry(scene.amir, by=scene.alice, kind="contact.observed", on=date(2026, 3, 1), detail={"alone": True})
        found = self.seen(scene, scene.alice)
        alone = kind == "contact.seen_alone" or (kind in ALONE_IF_SAID and said in YES)
        assert found.at_all.on.latest == date(2026, 3, 1)
        assert (found.alone is not None) is alone

    def test_a_sighting_that_is_closed_to_the_viewer_counts_for_nothing(self, scene):
        an_entry(scene.amir, by=scene.alice, kind="voice.heard", detail={"alone": True})
        assert self.seen(scene, scene.bob).at_all is None
        assert self.seen(scene, scene.alice).alone is not None


def test_charlie_has_no_story(scene):
    an_entry(scene.amir, by=scene.alice)
    with pytest.raises(casefile.NoSuchChild):
        read(scene.charlie, scene.amir)


def test_every_kind_can_be_listed(scene):
    for kind in kinds():
        an_entry(scene.amir, by=scene.alice, kind=kind, text=kind)
    assert sorted(texts(read(scene.alice, scene.amir))) == sorted(kinds())


def test_two_thousand_entries_take_few_queries(scene, django_assert_max_num_queries):
    from seen.apps.chronology.drafts import Draft, Setting, rows
    from seen.apps.chronology.models import Entry, Part

    def many():
        made = []
        for number in range(2000):
            setting = Setting(scene.amir.id, scene.school.id, scene.alice.id, NOW, True, uuid4())
            made.append(rows(Draft(kind="food.concern", on=PartialDate.day(TODAY), text=f"entry {number}",
                                   child_words="words"), setting))  # fmt: skip
        Entry.objects.bulk_create([entry for entry, _ in made])
        Part.objects.bulk_create([part for _, held in made for part in held])

    written(many)
    viewer = scene.bob.as_viewer()
    sight = casefile.sight(viewer, scene.amir.id, as_of=TODAY)
    with django_assert_max_num_queries(10):
        assert len(story(sight, EVERYTHING, as_of=TODAY).rows) == 2000
    with django_assert_max_num_queries(6):
        assert also_about(viewer, sight, as_of=TODAY) == {}
