"""Row 41: two readings of the same days."""

import pytest

SCALE = "instrument=t,version=1,best=1,worst=4"
TWO = f"""
ref | on         | kind             | agency | same_as | detail
a   | 2026-01-05 | grade.given      | school |         | item=food,value=4,{SCALE}
b   | 2026-01-12 | referral.made    | school |         | level=child_in_need
c   | 2026-01-14 | referral.outcome | social |         | referral=b,outcome=nfa,told_referrer=true
d   | 2026-03-01 | grade.given      | gp     |         | item=sleep,value=4,{SCALE}
e   | 2026-03-02 | referral.made    | social |         | from=gp
f   | 2026-03-04 | referral.outcome | social |         | referral=e,outcome=advice,told_referrer=yes
"""


def line(ref: str, on: str, kind: str, detail: str = "", *, agency: str = "school") -> str:
    return f"{ref} | {on} | {kind} | {agency} | | {detail}\n"


def test_twice_graded_as_grave_and_answered_with_less(spec):
    outcome = spec(
        TWO,
        as_of="2026-04-01",
        because="a b c d e f",
        in_order="a b c d e f",
        sentence="2 referrals since 12 January 2026, with needs that the referrer had graded as grave, "
        "answered with no further action and advice",
        against="",
        missing=[],
        next_look="2027-01-13",
    )
    assert outcome.finding.tier == "weekly"
    assert "The grades did not reach those who answered." in outcome.finding.innocent


class TestHowOften:
    def test_once_is_too_few(self, spec):
        spec(TWO.replace("outcome=nfa", "outcome=assessment"), as_of="2026-04-01", because=None)
        spec(
            TWO.replace("outcome=nfa", "outcome=assessment"),
            as_of="2026-04-01",
            because="d e f",
            against="c",
            settings={"times": 1},
            sentence="1 referral since 2 March 2026, with needs that the referrer had graded as grave, "
            "answered with advice",
        )
        spec(TWO, as_of="2026-04-01", because=None, settings={"times": 3})

    def test_one_grade_of_the_whole_record(self, spec):
        one = "\n".join(TWO.splitlines()[:5])
        spec(one, as_of="2026-04-01", because="a b c", settings={"times": 1})

    def test_in_twelve_months(self, spec):
        spec(TWO, as_of="2027-01-12", because="a b c d e f")
        spec(TWO, as_of="2027-01-13", because=None)
        spec(TWO, as_of="2026-07-13", because=None, settings={"months": 6})


class TestTheAnswer:
    @pytest.mark.parametrize(
        ("outcome", "because"),
        [
            ("NFA", "a b c d e f"),
            ("advice", "a b c d e f"),
            ("early_help", "a b c d e f"),
            ("assessment", None),
            ("section_47", None),
        ],
    )
    def test_less_than_was_asked(self, spec, outcome, because):
        spec(TWO.replace("outcome=nfa", f"outcome={outcome}"), as_of="2026-04-01", because=because)

    def test_early_help_asked_for_and_given(self, spec):
        asked = TWO.replace("level=child_in_need", "level=early_help")
        spec(asked.replace("outcome=nfa", "outcome=early_help"), as_of="2026-04-01", because=None)
        spec(asked, as_of="2026-04-01", because="a b c d e f")

    def test_the_last_stands(self, spec):
        later = line("g", "2026-01-20", "referral.outcome", "referral=b,outcome={}")
        spec(TWO + later.format("assessment"), as_of="2026-04-01", because=None)
        spec(TWO + later.format(""), as_of="2026-04-01", because="a b c d e f")
        undated = later.replace("2026-01-20", "")
        spec(TWO + undated.format("assessment"), as_of="2026-04-01", because="a b c d e f")

    def test_none_yet(self, spec):
        spec(TWO, as_of="2026-03-03", because=None, next_look="2026-03-04")

    def test_whether_the_referrer_was_told(self, spec):
        spec(
            TWO.replace(",told_referrer=true", ""),
            as_of="2026-04-01",
            because="a b c d e f",
            missing=["Whether the referrer was told of 1 answer and why is not recorded."],
        )
        spec(
            TWO.replace(",told_referrer=true", "").replace("=yes", "=no"),
            as_of="2026-04-01",
            because="a b c d e f",
            missing=["Whether the referrer was told of 2 answers and why is not recorded."],
        )


