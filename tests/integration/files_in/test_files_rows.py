"""A file in: what becomes of each row."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from seen.apps.casefile.models import Hold
from seen.apps.chronology.models import Entry, ImportRow, Part
from seen.core.access.visibility import Access
from tests.builders.entries import written
from tests.builders.files_in import HEADINGS, NHS, row, story, verdicts

pytestmark = pytest.mark.django_db
EVENTS = ("ref", "child", "on", "kind", "agency", "text", "detail")
TOMORROW = (timezone.localdate() + timedelta(days=1)).isoformat()
BECOMES = [
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
    (row(child="Amir Example"), "accepted", ""),
    (row(child="EXAMPLE, Amir"), "accepted", ""),
    (row(child="Amir"), "ask", "Whom does “Amir” mean?"),
    (row(child="both boys"), "ask", "Whom does “both boys” mean?"),
    (row(child="Somebody Else"), "not_held", ""),
    (row(child=NHS[:3] + " " + NHS[3:6] + " " + NHS[6:]), "accepted", ""),
    (row("", "", source=""), "skipped", "Blank row"),
    (("Health records", *[""] * 8), "skipped", "Section heading"),
    (HEADINGS, "skipped", "headings again"),
]


@pytest.mark.parametrize(("given", "verdict", "says"), BECOMES)
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
