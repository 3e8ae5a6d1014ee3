"""A family's right of reply: shown what may be shown, their words beside the question, kept and printed with it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse

from seen.apps.chronology.actions import record
from seen.apps.chronology.drafts import Draft
from seen.apps.patterns.actions.replying import NotAReply, reply
from seen.apps.patterns.models import Finding, Reply, Version
from seen.apps.patterns.queries.findings import findings
from seen.apps.people.actions.identity import protect_identity
from seen.core.access.permission import NotPermitted, Role
from seen.core.access.viewer import system
from seen.core.dates.partial import PartialDate
from seen.kit.actions.acting import Acting, writing
from seen.kit.audit.models import Entry
from seen.kit.pages.words import day
from seen.overview.prints.choice import Choice
from seen.overview.prints.chronology import chronology, gather
from tests.builders.browsing import page, send, text_of
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight, an_adult
from tests.builders.staff import a_team, a_worker, an_agency, browser_of

pytestmark = pytest.mark.django_db
WORDS = "I work nights. Nobody rang before they came."
SAID = {"who": "Maya Reed, mother", "words": WORDS}
TITLES = {20: "We keep not getting in", 3: "Change not holding", 19: "Not brought to appointments"}


def noted(viewer, child, *, days_ago=10, text="Nobody answered the door.", kind="contact.observed"):
    day = PartialDate.day(TODAY - timedelta(days=days_ago))
    draft = Draft(kind=kind, on=day, text=text, source_type="observed")
    return record(viewer, children=[child.id], draft=draft, account=uuid4(), now=NOW).entries[0]


def asked(child, *entries, row=20, tier="weekly", number=1):
    """A question about a child that rests on these entries."""
    with transaction.atomic(), writing(Acting("test.raise", system("a test"))):
        found, _ = Finding.objects.get_or_create(child=child, row=row, pattern=f"row-{row}")
        return Version.objects.create(
            finding=found, number=number, pattern_version="1", tier=tier, title=TITLES[row],
            sentence=f"{TITLES[row]} since May", ask="What would help?", because=[str(one.id) for one in entries],
            as_of=TODAY, raised_at=NOW,
        )  # fmt: skip


@pytest.fixture
def amir(alice, bob):
    child = a_child("Amir Reed")
    open_work_for(child)
    involved(alice, child, role="lead_practitioner")
    involved(bob, child)
    an_adult("Maya Reed", of=child)
    return child


@pytest.fixture
def charlie():
    """A manager of another agency."""
    other = an_agency("Elsewhere clinic", sort="gp")
    return a_worker("Charlie Wold", agency=other, team=a_team("West team", agency=other), roles=(Role.MANAGER,))


@pytest.fixture
def version(alice, amir):
    return asked(amir, noted(alice, amir), noted(alice, amir, days_ago=3, text="The curtains were drawn."))


@pytest.fixture
def reflective(alice, amir):
    return asked(amir, noted(alice, amir), row=3, tier="reflective")


def said(viewer, version, **other):
    return reply(viewer, version=version, **{**SAID, "on": TODAY, **other}, today=TODAY, now=NOW)


class TestKeeping:
    def test_their_words_stand_beside_the_question_wherever_it_is_shown(self, alice, bob, amir, version):
        assert send(alice, "finding_family", version.finding_id, **SAID).status_code == 302
        for viewer in (alice, bob):
            for shown in (page(viewer, "finding", version.finding_id), page(viewer, "child_findings", amir.id)):
                assert WORDS in text_of(shown)
                assert "Maya Reed, mother" in text_of(shown)

    def test_they_are_kept_when_the_question_has_new_evidence(self, alice, amir, version):
        said(alice, version)
        newer = noted(alice, amir, days_ago=1)
        asked(amir, newer, number=2)
        assert WORDS in text_of(page(alice, "finding", version.finding_id))

    def test_they_are_printed_with_it(self, alice, amir, version):
        said(alice, version)
        paper = chronology(gather(alice, sight_of(alice, amir), Choice(questions=True), at=NOW))
        (asks,) = [part.points for part in paper.parts if part.title == "Open questions"]
        assert asks[0].startswith("We keep not getting in: ")
        assert asks[1] == f"What the family says. Maya Reed, mother, {day(TODAY)}: “{WORDS}”"

    def test_sent_twice_they_are_kept_once_and_the_act_is_audited(self, alice, version):
        said(alice, version)
        said(alice, version)
        kept = Reply.objects.get()
        assert (kept.who, kept.words, kept.on, kept.by_id) == ("Maya Reed, mother", WORDS, TODAY, alice.id)
        line = Entry.objects.filter(kind="act", name="patterns.reply").first()
        assert line.detail["finding"] == str(version.finding_id)
        assert WORDS not in str(line.detail)

    def test_they_answer_nothing_by_themselves(self, alice, amir, version):
        said(alice, version)
        assert "waits for an answer" in text_of(page(alice, "child_findings", amir.id))

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"who": " "}, "Write who said it"),
            ({"words": " "}, "Write who said it"),
            ({"on": TODAY + timedelta(days=1)}, "has not come yet"),
        ],
    )
    def test_what_says_too_little_is_refused(self, alice, version, given, says):
        with pytest.raises(NotAReply, match=says):
            said(alice, version, **given)

    def test_beside_other_questions_there_is_no_such_page(self, alice, amir):
        other = asked(amir, noted(alice, amir), row=19)
        assert page(alice, "finding_family", other.finding_id).status_code == 404
        assert "What the family says" not in text_of(page(alice, "finding", other.finding_id))
        with pytest.raises(NotAReply, match="beside other questions"):
            said(alice, other)

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"who": ""}, "Write who says it"),
            ({"words": ""}, "Write what they say"),
            ({"on": "some time"}, "Write the day, month and year"),
        ],
    )
    def test_a_form_that_says_too_little_is_sent_back_with_everything_typed(self, alice, version, given, says):
        answer = send(alice, "finding_family", version.finding_id, **{**SAID, "on": f"{TODAY:%-d %B %Y}", **given})
        assert answer.status_code == 200
        assert says in text_of(answer)
        assert given.get("words", WORDS) in answer.content.decode()


class TestWhatTheyAreShown:
    def shown_to(self, viewer, version, to="child"):
        return text_of(browser_of(viewer).get(reverse("finding_family", args=[version.finding_id]), {"to": to}))

    def test_one_person_is_chosen_first(self, alice, version):
        words = text_of(page(alice, "finding_family", version.finding_id))
        assert "Maya Reed" in words
        assert "Nobody answered the door." not in words

    def test_of_row_20_the_question_with_its_dated_facts(self, alice, version):
        words = self.shown_to(alice, version)
        assert "We keep not getting in since May." in words
        assert "What would help? Is this right? What would you like to say about it?" in words

    @pytest.mark.parametrize("kind", ["contact.no_access", "contact.not_seen"])
    def test_of_row_20_the_visits_themselves(self, alice, amir, kind):
        words = self.shown_to(alice, asked(amir, noted(alice, amir, kind=kind)))
        assert "Nobody answered the door." in words

    @pytest.mark.parametrize("text", ["Maya Reed was at the door.", "Went to the flat at LE1 5WW."])
    def test_but_no_visit_that_names_somebody_else_or_an_address(self, alice, amir, text):
        words = self.shown_to(alice, asked(amir, noted(alice, amir, text=text, kind="contact.no_access")))
        assert text not in words
        assert "We keep not getting in since May" not in words

    def test_of_row_3_the_dated_facts_alone_without_the_patterns_name(self, mira, reflective):
        for to in ("", "child"):
            words = self.shown_to(mira, reflective, to=to)
            assert TITLES[3] not in words
            assert "What is written down" in words
        assert "Is this right? What would you like to say about it?" in self.shown_to(mira, reflective)

    def test_what_another_agency_wrote_is_not_shown_and_leaves_no_trace(self, bob, version):
        words = self.shown_to(bob, version)
        assert "The curtains were drawn." not in words
        assert "We keep not getting in since May" not in words
        assert "cannot be shown on this page" in words

    def test_for_somebody_who_may_make_no_copy_the_page_says_why(self, alice, amir, version):
        protect_identity(SERVICE, sight=all_sight(amir.id), why="A new name after an adoption", at=NOW)
        assert "identity is protected" in self.shown_to(alice, version)


class TestSupervision:
    def test_their_words_stand_beside_what_waits_for_supervision(self, mira, amir, reflective):
        back = send(mira, "finding_family", reflective.finding_id, **SAID)
        assert back.headers["Location"] == reverse("supervision_item", args=[reflective.finding_id])
        assert WORDS in text_of(page(mira, "supervision_item", reflective.finding_id))

    def test_a_worker_who_does_not_supervise_has_no_such_page(self, alice, reflective):
        assert page(alice, "finding_family", reflective.finding_id).status_code == 404


class TestWhoMaySee:
    def test_whoever_may_not_see_what_it_rested_on_then_reads_no_word_of_it(self, alice, bob, amir, version):
        said(alice, version)
        newer = noted(alice, amir, days_ago=1)
        asked(amir, newer, number=2)
        amir.entries.filter(id=version.because[0]).update(access="closed")
        assert WORDS not in text_of(page(bob, "finding", version.finding_id))
        assert WORDS not in text_of(page(bob, "child_findings", amir.id))

    def test_charlie_gets_the_same_404_as_for_no_question_at_all(self, alice, charlie, version, reflective):
        said(alice, version)
        absent = page(charlie, "finding_family", uuid4())
        for one in (version, reflective):
            refused = page(charlie, "finding_family", one.finding_id)
            assert refused.status_code == absent.status_code == 404
            assert refused.content == absent.content
            assert send(charlie, "finding_family", one.finding_id, **SAID).status_code == 404
        assert Reply.objects.count() == 1

    def test_a_role_that_answers_no_questions_keeps_no_words(self, version):
        with pytest.raises(NotPermitted):
            said(a_worker("Dora Wold", roles=(Role.PARTNERSHIP,)), version)


def test_three_questions_stand_on_a_page_and_what_cannot_wait_on_each(alice, amir):
    entry = noted(alice, amir)
    for row, title in ((7, "Seven"), (9, "Nine"), (10, "Ten"), (30, "Thirty")):
        TITLES[row] = title
        asked(amir, entry, row=row)
    TITLES[32] = "Today"
    asked(amir, entry, row=32, tier="now")
    pages = [
        text_of(browser_of(alice).get(reverse("child_findings", args=[amir.id]), {"page": at})) for at in ("", "2", "9")
    ]
    found = [
        {title for title in ("Seven", "Nine", "Ten", "Thirty", "Today") if f"{title} since" in one} for one in pages
    ]
    assert found == [{"Seven", "Nine", "Ten", "Today"}, {"Thirty", "Today"}, {"Seven", "Nine", "Ten", "Today"}]
    assert "Next questions" in pages[0]
    assert "Questions before" in pages[1]
    assert pages[0].index("Today since") < pages[0].index("Seven since")


def test_an_entry_that_a_question_rests_on_does_not_point_the_other_way_as_well(alice, amir):
    entry, other = noted(alice, amir), noted(alice, amir, days_ago=3, text="Seen at the window, and well.")
    version = asked(amir, entry)
    Version.objects.filter(id=version.id).update(against=[str(entry.id), str(other.id)])
    (shown,) = findings(sight_of(alice, amir), as_of=TODAY)
    assert [one.id for one in shown.against] == [other.id]
