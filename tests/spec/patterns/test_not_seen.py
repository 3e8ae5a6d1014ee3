"""Row 17: not seen alone, or not seen at all, for as long as the level allows; or seen by nobody after a try."""

import pytest

BORN = {"born": "2016-05-01", "communicates": "words"}


def plan(level: str, detail: str = "", rest: str = "") -> str:
    return f"""
    ref | on         | kind               | agency                | detail
    p   | 2026-01-05 | level.changed      | childrens-social-care | from=universal, to={level}{detail}
    s   | 2026-02-01 | contact.seen_alone | childrens-social-care |
    {rest}
    """


class TestDaysSinceSeenAlone:
    @pytest.mark.parametrize(
        ("level", "detail", "last_day", "first_day"),
        [
            ("child_protection", "", "2026-02-28", "2026-03-01"),  # 28
            ("looked_after", "", "2026-02-28", "2026-03-01"),
            ("child_protection", ", interval=10", "2026-02-10", "2026-02-11"),
            ("looked_after", ", interval=40", "2026-03-12", "2026-03-13"),
            ("child_protection", ", interval=often", "2026-02-28", "2026-03-01"),
            ("child_protection", ", interval=0", "2026-02-28", "2026-03-01"),
            ("child_protection", ", interval=1", "2026-02-01", "2026-02-02"),
            ("child_protection", ", interval=365", "2027-01-31", "2027-02-01"),
            ("child_protection", ", interval=366", "2026-02-28", "2026-03-01"),  # nobody sets a year and a day
            ("child_in_need", "", "2026-03-14", "2026-03-15"),  # 42
            ("child_in_need", ", interval=10", "2026-03-14", "2026-03-15"),
            ("family_help", "", "2026-03-14", "2026-03-15"),
            ("early_help", "", "2026-04-01", "2026-04-02"),  # 60
        ],
    )
    def test_by_level(self, spec, level, detail, last_day, first_day):
        spec(plan(level, detail), as_of=last_day, because=None, child=BORN, next_look=first_day)
        spec(plan(level, detail), as_of=first_day, because="p s", child=BORN, next_look=None, missing=[], against="")

    def test_the_sentence_says_since_when(self, spec):
        spec(plan("child_protection"), as_of="2026-05-05", because="p s", child=BORN,
             sentence="Not seen alone since 1 February 2026")  # fmt: skip
        spec(plan("early_help"), as_of="2026-05-05", because="p s", child=BORN,
             sentence="Not seen since 1 February 2026")  # fmt: skip

    def test_never_seen_counts_from_when_the_level_began(self, spec):
        never = plan("child_protection").replace("contact.seen_alone", "contact.no_access ")
        spec(never, as_of="2026-02-01", because=None, child=BORN, next_look="2026-02-02")
        spec(never, as_of="2026-02-02", because="p s", child=BORN,
             sentence="Not yet seen alone since the child protection plan began on 5 January 2026")  # fmt: skip

    def test_seen_before_the_level_began_counts_from_the_level(self, spec):
        before = plan("child_protection").replace("2026-02-01", "2025-12-01")
        spec(before, as_of="2026-02-01", because=None, child=BORN)
        spec(before, as_of="2026-02-02", because="p s", child=BORN, sentence="Not seen alone since 1 December 2025")

    def test_a_new_interval_does_not_begin_the_level_again(self, spec):
        changed = plan("child_protection", rest="q | 2026-01-25 | level.changed | childrens-social-care | "
                       "from=child_protection, to=child_protection, interval=21")  # fmt: skip
        never = changed.replace("contact.seen_alone", "contact.no_access ")
        spec(never, as_of="2026-01-25", because=None, child=BORN, next_look="2026-01-26")
        spec(never, as_of="2026-01-26", because="p", child=BORN)

    @pytest.mark.parametrize(
        ("kind", "because", "against"), [("contact.no_access", "p s x", ""), ("contact.seen", "p s", "x")]
    )
    def test_what_else_was_on_the_day_it_counts_from(self, spec, kind, because, against):
        that_day = plan("child_protection", rest=f"x | 2026-02-01 | {kind} | school |")
        spec(that_day, as_of="2026-03-01", because=because, against=against, child=BORN)

    @pytest.mark.parametrize(
        "child", [{"born": "2023-05-01", "communicates": "words"}, BORN | {"communicates": "other"}]
    )
    def test_the_sentence_says_what_would_have_counted(self, spec, child):
        spec(plan("child_protection"), as_of="2026-05-05", because="p s", child=child,
             sentence="Not observed or seen alone since 1 February 2026")  # fmt: skip

    def test_tries_since_are_shown(self, spec):
        tried = plan("child_protection", rest="t | 2026-02-20 | contact.no_access | childrens-social-care |")
        spec(tried, as_of="2026-03-01", because="p s t", child=BORN)


