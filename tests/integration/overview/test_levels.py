"""The pages of levels: a child's over time, brothers and sisters, two views; each only with what the viewer may see."""

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from uuid import uuid4

import pytest

from seen.apps.assessments.actions import save_area
from seen.apps.assessments.actions.saving import save_own
from seen.apps.assessments.models import Assessment
from seen.core.instruments.answers import asked
from seen.kit.audit.reads import who_looked
from seen.kit.knowledge.instruments import instrument
from seen.overview.pictures import life
from tests.builders.assessing import FOOD, a_tool_file, an_area, an_assessment, graded, saved, signed, unknown
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import NOW, TODAY, a_child, an_adult, at_home
from tests.builders.entries import an_entry, user_of
from tests.builders.staff import a_team, a_worker, an_agency, browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _tools(settings, tmp_path):
    settings.INSTRUMENTS = tmp_path / "instruments"
    a_tool_file(settings.INSTRUMENTS)


class Home:
    """Amir, Leila and a hidden brother; Alice works with the first two, Bob with Amir alone, Charlie with nobody."""

    def __init__(self) -> None:
        self.alice = a_worker("Alice Fern", team=a_team(agency=an_agency()))
        self.bob = a_worker("Bob Hale", agency=an_agency("Northmarsh primary", sort="school"))
        self.charlie = a_worker("Charlie Far", agency=an_agency("Far", sort="gp"))
        self.amir = a_child("Amir Reed", born=date(2015, 5, 3))
        self.leila = a_child("Leila Reed", born=date(2018, 2, 1))
        self.hidden = a_child("Sami Reed", born=date(2021, 6, 9))
        at_home(self.amir, with_children=(self.leila, self.hidden))
        for child in (self.amir, self.leila, self.hidden):
            open_work_for(child)
        for child in (self.amir, self.leila):
            involved(self.alice, child)
        involved(self.bob, self.amir)
        self.writer = a_worker("Wren Dale")
        for child in (self.amir, self.leila, self.hidden):
            involved(self.writer, child)

    def assessed(self, child, *, grade: int = 2, days_ago: int = 0, by=None, areas=("physical-care",), **more):
        viewer = by or self.writer
        made = an_assessment(viewer, child, days_ago=days_ago, **more)
        for area in areas:
            saved(viewer, made, an_area(area, **({"grade": grade} if isinstance(grade, int) else {"items": grade})))
        signed(viewer, made)
        return Assessment.objects.get(id=made.id)

    def page(self, viewer, path: str, child=None) -> str:
        answer = browser_of(viewer).get(f"/children/{(child or self.amir).id}/{path}")
        assert answer.status_code == 200
        return unescape(answer.content.decode())


@pytest.fixture
def home() -> Home:
    return Home()


PAGES = ("assessments/over-time/", "assessments/siblings/", "assessments/two-views/")


class TestWhoSees:
    @pytest.mark.parametrize("path", PAGES)
    def test_charlie_has_the_same_answer_as_for_a_child_that_is_not_there(self, home, path):
        home.assessed(home.amir)
        answer = browser_of(home.charlie).get(f"/children/{home.amir.id}/{path}")
        nobody = browser_of(home.charlie).get(f"/children/{uuid4()}/{path}")
        assert (answer.status_code, answer.content) == (404, nobody.content)

    def test_no_child_beyond_the_viewers_sight_leaves_a_trace(self, home):
        for child in (home.amir, home.leila, home.hidden):
            home.assessed(child)
        alices, bobs = home.page(home.alice, PAGES[1]), home.page(home.bob, PAGES[1])
        assert "2 of 2 children were assessed" in alices
        assert "Sami" not in alices
        assert "1 of 1 child was assessed" in bobs
        assert str(home.leila.id) not in bobs.split('id="main-content"')[1]

    def test_the_page_of_several_children_is_a_read_of_each_of_them(self, home):
        home.page(home.alice, PAGES[1])
        for child in (home.amir, home.leila):
            assert who_looked(child.id)[0].name == "child_levels_siblings"
        assert all(line.name != "child_levels_siblings" for line in who_looked(home.hidden.id))

    @pytest.mark.parametrize(("path", "name"), [(PAGES[0], "child_levels"), (PAGES[2], "child_two_views")])
    def test_each_page_of_one_child_is_a_read_of_that_child(self, home, path, name):
        home.page(home.alice, path)
        assert who_looked(home.amir.id)[0].name == name

    def test_a_blind_half_is_nobodys_level_before_both_are_signed(self, home):
        first = an_assessment(home.alice, home.amir)
        saved(home.alice, first, an_area(grade=2))
        second = an_assessment(home.bob, home.amir, rater_role="second_rater", pair=first.id)
        saved(home.bob, second, an_area(grade=3))
        signed(home.alice, first)
        assert "No signed assessment that you can see." in home.page(home.bob, PAGES[0])
        signed(home.bob, second)
        page = home.page(home.bob, PAGES[0])
        assert "Bob Hale, second rater: Physical care 3" in page
        assert "the most serious level that stands is 2" in page

    def test_a_closed_tool_shows_nothing_to_whoever_may_not_read_its_results(self, home, settings):
        a_tool_file(settings.INSTRUMENTS, tool="closed-tool", title="Closed tool", audience="closed")
        home.assessed(home.amir, instrument="closed-tool")
        assert "Closed tool" in home.page(home.writer, PAGES[0])
        assert "Closed tool" not in home.page(home.bob, PAGES[0])


