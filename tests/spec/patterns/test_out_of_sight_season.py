"""Row 42: a break from school, of a child with a plan, that stayed empty."""

import pytest

from seen.core.patterns.contract import Tier

PLAN = """
ref | on         | kind         | agency                | same_as | detail
o   | 2026-03-02 | work.opened  | childrens-social-care |         | service=social work
g   | 2026-03-09 | goal.set     | childrens-social-care |         | goal=meals
s   | 2026-07-10 | contact.seen | school                |         | by=teacher
"""
EIGHT = {"born": "2018-03-01"}
USUAL = "The dates of the break are the usual ones in England, not this school's own."
SINCE = "Nobody is recorded as having seen the child, and no day to do so is agreed, since "
DUE = "a | 2026-07-01 | action.agreed | school | | action=visit, owner={owner}, due={due}\n"


def seen(on: str, *, kind: str = "contact.seen", detail: str = "") -> str:
    return f"v | {on} | {kind} | school | | {detail}\n"


class TestTheSummerBreak:
    def test_empty_for_three_weeks(self, spec):
        outcome = spec(PLAN, as_of="2026-08-11", child=EIGHT, because="o s", in_order="o s", against="",
                       sentence=SINCE + "the summer break began on 21 July 2026", missing=[USUAL],
                       next_look="2026-12-21")  # fmt: skip
        assert outcome.finding.tier is Tier.WEEKLY

    def test_not_a_day_before(self, spec):
        spec(PLAN, as_of="2026-08-10", child=EIGHT, because=None, next_look="2026-08-11")
        spec(PLAN, as_of="2026-07-20", child=EIGHT, because=None, next_look="2026-07-24")

    def test_as_long_as_a_partnership_says(self, spec):
        spec(PLAN, as_of="2026-07-27", child=EIGHT, because=None, settings={"summer_weeks": 6, "empty_days": 7})
        spec(PLAN, as_of="2026-07-28", child=EIGHT, because="o s", settings={"empty_days": 7})
        spec(PLAN, as_of="2026-08-03", child=EIGHT, because=None, settings={"summer_weeks": 7})
        spec(PLAN, as_of="2026-08-04", child=EIGHT, because="o s", settings={"summer_weeks": 7},
             sentence=SINCE + "the summer break began on 14 July 2026")  # fmt: skip

    @pytest.mark.parametrize(("on", "because"), [("2026-07-20", "o v"), ("2026-07-21", None), ("2026-08-11", None)])
    def test_seen_in_it(self, spec, on, because):
        spec(PLAN + seen(on), as_of="2026-08-11", child=EIGHT, because=because)

    def test_seen_when_school_began_again(self, spec):
        back = PLAN + seen("2026-09-03")
        spec(back, as_of="2026-09-02", child=EIGHT, because="o s")
        spec(back, as_of="2026-09-03", child=EIGHT, because=None)

    def test_a_teachers_register_to_its_last_day(self, spec):
        days = "from=2026-06-01,to=2026-07-21,possible=60,missed=0"
        spec(
            PLAN + seen("2026-07-10", kind="school.attendance", detail=days),
            as_of="2026-08-11",
            child=EIGHT,
            because=None,
        )

    def test_spoken_about_is_not_seen(self, spec):
        spec(PLAN + seen("2026-07-25", kind="food.concern"), as_of="2026-08-11", child=EIGHT, because="o s")

    def test_nobody_ever_saw_the_child(self, spec):
        spec("\n".join(PLAN.splitlines()[:4]), as_of="2026-08-11", child=EIGHT, because="o")

    @pytest.mark.parametrize(("opened", "because"), [("2026-07-21", "o s"), ("2026-07-22", None)])
    def test_that_began_while_work_was_open(self, spec, opened, because):
        spec(
            PLAN.replace("2026-03-02", opened).replace("2026-03-09", opened),
            as_of="2026-08-17",
            child=EIGHT,
            because=because,
        )

    def test_only_while_work_is_open(self, spec):
        closed = PLAN + "c | 2026-08-01 | work.closed | childrens-social-care | | service=social work\n"
        spec(closed, as_of="2026-08-11", child=EIGHT, because=None)

    @pytest.mark.parametrize(
        ("born", "because"),
        [
            ("2022-07-21", "o s"),
            ("2022-07-22", None),
            ("2010-07-22", "o s"),
            ("2010-07-21", None),
            ("", "o s"),
        ],
    )
    def test_of_a_child_of_an_age_for_school(self, spec, born, because):
        spec(PLAN, as_of="2026-08-11", child={"born": born or None}, because=because)

    def test_of_unknown_age(self, spec):
        spec(PLAN, as_of="2026-08-11", because="o s",
             missing=[USUAL, "The date of birth is not known; the child is taken as at school."])  # fmt: skip

    def test_a_sisters_visit_is_her_own(self, spec):
        spec(PLAN, siblings=(PLAN + seen("2026-07-25"),), as_of="2026-08-11", child=EIGHT, because="o s")

    def test_a_sight_without_a_date_is_said(self, spec):
        missing = [USUAL, "1 entry of this sort has no known date, so it is not counted here."]
        spec(PLAN + seen(""), as_of="2026-08-11", child=EIGHT, because="o s", missing=missing)

    def test_accounts_of_one_visit(self, spec):
        again = PLAN + "t | 2026-07-10 | contact.seen | gp | s |\n"
        spec(again, as_of="2026-08-11", child=EIGHT, because="o s")