class TestWhenTheClockBegan:
    HEADER = "ref|on|kind|agency|detail\n"
    ON_PLAN = BORN | {"level": "child_protection"}

    def test_the_same_level_with_another_interval_began_earlier(self, spec):
        same = (
            "n|2025-12-01|contact.no_access|school|\n"
            "p|2026-01-05|level.changed|police|from=child_protection, to=child_protection, interval=21"
        )
        spec(self.HEADER + same, as_of="2026-01-05", because="n", child=self.ON_PLAN)

    def test_a_level_that_was_left_began_again(self, spec):
        left = (
            "n|2026-01-05|level.changed|police|from=child_protection, to=child_in_need\n"
            "p|2026-02-01|level.changed|police|from=child_in_need, to=child_protection"
        )
        spec(self.HEADER + left, as_of="2026-02-28", because=None, child=self.ON_PLAN)
        spec(self.HEADER + left, as_of="2026-03-01", because="p", child=self.ON_PLAN)

    def test_two_changes_of_one_day(self, spec):
        both = (
            "p|2026-02-01|level.changed|police|from=universal, to=child_in_need\n"
            "q|2026-02-01|level.changed|police|from=child_in_need, to=child_protection"
        )
        spec(self.HEADER + both, as_of="2026-03-01", because="q", child=BORN)

    WORK = "o|2026-02-10|work.opened|early-help|service=early help\n"

    def test_work_opened_under_a_plan_does_not_begin_it_again(self, spec):
        during = self.HEADER + self.WORK + "p|2026-01-05|level.changed|police|from=universal, to=child_protection"
        spec(during, as_of="2026-02-02", because="p", child=BORN)
        spec(during, as_of="2026-03-01", because="p", child=BORN)

    def test_work_opened_after_stepping_down(self, spec):
        after = self.HEADER + self.WORK + "l|2026-01-05|level.changed|police|from=early_help, to=universal"
        spec(after, as_of="2026-04-10", because=None, child=BORN, next_look="2026-04-11")
        spec(after, as_of="2026-04-11", because="o", child=BORN)

    def test_the_first_of_two_pieces_of_work(self, spec):
        second = self.HEADER + self.WORK + "w|2026-02-20|work.opened|school|service=school nursing"
        spec(second, as_of="2026-04-11", because="o", child=BORN)

    def test_the_first_entry_is_evidence_only_where_nothing_else_is(self, spec):
        tried = "n|2026-01-01|contact.no_access|school|\ns|2026-02-01|contact.seen_alone|school|"
        spec(self.HEADER + tried, as_of="2026-03-01", because="s", child=self.ON_PLAN)
        seen = "x|2026-02-01|contact.observed|school|"
        spec(self.HEADER + seen, as_of="2026-03-01", because="x", child=self.ON_PLAN)


