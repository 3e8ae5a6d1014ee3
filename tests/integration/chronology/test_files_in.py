"""A file in: what becomes of each row, sent twice, corrected, duplicated, failed half way."""

import csv
import io
import json
from contextlib import redirect_stdout
from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.models import Hold
from seen.apps.chronology.actions import files
from seen.apps.chronology.models import Entry, ImportFile, ImportRow, Part
from seen.apps.chronology.queries.sight import entries
from seen.apps.identity.models import Agency
from seen.apps.people.models import Identifier
from seen.config.commands.dispatch import main
from seen.core.access.visibility import Access
from seen.kit.audit.models import Bypass
from seen.kit.audit.models import Entry as Audited
from seen.kit.audit.verify import verify
from tests.builders.entries import a_scene, written

pytestmark = pytest.mark.django_db
HEADINGS = ("Date", "Time", "Agency", "Source", "Child", "What happened", "Action taken", "Outcome", "Shoe size")
EVENTS = ("ref", "child", "on", "kind", "agency", "text", "detail")
NHS = "9990000018"


@pytest.fixture
def scene():
    scene = a_scene()

    def known():
        for child in (scene.amir, scene.leila):
            type(child).objects.filter(id=child.id).update(born=date(2018, 5, 1))
            Hold.objects.create(
                child=child, agency=scene.school, reason="own_note", start=date(2024, 1, 1), written_at=timezone.now()
            )
        Identifier.objects.create(person=scene.leila.person, scheme="nhs", value=NHS, written_at=timezone.now())

    written(known)
    return scene


@pytest.fixture
def sent(scene, tmp_path, capfd):
    """Send rows as a CSV file by command; return the account."""

    def send(*rows, headings=HEADINGS, name="chronology.csv", child=scene.amir, agency=scene.school, dry_run=False):
        path = tmp_path / name
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([headings, *rows])
        wanted = ["import-chronology", "--agency", agency.name, *(["--dry-run"] if dry_run else []), str(path)]
        out = io.StringIO()
        with redirect_stdout(out):
            status = main([*wanted, "--child", child.reference] if child else wanted)
        if status:
            return capfd.readouterr().err
        account = json.loads(out.getvalue())
        verdicts = ("accepted", "undated", "ask", "rejected", "skipped", "not_held")
        assert account["read"] == sum(account[verdict] for verdict in verdicts) == len(account["rows"])
        assert account["duplicates_proposed"] == sum(row["duplicate_of"] is not None for row in account["rows"])
        return account

    return send


def row(on="06/03/2023", text="Came without a coat", *, time="", agency="", source="", child="", more=("", "", "")):
    return (on, time, agency, source, child, text, *more)


def verdicts(account):
    return [each["verdict"] for each in account["rows"]]


def story(scene, child=None):
    sight = casefile.sight(scene.alice.as_viewer(), (child or scene.amir).id, as_of=timezone.localdate())
    return entries(sight)


TOMORROW = (timezone.localdate() + timedelta(days=1)).isoformat()
VERDICTS = [
    # the row, its verdict, and words of its reason or question
    (row("06/03/2023"), "accepted", ""),
    (row("2018-05-01"), "accepted", ""),
    (row("1 May 2017"), "ask", "before"),
    (row(timezone.localdate().isoformat()), "accepted", ""),
    (row(TOMORROW), "ask", "after today"),
    (row("March 2023"), "accepted", ""),
    (row("22.05/19"), "accepted", ""),
    (row("Sept 22"), "ask", "“Sept 22”"),
    (row("3/3"), "ask", "“3/3”"),
    (row("31/04/2023"), "rejected", "“31/04/2023”"),
    (row(""), "undated", "tray"),
    (row("Undated"), "undated", "tray"),
    (row(text=""), "rejected", "does not say what happened"),
    (row(text="", more=("Rang the GP", "", "")), "accepted", ""),
    (row(agency="health-visiting"), "accepted", ""),
    (row(agency="Elm Clinic"), "accepted", ""),
    (row(agency="police"), "ask", "No agency of the type “police”"),
    (row(agency="Aunt Pat's café"), "accepted", "no agency of the partnership"),
    (row(child="Amir"), "accepted", ""),
    (row(child="Somebody Else"), "not_held", ""),
    (row(child=NHS[:3] + " " + NHS[3:6] + " " + NHS[6:]), "accepted", ""),
    (row("", "", source=""), "skipped", "Blank row"),
    (("Health records", *[""] * 8), "skipped", "Section heading"),
    (HEADINGS, "skipped", "headings again"),
]


