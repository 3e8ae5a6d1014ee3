"""Row 29: love and needs."""

import pytest

OPEN = {"level": "child_in_need"}
SCALE = "instrument=tool,version=1,best=1,worst=4"
TWO = f"""
ref | on         | kind          | agency                | same_as | detail
a   | 2026-01-10 | grade.given   | school                |         | item=food,value=4,{SCALE}
b   | 2026-02-10 | grade.given   | childrens-social-care |         | item=sleep,value=4,{SCALE}
c   | 2026-02-10 | grade.given   | childrens-social-care |         | item=warmth,value=1,{SCALE}
d   | 2026-02-10 | grade.given   | childrens-social-care |         | item=teeth,value=3,{SCALE}
x   | 2026-03-10 | decision.made | childrens-social-care |         | decision=continue,reasons=a close bond
"""


def test_two_at_the_gravest_grade(spec):
    outcome = spec(
        TWO,
        as_of="2026-04-01",
        because="a b x",
        in_order="a b x",
        child=OPEN,
        sentence="The decision of 10 March 2026 speaks of love; since 10 January 2026 "
        "2 needs of the child stand at the gravest grade",
        against="c",
        missing=[],
        next_look="2026-09-11",
    )
    assert outcome.finding.tier == "reflective"
    assert "The needs are better met now, and nobody has graded them again." in outcome.finding.innocent


class TestTheWordsOfTheDecision:
    @pytest.mark.parametrize(
        "said",
        [
            "Love is there", "he loves her", "much LOVED", "a loving home", "held lovingly", "the bond", "bonds",
            "bonded", "bonding", "attached to both", "attachment is secure", "warmth between them",
            "affection", "affectionate", "affectionately held",
        ],
    )  # fmt: skip
    def test_of_love(self, spec, said):
        spec(TWO.replace("a close bond", said), as_of="2026-04-01", because="a b x", child=OPEN)

    @pytest.mark.parametrize(
        "said", ["", "the home is warm", "gloves bought", "cloves", "a vagabond", "beloved", "kind"]
    )
    def test_of_anything_else(self, spec, said):
        spec(TWO.replace("a close bond", said), as_of="2026-04-01", because=None, child=OPEN)

    def test_a_later_decision_in_other_words_stands(self, spec):
        later = TWO + "y | 2026-03-11 | decision.made | school | | reasons=meals are not there"
        spec(later, as_of="2026-04-01", because=None, child=OPEN)
        spec(later.replace("03-11", "03-09"), as_of="2026-04-01", because="a b x", child=OPEN)


class TestTheGrades:
    def test_one_is_too_few(self, spec):
        for value in (3, 2, 1):
            spec(
                TWO.replace("item=sleep,value=4", f"item=sleep,value={value}"),
                as_of="2026-04-01",
                because=None,
                child=OPEN,
            )
        spec(
            TWO.replace("item=sleep,value=4", "item=sleep,value=3"),
            as_of="2026-04-01",
            because="a x",
            child=OPEN,
            settings={"gravest": 1},
            sentence="The decision of 10 March 2026 speaks of love; since 10 January 2026 "
            "1 need of the child stand at the gravest grade",
        )
        spec(TWO, as_of="2026-04-01", because=None, child=OPEN, settings={"gravest": 3})

    def test_the_gravest_is_the_worst_of_its_scale(self, spec):
        spec(TWO.replace("worst=4", "worst=5"), as_of="2026-04-01", because=None, child=OPEN)
        upside_down = TWO.replace("best=1,worst=4", "best=4,worst=1").replace("value=4", "value=1")
        spec(upside_down, as_of="2026-04-01", because="a b c x", child=OPEN, against="")

    def test_the_latest_grade_of_a_need_stands(self, spec):
        better = TWO + f"e | {{}} | grade.given | school | | item=food,value=2,{SCALE}"
        spec(better.format("2026-03-20"), as_of="2026-04-01", because=None, child=OPEN)
        spec(better.format("2026-01-09"), as_of="2026-04-01", because="a b x", child=OPEN)

    def test_the_same_need_graded_twice_is_one(self, spec):
        spec(TWO.replace("item=sleep", "item=food"), as_of="2026-04-01", because=None, child=OPEN)

    @pytest.mark.parametrize("cause", ["money", "landlord", "service"])
    def test_what_money_a_landlord_or_a_service_caused_says_nothing_of_care(self, spec, cause):
        spec(TWO.replace("item=food", f"cause={cause},item=food"), as_of="2026-04-01", because=None, child=OPEN)

    def test_other_causes_do(self, spec):
        spec(TWO.replace("item=food", "cause=health,item=food"), as_of="2026-04-01", because="a b x", child=OPEN)

    def test_twelve_months_back(self, spec):
        old = TWO.replace("2026-01-10", "2025-04-01")
        spec(old, as_of="2026-04-01", because="a b x", child=OPEN)
        spec(old, as_of="2026-04-02", because=None, child=OPEN)
        spec(old, as_of="2026-04-01", because=None, child=OPEN, settings={"grade_months": 6})

    def test_without_a_date_none_is_the_latest(self, spec):
        spec(TWO.replace("2026-01-10", "          "), as_of="2026-04-01", because=None, child=OPEN)
        spec(
            TWO + f"e | | grade.given | school | | item=food,value=1,{SCALE}",
            as_of="2026-04-01",
            because="a b x",
            child=OPEN,
            missing=["1 entry of this sort has no known date, so it is not counted here."],
        )


class TestTheDecision:
    def test_six_months(self, spec):
        spec(TWO, as_of="2026-09-10", because="a b x", child=OPEN)
        spec(TWO, as_of="2026-09-11", because=None, child=OPEN)
        spec(TWO, as_of="2026-06-11", because=None, child=OPEN, settings={"decision_months": 3})

    def test_only_while_work_is_open(self, spec):
        spec(TWO, as_of="2026-04-01", because=None)
        closed = TWO + "w | 2026-01-01 | work.opened | gp | |\nv | 2026-03-20 | work.closed | gp | |\n"
        spec(closed, as_of="2026-03-19", because="a b x")
        spec(closed, as_of="2026-03-20", because=None)


def test_two_accounts_of_one_grade_count_once(spec):
    twice = TWO.replace("item=sleep", "item=meals").replace("| childrens-social-care |         | item=meals",
                                                            "| childrens-social-care | a | item=meals")  # fmt: skip
    spec(twice, as_of="2026-04-01", because=None, child=OPEN)


def test_a_siblings_grades_are_their_own(spec):
    without = "\n".join(line for line in TWO.splitlines() if not line.startswith("a "))
    spec(without, siblings=[TWO], as_of="2026-04-01", because=None, child=OPEN)


def test_what_a_partnership_may_set(ranges):
    ranges("gravest 1-5, grade_months 6-24, decision_months 3-12")
