"""Row 24: a disagreement waits for an answer."""

import pytest

HEADER = """
ref | on         | kind               | agency                | same_as | detail
"""
OPEN = {"level": "child_in_need"}

# Monday 2 March 2026: three working days later is Thursday the 5th.
ONE = HEADER + "a | 2026-03-02 | challenge.raised | school | | stage=1\n"


def raised(detail: str, more: str = "") -> str:
    return HEADER + f"a | 2026-03-02 | challenge.raised | school | | {detail}\n{more}"


class TestPastItsTime:
    def test_the_day_after_the_third_working_day(self, spec):
        outcome = spec(
            ONE,
            as_of="2026-03-06",
            because="a",
            child=OPEN,
            sentence="A disagreement raised on 2 March 2026 is not recorded as answered",
            against="",
            missing=[],
            next_look="2027-03-03",
        )
        assert outcome.finding.tier == "weekly"
        assert "It was settled in a call that nobody wrote down." in outcome.finding.innocent

    def test_on_the_third_there_is_still_time(self, spec):
        spec(ONE, as_of="2026-03-05", because=None, child=OPEN, next_look="2026-03-06")

    @pytest.mark.parametrize(
        ("stage", "last_day_in_time", "first_day_late"),
        [
            ("2", "2026-03-05", "2026-03-06"),
            ("3", "2026-03-09", "2026-03-10"),
            ("4", "2026-03-09", "2026-03-10"),
            ("5", "2026-03-16", "2026-03-17"),
            ("6", "2026-03-16", "2026-03-17"),  # there are five: a higher number is the last of them
            ("0", "2026-03-05", "2026-03-06"),
        ],
    )
    def test_each_stage_has_its_own_days(self, spec, stage, last_day_in_time, first_day_late):
        spec(raised(f"stage={stage}"), as_of=last_day_in_time, because=None, child=OPEN)
        spec(raised(f"stage={stage}"), as_of=first_day_late, because="a", child=OPEN, missing=[])

    def test_bank_holidays_are_no_working_days(self, spec):
        easter = ONE.replace("2026-03-02", "2026-04-02")  # Maundy Thursday; Friday and Monday are holidays
        spec(easter, as_of="2026-04-09", because=None, child=OPEN)
        spec(easter, as_of="2026-04-10", because="a", child=OPEN)

    @pytest.mark.parametrize(
        ("setting", "stage", "days", "late"),
        [
            ("stage_1_days", 1, 1, "2026-03-04"),
            ("stage_2_days", 2, 1, "2026-03-04"),
            ("stage_3_days", 3, 1, "2026-03-04"),
            ("stage_4_days", 4, 1, "2026-03-04"),
            ("stage_5_days", 5, 5, "2026-03-10"),
        ],
    )
    def test_a_partnership_sets_each(self, spec, setting, stage, days, late):
        spec(raised(f"stage={stage}"), as_of=late, because="a", child=OPEN, settings={setting: days})

    def test_a_stage_nobody_named_is_the_first(self, spec):
        for said in ("", "stage=practitioner", "stage=0"):
            spec(raised(said), as_of="2026-03-05", because=None, child=OPEN, settings={"stage_2_days": 1})
            spec(raised(said), as_of="2026-03-06", because="a", child=OPEN, settings={"stage_2_days": 10})
        spec(
            raised(""),
            as_of="2026-03-06",
            because="a",
            child=OPEN,
            missing=["The stage of 1 disagreement is not recorded; it is taken as the first."],
        )

    def test_two_without_a_stage(self, spec):
        two = raised("", "b | 2026-03-03 | challenge.raised | gp | | \n")
        spec(
            two,
            as_of="2026-04-01",
            because="a b",
            child=OPEN,
            sentence="2 disagreements are not recorded as answered, the first raised on 2 March 2026",
            missing=["The stage of 2 disagreements is not recorded; they are taken as the first."],
        )

    def test_the_day_it_was_due_stands_over_the_stage(self, spec):
        for due, in_time, late in (
            ("2026-03-20", "2026-03-20", "2026-03-21"),
            ("2026-03-03", "2026-03-03", "2026-03-04"),
        ):
            spec(raised(f"stage=1, due={due}"), as_of=in_time, because=None, child=OPEN)
            spec(raised(f"stage=1, due={due}"), as_of=late, because="a", child=OPEN)

    def test_a_due_day_that_is_none_is_left_aside(self, spec):
        spec(raised("stage=1, due=soon"), as_of="2026-03-06", because="a", child=OPEN)


