"""Noting something: what is stored, what is refused, and what the page says. Charlie is of another agency."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from seen.apps.casefile.models import Hold, Involvement
from seen.apps.chronology.models import Entry, Part
from seen.apps.people.models import Child
from seen.core.access.permission import Role
from seen.kit.audit.models import Bypass
from seen.kit.pages.forms import plain
from tests.builders.entries import a_named_child, a_scene, a_user, works_with, written
from tests.builders.notes import a_visitor, noting, what_is_sent

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def scene():
    return a_scene()


@pytest.fixture
def alice(scene):
    return a_visitor(scene.alice)


def the_entry(**found):
    return Entry.objects.get(**found)


class TestWho:
    def test_a_child_opened_lately_is_one_tap_away_and_a_stranger_is_not(self, scene, alice):
        works_with_other = written(lambda: a_named_child("Zofia Example"))
        alice.get(reverse("note_about", args=[scene.amir.id]))
        page = alice.get(reverse("note")).content.decode()
        assert page.index("Opened lately") < page.index("Amir Example")
        assert reverse("note_about", args=[scene.amir.id]) in page
        assert str(works_with_other.id) not in page

    def test_charlie_is_offered_and_finds_nobody(self, scene):
        charlie = a_visitor(scene.charlie)
        assert "Amir" not in charlie.get(reverse("note")).content.decode()
        page = charlie.get(reverse("note"), {"q": "Amir Example"}).content.decode()
        assert str(scene.amir.id) not in page
        assert "Nobody whom you may see fits these words" in page

    def test_five_at_most_newest_first(self, scene, alice):
        made = [written(lambda n=n: a_named_child(f"Child{n} Example")) for n in range(6)]
        for child in made:
            written(lambda child=child: works_with(child, scene.alice))
            alice.get(reverse("note_about", args=[child.id]))
        page = alice.get(reverse("note")).content.decode()
        lately = page[page.index("Opened lately") : page.index("your team work with")]
        assert [n for n in range(6) if f"Child{n}" in lately] == [1, 2, 3, 4, 5]
        assert lately.index("Child5") < lately.index("Child1")

    def test_several_children_go_on_to_one_page(self, scene, alice):
        written(lambda: works_with(scene.leila, scene.alice))
        answer = alice.get(reverse("note"), {"child": [scene.amir.id, scene.leila.id, "rubbish"]}, follow=True)
        page = answer.content.decode()
        assert answer.redirect_chain[0][0].startswith(reverse("note_about", args=[scene.amir.id]))
        assert f'value="{scene.leila.id}" checked' in page

    def test_a_child_not_listed_is_taken_with_a_name_an_age_and_a_place(self, scene):
        charlie = a_visitor(scene.charlie)
        sent = {"once": uuid4(), "name": "Søren", "age": "about 4", "known_from": "Breakfast club"}
        answer = charlie.post(reverse("note_not_listed"), sent, follow=True)
        child = Child.objects.get(about_age="about 4")
        assert answer.redirect_chain[-1][0] == reverse("note_about", args=[child.id])
        assert "Søren" in answer.content.decode()
        assert Hold.objects.get(child=child).reason == "own_note"
        assert Involvement.objects.get(child=child).role == "noted"
        assert a_visitor(scene.alice).get(reverse("note_about", args=[child.id])).status_code == 404

    @pytest.mark.parametrize(
        ("age", "column", "expected"),
        [
            ("3 May 2024", "born", date(2024, 5, 3)),
            ("4", "about_age", "4"),
            ("about May 2024", "about_age", "about May 2024"),
            ("due {soon:%d %B %Y}", "due", "soon"),
        ],
    )
    def test_the_age_is_taken_as_it_was_known(self, scene, alice, age, column, expected):
        soon = TODAY + timedelta(days=100)
        sent = {"once": uuid4(), "name": "O'Neill", "age": age.format(soon=soon), "known_from": "Club"}
        alice.post(reverse("note_not_listed"), sent)
        child = Child.objects.get(known_from="Club")
        assert getattr(child, column) == (soon if expected == "soon" else expected)

    def test_no_name_no_age_no_place(self, scene, alice):
        page = alice.post(reverse("note_not_listed"), {"once": uuid4()}).content.decode()
        assert "Write the name you know the child by" in page
        assert "<title>Error:" in page
        page = alice.post(
            reverse("note_not_listed"), {"once": uuid4(), "name": "???", "age": "due one day", "known_from": "Club"}
        ).content.decode()
        assert "Write the due date as day, month and year" in page
        assert 'value="???"' in page
        assert not Child.objects.filter(known_from="Club").exists()

    def test_sent_twice_the_child_is_entered_once(self, scene, alice):
        sent = {"once": uuid4(), "name": "Kit", "age": "4", "known_from": "Club"}
        first = alice.post(reverse("note_not_listed"), sent)
        again = alice.post(reverse("note_not_listed"), sent)
        assert Child.objects.filter(known_from="Club").count() == 1
        assert first.url == again.url


class TestWhat:
    def test_four_answers_are_enough(self, scene, alice):
        answer = noting(alice, scene.amir)
        entry = the_entry(child=scene.amir)
        assert (entry.kind, entry.polarity, entry.source_type, entry.on_latest) == (
            "note.observation", -1, "observed", TODAY,
        )  # fmt: skip
        assert entry.writer == scene.alice
        assert answer.redirect_chain[-1][0] == reverse("note_saved", args=[entry.account])
        assert "Saved" in answer.content.decode()
        assert not Bypass.objects.exists()

    def test_everything_that_may_be_told(self, scene, alice):
        noting(
            alice, scene.amir, worry="strength", source_type="worker_said", told_by="His dentist", areas=["health"],
            when_choice="other", when_text="about May 2026", child_words="I like my new teeth", spoke="Amir, to me",
            alone="yes", talked="said", talked_words="She was pleased", advice="Tell the GP", advice_by="Della",
        )  # fmt: skip
        entry = the_entry(child=scene.amir)
        assert (entry.kind, entry.polarity, entry.source, entry.areas) == ("note.strength", 1, "His dentist", "health")
        assert (entry.on_precision, entry.on_about, entry.on_text) == ("month", True, "about May 2026")
        assert entry.detail == {
            "talked": "said", "talked_words": "She was pleased", "advice": "Tell the GP", "advice_by": "Della",
            "alone": True,
        }  # fmt: skip
        parts = {part.name: (part.value, part.access) for part in Part.objects.filter(entry=entry)}
        assert parts == {"child_words": ("I like my new teeth", "private"), "spoke": ("Amir, to me", "private")}

    def test_one_telling_about_two_children(self, scene, alice):
        written(lambda: works_with(scene.leila, scene.alice))
        url = reverse("note_about", args=[scene.amir.id]) + f"?also={scene.leila.id}"
        alice.post(url, what_is_sent(also_about=[str(scene.leila.id)]))
        entries = Entry.objects.all()
        assert {entry.child_id for entry in entries} == {scene.amir.id, scene.leila.id}
        assert len({entry.account for entry in entries}) == 1

    def test_a_child_out_of_sight_is_never_added(self, scene, alice):
        url = reverse("note_about", args=[scene.amir.id]) + f"?also={scene.leila.id}"
        page = alice.post(url, what_is_sent(also_about=[str(scene.leila.id)])).content.decode()
        assert "Leila" not in page
        assert not Entry.objects.exists()

    def test_sent_twice_it_is_one_record_and_the_same_confirmation(self, scene, alice):
        once = str(uuid4())
        first, again = noting(alice, scene.amir, once=once), noting(alice, scene.amir, once=once)
        assert Entry.objects.count() == 1
        assert first.redirect_chain == again.redirect_chain

    def test_the_same_key_with_other_words_loses_nothing(self, scene, alice):
        once = str(uuid4())
        noting(alice, scene.amir, once=once)
        noting(alice, scene.amir, once=once, text="She came in with a clean coat on")
        assert Entry.objects.count() == 2

    def test_a_writer_of_a_team_keeps_sight_of_their_own_note(self, scene):
        noting(a_visitor(scene.alice), scene.amir)
        assert Involvement.objects.filter(child=scene.amir, user=scene.alice).count() == 1

    def test_charlie_is_given_the_same_404_as_for_nobody(self, scene):
        charlie = a_visitor(scene.charlie)
        answers = [noting(charlie, child) for child in (scene.amir.id, uuid4())]
        answers += [charlie.get(reverse("note_about", args=[child])) for child in (scene.amir.id, uuid4())]
        assert {answer.status_code for answer in answers} == {404}
        assert answers[0].content == answers[1].content
        assert not Entry.objects.exists()

    def test_somebody_who_may_not_record_is_told_who_can(self, scene):
        partner = written(lambda: a_user("Pat", scene.school, Role.PARTNERSHIP))
        for url in (reverse("note"), reverse("note_not_listed"), reverse("my_notes")):
            assert a_visitor(partner).get(url).status_code == 403

    def test_nobody_signed_in_is_asked_to_sign_in(self, scene):
        assert Client().get(reverse("note")).status_code == 302

    def test_in_danger_now_and_the_designated_lead_stand_on_the_page(self, scene, alice):
        page = alice.get(reverse("note_about", args=[scene.amir.id])).content.decode()
        assert "In danger now?" in page
        assert 'href="tel:999"' in page
        assert "Lena Example" in page

    def test_what_people_notice_at_that_age(self, scene, alice):
        born = {"under 1": 100, "5 to 10": 7 * 366}
        for words, days in born.items():
            written(lambda days=days: Child.objects.filter(id=scene.amir.id).update(born=TODAY - timedelta(days=days)))
            page = alice.get(reverse("note_about", args=[scene.amir.id])).content.decode()
            assert words in page


BAD = [
    ({"text": None}, "Tell us what you saw or heard"),
    ({"text": " \n "}, "Tell us what you saw or heard"),
    ({"source_type": None}, "Choose how you know"),
    ({"source_type": "guessed"}, "Choose how you know"),
    ({"worry": None}, "Choose whether it is a worry"),
    ({"text": "a" * 10_312}, "Shorten by 312 characters"),
    ({"text": "he was \x00 cold"}, "Remove the characters that cannot be shown"),
    ({"when_choice": "other", "when_text": ""}, "Write when it was"),
    ({"when_choice": "other", "when_text": "31 2 2026"}, "31 2 2026"),
    ({"when_choice": "other", "when_text": "3 May"}, "3 May"),
    ({"when_choice": "other", "when_text": "{tomorrow:%d %B %Y}"}, "after today"),
    ({"when_choice": "other", "when_text": "1 January 2010"}, "before"),
    ({"when_choice": "yesterday", "when_text": "3 May 2026"}, "Keep one of them"),
    ({"when_choice": None}, "Choose when it was"),
    ({"areas": ["health", "love-and-care", "physical-care", "adults"]}, "Choose 3 at most"),
    ({"areas": ["health", "not-sure"]}, "Keep one of them"),
    ({"talked": "not_safe", "talked_words": "She said no"}, "You wrote what they said"),
    ({"once": "rubbish"}, "Part of the page was lost"),
    ({"text": "concerned"}, "What did you see?"),
    ({"text": "I am worried about Amir"}, "What did you see?"),
]


class TestBadInput:
    @pytest.mark.parametrize(("changed", "says"), BAD, ids=[f"{n}: {says}" for n, (_, says) in enumerate(BAD)])
    def test_the_page_says_what_to_do_and_keeps_every_word(self, scene, alice, changed, says):
        written(lambda: Child.objects.filter(id=scene.amir.id).update(born=date(2020, 1, 1)))
        tomorrow = TODAY + timedelta(days=1)
        changed = {k: v.format(tomorrow=tomorrow) if isinstance(v, str) else v for k, v in changed.items()}
        sent = what_is_sent(advice="Ring the GP & ask", **changed)
        page = alice.post(reverse("note_about", args=[scene.amir.id]), sent).content.decode()
        assert says in page.replace("&#39;", "'")
        assert "<title>Error:" in page
        assert "Ring the GP &amp; ask" in page
        if "text" not in changed:
            assert sent["text"] in page
        if "when_text" in changed:
            assert f'value="{changed["when_text"]}"' in page
        assert not Entry.objects.exists()

    def test_a_note_of_few_words_is_asked_about_once_and_then_kept(self, scene, alice):
        sent = what_is_sent(text="concerned")
        page = alice.post(reverse("note_about", args=[scene.amir.id]), sent).content.decode()
        assert 'name="nudged" id="id_nudged" value="1"' in page
        noting(alice, scene.amir, text="concerned", nudged="1")
        assert the_entry(child=scene.amir).text == "concerned"

    @pytest.mark.parametrize(
        "text",
        [
            "<script>alert(1)</script> hungry again today",
            "<p class=MsoNormal>Hungry&nbsp;again</p> and thin",
            "Nguyễn O’Neill 🏴󠁧󠁢󠁥󠁮󠁧󠁿 was hungry today",
            "cold \u202eyrgnuh\u202c and \x07 tired today",
            "  two   blanks\r\nand a second line  ",
        ],
    )
    def test_it_is_stored_as_plain_text_and_shown_escaped(self, scene, alice, text):
        page = noting(alice, scene.amir, text=text).content.decode()
        assert the_entry(child=scene.amir).text == plain(text).strip()
        assert "<script>alert" not in page
        assert "<p class=MsoNormal>" not in page

    @pytest.mark.parametrize("about", ["summer 2024", "May 2026", "2024", "unknown", "about 10 May 2026"])
    def test_a_date_as_vague_as_it_is_known(self, scene, alice, about):
        noting(alice, scene.amir, when_choice="other", when_text=about)
        assert the_entry(child=scene.amir).on_precision in {"season", "month", "year", "unknown", "day"}

    def test_ten_thousand_characters_are_kept_whole(self, scene, alice):
        noting(alice, scene.amir, text="ab " * 3_333 + "c")
        assert len(the_entry(child=scene.amir).text) == 10_000


class TestAnyText(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.scene = a_scene()

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(text=st.text(max_size=300), when=st.text(max_size=30), words=st.text(max_size=50))
    def test_never_breaks_the_page_and_is_stored_as_typed(self, text, when, words):
        client = a_visitor(self.scene.alice)
        before = Entry.objects.count()
        sent = what_is_sent(text=text, when_choice="other", when_text=when, child_words=words, nudged="1")
        answer = client.post(reverse("note_about", args=[self.scene.amir.id]), sent, follow=True)
        assert answer.status_code == 200
        if Entry.objects.count() > before:
            entry = Entry.objects.get(account=answer.redirect_chain[-1][0].split("/")[-2])
            assert entry.text == plain(text).strip()
        else:
            assert "<title>Error:" in answer.content.decode()
