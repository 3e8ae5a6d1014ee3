"""Row 44: what is worst at home comes of money or a landlord. A guard: it points at us, not at the family."""

import pytest

from seen.core.patterns.contract import Tier

POOR = """
ref | on         | kind        | agency              | source_type | areas         | same_as | detail
a   | 2026-03-01 | grade.given | childrens-social-care | observed    | physical-care |         | instrument=toolkit, item=food-and-drink, value=4, best=1, worst=4, cause=money, effort=high, rater_role=worker
b   | 2026-03-02 | grade.given | childrens-social-care | observed    | physical-care |         | instrument=toolkit, item=heating, value=4, best=1, worst=4, cause=landlord, rater_role=worker
"""  # noqa: E501
HELP = "h | {on} | help.offered | early-help | | | | for=adult, need=money\n"


def graded(detail: str, *, ref: str = "c", on: str = "2026-03-03", areas: str = "", source: str = "observed") -> str:
    scale = "" if "worst" in detail else ", best=1, worst=4"
    return f"{ref} | {on} | grade.given | school | {source} | {areas} | | instrument=toolkit, {detail}{scale}\n"


class TestAllThatIsWorstComesOfMoney:
    def test_and_the_carers_effort_is_high(self, spec):
        outcome = spec(
            POOR,
            as_of="2026-03-05",
            because="a b",
            in_order="a b",
            sentence="Food and warmth and power graded as met least since 1 March 2026, each put down to money or a "
            "landlord, and the carers' effort as high",
            against="",
            missing=["No offer of help is recorded since 1 March 2026."],
            next_look="2027-03-02",
        )
        assert outcome.finding.tier is Tier.WEEKLY
        assert "we done" in outcome.finding.ask

    def test_twelve_months_to_the_day(self, spec):
        only = "\n".join(POOR.splitlines()[:3])
        spec(only, as_of="2027-03-01", because="a")
        spec(only, as_of="2027-03-02", because=None)

    @pytest.mark.parametrize(
        ("cause", "because"),
        [("money", "a b"), ("Landlord", "a b"), ("service", None), ("health", None), ("choice", None), ("", None)],
    )
    def test_put_down_to_money_or_a_landlord_each_of_them(self, spec, cause, because):
        spec(POOR.replace("cause=landlord", f"cause={cause}"), as_of="2026-03-05", because=because)

    @pytest.mark.parametrize(
        ("item", "areas", "because"),
        [
            ("clothes", "physical-care", "a b c"),
            ("place_to_live", "physical-care", "a b c"),
            ("naf-home", "", "a b c"),
            ("Bed and room", "physical-care/love-and-care", "a b c"),
            ("warmth", "love-and-care", None),
            ("safe-home", "safety-and-supervision", None),
            ("washing", "physical-care", None),
        ],
    )
    def test_in_warmth_food_clothes_or_the_home_alone(self, spec, item, areas, because):
        table = POOR + graded(f"item={item}, value=4, cause=money", areas=areas)
        spec(table, as_of="2026-03-05", because=because)

    def test_since_the_first_of_them(self, spec):
        earlier = graded("item=clothes, value=4, cause=money", ref="z", on="2026-02-27")
        outcome = spec(POOR + earlier, as_of="2026-03-05", because="a b z", in_order="z a b")
        assert "since 27 February 2026" in outcome.finding.sentence

    def test_what_is_not_at_its_worst_does_not_matter(self, spec):
        spec(POOR + graded("item=warmth, value=3", areas="love-and-care"), as_of="2026-03-05", because="a b")

    def test_a_scale_may_run_the_other_way(self, spec):
        other = POOR.replace("value=4, best=1, worst=4", "value=1, best=4, worst=1")
        spec(other, as_of="2026-03-05", because="a b")

    def test_nothing_at_its_worst_is_no_question(self, spec):
        spec(POOR.replace("value=4", "value=3"), as_of="2026-03-05", because=None)

    def test_the_last_grade_of_an_item_stands(self, spec):
        spec(POOR + graded("item=heating, value=2"), as_of="2026-03-05", because="a")
        worse = POOR.replace("item=heating, value=4", "item=heating, value=2") + graded("item=heating, value=4")
        spec(worse, as_of="2026-03-05", because=None)

    def test_of_two_workers_on_one_day_both(self, spec):
        spec(POOR + graded("item=heating, value=2", on="2026-03-02"), as_of="2026-03-05", because="a b")
        spec(POOR + graded("item=heating, value=4", on="2026-03-02"), as_of="2026-03-05", because=None)
        other = graded("item=heating, value=4", on="2026-03-02").replace("instrument=toolkit", "instrument=other")
        spec(POOR + other + graded("item=heating, value=1"), as_of="2026-03-05", because=None)

    @pytest.mark.parametrize("own", ["rater_role=carer", "rater_role=Young_person", "rater_role=child"])
    def test_a_sheet_of_their_own_is_theirs(self, spec, own):
        spec(POOR + graded(f"item=warmth, value=4, {own}", areas="love-and-care"), as_of="2026-03-05", because="a b")

    @pytest.mark.parametrize(
        ("source", "because"), [("carer_said", "a b"), ("child_said", "a b"), ("worker_said", None)]
    )
    def test_also_by_who_said_it(self, spec, source, because):
        table = POOR + graded("item=warmth, value=4", areas="love-and-care", source=source)
        spec(table, as_of="2026-03-05", because=because)

    def test_accounts_of_one_grade_count_once(self, spec):
        twice = POOR + POOR.splitlines()[-1].replace("b  ", "c  ", 1).replace("care |         |", "care | b |")
        spec(twice, as_of="2026-03-05", because="a b")

    def test_a_sisters_grades_are_her_own(self, spec):
        spec(HELP_ALONE, siblings=(POOR,), as_of="2026-03-05", because=None)