class TestAnswered:
    def answered(self, detail: str, on: str = "2026-03-04") -> str:
        return raised("stage=2", f"b | {on} | challenge.answered | childrens-social-care | | {detail}\n")

    def test_then_nothing_is_asked(self, spec):
        for detail in ("", "stage=2"):
            spec(self.answered(detail), as_of="2026-04-01", because=None, child=OPEN)

    def test_on_the_day_itself_whatever_its_ref(self, spec):
        same_day = self.answered("stage=2", on="2026-03-02").replace("b | 2026", "A | 2026")
        spec(same_day, as_of="2026-04-01", because=None, child=OPEN)

    def test_an_answer_at_another_stage_is_not_its_answer(self, spec):
        spec(self.answered("stage=1"), as_of="2026-04-01", because="a", child=OPEN, against="b")

    def test_an_answer_of_any_stage_answers_one_without(self, spec):
        spec(self.answered("stage=1").replace("stage=2", ""), as_of="2026-04-01", because=None, child=OPEN)

    def test_an_answer_before_it_was_raised_is_none(self, spec):
        spec(self.answered("stage=2", on="2026-03-01"), as_of="2026-04-01", because="a", child=OPEN)

    def test_one_answer_answers_one(self, spec):
        both = self.answered("stage=2") + "c | 2026-03-03 | challenge.raised | gp | | stage=2\n"
        spec(both, as_of="2026-04-01", because="c", child=OPEN)
        spec(both + "d | 2026-03-05 | challenge.answered | gp | |\n", as_of="2026-04-01", because=None, child=OPEN)

    def test_taken_to_the_next_stage_a_new_clock_runs(self, spec):
        taken_up = raised("stage=1", "b | 2026-03-06 | challenge.raised | school | | stage=3\n")
        spec(taken_up, as_of="2026-03-13", because=None, child=OPEN)
        spec(taken_up, as_of="2026-03-14", because="b", child=OPEN)

    def test_raised_again_at_the_same_stage_is_a_second(self, spec):
        again = raised("stage=1", "b | 2026-03-06 | challenge.raised | school | | stage=1\n")
        spec(again, as_of="2026-04-01", because="a b", child=OPEN)

    def test_one_whose_outcome_is_known_was_answered(self, spec):
        spec(raised("stage=1, outcome=plan changed"), as_of="2026-04-01", because=None, child=OPEN)
        spec(raised("stage=1, outcome=none"), as_of="2026-04-01", because="a", child=OPEN)

    def test_an_answer_of_longer_ago_than_the_window_still_answers_its_own(self, spec):
        old = """
        ref | on         | kind               | agency | detail
        a   | 2025-03-01 | challenge.raised   | school | stage=1
        b   | 2025-03-10 | challenge.answered | gp     | stage=1
        c   | 2025-03-09 | challenge.raised   | police | stage=2
        """
        spec(old, as_of="2026-03-05", because="c", child=OPEN)