class TestWhatCountsAsSeenAlone:
    @pytest.mark.parametrize(
        ("kind", "detail", "counts"),
        [
            ("contact.seen_alone", "", True),
            ("contact.seen", "alone=true", True),
            ("contact.seen", "alone=yes", True),
            ("contact.seen", "alone=false", False),
            ("contact.seen", "", False),
            ("voice.heard", "alone=true", True),
            ("voice.heard", "", False),
            ("contact.observed", "", False),
            ("contact.observed", "alone=true", False),
            ("appointment.attended", "service=gp", False),
        ],
    )
    def test_for_a_child_of_nine(self, spec, kind, detail, counts):
        table = plan("child_protection", rest=f"x | 2026-02-20 | {kind} | school | {detail}")
        outcome = spec(table, as_of="2026-03-01", because=None if counts else "p s", child=BORN)
        if outcome.finding:
            assert [event.ref for event in outcome.finding.against] == ["x"]

    OBSERVED = plan("child_protection", rest="x | 2026-02-20 | contact.observed | nursery |")

    @pytest.mark.parametrize(
        ("child", "because"),
        [
            ({"born": "2022-02-21", "communicates": "words"}, None),  # four the day after
            ({"born": "2022-02-20", "communicates": "words"}, "p s"),  # four that day
            ({"born": "2016-02-20", "communicates": "other"}, None),
            ({"born": "2016-02-20"}, "p s"),
        ],
    )
    def test_observing_counts_under_four_or_without_words(self, spec, child, because):
        spec(self.OBSERVED, as_of="2026-03-01", because=because, child=child)

    def test_what_is_not_known_never_counts_as_good(self, spec):
        missing = [
            "How the child communicates is not recorded.",
            "The date of birth is not known; only being seen alone counts here, not being observed.",
        ]
        spec(self.OBSERVED, as_of="2026-03-01", because="p s", missing=missing)

    def test_accounts_of_one_visit(self, spec):
        table = """
        ref | on         | kind          | agency                | same_as | detail
        p   | 2026-01-05 | level.changed | childrens-social-care |         | from=universal, to=child_protection
        s   | 2026-02-20 | contact.seen  | childrens-social-care |         |
        v   | 2026-02-20 | voice.heard   | school                | s       | alone=true
        """
        spec(table, as_of="2026-03-01", because=None, child=BORN)


class TestWorkWithoutAPlan:
    OPEN = """
    ref | on         | kind         | agency     | detail
    o   | 2026-01-05 | work.opened  | early-help | service=early-help
    """

    def test_sixty_days_since_work_opened(self, spec):
        spec(self.OPEN, as_of="2026-03-05", because=None, child=BORN, next_look="2026-03-06")
        spec(self.OPEN, as_of="2026-03-06", because="o", child=BORN,
             sentence="Not yet seen since work opened on 5 January 2026")  # fmt: skip

    def test_not_once_it_is_closed(self, spec):
        closed = self.OPEN + "c | 2026-03-01 | work.closed | early-help | service=early-help"
        spec(closed, as_of="2026-03-06", because=None, child=BORN)

    def test_stepped_down_with_work_still_open(self, spec):
        stepped = self.OPEN + "l | 2026-02-01 | level.changed | early-help | from=early_help, to=universal"
        spec(stepped, as_of="2026-04-01", because=None, child=BORN, next_look="2026-04-02")
        spec(stepped, as_of="2026-04-02", because="l", child=BORN)

    def test_stepped_down_and_closed(self, spec):
        stepped = plan("child_protection", rest="q | 2026-02-02 | level.changed | childrens-social-care | "
                       "from=child_protection, to=universal")  # fmt: skip
        spec(stepped, as_of="2026-12-01", because=None, child=BORN)

    def test_the_level_before_the_first_change(self, spec):
        seen = "ref|on|kind|agency|detail\ns|2026-02-01|contact.seen_alone|school|"
        spec(seen, as_of="2026-02-28", because=None, child=BORN | {"level": "child_protection"})
        spec(seen, as_of="2026-03-01", because="s", child=BORN | {"level": "child_protection"})

    def test_a_level_with_no_beginning_counts_from_the_first_entry(self, spec):
        tried = "ref|on|kind|agency|detail\ns|2026-02-01|contact.no_access|school|"
        spec(tried, as_of="2026-02-28", because=None, child=BORN | {"level": "child_protection"})
        spec(tried, as_of="2026-03-01", because="s", child=BORN | {"level": "child_protection"},
             sentence="Not yet seen alone since the record began on 1 February 2026")  # fmt: skip

    def test_with_no_date_at_all(self, spec):
        undated = "ref|on|kind|agency|detail\ns||contact.no_access|school|"
        spec(undated, as_of="2026-03-01", because=None, child={"level": "child_protection"})

    @pytest.mark.parametrize(
        "kind", ["contact.seen", "contact.observed", "voice.heard", "growth.weight", "development.reviewed",
                 "health.emergency_attendance", "school.hungry", "appointment.attended"]
    )  # fmt: skip
    def test_seen_at_all_by_anyone(self, spec, kind):
        needed = {"growth.weight": "value=12,unit=kg", "appointment.attended": "service=gp"}.get(kind, "")
        seen = self.OPEN + f"x | 2026-03-01 | {kind} | school | {needed}"
        spec(seen, as_of="2026-04-29", because=None, child=BORN, next_look="2026-04-30")
        spec(seen, as_of="2026-04-30", because="o x", child=BORN)