class TestOverTime:
    def test_without_a_signed_assessment_it_says_what_is_missing(self, home):
        an_assessment(home.writer, home.amir)
        assert "No signed assessment that you can see." in home.page(home.alice, PAGES[0])

    def test_levels_what_moved_and_what_did_not_stand_there(self, home):
        home.assessed(home.amir, grade=3, days_ago=90)
        home.assessed(home.amir, grade={item: graded(2 if item == "food" else 3) for item in FOOD})
        page = home.page(home.alice, PAGES[0])
        assert "2 assessments from" in page
        assert (
            "90 days lie between the two newest assessments; of their items 4 did not get better and 1 got better."
            in page
        )
        assert (
            "<strong>Food</strong>: 2 Mostly met; was 3 Often not met. No entry is linked that shows the change."
            in page
        )

    def test_every_column_leads_to_its_assessment(self, home):
        made = [home.assessed(home.amir, days_ago=days) for days in (60, 30, 0)]
        page = home.page(home.alice, PAGES[0])
        drawn = page.split('role="group"', 1)[1].split("</svg>")[0]
        assert re.findall(r'<a href="([^"]+)"', drawn) == [
            f"/children/{home.amir.id}/assessments/{one.id}/" for one in made
        ]

    def test_visits_of_both_kinds_are_laid_side_by_side(self, home):
        for days, grade, announced in ((40, 1, True), (30, 1, True), (20, 3, False), (10, 3, False)):
            home.assessed(home.amir, grade=grade, days_ago=days, announced=announced)
        page = home.page(home.alice, PAGES[0])
        assert "Announced and unannounced visits" in page
        assert "5 things were found worse whenever nobody was expected" in page

    def test_one_tool_stands_at_a_time_and_the_others_are_a_link_away(self, home, settings):
        a_tool_file(settings.INSTRUMENTS, tool="other-tool", title="Other tool")
        home.assessed(home.amir, days_ago=30)
        home.assessed(home.amir, instrument="other-tool")
        page = home.page(home.alice, PAGES[0])
        assert '<a class="govuk-link" href="?tool=other-tool" aria-current="page">Other tool</a>' in page
        assert 'id="levels">Other tool</h2>' in page
        page = home.page(home.alice, f"{PAGES[0]}?tool=test-toolkit")
        assert 'id="levels">Test toolkit</h2>' in page
        assert 'id="levels">Other tool</h2>' in home.page(home.alice, f"{PAGES[0]}?tool=no-such-tool")

    def test_what_is_not_known_is_said_and_never_tinted(self, home):
        home.assessed(home.amir, grade={item: unknown() for item in FOOD})
        page = home.page(home.alice, PAGES[0])
        assert "nothing could be graded, which is no good news" in page
        assert 'class="seen-drawing__hatch"' in page

    def test_no_mean_total_or_score_stands_anywhere(self, home):
        for days in (60, 30, 0):
            home.assessed(home.amir, days_ago=days, grade=3)
        for path in PAGES:
            said = home.page(home.alice, path).split('id="main-content"')[1].split("</main>")[0]
            assert not re.search(r"\b(mean|average|total|score)\b", said, re.IGNORECASE), path


class TestSiblings:
    def test_levels_far_apart_are_a_question(self, home):
        home.assessed(home.amir, grade=3)
        home.assessed(home.leila, grade=1)
        page = home.page(home.alice, PAGES[1])
        assert "physical care lies two levels or more apart between them" in page
        assert "Physical care: Amir Reed 3 often not met; Leila Reed 1 met. Why might care differ between them?" in page

    def test_the_same_level_for_all_of_many_items_is_a_question(self, home):
        for child in (home.amir, home.leila):
            home.assessed(child, areas=("physical-care", "love-and-care"))
        page = home.page(home.alice, PAGES[1])
        assert "8 things were given the same level for all 2 children" in page

    def test_what_happened_at_home_is_said_and_drawn(self, home):
        home.assessed(home.amir, days_ago=60)
        home.assessed(home.leila)
        for child in (home.amir, home.leila, home.hidden):
            an_entry(child, by=user_of(home.writer), on=TODAY - timedelta(days=30), kind="household.left")
        page = home.page(home.alice, PAGES[1])
        said = page.split('id="at-home"')[1]
        assert "(Amir Reed and Leila Reed)" in said
        assert page.count('class="seen-drawing__together"') == 1

    def test_twins_of_one_name_are_told_apart(self, home):
        twins = [a_child("Zoe Reed", born=date(2021, 6, 9)) for _ in range(2)]
        at_home(twins[0], with_children=(twins[1],))
        for twin in twins:
            involved(home.alice, twin)
            involved(home.writer, twin)
            open_work_for(twin)
            home.assessed(twin)
        page = home.page(home.alice, PAGES[1], twins[0])
        assert all(f"Zoe Reed ({twin.reference})" in page for twin in twins)

    def test_without_any_it_says_what_is_missing(self, home):
        assert "No signed assessment of these children" in home.page(home.alice, PAGES[1])


