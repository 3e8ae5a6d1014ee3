"""Clean forms as pages and as PDFs: for anybody who is signed in, about nobody."""

import pytest
from django.urls import reverse

from seen.kit.documents import pdf
from tests.builders.entries import a_scene

pytestmark = pytest.mark.django_db
PAGE, FILE = "tool_form", "tool_form_file"


@pytest.fixture
def open_as(client):
    def open_as(user, name=PAGE, tool="home-conditions", **query):
        if user:
            client.force_login(user)
        return client.get(reverse(name, args=[tool]), query)

    return open_as


class TestThePage:
    def test_asks_for_the_age_first(self, open_as):
        said = open_as(a_scene().alice).content.decode()
        assert "How old is the child" in said
        assert "?age=unborn" in said
        assert "Kitchen floor" not in said

    def test_shows_the_form_for_that_age(self, open_as):
        scene = a_scene()
        young, older = (open_as(scene.alice, age=age).content.decode() for age in ("under-1", "11-15"))
        assert "sterilise" in young
        assert "sterilise" not in older

    def test_offers_the_places_and_the_file(self, open_as):
        said = open_as(a_scene().alice, tool="observation-tool", age="1-4").content.decode()
        for place in ("home", "nursery"):
            assert f"setting={place}" in said
        assert reverse(FILE, args=["observation-tool"]) in said
        assert "large=1" in said

    def test_the_overlay_is_offered_only_where_there_is_one(self, open_as):
        scene = a_scene()
        has, lacks = (
            open_as(scene.alice, tool=tool, age="5-10").content.decode() for tool in ("graded-care", "home-conditions")
        )
        assert ("disabled=1" in has, "disabled=1" in lacks) == (True, False)

    @pytest.mark.parametrize("query", [{"age": "99"}, {"age": ""}, {"setting": "home"}])
    def test_an_age_that_is_none_is_asked_for_again(self, open_as, query):
        assert "How old is the child" in open_as(a_scene().alice, **query).content.decode()

    @pytest.mark.parametrize("tool", ["gcp2", "no-such-tool"])
    def test_a_tool_that_has_no_form_is_not_found(self, open_as, tool):
        assert open_as(a_scene().alice, tool=tool, age="5-10").status_code == 404

    def test_a_tool_that_the_partnership_retired_is_not_found(self, open_as, monkeypatch):
        from seen.apps.assessments.views import clean_forms

        monkeypatch.setattr(clean_forms, "offered", lambda partnership: ())
        assert open_as(a_scene().alice, age="5-10").status_code == 404


class TestTheFile:
    def test_is_a_pdf_that_names_tool_version_and_age(self, open_as):
        answer = open_as(a_scene().alice, FILE, tool="first-look", age="1-4")
        assert answer["Content-Type"] == "application/pdf"
        assert "first-look-1.0-1-4.pdf" in answer["Content-Disposition"]
        assert answer.content.startswith(b"%PDF")

    def test_without_an_age_there_is_none(self, open_as):
        assert open_as(a_scene().alice, FILE).status_code == 404

    def test_where_no_pdf_can_be_made_the_page_says_so(self, open_as, monkeypatch):
        monkeypatch.setattr(pdf, "can_make", lambda: False)
        answer = open_as(a_scene().alice, FILE, age="5-10")
        assert answer.status_code != 200
        assert "Debian packages" in answer.content.decode()


class TestWhoMay:
    @pytest.mark.parametrize("name", [PAGE, FILE])
    def test_nobody_who_is_not_signed_in(self, open_as, name):
        answer = open_as(None, name, age="5-10")
        assert answer.status_code == 302
        assert "/sign-in/" in answer["Location"]

    def test_charlie_gets_the_same_form_and_no_child(self, open_as):
        scene = a_scene()
        alices, charlies = (open_as(user, age="5-10").content.decode() for user in (scene.alice, scene.charlie))
        assert "Kitchen floor" in charlies
        assert "Amir" not in alices + charlies
