"""After a note is saved: who can see it, which kinds its words suggest, what it calls for."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile.models import Conflict, Task
from seen.apps.chronology.models import Entry, Part
from seen.apps.chronology.queries.sight import standing
from seen.apps.identity.models import Agency
from seen.apps.patterns.models import Answer, Finding, Version
from seen.apps.people.models import Child
from seen.kit.audit.models import Bypass
from tests.builders.entries import NOW, a_scene, a_user, an_entry, works_with, written
from tests.builders.notes import a_visitor, noting, what_is_sent

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def scene():
    return a_scene()


@pytest.fixture
def alice(scene):
    return a_visitor(scene.alice)


def saved(client, child, **changed):
    """Note something, and return the address and the words of the page that follows."""
    answer = noting(client, child, **changed)
    return answer.redirect_chain[-1][0], answer.content.decode()


def stands(child):
    return standing(Entry.objects.filter(child=child)).get(kind__in=KINDS)


KINDS = (
    "note.observation",
    "note.strength",
    "school.hungry",
    "clothing.concern",
    "appointment.not_brought",
    "adult.substance",
)


class TestWhoCanSee:
    def test_with_work_open_everybody_who_works_with_the_child(self, scene, alice):
        _, page = saved(alice, scene.amir)
        assert "everybody who works with Amir now" in page
        assert "A note is not a referral" in page
        assert reverse("entry_correct", args=[stands(scene.amir).id]) in page
        assert "Lena Example" in page

    def test_with_no_work_open_very_few(self):
        scene = a_scene(open_work=False)
        _, page = saved(a_visitor(scene.alice), scene.amir)
        assert "Only you, the designated lead of Riverside School" in page

    def test_the_childs_own_words_are_private(self, scene, alice):
        _, page = saved(alice, scene.amir, child_words="I like cake")
        assert "own words: only you" in page

    @pytest.mark.parametrize("who", ["bob", "charlie", "lead"])
    def test_nobody_else_sees_this_page(self, scene, alice, who):
        url, _ = saved(alice, scene.amir)
        other = a_visitor(getattr(scene, who))
        for address in (url, reverse("note_saved", args=[uuid4()])):
            assert other.get(address).status_code == 404
            assert other.post(address, {"kinds": "school.hungry"}).status_code == 404
        assert other.post(reverse("note_weigh", args=[url.split("/")[-2]]), {"child": scene.amir.id}).status_code == 404
        assert "hungry" not in other.get(reverse("my_notes")).content.decode()

    def test_a_writer_barred_from_the_child_sees_it_no_more(self, scene, alice):
        url, _ = saved(alice, scene.amir)
        written(lambda: Conflict.objects.create(child=scene.amir, user=scene.alice, words="Cousin", written_at=NOW))
        assert alice.get(url).status_code == 404
        assert "hungry" not in alice.get(reverse("my_notes")).content.decode()


class TestKinds:
    def test_the_words_suggest_and_the_writer_confirms(self, scene, alice):
        url, page = saved(
            alice, scene.amir, text="Hungry, and no coat in the rain", child_words="I am cold", spoke="Amir"
        )
        assert "Hungry at school" in page
        assert "You wrote “no coat”" in page
        assert stands(scene.amir).kind == "note.observation"
        page = alice.post(url, {"kinds": ["school.hungry", "clothing.concern"]}, follow=True).content.decode()
        entry = stands(scene.amir)
        assert (entry.kind, entry.also, entry.polarity) == ("school.hungry", "clothing.concern", -1)
        assert (entry.text, entry.why_changed) == ("Hungry, and no coat in the rain", "Kinds confirmed by the writer")
        assert entry.recorded == entry.supersedes.recorded
        assert dict(Part.objects.filter(entry=entry).values_list("name", "value")) == {
            "child_words": "I am cold", "spoke": "Amir",
        }  # fmt: skip
        assert "What kind of thing is it?" not in page
        assert "Hungry at school and Worry about clothing" in page
        assert not Bypass.objects.exists()

    def test_confirmed_twice_it_is_one_correction(self, scene, alice):
        url, _ = saved(alice, scene.amir)
        for _again in range(2):
            alice.post(url, {"kinds": "school.hungry"})
        assert Entry.objects.filter(child=scene.amir).count() == 2

    def test_left_alone_it_stays_as_it_was(self, scene, alice):
        url, _ = saved(alice, scene.amir)
        page = alice.post(url, {}).content.decode()
        assert "Choose at least one, or leave it as it is" in page
        assert "<title>Error:" in page
        assert stands(scene.amir).kind == "note.observation"

    def test_a_kind_that_the_words_do_not_suggest_is_refused(self, scene, alice):
        url, _ = saved(alice, scene.amir)
        alice.post(url, {"kinds": "level.changed"})
        assert stands(scene.amir).kind == "note.observation"

    def test_what_the_note_denies_is_not_offered(self, scene, alice):
        _, page = saved(alice, scene.amir, text="Not hungry today, no bruises or marks")
        assert "What kind of thing is it?" not in page
        assert "Ask for Amir to be weighed" not in page

    def test_a_kind_that_must_say_which_asks_for_it(self, scene, alice):
        url, _ = saved(alice, scene.amir, text="Was not brought to the eye clinic")
        page = alice.post(url, {"kinds": "appointment.not_brought"}).content.decode()
        assert "Not brought to an appointment: write which" in page
        alice.post(url, {"kinds": "appointment.not_brought", "appointment.not_brought:service": "eye clinic"})
        assert stands(scene.amir).detail == {"service": "eye clinic"}

    def test_a_kind_about_an_adult_says_that_it_closes_the_note(self, scene, alice):
        url, page = saved(alice, scene.amir, text="Dad smelt of alcohol at the gate")
        assert "closes the note to all but you" in page
        page = alice.post(url, {"kinds": "adult.substance"}, follow=True).content.decode()
        assert stands(scene.amir).access == "closed"
        assert "until it is shared with somebody by name" in page

    def test_it_is_offered_for_24_hours(self, scene):
        with time_machine.travel(timezone.now() - timedelta(hours=24, seconds=5)):
            url, _ = saved(a_visitor(scene.alice), scene.amir)
        client = a_visitor(scene.alice)
        assert "What kind of thing is it?" not in client.get(url).content.decode()
        answer = client.post(url, {"kinds": "school.hungry"})
        assert answer.status_code == 409
        assert stands(scene.amir).kind == "note.observation"

    def test_seen_alone_is_offered_because_the_writer_said_so(self, scene, alice):
        _, page = saved(alice, scene.amir, text="We talked about her week", alone="yes", worry="neutral")
        assert "Child seen alone" in page

    def test_about_two_children_both_are_of_the_kind(self, scene, alice):
        written(lambda: works_with(scene.leila, scene.alice))
        url = reverse("note_about", args=[scene.amir.id]) + f"?also={scene.leila.id}"
        answer = alice.post(url, what_is_sent(also_about=[str(scene.leila.id)]), follow=True)
        alice.post(answer.redirect_chain[-1][0], {"kinds": "school.hungry"})
        assert {stands(child).kind for child in (scene.amir, scene.leila)} == {"school.hungry"}


class TestWhatItCallsFor:
    def test_a_mark_on_a_baby_is_urgent_before_any_click(self, scene, alice):
        written(lambda: Child.objects.filter(id=scene.amir.id).update(born=TODAY - timedelta(days=60)))
        _, page = saved(alice, scene.amir, text="A small bruise on the left cheek")
        assert "Get an urgent medical opinion today" in page

    def test_not_brought_asks_what_got_in_the_way(self, scene, alice):
        _, page = saved(alice, scene.amir, text="Was not brought to the dentist")
        assert "What got in the way?" in page

    def test_a_tidy_home_asks_for_the_childs_day(self, scene, alice):
        _, page = saved(alice, scene.amir, text="House was clean and tidy", worry="neutral")
        assert "day like?" in page

    def test_something_going_well_calls_for_nothing(self, scene, alice):
        _, page = saved(alice, scene.amir, text="Not hungry any more, bruise healed", worry="strength")
        assert "Ask for" not in page

    @pytest.mark.parametrize(
        "said",
        [
            {"child_words": "Daddy hit me"},
            {"source_type": "child_said", "text": "He said that dad hit him with a belt"},
        ],
    )
    def test_a_childs_own_words_about_other_abuse(self, scene, alice, said):
        _, page = saved(alice, scene.amir, **said)
        assert "Tell your designated lead now. Listen, do not question." in page

    def test_an_adults_own_words_are_not_a_childs(self, scene, alice):
        _, page = saved(alice, scene.amir, text="He hit his brother at break today")
        assert "Tell your designated lead now" not in page

    def test_a_weight_is_asked_for_by_the_writers_click_once(self, scene, alice):
        url, page = saved(alice, scene.amir)
        assert "Ask for Amir to be weighed" in page
        assert not Task.objects.filter(kind="growth.weigh").exists()
        ask = reverse("note_weigh", args=[url.split("/")[-2]])
        assert alice.get(ask).status_code == 405
        for _again in range(2):
            page = alice.post(ask, {"child": scene.amir.id}, follow=True).content.decode()
        task = Task.objects.get(kind="growth.weigh")
        assert (task.title, task.child, task.due) == (
            "Ask for Amir to be weighed",
            scene.amir,
            TODAY + timedelta(days=7),
        )
        assert "Asked for." in page
        assert Entry.objects.filter(kind="growth.weigh_requested", child=scene.amir).count() == 1
        assert "asked for by" in alice.get(reverse("my_notes")).content.decode()

    @pytest.mark.parametrize(("open_work", "owner"), [(True, "nina"), (False, "alice")])
    def test_the_health_visitor_owes_it_where_she_may_see_the_note(self, open_work, owner):
        scene = a_scene(open_work=open_work)
        nina = written(lambda: a_user("Nina", Agency.objects.get(type="health-visiting")))
        written(lambda: scene.amir.involvements.filter(user=scene.bob).update(user=nina))
        client = a_visitor(scene.alice)
        url, _ = saved(client, scene.amir)
        client.post(reverse("note_weigh", args=[url.split("/")[-2]]), {"child": scene.amir.id})
        assert Task.objects.get(kind="growth.weigh").owner == {"nina": nina, "alice": scene.alice}[owner]

    def test_a_child_whom_the_note_is_not_about(self, scene, alice):
        url, _ = saved(alice, scene.amir)
        for child in (scene.leila.id, "", "rubbish"):
            assert alice.post(reverse("note_weigh", args=[url.split("/")[-2]]), {"child": child}).status_code == 404


class TestMyNotes:
    def test_none_yet(self, alice):
        assert "You have not written a note yet" in alice.get(reverse("my_notes")).content.decode()

    def test_what_i_wrote_and_what_it_led_to(self, scene, alice):
        url, _ = saved(alice, scene.amir)
        alice.post(url, {"kinds": "school.hungry"})
        page = alice.get(reverse("my_notes")).content.decode()
        assert page.count("seen-card__title") == 1
        assert url in page
        assert "Hungry at school" in page
        assert "It stands in Amir’s chronology" in page

    def test_nobody_elses(self, scene, alice):
        saved(a_visitor(scene.bob), scene.amir, text="Bob saw that she was tired")
        assert "Bob saw" not in alice.get(reverse("my_notes")).content.decode()

    def test_what_another_act_left_is_no_note(self, scene, alice):
        url, _ = saved(alice, scene.amir)
        alice.post(reverse("note_weigh", args=[url.split("/")[-2]]), {"child": scene.amir.id})
        assert alice.get(reverse("my_notes")).content.decode().count("seen-card__title") == 1

    @pytest.mark.parametrize("answered", [True, False])
    def test_a_question_that_it_stands_in(self, scene, alice, answered):
        saved(alice, scene.amir)
        a_question(scene, [stands(scene.amir)], answered=answered)
        page = alice.get(reverse("my_notes")).content.decode()
        said = "answered on 2 November 2026" if answered else "which waits for an answer"
        assert f"It stands in the question “Hungry, and no weight”, {said}." in page

    def test_a_question_that_rests_on_what_i_may_not_see_is_not_told(self, scene, alice):
        saved(alice, scene.amir)
        mine = stands(scene.amir)
        a_question(scene, [mine, an_entry(scene.amir, by=scene.bob, kind="adult.substance")], answered=True)
        assert "It stands in the question" not in alice.get(reverse("my_notes")).content.decode()


def a_question(scene, entries, *, answered):
    """A finding about Amir that rests on these entries, answered by Bob or waiting."""

    def make():
        finding = Finding.objects.create(child=scene.amir, row=31, pattern="hungry-not-weighed")
        version = Version.objects.create(
            finding=finding, number=1, pattern_version="1", tier="weekly", title="Hungry, and no weight",
            because=[str(entry.id) for entry in entries], as_of=TODAY, raised_at=NOW,
        )  # fmt: skip
        if answered:
            Answer.objects.create(version=version, answer="act", words="Weigh her", at=NOW, by=scene.bob)

    written(make)