class TestUnborn:
    PLAN = plan("child_protection").replace("contact.seen_alone", "contact.no_access ")

    def test_nobody_can_be_seen_before_birth(self, spec):
        spec(self.PLAN, as_of="2026-05-28", because=None, child={"due": "2026-05-01"}, next_look="2026-05-29")
        spec(self.PLAN, as_of="2026-05-29", because="p", child={"due": "2026-05-01"})

    def test_born_since(self, spec):
        spec(self.PLAN, as_of="2026-05-17", because=None, child={"born": "2026-04-20", "due": "2026-05-01"})
        spec(self.PLAN, as_of="2026-05-18", because="p", child={"born": "2026-04-20", "due": "2026-05-01"})


class TestNobodySinceATry:
    def tried(self, kind="contact.no_access", rest=""):
        return f"""
        ref | on         | kind         | agency          | source_type | detail
        a   | 2026-01-01 | contact.seen | health-visiting |             |
        t   | 2026-02-01 | {kind}       | health-visiting |             |
        {rest}
        """

    @pytest.mark.parametrize(
        ("kind", "words"),
        [
            ("contact.no_access", "a visit with no access"),
            ("contact.not_seen", "a visit at which the child was not seen"),
            ("school.off_roll", "coming off the school roll"),
            ("health.deregistered", "coming off a health service's list"),
        ],
    )
    def test_sixty_days(self, spec, kind, words):
        spec(self.tried(kind), as_of="2026-04-01", because=None, child=BORN, next_look="2026-04-02")
        spec(self.tried(kind), as_of="2026-04-02", because="t", child=BORN, next_look=None,
             sentence=f"Nobody is recorded as having seen the child since {words} on 1 February 2026")  # fmt: skip

    @pytest.mark.parametrize(
        ("born", "first_day"),
        [
            ("2024-02-02", "2026-03-03"),  # two the day after: thirty days
            ("2024-02-01", "2026-04-02"),  # two that day: sixty
            ("2024-02-29", "2026-03-03"),
            ("2026-02-20", "2026-03-22"),  # born after the visit: from birth
            (None, "2026-03-03"),
        ],
    )
    def test_thirty_under_two(self, spec, born, first_day):
        child = {"born": born} if born else {}
        day_before = f"{first_day[:8]}{int(first_day[8:]) - 1:02}"
        spec(self.tried(), as_of=day_before, because=None, child=child, next_look=first_day)
        spec(self.tried(), as_of=first_day, because="t", child=child)

    def test_says_where_age_is_taken_as_younger(self, spec):
        spec(self.tried(), as_of="2026-05-01", because="t",
             missing=["The date of birth is not known; the child is taken as under 2."])  # fmt: skip

    @pytest.mark.parametrize(
        ("row", "because"),
        [
            ("x | 2026-02-02 | contact.seen | gp | |", None),
            ("x | 2026-02-01 | contact.seen | gp | |", "t"),  # that day, perhaps before the visit
            ("x | 2026-01-31 | contact.seen | gp | |", "t"),
            ("x | 2026-03-01 | health.head_lice | school | observed |", None),
            ("x | 2026-03-01 | health.injury | gp | measured |", None),
            ("x | 2026-03-01 | health.injury | gp | carer_said |", "t"),
            ("x | 2026-03-01 | health.registered | gp | |", "t"),
            ("x | 2026-03-01 | appointment.not_brought | gp | | service=gp", "t"),
            ("x | 2026-03-01 | school.attendance | school | | from=2026-02-01,to=2026-03-01,possible=9,missed=8", None),
            ("x | 2026-03-01 | school.attendance | school | | from=2026-02-01,to=2026-03-01,possible=9,missed=9", "t"),
            ("x | 2026-03-01 | school.attendance | school | | from=2026-02-01,to=March,possible=9,missed=0", "t"),
            ("x | 2026-03-01 | school.attendance | school | | from=2026-01-01,to=2026-01-31,possible=9,missed=0", "t"),
            ("x |            | contact.seen | gp | |", "t"),
        ],
    )  # fmt: skip
    def test_what_counts_as_seen(self, spec, row, because):
        spec(self.tried(rest=row), as_of="2026-04-02", because=because, child=BORN)

    def test_on_roll_elsewhere_points_the_other_way(self, spec):
        spec(self.tried("school.off_roll", rest="x | 2026-03-01 | school.on_roll | school | |"),
             as_of="2026-04-02", because="t", against="x", child=BORN)  # fmt: skip

    def test_counts_from_the_first_try_not_seen_since(self, spec):
        again = self.tried(rest="u | 2026-03-20 | contact.not_seen | gp | |")
        spec(again, as_of="2026-04-02", because="t u", child=BORN)

    def test_never_seen_by_anybody(self, spec):
        spec(self.tried().replace("contact.seen", "school.on_roll"), as_of="2026-04-02", because="t", child=BORN)

    def test_both_conditions_in_one_finding(self, spec):
        both = self.tried(rest="p | 2026-01-10 | level.changed | police | | from=universal,to=child_protection")
        spec(both, as_of="2026-04-02", because="p t", child={"born": "2016-05-01", "communicates": "words"},
             sentence="Not yet seen alone since the child protection plan began on 10 January 2026; "
             "nobody is recorded as having seen the child since a visit with no access on 1 February 2026")  # fmt: skip