class TestTheWinterBreak:
    def test_round_the_new_year(self, spec):
        unseen = PLAN + seen("2026-09-03")
        spec(unseen, as_of="2027-01-10", child=EIGHT, because=None, next_look="2027-01-11")
        spec(unseen, as_of="2027-01-11", child=EIGHT, because="o v", next_look="2027-03-22",
             sentence=SINCE + "the winter break began on 21 December 2026")  # fmt: skip

    def test_three_weeks_where_a_partnership_says_so(self, spec):
        spec(PLAN + seen("2026-12-14"), as_of="2027-01-04", child=EIGHT, because=None, settings={"winter_weeks": 3})
        spec(PLAN + seen("2026-12-13"), as_of="2027-01-04", child=EIGHT, because="o v", settings={"winter_weeks": 3})

    def test_the_last_break_is_the_one_that_counts(self, spec):
        spec(PLAN, as_of="2026-12-20", child=EIGHT, because="o s")
        spec(PLAN, as_of="2026-12-21", child=EIGHT, because=None, next_look="2027-01-11")

    def test_a_child_who_has_left_school_since(self, spec):
        spec(PLAN, as_of="2027-01-11", child={"born": "2010-09-01"}, because=None)
        spec(PLAN, as_of="2026-12-20", child={"born": "2010-09-01"}, because="o s")


class TestTheEasterBreak:
    """Easter Sunday is 28 March in 2027 and 16 April in 2028: the break is from the Monday before, for two weeks."""

    UNSEEN = PLAN + seen("2027-01-12")

    def test_round_easter_sunday(self, spec):
        spec(self.UNSEEN, as_of="2027-03-21", child=EIGHT, because=None, next_look="2027-03-22")
        spec(self.UNSEEN, as_of="2027-04-11", child=EIGHT, because=None, next_look="2027-04-12")
        spec(self.UNSEEN, as_of="2027-04-12", child=EIGHT, because="o v", next_look="2027-07-21",
             sentence=SINCE + "the Easter break began on 22 March 2027")  # fmt: skip

    def test_moves_with_it(self, spec):
        late = self.UNSEEN.replace("2027-01-12", "2028-01-12")
        spec(late, as_of="2028-04-30", child=EIGHT, because=None)
        spec(late, as_of="2028-05-01", child=EIGHT, because="o v",
             sentence=SINCE + "the Easter break began on 10 April 2028")  # fmt: skip

    def test_three_weeks_where_a_partnership_says_so(self, spec):
        spec(PLAN + seen("2027-03-15"), as_of="2027-04-12", child=EIGHT, because=None, settings={"easter_weeks": 3})
        spec(PLAN + seen("2027-03-14"), as_of="2027-04-12", child=EIGHT, because="o v", settings={"easter_weeks": 3})

    @pytest.mark.parametrize(("on", "because"), [("2027-03-21", "o v"), ("2027-03-22", None)])
    def test_seen_in_it(self, spec, on, because):
        spec(PLAN + seen(on), as_of="2027-04-12", child=EIGHT, because=because)

    @pytest.mark.parametrize(("due", "because"), [("2027-04-03", "o v"), ("2027-04-04", None), ("2027-04-05", "o v")])
    def test_a_day_agreed_in_it(self, spec, due, because):
        agreed = self.UNSEEN + DUE.format(owner="school", due=due).replace("2026-07-01", "2027-03-01")
        spec(agreed, as_of="2027-04-12", child=EIGHT, because="o v")
        spec(agreed, as_of="2027-04-04", child=EIGHT, because=because, settings={"empty_days": 13})


