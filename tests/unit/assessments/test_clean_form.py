"""Clean forms: everything that a tool asks at an age stands on them, in the words of whoever fills them in."""

from datetime import UTC, datetime

import pytest

from seen.apps.assessments.presenters.clean_form import Asked, ages, by_worker, clean_form
from seen.core.instruments.answers import asked
from seen.core.instruments.tool import BadAnswer
from seen.kit.documents.blank import as_html
from seen.kit.knowledge.instruments import current, instruments

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
EVERY = [(tool, band) for of in instruments().values() for tool in of[-1:] for band in ages(tool)]


def form(tool: str, **of: str | bool):
    return clean_form(current(tool), Asked(**of), at=NOW)


def words_of(blank) -> str:
    return " ".join(as_html(blank).split())


@pytest.mark.parametrize(("tool", "band"), EVERY, ids=lambda one: one if isinstance(one, str) else one.id)
def test_every_question_of_every_tool_at_every_age(tool, band):
    blank = clean_form(tool, Asked(band=band, disabled=True), at=NOW)
    items = asked(tool, band=band, disabled=True)
    questions = [each for section in blank.sections for each in section.questions]
    assert [each.title for each in questions] == [item.title for item in items]
    graded = [each for each in questions if each.boxes]
    assert all(len(each.boxes) == tool.worst for each in graded)
    assert "{" not in words_of(blank).split("</style>")[1]


class TestAWorkersForm:
    def test_each_anchor_has_its_digit_and_each_heading_says_what_digits_mean(self):
        blank = form("home-conditions", band="1-4")
        question = blank.sections[0].questions[0]
        assert [box.mark for box in question.boxes] == ["1", "2", "3", "4"]
        assert all(section.key[3] == "4 Not safe or healthy" for section in blank.sections)

    def test_not_known_and_not_applicable_are_always_possible(self):
        question = form("home-conditions", band="1-4").sections[0].questions[0]
        assert question.rows[0].boxes == ("not known", "not applicable to this child")

    def test_a_cause_is_asked_where_the_tool_asks_it_and_change_where_it_does(self):
        def asks(tool: str) -> set[str]:
            return {row.asks for row in form(tool, band="11-15").sections[0].questions[0].rows}

        assert "What causes it?" in asks("home-conditions") - asks("adolescent-checklist")
        assert "Since last time:" in asks("neglect-toolkit") - asks("home-conditions")

    def test_what_is_asked_in_another_place_is_left_out(self):
        titles = {
            place: {each.title for section in form("observation-tool", band="1-4", setting=place).sections
                    for each in section.questions}
            for place in ("home", "nursery")
        }  # fmt: skip
        assert "Days at nursery" in titles["nursery"] - titles["home"]
        assert "The rooms the child uses" in titles["home"] - titles["nursery"]

    def test_the_place_is_asked_unless_it_is_chosen(self):
        def rows(**of: str) -> list[str]:
            return [row.asks for row in form("observation-tool", band="1-4", **of).rows]

        assert "Where:" in rows()
        assert "Where:" not in rows(setting="home")

    def test_whose_care_which_home_and_which_goal(self):
        def fields(tool: str, band: str = "5-10") -> str:
            return " ".join(field.asks for field in form(tool, band=band).fields)

        assert "Whose care" in fields("graded-care")
        assert "Address" in fields("home-conditions")
        assert "Which goal" in fields("capacity-to-change")

    def test_a_sub_area_stands_under_its_area_and_the_area_ends_once(self):
        sections = form("graded-care", band="5-10").sections
        ends = [bool(section.fields) for section in sections]
        assert any(": " in section.title for section in sections)
        assert sum(ends) == len({section.title.split(": ")[0] for section in sections})


class TestAFamilysForm:
    @pytest.mark.parametrize("tool", ["home-scoresheet", "young-persons-own"])
    def test_is_read_before_it_is_filled_in_and_numbers_nobody(self, tool):
        blank = form(tool, band="11-15")
        assert not by_worker(current(tool))
        assert len(blank.above) > 3
        assert not any(box.mark[0].isdigit() for box in blank.sections[1].questions[0].boxes)
        assert blank.sections[1].questions[0].rows[0].boxes == ("not sure", "I would rather talk about it")

    def test_a_parent_reads_of_their_own_child(self):
        assert "Your child" in words_of(form("home-scoresheet", band="1-4"))

    def test_words_have_lines_and_nothing_to_tick(self):
        question = form("young-persons-own", band="11-15").sections[-1].questions[0]
        assert question.boxes == question.rows == ()
        assert question.fields[0].lines > 1


def test_a_setting_that_the_tool_does_not_know_is_refused():
    with pytest.raises(BadAnswer):
        form("home-conditions", band="1-4", setting="moon")
