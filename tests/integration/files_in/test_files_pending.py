"""Between choosing a file and accepting it: kept encrypted, read by one at a time, shown, accepted or taken away."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile.models import Involvement
from seen.apps.chronology.actions import pending as acts
from seen.apps.chronology.actions import reading, record
from seen.apps.chronology.actions.files import remove_unfinished
from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.models import Entry, ImportFile, ImportRow, Part, PendingFile, PendingPiece
from seen.apps.chronology.queries import pending as queries
from seen.apps.chronology.queries.file_pages import NoSuchFile
from seen.apps.chronology.queries.sight import entries
from seen.config.commands import tend
from seen.core.access.viewer import system
from seen.core.dates.partial import PartialDate
from seen.integrations.tabular.limits import BadFile, Limits
from seen.kit.audit.models import Bypass
from seen.kit.audit.models import Entry as Line
from tests.builders.casefile import sight_of
from tests.builders.entries import an_entry, works_with, written
from tests.builders.files_in import LONG, ROWS

pytestmark = pytest.mark.django_db


def nothing_is_left(file):
    left = [PendingFile.objects.filter(id=file), PendingPiece.objects.filter(file=file)]
    left += [ImportFile.objects.filter(id=file), ImportRow.objects.filter(file=file)]
    left += [Entry.objects.filter(file=file), Part.objects.filter(entry__file=file)]
    return not any(each.exists() for each in left)


def story(scene):
    return [entry.text for entry in entries(sight_of(scene.alice.as_viewer(), scene.amir))]


class TestKeeping:
    def test_what_is_kept_is_encrypted_and_whole(self, chosen):
        file = chosen()
        piece = bytes(PendingPiece.objects.get(file=file).sealed)
        assert b"coat" not in piece
        assert queries.content_of(file) == ROWS.encode()

    def test_a_file_of_several_pieces_comes_back_whole(self, chosen, monkeypatch):
        monkeypatch.setattr(acts, "PIECE", 64)
        file = chosen()
        assert PendingPiece.objects.filter(file=file).count() > 1
        assert queries.content_of(file) == ROWS.encode()

    def test_another_key_opens_nothing_and_the_page_says_what_to_do(self, half_read, scene, settings):
        settings.SECRET_KEY = "another" * 8
        reading.read_to_the_end(scene.alice.as_viewer(), file=half_read, now=timezone.now())
        assert "Bring the file in again" in PendingFile.objects.get(id=half_read).refused

    def test_nothing_stands_in_the_story_before_it_is_accepted(self, chosen, scene):
        chosen()
        assert story(scene) == []
        assert Entry.objects.exists()

    def test_the_same_form_sent_twice_is_one_file(self, chosen):
        key = uuid4()
        assert chosen(key=key) == chosen(key=key) == key
        assert PendingFile.objects.count() == 1

    def test_the_form_of_a_file_that_came_in_leads_to_it(self, chosen, scene):
        key = chosen()
        assert acts.accept(scene.alice.as_viewer(), file=key, now=timezone.now())
        assert chosen(key=key) == key
        assert not PendingFile.objects.exists()

    def test_anothers_key_is_not_taken_over(self, chosen, scene):
        lead = written(lambda: works_with(scene.amir, scene.lead)).user
        key = chosen()
        assert chosen(by=lead, key=key) != key
        assert PendingFile.objects.count() == 2

    def test_what_cannot_be_read_is_not_kept(self, chosen):
        with pytest.raises(BadFile):
            chosen("Shoe,Hat\n1,2\n")
        assert not PendingFile.objects.exists()

    def test_no_word_of_the_file_stands_in_the_audit(self, chosen, scene):
        file = chosen()
        acts.accept(scene.alice.as_viewer(), file=file, now=timezone.now())
        said = " ".join(f"{line.name} {line.detail} {line.why}" for line in Line.objects.all())
        assert "chronology.keep_file" in said
        assert "chronology.accept_pending" in said
        assert "coat" not in said
        assert "chronology.csv" not in said
        assert not Bypass.objects.exists()


class TestAccepting:
    def test_what_was_shown_is_what_comes_in(self, chosen, scene):
        file = chosen()
        shown = dict(ImportRow.objects.filter(file=file).values_list("row", "verdict"))
        assert acts.accept(scene.alice.as_viewer(), file=file, now=timezone.now())
        assert dict(ImportRow.objects.filter(file=file).values_list("row", "verdict")) == shown
        assert sorted(story(scene)) == ["Came without a coat", "Nobody knows when this was"]
        assert not PendingFile.objects.exists()
        assert ImportFile.objects.get(id=file).counts["accepted"] == 1

    def test_a_record_that_changed_without_changing_the_outcome_is_no_hindrance(self, chosen, scene):
        file = chosen()
        an_entry(scene.amir, by=scene.bob, text="Something else")
        touched(scene)
        assert acts.accept(scene.alice.as_viewer(), file=file, now=timezone.now())

    def test_a_record_that_changed_the_outcome_is_shown_anew_first(self, chosen, scene, as_):
        first, second = chosen(), chosen(name="again.csv")
        assert acts.accept(scene.alice.as_viewer(), file=first, now=timezone.now())
        assert not acts.accept(scene.alice.as_viewer(), file=second, now=timezone.now())
        page = as_(scene.alice).get(reverse("file_check", args=[second])).content.decode()
        assert "The record changed after you were shown this file" in page
        assert "Passed over (2)" in page
        assert acts.accept(scene.alice.as_viewer(), file=second, now=timezone.now())
        assert len(story(scene)) == 2

    def test_rows_judged_yesterday_are_judged_again(self, chosen, scene):
        file = chosen()
        before = timezone.now() - timedelta(days=1)
        written(lambda: ImportFile.objects.filter(id=file).update(started_at=before))
        assert acts.accept(scene.alice.as_viewer(), file=file, now=timezone.now())
        assert ImportFile.objects.get(id=file).started_at > before

    def test_a_colleague_accepts_with_her_own_sight(self, chosen, scene):
        lead = written(lambda: works_with(scene.amir, scene.lead)).user
        file = chosen()
        assert acts.accept(lead.as_viewer(), file=file, now=timezone.now())
        assert ImportFile.objects.get(id=file).started_by == lead

    def test_a_child_of_whom_sight_was_lost_is_not_written_about(self, chosen, scene):
        written(lambda: works_with(scene.leila, scene.alice))
        rows = f"Date,Child,What happened\n1 May 2021,{scene.leila.reference},Came without a coat\n"
        file = chosen(rows)
        written(lambda: Involvement.objects.filter(child=scene.leila, user=scene.alice).delete())
        assert not acts.accept(scene.alice.as_viewer(), file=file, now=timezone.now())
        assert ImportFile.objects.get(id=file).counts["not_held"] == 1

    def test_one_who_lost_sight_of_the_child_accepts_nothing(self, chosen, scene):
        file = chosen()
        written(lambda: Involvement.objects.filter(user=scene.alice).delete())
        assert not acts.accept(scene.alice.as_viewer(), file=file, now=timezone.now())
        assert "cannot find that child" in PendingFile.objects.get(id=file).refused
        assert not ImportFile.objects.exists()

    def test_pressed_twice_it_leads_to_the_account(self, chosen, scene, as_):
        file = chosen()
        alice = as_(scene.alice)
        first = alice.post(reverse("file_accept", args=[file]))
        assert alice.get(first.url).url == reverse("file", args=[file])
        assert alice.post(reverse("file_accept", args=[file])).url == reverse("file", args=[file])
        assert len(story(scene)) == 2


class TestTakingAway:
    def test_a_discarded_file_leaves_nothing(self, chosen, scene):
        file = chosen()
        acts.discard(scene.alice.as_viewer(), file=file)
        assert nothing_is_left(file)
        with pytest.raises(NoSuchFile):
            acts.discard(scene.alice.as_viewer(), file=file)

    def test_cancelled_while_it_is_read_it_leaves_nothing_and_its_reader_stops(self, chosen, scene, monkeypatch):
        monkeypatch.setattr(acts, "read_on", lambda *_, **__: None)
        file = chosen(LONG)
        steps = reading._steps(scene.alice.as_viewer(), file=file, now=timezone.now())
        for _ in range(6):
            next(steps)
        assert Entry.objects.filter(file=file).count() == 400
        acts.discard(scene.alice.as_viewer(), file=file)
        assert list(steps) != []
        assert nothing_is_left(file)

    def test_after_two_days_it_is_taken_away_and_not_before(self, chosen):
        old, new = chosen(), chosen()
        now = timezone.now()
        written(lambda: PendingFile.objects.filter(id=old).update(sent_at=now - queries.KEPT - timedelta(seconds=1)))
        written(lambda: PendingFile.objects.filter(id=new).update(sent_at=now - queries.KEPT))
        assert acts.discard_too_old(system("a test"), at=now) == 1
        assert nothing_is_left(old)
        assert PendingFile.objects.get().id == new

    def test_what_waits_to_be_checked_is_no_unfinished_file(self, chosen, scene):
        file = chosen()
        written(lambda: ImportFile.objects.update(started_at=timezone.now() - timedelta(days=1)))
        assert remove_unfinished(system("a test"), before=timezone.now()) == 0
        assert ImportFile.objects.filter(id=file).exists()


class TestReading:
    def test_a_reading_that_stopped_is_taken_up_from_what_was_sent(self, half_read, scene):
        assert Entry.objects.filter(file=half_read).count() == 400
        [(file, viewer)] = queries.left_lying(at=timezone.now())
        assert (file, viewer.id) == (half_read, scene.alice.id)
        reading.read_to_the_end(viewer, file=file, now=timezone.now())
        assert Entry.objects.filter(file=half_read).count() == 1_000
        assert acts.accept(scene.alice.as_viewer(), file=half_read, now=timezone.now())

    def test_tending_takes_it_up_and_a_fault_is_logged_without_a_word_of_it(
        self, half_read, scene, monkeypatch, caplog
    ):
        def faulty(*_, **__):
            raise ValueError("Amir came without a coat")

        monkeypatch.setattr("django.db.close_old_connections", lambda: None)  # a test's own transaction needs its own
        with monkeypatch.context() as patch:
            patch.setattr(reading, "read_to_the_end", faulty)
            tend._take_up_files()
        assert "could not be taken up: ValueError" in caplog.text
        assert "coat" not in caplog.text
        tend._take_up_files()
        assert queries.stage_of(PendingFile.objects.get(id=half_read), at=timezone.now()) is queries.Stage.CHECK

    def test_two_do_not_read_one_file(self, half_read, scene):
        alice = scene.alice.as_viewer()
        steps = reading._steps(alice, file=half_read, now=timezone.now())
        next(steps)
        assert reading.begin_reading(alice, file=half_read, now=timezone.now()) is None
        assert list(reading._steps(alice, file=half_read, now=timezone.now())) == []

    def test_a_reader_who_was_thought_dead_stops_where_another_took_over(self, chosen, scene, monkeypatch):
        monkeypatch.setattr(acts, "read_on", lambda *_, **__: None)
        alice, file = scene.alice.as_viewer(), chosen(LONG)
        slow = reading._steps(alice, file=file, now=timezone.now())
        for _ in range(6):
            next(slow)
        written(lambda: PendingFile.objects.filter(id=file).update(beat=timezone.now() - 2 * queries.FRESH))
        reading.read_to_the_end(alice, file=file, now=timezone.now())
        list(slow)
        assert Entry.objects.filter(file=file).count() == 1_000
        assert ImportRow.objects.filter(file=file).count() == 1_000

    def test_a_file_that_stops_the_service_each_time_is_given_up(self, half_read, scene):
        alice = scene.alice.as_viewer()
        for _ in range(reading.TRIES):
            written(lambda: PendingFile.objects.filter(id=half_read).update(beat=timezone.now() - 2 * queries.FRESH))
            reading.begin_reading(alice, file=half_read, now=timezone.now())
        assert "given up" in PendingFile.objects.get(id=half_read).refused
        assert queries.left_lying(at=timezone.now() + timedelta(hours=1)) == []

    @pytest.mark.parametrize(
        ("rows", "says"),
        [
            (LONG + '2 May 2021,"y\n', "quotation marks do not match"),
            (LONG + "2 May 2021,y\n" * 50_000, "more than 50,000 rows"),
        ],
    )
    def test_a_file_that_is_wrong_far_down_is_not_kept(self, chosen, rows, says):
        with pytest.raises(BadFile, match=says):
            chosen(rows)
        assert not PendingFile.objects.exists()

    def test_what_is_found_wrong_at_once_is_said_where_the_file_was_chosen(self, chosen, monkeypatch):
        monkeypatch.setattr(reading, "PAGE", Limits(1_000_000, 500))
        with pytest.raises(BadFile, match="more than 500 rows"):
            chosen(LONG)
        assert not PendingFile.objects.exists()
        assert not Entry.objects.exists()

    def test_what_is_found_wrong_later_is_said_on_its_page_and_nothing_is_left(self, chosen, scene, as_, monkeypatch):
        monkeypatch.setattr(reading, "PAGE", Limits(1_000_000, 500))
        monkeypatch.setattr(acts, "read_on", lambda *_, **__: None)
        file = chosen(LONG)
        reading.read_to_the_end(scene.alice.as_viewer(), file=file, now=timezone.now())
        assert not Entry.objects.exists()
        page = as_(scene.alice).get(reverse("file_check", args=[file])).content.decode()
        assert "more than 500 rows" in page
        assert "Discard the file" in page


def touched(scene):
    """Somebody else's act about the child, as the audit has it."""
    draft = Draft(kind="note.observation", on=PartialDate.day(timezone.localdate()), text="Another thing")
    record(scene.bob.as_viewer(), children=[scene.amir.id], draft=draft, account=uuid4(), now=timezone.now())
