"""A job: kept sealed, done by one at a time with fresh signs of life, made or stopped, and gone after a day."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from seen.config.commands import tend
from seen.core.access.permission import NotPermitted
from seen.core.access.viewer import system
from seen.core.refusals import Refusal
from seen.kit.audit.models import Entry as AuditEntry
from seen.kit.jobs import actions, queries, works
from seen.kit.jobs.models import Job, JobPiece
from seen.kit.jobs.queries import Stage
from tests.builders.entries import a_scene, a_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def scene():
    return a_scene()


@pytest.fixture(autouse=True)
def did(monkeypatch):
    """Give the work “count”, which says what it was asked, and “refuse” and “break”."""
    asked: list[works.Asked] = []

    def count(what: works.Asked, hold: works.Hold) -> works.Made:
        asked.append(what)
        hold(3, 10)
        return works.Made(b"heron " * 4, "txt", ("a", "b"))

    def refuse(what: works.Asked, hold: works.Hold) -> works.Made:
        raise Refusal("Nothing to count.")

    def break_it(what: works.Asked, hold: works.Hold) -> works.Made:
        raise ValueError("heron")

    for name, function in (("count", count), ("refuse", refuse), ("break", break_it)):
        monkeypatch.setitem(works._works, name, function)
    return asked


@pytest.fixture
def begun(scene, monkeypatch):
    """Return a way to ask for a job without doing it."""

    def ask(work="count", key=None, by=None, about=None, at=NOW):
        viewer = (by or scene.alice).as_viewer()
        told = {"words": "heron"}
        key, _ = actions.ask(viewer, job=key or uuid4(), work=work, about=about or scene.amir.id, what=told, now=at)
        return Job.objects.get(id=key)

    return ask


class TestAsking:
    def test_what_was_asked_is_sealed(self, begun):
        job = begun()
        assert b"heron" not in bytes(job.asked)
        assert queries.what_was_asked(job) == {"words": "heron"}
        line = AuditEntry.objects.get(name="jobs.ask")
        assert "heron" not in str(line.detail)
        assert line.about == [str(job.about)]

    def test_sent_twice_it_is_one(self, begun, scene):
        key = uuid4()
        assert begun(key=key).id == begun(key=key).id == key
        assert Job.objects.count() == 1

    def test_anothers_key_is_not_taken_over(self, begun, scene):
        key = uuid4()
        first, second = begun(key=key), begun(key=key, by=scene.bob)
        assert first.id != second.id
        assert begun(key=key, about=scene.leila.id).id not in (first.id, second.id)

    def test_whoever_may_open_no_record_may_ask_for_nothing(self, scene, begun):
        with pytest.raises(NotPermitted):
            begun(by=a_user("Nora", scene.school))


class TestDoing:
    def test_it_begins_beside_the_request_once(self, scene, monkeypatch):
        begun = []
        monkeypatch.setattr(actions, "carry_on", lambda steps, seconds: begun.append(list(steps)))
        key = uuid4()
        for _ in range(2):
            asked = {"job": key, "work": "count", "about": scene.amir.id, "what": {}, "now": NOW}
            assert actions.begin(scene.alice.as_viewer(), **asked) == key
        assert len(begun) == 1
        assert Job.objects.get().made_at

    def test_the_request_may_wait_for_it_a_moment(self, scene, monkeypatch):
        waited = []

        class Beside:
            def join(self, seconds):
                waited.append(seconds)

        monkeypatch.setattr(actions, "carry_on", lambda steps, seconds: Beside())
        asked = {"work": "count", "about": scene.amir.id, "what": {}, "now": NOW}
        actions.begin(system("a test"), job=uuid4(), wait=1.5, **asked)
        actions.begin(system("a test"), job=uuid4(), **asked)
        assert waited == [1.5]

    def test_the_service_itself_asks_once_too(self, scene, monkeypatch):
        monkeypatch.setattr(actions, "carry_on", lambda steps, seconds: None)
        key = uuid4()
        for _ in range(2):
            asked = {"job": key, "work": "count", "about": scene.amir.id, "what": {}, "now": NOW}
            assert actions.begin(system("a test"), **asked) == key
        assert Job.objects.count() == 1

    def test_what_it_made_is_sealed_and_whole(self, begun, did, monkeypatch):
        monkeypatch.setattr(actions, "PIECE", 7)
        job = begun()
        actions.work_to_the_end(job.id, now=LATER)
        job.refresh_from_db()
        assert queries.stage_of(job, at=LATER) is Stage.READY
        assert JobPiece.objects.filter(job=job).count() > 1
        assert all(b"heron" not in bytes(piece.sealed) for piece in JobPiece.objects.all())
        assert queries.content_of(job) == b"heron " * 4
        assert queries.rests_on(job) == {"a", "b"}
        assert (job.done, job.of, job.ending) == (3, 10, "txt")
        assert (did[0].about, did[0].by, did[0].what) == (job.about, job.by, {"words": "heron"})

    def test_one_at_a_time(self, begun, did):
        job = begun()
        Job.objects.filter(id=job.id).update(run=uuid4(), beat=NOW)
        actions.work_to_the_end(job.id, now=NOW + queries.FRESH - timedelta(seconds=1))
        assert did == []
        actions.work_to_the_end(job.id, now=NOW + queries.FRESH)
        assert len(did) == 1

    def test_one_that_ended_is_left_alone(self, begun, did):
        job = begun()
        for _ in range(2):
            actions.work_to_the_end(job.id, now=LATER)
        actions.work_to_the_end(uuid4(), now=LATER)
        assert len(did) == 1

    def test_a_refusal_is_its_sentence(self, begun):
        job = begun("refuse")
        actions.work_to_the_end(job.id, now=LATER)
        job.refresh_from_db()
        assert (queries.stage_of(job, at=LATER), job.stopped) == (Stage.STOPPED, "Nothing to count.")

    def test_what_breaks_says_that_the_fault_is_ours(self, begun):
        job = begun("break")
        with pytest.raises(ValueError, match="heron"):
            actions.work_to_the_end(job.id, now=LATER)
        job.refresh_from_db()
        assert job.stopped == actions.BROKE

    def test_another_key_opens_nothing(self, begun, settings):
        job = begun()
        settings.SECRET_KEY = "another" * 8
        actions.work_to_the_end(job.id, now=LATER)
        job.refresh_from_db()
        assert "Ask for it again" in job.stopped

    def test_what_was_interrupted_three_times_is_given_up(self, begun, did):
        job = begun()
        Job.objects.filter(id=job.id).update(tries=3)
        actions.work_to_the_end(job.id, now=LATER)
        job.refresh_from_db()
        assert job.stopped == actions.GIVEN_UP
        assert did == []


class TestCancelling:
    def test_takes_it_away_while_it_is_worked_on(self, begun, scene, monkeypatch):
        job = begun()

        def cancelled(what: works.Asked, hold: works.Hold) -> works.Made:
            actions.cancel(scene.alice.as_viewer(), job=job)
            hold(1, 2)
            raise AssertionError("nobody stopped")

        monkeypatch.setitem(works._works, "count", cancelled)
        actions.work_to_the_end(job.id, now=LATER)
        assert not Job.objects.exists()

    def test_at_its_very_end_nothing_is_kept(self, begun, monkeypatch):
        job = begun()

        def late(what: works.Asked, hold: works.Hold) -> works.Made:
            Job.objects.filter(id=job.id).delete()
            return works.Made(b"x", "txt")

        monkeypatch.setitem(works._works, "count", late)
        actions.work_to_the_end(job.id, now=LATER)
        assert not JobPiece.objects.exists()


class TestWhoseItIs:
    def test_nobody_elses(self, begun, scene):
        job = begun()
        assert queries.job_of(scene.alice.as_viewer(), job.id, about=[scene.amir.id]).id == job.id
        for viewer, about in (
            (scene.bob.as_viewer(), scene.amir.id), (scene.charlie.as_viewer(), scene.amir.id),
            (scene.alice.as_viewer(), scene.leila.id), (system("a test"), scene.amir.id),
        ):  # fmt: skip
            with pytest.raises(queries.NoSuchJob):
                queries.job_of(viewer, job.id, about=[about])
        assert [one.id for one in queries.jobs_of(scene.alice.as_viewer(), about=[scene.amir.id])] == [job.id]
        assert queries.jobs_of(scene.charlie.as_viewer(), about=[scene.amir.id]) == []


class TestTending:
    def test_what_was_left_lying_is_done_and_what_is_old_is_gone(self, begun, did, time_machine):
        time_machine.move_to(NOW)
        old = begun(at=NOW - queries.KEPT - timedelta(seconds=1))
        kept = begun(at=NOW - queries.KEPT)
        fresh = begun(at=NOW)
        assert queries.left_lying(at=NOW) == [old.id, kept.id]
        assert actions.discard_too_old(system("a test"), at=NOW) == 1
        tend._take_up_jobs()
        assert [one.id for one in did] == [kept.id]
        assert {job.id: queries.stage_of(job, at=NOW) for job in Job.objects.all()} == {
            kept.id: Stage.READY,
            fresh.id: Stage.INTERRUPTED,
        }
        assert actions.discard_too_old(system("a test"), at=NOW) == 0

    def test_one_under_way_is_not_taken_over(self, begun):
        job = begun()
        Job.objects.filter(id=job.id).update(run=uuid4(), beat=LATER)
        job.refresh_from_db()
        assert queries.left_lying(at=LATER) == []
        assert queries.stage_of(job, at=LATER) is Stage.UNDER_WAY
