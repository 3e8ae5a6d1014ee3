"""The tools to be read before they are used: a list, and each with every item and anchor."""

import pytest
from django.urls import reverse

from seen.kit.knowledge.instruments import current
from tests.builders.entries import a_scene
from tests.builders.tools import SMALL, shelve

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client, settings, tmp_path):
    settings.INSTRUMENTS = tmp_path / "own"
    shelve(
        settings.INSTRUMENTS, SMALL.replace('unit = "child"', 'unit = "child"\nopening = ["Read to {child} first."]')
    )
    shelve(settings.INSTRUMENTS, SMALL.replace('version = "1.0"', 'version = "1.1"').replace("Often cold", "Cold"))
    shelve(settings.INSTRUMENTS, SMALL.replace('version = "1.0"', 'version = "2.0"'), released=False)
    client.force_login(a_scene().alice)

    def read(tool="", **query):
        answer = client.get(reverse("tool", args=[tool]) if tool else reverse("tools"), query)
        return answer.status_code, answer.content.decode()

    return read


def test_the_list_says_what_each_is_for(read):
    status, said = read()
    assert status == 200
    for tool in (current("neglect-toolkit"), current("graded-care"), current("small-tool")):
        assert tool.for_what in said
        assert reverse("tool", args=[tool.id]) in said


def test_every_anchor_of_every_grade_of_every_item_is_there(read):
    _, said = read("small-tool")
    for item in current("small-tool").items:
        assert item.title in said
        for anchor in (anchor for wording in item.wordings for anchor in wording.grades):
            assert anchor in said
    assert "Are the child&#39;s teeth looked after?" in said
    assert "4 Not met" in said
    assert 'href="#about-health"' in said
    assert 'id="about-health"' in said
    assert reverse("tool_form", args=["small-tool"]) in said
    assert "Asked about disabled children." in said


def test_one_age_alone(read):
    _, unborn = read("small-tool", age="unborn")
    assert "Does the mother eat enough?" in unborn
    assert "Clothes" not in unborn
    _, every = read("small-tool", age="no-such-age")
    assert "Clothes" in every


def test_an_older_version_opens_and_says_that_nothing_begins_in_it(read):
    _, newest = read("small-tool")
    _, old = read("small-tool", version="1.0")
    assert "Cold." in newest
    assert "Often cold." in old
    assert "Read to the child first." in old
    assert ["No new assessment begins" in said for said in (newest, old)] == [False, True]
    assert "?version=1.0" in newest


@pytest.mark.parametrize(("tool", "version"), [("no-tool", ""), ("small-tool", "9.0"), ("small-tool", "2.0")])
def test_what_is_not_there_or_not_released(read, tool, version):
    assert read(tool, version=version)[0] == 404


def test_a_retired_tool_can_still_be_read(read, monkeypatch):
    monkeypatch.setattr("seen.kit.knowledge.instruments.retired", lambda partnership: {"small-tool"})
    monkeypatch.setattr("seen.apps.assessments.views.tools.retired", lambda partnership: {"small-tool"})
    assert "Small tool" not in read()[1]
    assert "No new assessment begins" in read("small-tool")[1]


def test_sub_areas_summaries_settings_and_words(read):
    assert "licensed" in read("gcp2")[1]
    _, graded_care = read("graded-care")
    assert all(part.title in graded_care for part in current("graded-care").areas[0].sub_areas)
    assert "Asked in: " in read("observation-tool")[1]
    assert "Answered in words." in read("early-help-assessment")[1]
    assert "1 " not in read("home-scoresheet")[1].partition("The grades</h2>")[2][:120]


def test_with_no_tool_the_list_says_what_to_do(read, monkeypatch):
    monkeypatch.setattr("seen.apps.assessments.views.tools.offered", lambda partnership: ())
    assert "No tool is offered here." in read()[1]


class TestWhoMay:
    def test_nobody_who_is_not_signed_in(self, client):
        for page in (reverse("tools"), reverse("tool", args=["first-look"])):
            assert "/sign-in/" in client.get(page)["Location"]

    def test_charlie_reads_the_same_and_no_child(self, client):
        scene = a_scene()
        client.force_login(scene.charlie)
        said = client.get(reverse("tool", args=["first-look"])).content.decode()
        assert current("first-look").title in said
        assert "Amir" not in said