@pytest.mark.parametrize(("given", "verdict", "says"), VERDICTS)
def test_each_row_gets_its_verdict(sent, given, verdict, says):
    account = sent(row("1 May 2020", "Something else, so that the file has a row"), given)
    found = account["rows"][1]
    assert found["verdict"] == verdict, found
    question = (found["on"] or {}).get("question", "")
    assert says in f"{found['reason']} {question}"
    if verdict in {"ask", "rejected"} and not found["reason"].startswith("The row"):
        assert found["reason"].endswith("?")


def test_what_is_stored_is_what_the_row_says(scene, sent):
    account = sent(row("c. March 2023", time="0930hrs", source="Ms Brook", more=("Rang the GP", "GP will call", "12")))
    (entry,) = story(scene)
    assert (entry.on_text, entry.on_earliest, entry.on_latest) == ("c. March 2023", date(2023, 3, 1), date(2023, 3, 31))
    assert (entry.on_precision, entry.on_about, entry.at_time) == ("month", True, None)
    assert (entry.text, entry.action, entry.outcome) == ("Came without a coat", "Rang the GP", "GP will call")
    assert (entry.source, entry.agency, entry.source_agency) == ("Ms Brook", scene.school, scene.school)
    assert entry.detail == {"columns": {"Shoe size": "12", "time": "0930hrs"}}
    assert (entry.kind, entry.polarity) == ("note.observation", 0)
    (given,) = account["rows"]
    assert given["on"] == {
        "text": "c. March 2023", "earliest": "2023-03-01", "latest": "2023-03-31", "precision": "month", "flagged": "",
        "question": "",
    }  # fmt: skip
    assert given["children"] == [scene.amir.reference]
    assert given["agency"] == scene.school.name


def test_a_kind_a_worry_and_the_childs_own_words(scene, sent):
    headings = ("Date", "Event", "Kind", "Worry or going well", "Child's words", "Area of care", "Address")
    sent(
        ("1 May 2021", "Mum rang the school", "Not brought to an appointment", "", "", "Health", ""),
        ("2 May 2021", "Ran to his dad", "", "Going well", "“Daddy came”", "Love and care", "1 Elm Row"),
        ("3 May 2021", "Was quiet", "Juggling", "perhaps", "", "Trapeze", ""),
        headings=headings,
    )
    missed, strength, unsorted = Entry.objects.order_by("on_earliest")
    assert (missed.kind, missed.polarity, missed.severity) == ("appointment.not_brought", -1, 1)
    assert (strength.kind, strength.polarity, strength.areas) == ("note.strength", 1, "love-and-care")
    assert {part.name: (part.value, part.access) for part in Part.objects.all()} == {
        "child_words": ("“Daddy came”", Access.PRIVATE), "address": ("1 Elm Row", Access.PROTECTED)
    }  # fmt: skip
    assert unsorted.detail["columns"] == {"kind": "Juggling", "polarity": "perhaps", "areas": "Trapeze"}


def test_an_undated_row_stands_at_the_end_and_is_marked(scene, sent):
    sent(row("Undated", "Nobody knows when"))
    (entry,) = story(scene)
    assert (entry.on_precision, entry.on_earliest, entry.on_text) == ("unknown", None, "Undated")
    kept = ImportRow.objects.get()
    assert (kept.verdict, kept.entry) == ("undated", entry.id)


