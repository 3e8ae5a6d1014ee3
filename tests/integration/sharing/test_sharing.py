"""Sharing by name: with whom, on which basis, what it opens, and that nobody else learns of it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from seen.apps.casefile.actions import family_says_no
from seen.apps.chronology.models import Entry, Named
from seen.apps.chronology.queries.whole import whole
from seen.apps.sharing import actions
from seen.apps.sharing.models import Share
from seen.kit.audit.verify import verify
from tests.builders.children import SERVICE, all_sight
from tests.builders.entries import NOW, TODAY, a_scene, a_user, an_entry, works_with, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return a_scene()


@pytest.fixture
def visit(client):
    def visit(user, route, *keys):
        client.force_login(user)
        return client.get(reverse(route, args=keys))

    return visit


@pytest.fixture
def send(client):
    def send(user, route, *keys, **said):
        client.force_login(user)
        return client.post(reverse(route, args=keys), {"once": str(uuid4()), **said})

    return send


def body(response):
    return response.content.decode()


def with_user(user, **more):
    said = {"to": f"user:{user.id}", "part": "", "basis": "agreed", "why": "Sana agreed on Monday", "knows": "yes"}
    return {**said, **more}


class TestAnEntry:
    def test_opens_to_whoever_it_was_shared_with_and_to_nobody_else(self, scene, send, visit):
        entry = an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="milkwort")
        dora = written(lambda: a_user("Dora", scene.clinic, *[]))
        assert send(scene.alice, "entry_share", entry.id, **with_user(scene.bob)).status_code == 302
        assert "milkwort" in body(visit(scene.bob, "child_chronology", scene.amir.id))
        assert visit(dora, "entry", entry.id).status_code == 404
        assert visit(scene.charlie, "entry", entry.id).status_code == 404
        assert verify().ok

    def test_an_agency_means_those_of_it_who_work_with_the_child(self, scene, send, visit):
        entry = an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="milkwort")
        send(scene.alice, "entry_share", entry.id, **with_user(scene.bob, to=f"agency:{scene.clinic.id}"))
        assert "milkwort" in body(visit(scene.bob, "entry", entry.id))

    def test_it_leaves_an_entry_for_both_parties_alone(self, scene, send, visit):
        entry = an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="milkwort")
        ada = written(lambda: _works(scene))
        send(scene.alice, "entry_share", entry.id, **with_user(scene.bob, basis="public_interest", knows="no",
                                                               because="it would not be safe"))  # fmt: skip
        left = Entry.objects.get(kind="share.made")
        assert left.detail["confidence"] == "No, because it would not be safe"
        for user, seen in ((scene.alice, True), (scene.bob, True), (ada, False)):
            assert ("Information shared" in body(visit(user, "child_chronology", scene.amir.id))) is seen

    def test_sent_twice_it_is_one(self, scene, send):
        entry = an_entry(scene.amir, by=scene.alice, kind="adult.substance")
        for _ in range(2):
            send(scene.alice, "entry_share", entry.id, **with_user(scene.bob))
        assert (Share.objects.count(), Entry.objects.filter(kind="share.made").count()) == (1, 1)

    def test_it_goes_on_after_a_correction_and_can_be_ended(self, scene, send, visit):
        entry = an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="milkwort")
        send(scene.alice, "entry_share", entry.id, **with_user(scene.bob))
        send(scene.alice, "entry_correct", entry.id, on="2 November 2026", kind="adult.substance", text="thistle",
             polarity="0", why="wrong plant")  # fmt: skip
        newer = Entry.objects.get(supersedes=entry)
        assert "thistle" in body(visit(scene.bob, "entry", newer.id))
        assert "Sana agreed on Monday" in body(visit(scene.alice, "entry_share", newer.id))
        send(scene.alice, "share_end", newer.id, Share.objects.get().id)
        assert visit(scene.bob, "entry", newer.id).status_code == 404
        assert Share.objects.get().ended_by == scene.alice


class TestAPart:
    def test_the_child_s_words_alone(self, scene, send, visit):
        entry = an_entry(scene.amir, by=scene.alice, text="heron", child_words="quillwort")
        assert "quillwort" not in body(visit(scene.bob, "entry", entry.id))
        send(scene.alice, "entry_share", entry.id, **with_user(scene.bob, part="child_words"))
        assert "quillwort" in body(visit(scene.bob, "entry", entry.id))

    def test_a_part_of_a_closed_entry_opens_the_entry_round_it_and_ends_with_it(self, scene, send, visit):
        entry = an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="heron", child_words="quillwort")
        send(scene.alice, "entry_share", entry.id, **with_user(scene.bob, part="child_words"))
        assert "quillwort" in body(visit(scene.bob, "entry", entry.id))
        send(scene.alice, "share_end", entry.id, Share.objects.get().id)
        assert visit(scene.bob, "entry", entry.id).status_code == 404
        assert not Named.objects.filter(ended_at=None, entry=entry).exists()

    def test_a_part_that_the_sharer_may_not_see_cannot_be_shared(self, scene, send):
        entry = an_entry(scene.amir, by=scene.alice, text="heron", child_words="quillwort")
        ada = written(lambda: _works(scene))
        send(ada, "entry_share", entry.id, **with_user(scene.bob, part="child_words"))
        assert not Share.objects.exclude(part="").exists()


class TestRefused:
    def test_another_agency_s_entry(self, scene, send, visit):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        page = body(send(scene.bob, "entry_share", entry.id, **with_user(scene.bob)))
        assert "Riverside School controls this entry" in page
        assert not Share.objects.exists()

    def test_with_somebody_who_does_not_work_with_the_child(self, scene, send):
        entry = an_entry(scene.amir, by=scene.alice, kind="adult.substance")
        page = body(send(scene.alice, "entry_share", entry.id, **with_user(scene.charlie)))
        assert "There is a problem" in page
        assert not Share.objects.exists()

    @pytest.mark.parametrize(
        ("missing", "sentence"),
        [
            ({"why": ""}, "Say why they need it"),
            ({"basis": ""}, "Choose what this rests on"),
            ({"knows": ""}, "Say whether the family knows"),
            ({"knows": "no"}, "Say why the family does not know"),
            ({"to": ""}, "Choose whom to share it with"),
        ],
    )
    def test_with_an_answer_missing_and_the_rest_kept(self, scene, send, missing, sentence):
        entry = an_entry(scene.amir, by=scene.alice, kind="adult.substance")
        page = body(
            send(scene.alice, "entry_share", entry.id, **with_user(scene.bob, **{"why": "kept <b>", **missing}))
        )
        assert sentence in page
        assert "why" in missing or "kept &lt;b&gt;</textarea>" in page
        assert not Share.objects.exists()

    def test_charlie_finds_no_page(self, scene, visit, send):
        entry = an_entry(scene.amir, by=scene.alice)
        assert visit(scene.charlie, "entry_share", entry.id).status_code == 404
        assert send(scene.charlie, "share_end", entry.id, uuid4()).status_code == 404

    def test_a_share_that_has_ended_is_not_ended_again(self, scene, send):
        entry = an_entry(scene.amir, by=scene.alice)
        assert "has ended already" in body(send(scene.alice, "share_end", entry.id, uuid4()))


class TestTheActItself:
    """What no page offers is refused by the act too."""

    def share(self, viewer, entry, **asked):
        given = {"part": "", "to": "", "basis": "agreed", "why": "Sana agreed", "family_knows": "Yes", "now": NOW}
        it = whole(viewer, entry.id, as_of=TODAY)
        return actions.share(viewer, it=it, **{**given, **asked})

    @pytest.mark.parametrize(
        ("who", "asked", "sentence"),
        [
            ("alice", {"to": "charlie"}, "works with this child"),
            ("bob", {"to": "bob"}, "Riverside School controls"),
            ("alice", {"part": "detail"}, "a part of it that you can see"),
            ("alice", {"basis": "curiosity"}, "what the share rests on"),
            ("alice", {"why": " "}, "what the share rests on"),
            ("alice", {"family_knows": " "}, "whether the family knows"),
        ],
    )
    def test_refuses(self, scene, who, asked, sentence):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        to = f"user:{getattr(scene, asked.get('to', 'bob')).id}"
        with pytest.raises(actions.MayNotShare, match=sentence):
            self.share(getattr(scene, who).as_viewer(), entry, **{**asked, "to": to})

    def test_an_earlier_version(self, scene):
        first = an_entry(scene.amir, by=scene.alice, text="heron")
        an_entry(scene.amir, by=scene.alice, text="egret", supersedes=first, why_changed="bird")
        with pytest.raises(actions.MayNotShare, match="version that stands"):
            self.share(scene.alice.as_viewer(), first, to=f"user:{scene.bob.id}")

    def test_another_agency_cannot_end_it(self, scene):
        entry = an_entry(scene.amir, by=scene.alice, kind="adult.substance")
        made = self.share(scene.alice.as_viewer(), entry, to=f"user:{scene.bob.id}")
        bob = scene.bob.as_viewer()
        with pytest.raises(actions.MayNotShare, match="can end this share"):
            actions.end_share(bob, it=whole(bob, entry.id, as_of=TODAY), share=made.id, now=NOW)


def _works(scene):
    from seen.core.access.permission import Role

    ada = a_user("Ada", scene.school, Role.WORKER)
    works_with(scene.amir, ada)
    return ada


class TestAfterAFamilysNo:
    """What was shared because the family agreed ends; a legal duty, and the child's own agreement, do not."""

    def says_no(self, scene):
        family_says_no(
            SERVICE, sight=all_sight(scene.amir.id), who="Sana", on=TODAY, offered="early help", said="No more of this",
            meaning="He is well", assessment="not_needed", at=NOW,
        )  # fmt: skip

    def test_an_agreed_share_ends_and_one_required_by_law_stays(self, scene, send, visit):
        agreed = an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="milkwort")
        owed = an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="bryony")
        send(scene.alice, "entry_share", agreed.id, **with_user(scene.bob))
        send(scene.alice, "entry_share", owed.id, **with_user(scene.bob, basis="required_by_law"))
        self.says_no(scene)
        shown = body(visit(scene.bob, "child_chronology", scene.amir.id))
        assert "milkwort" not in shown and "bryony" in shown
        assert Share.objects.get(entry=agreed).ended_at == NOW and Share.objects.get(entry=owed).ended_at is None
        assert visit(scene.charlie, "entry", owed.id).status_code == 404
        assert verify().ok

    def test_a_part_ends_while_the_entry_stays_shared_for_another_reason(self, scene, send, visit):
        entry = an_entry(
            scene.amir, by=scene.alice, kind="voice.heard", text="milkwort", child_words="I like the swings"
        )
        send(scene.alice, "entry_share", entry.id, **with_user(scene.bob, part="child_words"))
        send(scene.alice, "entry_share", entry.id, **with_user(scene.bob))
        self.says_no(scene)
        assert {row.part: row.ended_at for row in Share.objects.all()} == {"child_words": None, "": NOW}
        assert "I like the swings" in body(visit(scene.bob, "entry", entry.id))
        assert visit(scene.charlie, "entry", entry.id).status_code == 404
