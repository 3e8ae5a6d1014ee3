"""A file in: sent twice, corrected, like another agency's, failed half way; all of it or nothing."""

import json
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.actions import files, staging
from seen.apps.chronology.models import Entry, ImportFile, ImportRow
from seen.config.commands.dispatch import main
from seen.kit.audit.models import Bypass
from seen.kit.audit.models import Entry as Audited
from seen.kit.audit.verify import verify
from tests.builders.files_in import row, story, verdicts

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """The process ends here: nothing of its own runs any more."""


class TestAgain:
    ROWS = (row(), row(), row("March 2023", "Late"), row("", "No date"), row("2023", "Some time"), row("3/3", "Asked"))

    def test_sent_twice_nothing_doubles(self, scene, sent):
        first = sent(*self.ROWS)
        assert [first[each] for each in ("accepted", "undated", "ask")] == [4, 1, 1]
        again = sent(*self.ROWS, name="the same under another name.csv")
        assert [again[each] for each in ("accepted", "undated", "ask", "skipped")] == [0, 0, 1, 5]
        assert Entry.objects.count() == 5

    def test_two_rows_alike_in_one_file_both_stand_and_are_proposed_as_one(self, scene, sent):
        account = sent(row(), row())
        assert account["rows"][1]["duplicate_of"] == {"file": "chronology.csv", "row": 2}
        first, second = Entry.objects.order_by("same_as")
        assert {first.same_as, second.same_as} == {
            None,
            min(first, second, key=lambda one: one.same_as is not None).account,
        }

    def test_a_column_added_or_moved_or_another_format_doubles_nothing(self, scene, sent, tmp_path):
        sent(("1 May 2021", "A fall"), headings=("Date", "Event"))
        account = sent(("A fall", "", "1 May 2021"), headings=("What happened", "Time", "Date of event"))
        assert verdicts(account) == ["skipped"]

    def test_a_corrected_record_supersedes_and_a_row_left_out_waits_for_a_person(self, scene, sent):
        headings = ("Reference", "Date", "Event")
        sent(
            ("1", "1 May 2021", "A fal"), ("2", "2 May 2021", "Late"), ("3", "3 May 2021", "Hungry"), headings=headings
        )
        old = Entry.objects.get(source_record="1")
        account = sent(("1", "1 May 2021", "A fall"), ("3", "3 May 2021", "Hungry"), headings=headings)
        assert verdicts(account) == ["accepted", "skipped"]
        assert account["rows"][0]["supersedes"] == str(old.id)
        assert [each["reference"] for each in account["withdrawal_proposed"]] == ["2"]
        assert [entry.text for entry in story(scene)] == ["A fall", "Late", "Hungry"]
        again = sent(("1", "1 May 2021", "A fal"), headings=headings, name="older.csv")
        assert verdicts(again) == ["skipped"], "an earlier version of a row is here already"

    def test_next_months_file_in_the_same_layout_withdraws_nothing(self, scene, sent):
        sent(row(), row("1 May 2021", "Late"), row("2 May 2021", "Late again"), name="may.csv")
        account = sent(row(), row("1 June 2021", "New"), name="june.csv")
        assert account["withdrawal_proposed"] == []

    def test_the_same_words_on_the_same_day_from_another_agency_are_proposed(self, scene, sent):
        sent(row("1 May 2021", "Found alone in the park"))
        account = sent(row("01/05/2021", "Found  alone in the PARK"), agency=scene.clinic)
        entry = Entry.objects.get(agency=scene.school)
        assert account["rows"][0]["duplicate_of"] == {"entry": str(entry.id)}
        assert len(story(scene)) == 2
        assert Entry.objects.get(agency=scene.clinic).same_as == entry.account

    def test_the_same_kind_on_the_same_day_is_proposed_unless_the_service_differs(self, scene, sent):
        ref = scene.amir.reference

        def missed(ref_, service):
            return (ref_, ref, "2026-01-12", "appointment.not_brought", "", "", f'{{"service": "{service}"}}')

        headings = ("ref", "child", "on", "kind", "agency", "text", "detail")
        sent(missed("a", "dentist"), headings=headings)
        account = sent(missed("x", "dentist"), missed("y", "hearing"), headings=headings, agency=scene.clinic)
        assert [each["duplicate_of"] is not None for each in account["rows"]] == [True, False]

    def test_an_entry_that_may_not_be_named_is_never_proposed(self, scene, sent):
        ref = scene.amir.reference
        headings = ("ref", "child", "on", "kind", "agency", "text", "detail")
        sent(("a", ref, "2026-01-12", "adult.illness", "", "Took to her bed", ""), headings=headings)
        account = sent(row("2026-01-12", "Took to her bed"), agency=scene.clinic)
        assert account["duplicates_proposed"] == 0