class TestThePlan:
    GOAL = PLAN.splitlines()[3]

    @pytest.mark.parametrize(
        ("level", "because"),
        [("", None), ("early_help", None), ("family_help", "o s"), ("child_in_need", "o s"), ("looked_after", "o s")],
    )
    def test_comes_with_the_level_from_family_help_on(self, spec, level, because):
        spec(PLAN.replace(self.GOAL, ""), as_of="2026-08-11", child=EIGHT | {"level": level}, because=because)

    @pytest.mark.parametrize(
        ("line", "because"),
        [
            ("g | 2026-03-02 | goal.set | school | | goal=meals", "o s"),
            ("g | 2026-03-01 | goal.set | school | | goal=meals", None),
            ("g |            | goal.set | school | | goal=meals", None),
            ("g | 2026-03-09 | action.agreed | school | | action=shop, owner=family", "o s"),
        ],
    )
    def test_or_with_goals_or_actions_since_the_work_began(self, spec, line, because):
        spec(PLAN.replace(self.GOAL, line), as_of="2026-08-11", child=EIGHT, because=because)


class TestADayThatIsAgreed:
    @pytest.mark.parametrize(
        ("owner", "due", "because"),
        [
            ("school", "2026-08-11", None),
            ("school", "2026-08-10", "o s"),
            ("school", "2026-08-31", None),
            ("school", "2026-09-01", "o s"),
            ("family", "2026-08-20", "o s"),
            ("Family", "2026-08-20", "o s"),
            ("", "2026-08-20", "o s"),
            ("school", "soon", "o s"),
        ],
    )
    def test_in_the_break_and_still_to_come(self, spec, owner, due, because):
        spec(PLAN + DUE.format(owner=owner, due=due), as_of="2026-08-11", child=EIGHT, because=because)

    def test_and_that_passed_without_anybody_coming(self, spec):
        agreed = PLAN + DUE.format(owner="school", due="2026-08-20")
        spec(agreed, as_of="2026-08-20", child=EIGHT, because=None, next_look="2026-08-21")
        spec(agreed, as_of="2026-08-21", child=EIGHT, because="o s", against="a")

    def test_before_the_break_says_nothing_of_it(self, spec):
        spec(
            PLAN + DUE.format(owner="school", due="2026-07-20"),
            as_of="2026-08-11",
            child=EIGHT,
            because="o s",
            against="",
        )
        first_day = PLAN + DUE.format(owner="school", due="2026-07-21")
        spec(first_day, as_of="2026-08-11", child=EIGHT, because="o s", against="a")
        spec(first_day, as_of="2026-07-28", child=EIGHT, because="o s", settings={"empty_days": 7})

    def test_that_names_no_day_is_said(self, spec):
        told = PLAN + DUE.format(owner="school", due="")
        spec(
            told,
            as_of="2026-08-11",
            child=EIGHT,
            because="o s",
            missing=[USUAL, "1 agreed action of ours named no day."],
        )
        before = told.replace("2026-07-01", "2026-03-01")
        spec(before, as_of="2026-08-11", child=EIGHT, because="o s", missing=[USUAL])
        spec(told.replace("2026-07-01", "2026-03-02"), as_of="2026-08-11", child=EIGHT, because="o s",
             missing=[USUAL, "1 agreed action of ours named no day."])  # fmt: skip