class TestTwoViews:
    """With the neglect toolkit and the sheet that parents fill in at home."""

    @pytest.fixture
    def marked(self, home):
        """Maya marks all as going well, Tom as hard most days."""
        for name, kind, grade in (("Maya Reed", "mother", 1), ("Tom Reed", "father", 3)):
            person = an_adult(name, of=home.amir, kind=kind).person_id
            own = {"instrument": "home-scoresheet", "rater_role": "carer", "mode": "paper", "completed_by": person}
            self.filled(home, save_own, grade, **own)
        return home

    def filled(self, home, save, grade, **how):
        made = an_assessment(home.writer, home.amir, **how)
        tool = instrument(made.instrument, made.version)
        for area in tool.areas:
            asks = [one for one in asked(tool, band=made.band, of=area.all_items) if one.kind == "graded"]
            if asks:
                wrote = replace(an_area(), area=area.id, items={one.id: graded(grade) for one in asks})
                self.save(home, save, made.id, wrote)
        signed(home.writer, made)

    def save(self, home, save, assessment, wrote):
        day = {"today": TODAY} if save is save_area else {}
        sight = sight_of(home.writer, home.amir)
        save(home.writer, sight=sight, assessment=assessment, key=uuid4(), written=wrote, now=NOW, **day)

    def test_until_a_worker_signed_their_own_levels_no_sheet_is_shown(self, marked):
        assert "No parent’s sheet to lay beside a worker’s assessment yet." in marked.page(marked.alice, PAGES[2])
        assert "No signed assessment that you can see." in marked.page(marked.alice, PAGES[0])

    def test_each_parents_sheet_stands_alone_beside_the_workers(self, marked):
        self.filled(marked, save_area, 2, instrument="neglect-toolkit")
        page = marked.page(marked.alice, PAGES[2])
        sheets = re.findall(r'href="(\?sheet=[^"]+)"[^>]*>((?:Maya|Tom) Reed)', page)
        assert {name for _, name in sheets} == {"Maya Reed", "Tom Reed"}
        for address, name in sheets:
            page = marked.page(marked.alice, f"{PAGES[2]}{address}")
            (picture,) = re.findall(r'<section class="seen-picture".*?</section>', page, re.DOTALL)
            (other,) = {"Maya Reed", "Tom Reed"} - {name}
            assert other not in picture
            more = "Wren Dale" if name == "Maya Reed" else name
            assert f"{more} is more worried about" in page
            rows = picture.count('<tr><th scope="row">')
            assert picture.count('class="seen-drawing__worker"') == rows + 1, "one in the key"
            assert ("goes well most days" if name == "Maya Reed" else "is hard most days") in picture

    def test_no_sheet_of_another_child_is_ever_chosen(self, marked):
        self.filled(marked, save_area, 2, instrument="neglect-toolkit")
        page = marked.page(marked.alice, f"{PAGES[2]}?sheet={uuid4()}")
        assert "more worried about" in page
        assert "No parent’s sheet" in marked.page(marked.alice, PAGES[2], marked.leila)


class TestTheWholeLife:
    def test_the_newest_level_stands_beside_its_area_and_in_words(self, home):
        home.assessed(home.amir, grade=3)
        page = home.page(home.alice, "pictures")
        assert 'class="seen-drawing__level-d"' in page
        assert "Worries noted, Physical care; newest level 3 Often not met" in page
        assert "Newest levels, by area" in page
        assert '<th scope="row">Physical care</th>' in page

    def test_where_nothing_was_graded_nothing_is_asked_for_it(self, home, monkeypatch):
        monkeypatch.setattr(life, "given", lambda sight: pytest.fail("asked for assessments without a grade"))
        an_entry(home.amir, by=user_of(home.writer), on=TODAY, kind="food.concern")
        page = home.page(home.alice, "pictures")
        assert "Worries noted, Physical care" in page
        assert "Newest levels" not in page

    def test_what_the_viewer_may_not_see_is_not_there(self, home, settings):
        a_tool_file(settings.INSTRUMENTS, tool="closed-tool", title="Closed tool", audience="closed")
        home.assessed(home.amir, instrument="closed-tool")
        assert "newest level" not in home.page(home.bob, "pictures")