class TestAllOrNothing:
    def test_a_dry_run_writes_nothing_and_says_the_same(self, scene, sent):
        before = Audited.objects.count()
        tried = sent(*TestAgain.ROWS, dry_run=True)
        assert not Entry.objects.exists()
        assert not ImportFile.objects.exists()
        assert Audited.objects.count() == before
        done = sent(*TestAgain.ROWS)
        assert tried == done

    @pytest.mark.parametrize("at", [0, 1, 2])
    def test_a_failure_between_stages_leaves_nothing(self, scene, sent, monkeypatch, at):
        monkeypatch.setattr(staging, "STAGE_ROWS", 2)
        store, calls = staging._store, []

        def failing(*args, **kwargs):
            calls.append(1)
            if len(calls) > at:
                raise DatabaseError("the disk is full")
            store(*args, **kwargs)

        with patch.object(staging, "_store", failing), pytest.raises(DatabaseError):
            sent(*TestAgain.ROWS)
        assert not (Entry.objects.exists() or ImportRow.objects.exists() or ImportFile.objects.exists())

    def test_a_kill_between_stages_shows_nothing_and_is_tidied_away(self, scene, sent, monkeypatch):
        monkeypatch.setattr(staging, "STAGE_ROWS", 2)
        killed = patch.object(files, "accept_file", side_effect=Killed)
        with killed, patch.object(files, "remove_staged"), pytest.raises(Killed):
            sent(*TestAgain.ROWS)
        assert Entry.objects.count() == 5
        assert not story(scene)
        assert verdicts(sent(*TestAgain.ROWS)).count("skipped") == 0
        later = timezone.now() + files.ABANDONED
        assert files.remove_unfinished(scene.alice.as_viewer(), before=later) == 1
        assert Entry.objects.count() == 5

    def test_a_damaged_row_far_down_leaves_nothing(self, scene, tmp_path, capfd, monkeypatch):
        monkeypatch.setattr(staging, "STAGE_ROWS", 2)
        path = tmp_path / "bad.csv"
        path.write_text("Date,Event\n" + "1 May 2021,x\n" * 9 + '1 May 2021,"open\n')
        command = ["import-chronology", "--agency", scene.school.name, "--child", scene.amir.reference, str(path)]
        assert main(command) == 2
        sentence = capfd.readouterr().err
        assert sentence.startswith("bad.csv, row 1")
        assert sentence.count("\n") == 1
        assert not ImportFile.objects.exists()

    def test_all_files_of_a_run_or_none(self, scene, tmp_path, capfd):
        good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
        good.write_text("Date,Event\n1 May 2021,x\n")
        bad.write_text("")
        command = ["import-chronology", "--agency", scene.school.name, "--child", scene.amir.reference]
        assert main([*command, str(good), str(bad)]) == 2
        assert not ImportFile.objects.exists()
        assert main([*command, str(good), str(good)]) == 0
        assert Entry.objects.count() == 1
        assert "not held" not in capfd.readouterr().err

    def test_a_file_accepted_meanwhile_stops_this_one(self, scene, sent):
        def meanwhile(*_, **__):
            raise AssertionError

        accept = files.accept_file

        def late(viewer, *, staged, now):
            with patch.object(files, "accept_file", accept):
                sent(*TestAgain.ROWS, name="other.csv")
            return accept(viewer, staged=staged, now=now)

        with patch.object(files, "accept_file", late):
            said = sent(*TestAgain.ROWS)
        assert "meanwhile" in said
        assert ImportFile.objects.count() == 1
        assert Entry.objects.count() == 5

    def test_the_audit_has_one_entry_with_the_digests_and_no_bypass(self, scene, sent):
        sent(row(), row("3/3", "Secret words"))
        (audited,) = Audited.objects.filter(name__startswith="chronology.")
        assert audited.name == "chronology.accept_file"
        assert audited.about == [str(scene.amir.id)]
        (noted,) = audited.detail["files"]
        assert (noted["read"], noted["accepted"], noted["ask"]) == (2, 1, 1)
        assert len(noted["rows_digest"]) == len(noted["digest"]) == 64
        assert "Secret" not in json.dumps(audited.detail)
        assert not Bypass.objects.exists()
        assert verify().ok


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--agency", "Nobody", "x.csv"], "no agency called"),
        (["--agency", "Riverside School", "absent.csv"], "absent.csv cannot be opened"),
        (["--agency", "Riverside School", "--child", "S-NONE", "x.csv"], "no child held here"),
    ],
)
def test_bad_arguments(scene, tmp_path, capfd, monkeypatch, arguments, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.csv").write_text("Date,Event\n1 May 2021,x\n")
    assert main(["import-chronology", *arguments]) == 2
    assert says in capfd.readouterr().err


def test_charlie_of_another_agency_finds_no_trace(scene, sent):
    sent(row())
    with pytest.raises(casefile.NoSuchChild):
        casefile.sight(scene.charlie.as_viewer(), scene.amir.id, as_of=timezone.localdate())
    assert casefile.sights(scene.charlie.as_viewer(), [scene.amir.id], as_of=timezone.localdate()) == {}