class TestOutOfSchool:
    EXCLUDED = PLAN.replace("2026-07-10", "2026-04-10") + "x | 2026-04-13 | school.excluded | school | | days=5\n"

    def test_excluded_with_no_other_school(self, spec):
        spec(self.EXCLUDED, as_of="2026-04-26", child=EIGHT, because=None, next_look="2026-04-27")
        spec(self.EXCLUDED, as_of="2026-04-27", child=EIGHT, because="o s x", missing=[],
             sentence=SINCE + "the exclusion began on 13 April 2026")  # fmt: skip

    def test_its_days_are_its_own(self, spec):
        spec(self.EXCLUDED, as_of="2026-04-27", child=EIGHT, because="o s x", settings={"empty_days": 28})
        spec(self.EXCLUDED, as_of="2026-04-26", child=EIGHT, because="o s x", settings={"out_days": 13})
        spec(self.EXCLUDED, as_of="2026-04-27", child=EIGHT, because=None, settings={"out_days": 15})

    @pytest.mark.parametrize(("on", "because"), [("2026-04-12", "o s x"), ("2026-04-13", None)])
    def test_on_the_roll_of_another(self, spec, on, because):
        table = self.EXCLUDED + f"n | {on} | school.on_roll | another | |\n"
        spec(table, as_of="2026-04-27", child=EIGHT, because=because)

    def test_a_day_to_come_fills_it_however_far(self, spec):
        agreed = self.EXCLUDED + DUE.format(owner="school", due="2026-06-27").replace("2026-07-01", "2026-04-20")
        spec(agreed, as_of="2026-04-27", child=EIGHT, because=None)

    def test_of_any_age(self, spec):
        spec(self.EXCLUDED, as_of="2026-04-27", child={"born": "2009-01-01"}, because="o s x")

    def test_of_unknown_age_nothing_is_taken(self, spec):
        spec(self.EXCLUDED, as_of="2026-04-27", because="o s x", missing=[])

    def test_before_the_work_opened_it_counts_from_there(self, spec):
        early = self.EXCLUDED.replace("2026-04-13", "2026-02-13")
        spec(early.replace("s   | 2026-04-10", "s   | 2026-02-10"), as_of="2026-03-15", child=EIGHT, because=None)
        spec(
            early.replace("s   | 2026-04-10", "s   | 2026-02-10"),
            as_of="2026-03-16",
            child=EIGHT,
            because="o s x",
            in_order="s x o",
        )

    @pytest.mark.parametrize(("days", "because"), [("9", None), ("10", "o s x"), ("some", None), ("", None)])
    def test_suspended_for_two_school_weeks(self, spec, days, because):
        table = self.EXCLUDED.replace("school.excluded", "school.suspension").replace("days=5", f"days={days}")
        spec(table, as_of="2026-04-27", child=EIGHT, because=because)

    def test_suspended_longer_with_a_day_agreed_in_it(self, spec):
        table = self.EXCLUDED.replace("school.excluded", "school.suspension").replace("days=5", "days=15")
        spec(table, as_of="2026-04-27", child=EIGHT, because="o s x",
             sentence=SINCE + "the suspension began on 13 April 2026")  # fmt: skip
        last = DUE.format(owner="school", due="2026-05-04").replace("2026-07-01", "2026-04-20")
        spec(table + last, as_of="2026-04-27", child=EIGHT, because=None)
        spec(table + last.replace("05-04", "05-05"), as_of="2026-04-27", child=EIGHT, because="o s x")

    def test_without_a_date_it_is_not_known_when(self, spec):
        spec(self.EXCLUDED.replace("2026-04-13", ""), as_of="2026-04-27", child=EIGHT, because=None)

    def test_the_summer_after_it_is_a_break_of_its_own(self, spec):
        spec(self.EXCLUDED, as_of="2026-08-11", child=EIGHT, because="o s",
             sentence=SINCE + "the summer break began on 21 July 2026")  # fmt: skip


def test_what_else_could_explain_it_is_said(spec):
    innocent = spec(PLAN, as_of="2026-08-11", child=EIGHT, because="o s").finding.innocent
    assert any("away together" in words for words in innocent)


def test_what_a_partnership_may_set(ranges):
    ranges(
        "empty_days 7-28, out_days 7-28, summer_weeks 5-8, winter_weeks 2-3, easter_weeks 2-3, "
        "school_from 2-5, school_until 16-18"
    )