class TestTheGrades:
    @pytest.mark.parametrize(
        ("value", "worst", "because"),
        [
            (4, 4, "a b c d e f"),
            (3, 4, None),
            (4, 5, "a b c d e f"),
            (5, 5, "a b c d e f"),
            (3, 5, None),
            (3, 3, None),  # one red alone
        ],
    )
    def test_four_or_five(self, spec, value, worst, because):
        other = TWO.replace("item=food,value=4", f"item=food,value={value}", 1).replace("worst=4", f"worst={worst}", 1)
        spec(other, as_of="2026-04-01", because=because)

    def test_two_at_the_worst_end_of_a_short_scale(self, spec):
        red = TWO.replace("item=food,value=4", "item=food,value=3", 1).replace("worst=4", "worst=3", 1)
        more = line("g", "2026-01-05", "grade.given", "item=teeth,value={},instrument=t,version=1,best=1,worst=3")
        spec(red + more.format(3), as_of="2026-04-01", because="a g b c d e f")
        spec(red + more.format(2), as_of="2026-04-01", because=None)
        spec(red + more.format(3), as_of="2026-04-01", because=None, settings={"gravest": 3})
        spec(red, as_of="2026-04-01", because="a b c d e f", settings={"gravest": 1})

    def test_a_partnership_may_ask_for_two(self, spec):
        spec(TWO, as_of="2026-04-01", because=None, settings={"grave": 2})

    def test_the_latest_of_a_need_counts(self, spec):
        better = line("g", "2026-01-06", "grade.given", f"item=food,value=2,{SCALE}")
        spec(TWO + better, as_of="2026-04-01", because=None)

    @pytest.mark.parametrize(
        ("day", "because"),
        [
            ("2025-10-14", "a b c d e f"),  # ninety days before
            ("2025-10-13", None),
            ("2026-01-14", "a b c d e f"),  # the day of the answer
            ("2026-01-15", None),
            ("          ", None),
        ],
    )
    def test_from_ninety_days_before_until_the_answer(self, spec, day, because):
        spec(TWO.replace("2026-01-05", day), as_of="2026-04-01", because=because)

    def test_where_nobody_knows_the_day_of_the_answer_by_the_referral(self, spec):
        undated = TWO.replace("2026-01-14", "")
        for day, because in (("2026-01-12", "a b c d e f"), ("2026-01-13", None)):
            spec(undated.replace("2026-01-05", day), as_of="2026-04-01", because=because)

    def test_twenty_eight_where_a_partnership_says_so(self, spec):
        for day, because in (("2025-12-15", "a b c d e f"), ("2025-12-14", None)):
            spec(TWO.replace("2026-01-05", day), as_of="2026-04-01", because=because, settings={"tool_days": 28})

    def test_of_the_agency_that_referred(self, spec):
        spec(TWO.replace("grade.given      | school", "grade.given      | police"), as_of="2026-04-01", because=None)
        spec(TWO.replace("from=gp", "from=nursery"), as_of="2026-04-01", because=None)
        spec(TWO.replace("from=gp", "from=GP"), as_of="2026-04-01", because="a b c d e f")
        spec(TWO.replace("| gp     |", "| gp-millbrook |"), as_of="2026-04-01", because="a b c d e f")  # by its type
        spec(TWO.replace("| school |         | item", "| school-b |         | item"), as_of="2026-04-01", because=None)


def test_two_accounts_of_one_referral_count_once(spec):
    twice = TWO.replace(
        "e   | 2026-03-02 | referral.made    | social |         |", "e | 2026-03-02 | referral.made | gp | b |"
    )
    spec(twice, as_of="2026-04-01", because=None)


def test_without_a_date_it_joins_no_window(spec):
    missing = ["1 entry of this sort has no known date, so it is not counted here."]
    more = TWO + line("g", "", "referral.made")
    spec(more, as_of="2026-04-01", because="a b c d e f", missing=missing)


def test_with_no_open_work_as_with_it(spec):
    spec(TWO, as_of="2026-04-01", because="a b c d e f", child={"level": "child_in_need"})


def test_a_siblings_grades_are_their_own(spec):
    without = "\n".join(row for row in TWO.splitlines() if not row.startswith("a "))
    spec(without, siblings=[TWO], as_of="2026-04-01", because=None)


def test_what_a_partnership_may_set(ranges):
    ranges("times 1-4, grave 1-4, gravest 1-4, tool_days 28-180, months 6-24")