HELP_ALONE = "\n".join(POOR.splitlines()[:2]) + "\n" + HELP.format(on="2026-03-01")


class TestEffort:
    @pytest.mark.parametrize(
        ("effort", "because"),
        [("High", "a b"), ("good", "a b"), ("strong", "a b"), ("1", "a b"), ("2", "a b"), ("3", None), ("low", None),
         ("", None)],
    )  # fmt: skip
    def test_must_be_known_to_be_high(self, spec, effort, because):
        spec(POOR.replace("effort=high", f"effort={effort}"), as_of="2026-03-05", because=because)

    def test_may_be_what_was_graded(self, spec):
        unsaid = POOR.replace("effort=high, ", "")
        spec(unsaid, as_of="2026-03-05", because=None)
        done = graded("item=effort, value=2, worst=5", areas="carer-response")
        spec(unsaid + done, as_of="2026-03-05", because="a b c")
        spec(unsaid + done.replace("value=2", "value=5"), as_of="2026-03-05", because=None)

    @pytest.mark.parametrize("item", ["wanting-change", "naf-taking-help", "response-to-worry", "hearing-a-worry"])
    def test_other_tools_ask_it_too_and_their_best_alone_is_high(self, spec, item):
        unsaid = POOR.replace("effort=high, ", "")
        done = graded(f"item={item}, value=1, worst=4", areas="carer-response")
        spec(unsaid + done, as_of="2026-03-05", because="a b c")
        spec(unsaid + done.replace("value=1", "value=2"), as_of="2026-03-05", because=None)
        spec(POOR + done.replace("value=1", "value=4"), as_of="2026-03-05", because=None)

    @pytest.mark.parametrize("item", ["effort", "wanting-change"])
    def test_effort_is_no_need_that_is_not_met(self, spec, item):
        early = graded(f"item={item}, value=4, worst=4", areas="carer-response", ref="z", on="2026-02-27")
        spec(POOR + early, as_of="2026-03-05", because="a b")

    def test_what_else_is_asked_of_the_carers_is_no_effort(self, spec):
        unsaid = POOR.replace("effort=high, ", "")
        able = graded("item=able-to, value=1, worst=4", areas="carer-response")
        spec(unsaid + able, as_of="2026-03-05", because=None)

    def test_the_last_that_was_said_stands(self, spec):
        later = graded("item=washing, value=1, effort=low")
        spec(POOR + later, as_of="2026-03-05", because=None)
        spec(POOR + later.replace("2026-03-03", "2026-02-28"), as_of="2026-03-05", because="a b")
        spec(POOR + later.replace("2026-03-03", "2026-03-01"), as_of="2026-03-05", because=None)


class TestBesideIt:
    def test_worries_at_home_that_money_did_not_cause_point_the_other_way(self, spec):
        table = POOR + (
            "x | 2026-02-01 | food.concern | school | | | | cause=choice\n"
            "y | 2026-02-01 | clothing.concern | school | | | | cause=money\n"
            "z | 2026-02-01 | heating.concern | school | | | |\n"
            "u | 2026-02-01 | home.condition | school | | | |\n"
            "v | 2026-02-01 | school.tired | school | | | |\n"
        )
        spec(table, as_of="2026-03-05", because="a b", against="x z u")

    @pytest.mark.parametrize(
        ("on", "missing"),
        [
            ("2026-03-01", []),
            ("2026-03-04", []),
            ("2026-02-28", ["No offer of help is recorded since 1 March 2026."]),
        ],
    )
    def test_help_that_was_offered_since(self, spec, on, missing):
        spec(POOR + HELP.format(on=on), as_of="2026-03-05", because="a b", missing=missing)

    def test_what_is_not_known_is_said(self, spec):
        told = POOR + HELP.format(on="2026-03-04")
        dateless = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(told + graded("item=warmth, value=4", on=""), as_of="2026-03-05", because="a b", missing=dateless)
        carers = graded("item=warmth, value=4, rater_role=carer", on="")
        spec(told + carers, as_of="2026-03-05", because="a b", missing=[])
        scale = ["Of 1 grade nobody recorded the scale: how grave is not known."]
        for detail in ("item=warmth, value=4, worst=", "item=warmth, value=, worst=4"):
            spec(told + graded(detail), as_of="2026-03-05", because="a b", missing=scale)

    def test_both_can_be_true(self, spec):
        innocent = spec(POOR, as_of="2026-03-05", because="a b").finding.innocent
        assert any("Both are true" in words for words in innocent)


def test_what_a_partnership_may_set(ranges):
    ranges("months 3-24", reach=24)