class TestTheWindow:
    def test_twelve_months_to_the_day(self, spec):
        spec(ONE, as_of="2027-03-02", because="a", child=OPEN)
        spec(ONE, as_of="2027-03-03", because=None, child=OPEN)
        spec(ONE, as_of="2026-09-03", because=None, child=OPEN, settings={"months": 6})

    def test_without_a_date_it_joins_none(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        undated = HEADER + "b | | challenge.raised | gp | | stage=1\n"
        spec(undated, as_of="2026-03-06", because=None, child=OPEN)
        spec(ONE + undated.splitlines()[-1], as_of="2026-03-06", because="a", child=OPEN, missing=missing)


DISSENT = HEADER + "x | 2026-03-02 | decision.made | childrens-social-care | | reasons=so,unanimous=false\n"


class TestNotAllAgreed:
    def test_nothing_in_five_working_days(self, spec):
        spec(
            DISSENT,
            as_of="2026-03-10",
            because="x",
            child=OPEN,
            sentence="Not everybody agreed on 2 March 2026, and nothing is recorded as following it up",
        )
        spec(DISSENT, as_of="2026-03-09", because=None, child=OPEN, next_look="2026-03-10")
        spec(DISSENT, as_of="2026-03-06", because="x", child=OPEN, settings={"dissent_days": 3})

    def test_twelve_months(self, spec):
        spec(DISSENT, as_of="2027-03-02", because="x", child=OPEN)
        spec(DISSENT, as_of="2027-03-03", because=None, child=OPEN)

    @pytest.mark.parametrize(("said", "because"), [("no", "x"), ("true", None), ("", None), ("not_known", None)])
    def test_only_where_somebody_wrote_that_not_all_agreed(self, spec, said, because):
        spec(DISSENT.replace("=false", f"={said}"), as_of="2026-04-01", because=because, child=OPEN)

    @pytest.mark.parametrize(
        ("kind", "on", "because"),
        [
            ("challenge.answered", "2026-03-02", None),
            ("challenge.answered", "2026-03-01", "x"),
            ("meeting.held", "2026-03-03", None),
            ("meeting.held", "2026-03-02", "x"),  # the meeting that decided
            ("decision.made", "2026-03-03", None),
            ("decision.made", "2026-03-02", "x"),
        ],
    )
    def test_what_follows_it_up(self, spec, kind, on, because):
        spec(DISSENT + f"y | {on} | {kind} | gp | | stage=1\n", as_of="2026-04-01", because=because, child=OPEN)

    def test_raised_as_a_disagreement_that_one_has_its_own_clock(self, spec):
        both = DISSENT + "y | 2026-03-02 | challenge.raised | gp | | stage=5\n"
        spec(both, as_of="2026-03-16", because=None, child=OPEN)
        spec(both, as_of="2026-03-17", because="y", child=OPEN)

    def test_both_at_once(self, spec):
        spec(
            ONE + DISSENT.splitlines()[-1].replace("2026-03-02", "2026-03-03"),
            as_of="2026-04-01",
            because="a x",
            child=OPEN,
            sentence="A disagreement raised on 2 March 2026 is not recorded as answered; "
            "not everybody agreed on 3 March 2026, and nothing is recorded as following it up",
        )


def test_only_while_work_is_open(spec):
    spec(ONE + DISSENT.splitlines()[-1], as_of="2026-04-01", because=None)
    closed = ONE + "w | 2026-01-01 | work.opened | school | |\nv | 2026-03-20 | work.closed | school | |\n"
    spec(closed, as_of="2026-03-19", because="a")
    spec(closed, as_of="2026-03-20", because=None)


def test_two_accounts_of_one_count_once(spec):
    twice = ONE + "b | 2026-03-02 | challenge.raised | gp | a | stage=1\n"
    spec(twice, as_of="2026-04-01", because="a", child=OPEN)


def test_a_siblings_are_their_own(spec):
    spec(HEADER, siblings=[ONE], as_of="2026-04-01", because=None, child=OPEN)


def test_what_a_partnership_may_set(ranges):
    ranges(
        "stage_1_days 1-10, stage_2_days 1-10, stage_3_days 1-10, stage_4_days 1-15, stage_5_days 5-20, "
        "dissent_days 3-20, months 6-24"
    )