class TestDatesAsPeopleKnowThem:
    def test_seen_some_time_in_a_month(self, spec):
        month = plan("child_protection").replace("2026-02-01", "2026-02   ")
        spec(month, as_of="2026-03-27", because=None, child=BORN, next_look="2026-03-28")
        spec(month, as_of="2026-03-28", because="p s", child=BORN)

    RECORDED = """
    ref | on         | recorded   | kind               | agency | detail
    p   | 2026-01-05 |            | level.changed      | police | from=universal, to=child_protection
    s   | 2026-02    | 2026-02-10 | contact.seen_alone | school |
    u   | 2026-03-01 | 2026-03-12 | contact.seen_alone | school |
    """

    def test_by_the_day_it_was_recorded(self, spec):
        spec(self.RECORDED, as_of="2026-03-09", because=None, child=BORN, next_look="2026-03-10")

    def test_written_up_late(self, spec):
        spec(self.RECORDED, as_of="2026-03-10", because="p s", child=BORN, next_look="2026-03-12")
        spec(self.RECORDED, as_of="2026-03-12", because=None, child=BORN, next_look="2026-03-29")


def test_a_siblings_visit_is_not_this_childs(spec):
    spec(plan("child_protection"), siblings=[plan("child_protection", rest="x|2026-02-28|contact.seen_alone|police|")],
         as_of="2026-03-01", because="p s", child=BORN)  # fmt: skip


def test_silent_with_nothing_it_reads(spec):
    spec("ref|on|kind|agency|detail\nx|2026-01-01|food.concern|school|", as_of="2027-01-01", because=None,
         child={"level": "child_protection"}, next_look=None)  # fmt: skip


def test_what_a_partnership_may_set(ranges):
    ranges(
        "protection_days 7-28, need_days 14-42, help_days 28-90, observed_under 2-6, nobody_days 28-90, "
        "nobody_days_young 14-45, young_under 1-4"
    )
