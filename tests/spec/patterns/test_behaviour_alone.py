"""Row 15: behaviour looked at alone."""

import pytest

from seen.core.patterns.contract import Tier

TWO = """
ref | on         | kind              | agency | same_as | areas         | source_type | detail
a   | 2026-01-12 | school.suspension | school |         |               |             |
b   | 2026-03-02 | police.missing    | police |         |               |             |
"""
HARM = """
ref | on         | kind              | agency   | same_as | areas         | source_type | detail
h   | 2026-03-02 | health.self_harm  | hospital |         |               |             |
"""
GRADE = "g | {on} | grade.given | {agency} | | {areas} | {source} | item=food, value=3, rater_role={role}\n"


def graded(on, *, areas="physical-care", source="observed", role="practitioner"):
    return GRADE.format(on=on, areas=areas, source=source, role=role, agency="school")


class TestSeveral:
    def test_two_in_six_months(self, spec):
        outcome = spec(
            TWO, as_of="2026-03-02", because="a b", against="", missing=[], next_look="2026-07-13",
            sentence="Going missing and a suspension since 12 January 2026, with no recent grade of care at home",
        )  # fmt: skip
        assert outcome.finding.tier is Tier.WEEKLY

    def test_one_is_too_few(self, spec):
        spec(TWO, as_of="2026-03-01", because=None, next_look="2026-03-02")

    def test_six_months_to_the_day(self, spec):
        spec(TWO, as_of="2026-07-12", because="a b")
        spec(TWO, as_of="2026-07-13", because=None)

    @pytest.mark.parametrize(
        ("kind", "because"),
        [
            ("school.excluded", None),  # the same sort of thing as a suspension
            ("school.suspension", None),
            ("police.missing", "a b"),
            ("police.arrest", "a b"),
            ("child.substance", "a b"),
            ("police.attended", None),
            ("school.off_roll", None),
            ("health.mental_health", None),
            ("adult.substance", None),
        ],
    )
    def test_what_counts(self, spec, kind, because):
        spec(TWO.replace("police.missing   ", kind), as_of="2026-03-02", because=because)

    @pytest.mark.parametrize("kind", ["police.missing", "police.arrest", "child.substance"])
    def test_one_sort_again_and_again_is_one_sort(self, spec, kind):
        again = TWO.replace("school.suspension", kind).replace("police.missing", kind)
        spec(again, as_of="2026-03-02", because=None)

    def test_all_of_them_are_shown(self, spec):
        again = "c | 2026-02-02 | school.excluded | school | | | |\n"
        spec(TWO + again, as_of="2026-03-02", because="a b c")

    def test_accounts_of_one_event_count_once(self, spec):
        told = TWO.replace("police.missing    | police |", "police.missing | police | a")
        spec(told.replace("a         |", "a |"), as_of="2026-03-02", because=None)

    def test_without_a_date_it_joins_no_window(self, spec):
        spec(TWO.replace("2026-01-12", "          "), as_of="2026-03-02", because=None)
        more = TWO + "c | | police.arrest | police | | | |\n"
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(more, as_of="2026-03-02", because="a b", missing=missing)

    def test_a_siblings_are_their_own(self, spec):
        spec("\n".join(TWO.splitlines()[:3]), siblings=[TWO], as_of="2026-03-02", because=None)


class TestCareAtHome:
    def test_graded_ninety_days_ago_or_less_it_was_looked_at(self, spec):
        spec(TWO + graded("2026-01-01"), as_of="2026-04-01", because=None, next_look="2026-04-02")  # 90 days
        spec(TWO + graded("2026-01-01"), as_of="2026-04-02", because="a b", against="g",
             sentence="Going missing and a suspension since 12 January 2026, "
             "care at home last graded on 1 January 2026")  # fmt: skip

    @pytest.mark.parametrize(
        ("areas", "source", "role", "because"),
        [
            ("physical-care", "observed", "practitioner", None),
            ("love-and-care/system", "observed", "practitioner", None),
            ("", "observed", "practitioner", None),
            ("physical-care", "child_said", "young_person", None),
            ("adults", "observed", "practitioner", "a b"),
            ("system", "observed", "practitioner", "a b"),
            ("physical-care", "carer_said", "", "a b"),  # what a parent says of their own care is no look at it
            ("physical-care", "", "carer", "a b"),
        ],
    )
    def test_whose_grade_of_what(self, spec, areas, source, role, because):
        grade = graded("2026-02-01", areas=areas, source=source, role=role)
        spec(TWO + grade, as_of="2026-03-02", because=because)


class TestSelfHarm:
    def test_one_is_enough_and_is_asked_today(self, spec):
        outcome = spec(HARM, as_of="2026-03-02", because="h", next_look="2026-09-03",
                       sentence="Self-harm since 2 March 2026, with no recent grade of care at home")  # fmt: skip
        assert outcome.finding.tier is Tier.NOW

    def test_six_months_to_the_day(self, spec):
        spec(HARM, as_of="2026-09-02", because="h")
        spec(HARM, as_of="2026-09-03", because=None)

    @pytest.mark.parametrize(("on", "because"), [("2026-03-01", "h"), ("2026-03-02", None), ("2026-03-20", None)])
    def test_care_at_home_graded_before_it_is_no_answer(self, spec, on, because):
        spec(HARM + graded(on), as_of="2026-03-20", because=because)

    def test_with_another_after_it_was_graded(self, spec):
        more = HARM + graded("2026-03-05") + "i | 2026-03-09 | health.self_harm | school | | | |\n"
        spec(more, as_of="2026-03-09", because="h i", against="g")

    def test_one_of_several_makes_it_today(self, spec):
        both = TWO + graded("2026-03-10") + "h | 2026-02-02 | health.self_harm | gp | | | |\n"
        assert spec(both, as_of="2026-07-01", because="a b h").finding.tier is Tier.NOW

    def test_without_a_date_it_joins_no_window(self, spec):
        spec(HARM.replace("2026-03-02", "          "), as_of="2026-03-02", because=None)


@pytest.mark.parametrize(
    ("numbers", "because"), [({"at_least": 3}, None), ({"months": 3}, None), ({"graded_days": 180}, None)]
)
def test_other_numbers(spec, numbers, because):
    spec(TWO + graded("2026-01-01"), as_of="2026-04-20", because="a b")
    spec(TWO + graded("2026-01-01"), as_of="2026-04-20", because=because, settings=numbers)


def test_what_lies_outside_the_home_stands_beside_it(spec):
    assert "outside the home" in spec(TWO, as_of="2026-03-02", because="a b").finding.innocent[0]


def test_what_a_partnership_may_set(ranges):
    ranges("at_least 2-4, months 3-12, graded_days 28-180", reach=12)