def test_of_a_child_not_held_only_file_and_row_number_are_kept(scene, sent):
    written(lambda: Hold.objects.filter(child=scene.leila).delete())
    account = sent(row(), row(child=scene.leila.reference, text="Secret words"), row(child="Zara", text="Secret words"))
    assert verdicts(account) == ["accepted", "not_held", "not_held"]
    assert "Secret" not in json.dumps(account)
    assert "Zara" not in json.dumps(account)
    for kept in ImportRow.objects.filter(verdict="not_held"):
        assert (kept.cells, kept.on, kept.reason, kept.entry) == ({}, {}, "", None)


def test_one_row_about_two_children_is_one_telling(scene, sent):
    account = sent(row(child=f"{scene.amir.reference}; {scene.leila.reference}; Zara"))
    assert account["rows"][0]["children"] == [scene.amir.reference, scene.leila.reference]
    assert "not held here" in account["rows"][0]["reason"]
    first, second = Entry.objects.all()
    assert first.account == second.account
    assert {first.child, second.child} == {scene.amir, scene.leila}


def test_the_event_file_format(scene, sent):
    ref = scene.amir.reference
    account = sent(
        ("a", ref, "2026-01-12", "appointment.not_brought", "health-visiting", "", '{"service": "dentist", "own": 1}'),
        ("b", ref, "2026-06", "health.self_harm", "school", "Told his teacher", ""),
        ("b", ref, "2026-06-02", "note.observation", "school", "The same ref again", ""),
        ("c", ref, "2026-06-02", "appointment.not_brought", "school", "", ""),
        ("d", ref, "2026-06-02", "juggling", "school", "x", ""),
        ("e", ref, "2026-06-02", "note.observation", "school", "x", "[1]"),
        ("f", "c1", "2026-06-02", "note.observation", "school", "x", ""),
        ("", ref, "2026-06-02", "note.observation", "school", "x", ""),
        headings=EVENTS,
        child=None,
    )
    assert verdicts(account) == ["accepted", "accepted", *["rejected"] * 4, "not_held", "rejected"]
    missed, harm = Entry.objects.order_by("on_earliest")
    assert (missed.source_agency, missed.detail) == (scene.clinic, {"service": "dentist", "own": 1})
    assert (harm.access, harm.polarity, harm.source_record) == (Access.LEAD, -1, "b")


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
        monkeypatch.setattr(files, "STAGE_ROWS", 2)
        store, calls = files._store, []

        def failing(*args, **kwargs):
            calls.append(1)
            if len(calls) > at:
                raise DatabaseError("the disk is full")
            store(*args, **kwargs)

        with patch.object(files, "_store", failing), pytest.raises(DatabaseError):
            sent(*TestAgain.ROWS)
        assert not (Entry.objects.exists() or ImportRow.objects.exists() or ImportFile.objects.exists())

    def test_a_kill_between_stages_shows_nothing_and_is_tidied_away(self, scene, sent, monkeypatch):
        monkeypatch.setattr(files, "STAGE_ROWS", 2)
        killed = patch.object(files, "accept_file", side_effect=KeyboardInterrupt)
        with killed, patch.object(files, "_remove"), pytest.raises(KeyboardInterrupt):
            sent(*TestAgain.ROWS)
        assert Entry.objects.count() == 5
        assert not story(scene)
        assert verdicts(sent(*TestAgain.ROWS)).count("skipped") == 0
        later = timezone.now() + files.ABANDONED
        assert files.remove_unfinished(scene.alice.as_viewer(), before=later) == 1
        assert Entry.objects.count() == 5

    def test_a_damaged_row_far_down_leaves_nothing(self, scene, tmp_path, capfd, monkeypatch):
        monkeypatch.setattr(files, "STAGE_ROWS", 2)
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
    assert Agency.objects.count() == 3
