"""Row 14: is the older child seen and heard too?"""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | kind | agency | same_as | detail\n"
TEEN = {"born": "2012-05-01"}
WORK = "w | 2025-06-01 | work.opened | early-help | | service=early-help\n"
ALONE = "t | 2026-02-10 | contact.seen_alone | school | |\n"
GOAL = "g | 2025-07-01 | goal.set | early-help | | goal=sleep, for=child\n"
SENTENCE = "1 entry about the child beside 8 about a brother or sister since 20 January 2026"


def seen(number, *, ref="s", kind="contact.observed", day=20):
    """Return so many entries about a brother or sister from 20 January 2026 on, a day apart."""
    return HEADER + "".join(f"{ref}{n} | 2026-01-{day + n:02} | {kind} | gp | |\n" for n in range(number))


def told(*lines):
    return HEADER + WORK + "".join(lines)


EIGHT = seen(8)
# 20 January to 20 April is 90 days.


class TestFewEntries:
    def test_under_a_quarter_of_the_siblings(self, spec):
        outcome = spec(told(ALONE, GOAL), siblings=[EIGHT], as_of="2026-02-20", because="w t",
                       against="s0 s1 s2 s3 s4 s5 s6 s7", missing=[], child=TEEN, sentence=SENTENCE,
                       next_look="2026-04-11")  # fmt: skip
        assert outcome.finding.tier is Tier.WEEKLY

    def test_a_quarter_is_enough(self, spec):
        more = "n | 2026-02-01 | note.strength | school | |\n"
        spec(told(ALONE, GOAL, more), siblings=[EIGHT], as_of="2026-02-20", because=None, child=TEEN)
        spec(told(ALONE, GOAL, more), siblings=[seen(9)], as_of="2026-02-20", because="w t n", child=TEEN)

    def test_short_of_a_quarter_by_a_hair(self, spec):
        own = [f"n{n} | 2026-02-01 | note.strength | school | |\n" for n in range(24)]
        theirs = HEADER + "".join(f"s{n} | 2026-01-20 | note.strength | gp | |\n" for n in range(101))
        because = "w t " + " ".join(f"n{n}" for n in range(24))  # 25 of 101
        spec(told(ALONE, GOAL, *own), siblings=[theirs], as_of="2026-02-20", because=because, child=TEEN)

    @pytest.mark.parametrize(
        "line", ["meeting.held", "adult.illness", "share.made", "household.joined", "money.hardship"]
    )
    def test_what_tells_of_the_family_tells_nothing_of_the_child(self, spec, line):
        more = f"n | 2026-02-01 | {line} | school | |\n"
        spec(told(ALONE, GOAL, more), siblings=[EIGHT], as_of="2026-02-20", because="w t", child=TEEN)
        spec(told(ALONE, GOAL), siblings=[seen(8, kind=line)], as_of="2026-02-20", because=None, child=TEEN)

    def test_accounts_of_one_event_count_once(self, spec):
        again = "n | 2026-02-10 | contact.seen | gp | t |\n"
        spec(told(ALONE, GOAL, again), siblings=[EIGHT], as_of="2026-02-20", because="w t", child=TEEN)

    def test_entries_without_a_date_join_no_window(self, spec):
        undated = "n | | note.strength | school | |\n"
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(told(ALONE, GOAL, undated), siblings=[EIGHT], as_of="2026-02-20", because="w t", child=TEEN,
             missing=missing)  # fmt: skip


class TestOnlyBesideOthers:
    def test_eight_in_ninety_days(self, spec):
        spec(told(ALONE, GOAL), siblings=[seen(7)], as_of="2026-02-20", because=None, child=TEEN)
        early = told(ALONE.replace("2026-02-10", "2026-03-10"), GOAL)
        spec(early, siblings=[EIGHT], as_of="2026-04-20", because="w t", child=TEEN, next_look="2026-04-21")
        spec(early, siblings=[EIGHT], as_of="2026-04-21", because=None, child=TEEN)

    def test_it_is_the_middle_one_of_them_that_counts(self, spec):
        table = told(ALONE, GOAL)
        spec(table, siblings=[seen(10), seen(6, ref="u")], as_of="2026-02-20", because="w t", child=TEEN)
        spec(table, siblings=[seen(10), seen(5, ref="u")], as_of="2026-02-20", because=None, child=TEEN)
        spec(table, siblings=[seen(9), seen(8, ref="u"), HEADER], as_of="2026-02-20", because="w t", child=TEEN)
        spec(table, siblings=[seen(9), HEADER, HEADER], as_of="2026-02-20", because=None, child=TEEN)

    def test_the_first_of_all_of_theirs_is_said(self, spec):
        both = [seen(9), seen(8, ref="u", day=15)]
        spec(told(ALONE, GOAL), siblings=both, as_of="2026-02-20", because="w t", child=TEEN,
             sentence="1 entry about the child beside 8.5 about a brother or sister since 15 January 2026")  # fmt: skip

    def test_no_brothers_or_sisters(self, spec):
        spec(told(), as_of="2026-02-20", because=None, child=TEEN)

    def test_only_while_work_is_open(self, spec):
        spec(HEADER + ALONE, siblings=[EIGHT], as_of="2026-02-20", because=None, child=TEEN)
        closed = "x | 2026-02-11 | work.closed | early-help | | service=early-help\n"
        spec(told(closed), siblings=[EIGHT], as_of="2026-02-20", because=None, child=TEEN)

    @pytest.mark.parametrize(("born", "because"), [("2015-02-20", "w t"), ("2015-02-21", None)])
    def test_from_eleven(self, spec, born, because):
        spec(told(ALONE, GOAL), siblings=[EIGHT], as_of="2026-02-20", because=because, child={"born": born})

    def test_of_unknown_age_a_child_may_be_eleven(self, spec):
        missing = ["The date of birth is not known; the child is taken as 11 or over."]
        spec(told(ALONE, GOAL), siblings=[EIGHT], as_of="2026-02-20", because="w t", missing=missing)


MANY = "".join(f"n{n} | 2026-02-0{n} | school.attendance | school | |\n" for n in range(1, 4))


class TestNotHeardAlone:
    def test_for_sixty_days(self, spec):
        old = told(ALONE.replace("2026-02-10", "2025-12-22"), GOAL, MANY)
        spec(old, siblings=[EIGHT], as_of="2026-02-19", because=None, child=TEEN, next_look="2026-02-20")
        spec(old, siblings=[EIGHT], as_of="2026-02-20", because="w t", child=TEEN,
             sentence="Not heard alone since 22 December 2025")  # fmt: skip

    def test_or_since_work_opened(self, spec):
        new = told(GOAL.replace("2025-07-01", "2026-01-05"), MANY).replace("2025-06-01", "2025-12-22")
        spec(new, siblings=[EIGHT], as_of="2026-02-19", because=None, child=TEEN, next_look="2026-02-20")
        spec(new, siblings=[EIGHT], as_of="2026-02-20", because="w", child=TEEN, sentence="Not yet heard alone")

    @pytest.mark.parametrize(
        ("line", "alone"),
        [
            ("contact.seen_alone | gp | |", True),
            ("voice.heard | gp | | alone=true", True),
            ("contact.seen | gp | | alone=true", True),
            ("contact.seen | gp | |", False),
            ("voice.heard | gp | |", False),
            ("contact.observed | gp | |", False),
        ],
    )
    def test_what_is_hearing_alone(self, spec, line, alone):
        table = told(GOAL, MANY, f"x | 2026-02-10 | {line}\n")
        spec(table, siblings=[EIGHT], as_of="2026-02-20", because=None if alone else "w", child=TEEN)

    def test_observed_as_a_baby_long_ago(self, spec):
        table = told(GOAL, MANY, "x | 2012-06-01 | contact.observed | gp | |\n")
        spec(table, siblings=[EIGHT], as_of="2026-02-20", because="w", child=TEEN, sentence="Not yet heard alone")

    def test_observed_where_the_child_has_no_words(self, spec):
        table = told(GOAL, MANY, "x | 2026-02-10 | contact.observed | gp | |\n")
        spec(table, siblings=[EIGHT], as_of="2026-02-20", because=None, child=TEEN | {"communicates": "other"})

    def test_open_before_the_record_and_never_heard(self, spec):
        table = HEADER + GOAL + MANY
        spec(table, siblings=[EIGHT], as_of="2026-02-20", because="g", child=TEEN | {"level": "early_help"},
             sentence="Not yet heard alone")  # fmt: skip


class TestAGoalOfTheirOwn:
    @pytest.mark.parametrize(
        ("goal", "because"),
        [
            (GOAL, None),
            (GOAL.replace(", for=child", ""), None),
            (GOAL.replace("for=child", "for=adult"), "w"),
            (GOAL.replace("2025-07-01", "2025-06-01"), None),
            (GOAL.replace("2025-07-01", "2025-05-31"), "w"),  # of an earlier plan
            (GOAL.replace("2025-07-01", "          "), "w"),
            (GOAL.replace("goal.set", "goal.met"), "w"),
            ("", "w"),
        ],
    )
    def test_since_work_opened(self, spec, goal, because):
        table = told(ALONE, goal, MANY)
        spec(table, siblings=[EIGHT], as_of="2026-02-20", because=because, child=TEEN,
             **({"sentence": "No goal of their own"} if because else {}))  # fmt: skip

    def test_open_before_the_record_any_goal_counts(self, spec):
        table = HEADER + ALONE + GOAL + MANY
        spec(table, siblings=[EIGHT], as_of="2026-02-20", because=None, child=TEEN | {"level": "early_help"})


def test_all_three_are_one_finding(spec):
    old = told(ALONE.replace("2026-02-10", "2025-11-01"))
    spec(old, siblings=[EIGHT], as_of="2026-02-20", because="w t", child=TEEN,
         sentence="No entry about the child beside 8 about a brother or sister since 20 January 2026; "
         "not heard alone since 1 November 2025; no goal of their own")  # fmt: skip


def sisters(*lines):
    """Return eight entries about a sister, and lines of her own."""
    return EIGHT + "".join(lines)


OPENED = "x | 2025-12-22 | work.opened | gp | | service=gp\n"
RAISED = "x | 2025-12-22 | level.changed | gp | | from=universal, to=child_in_need\n"
PROTECTED = "p | 2026-01-10 | level.changed | gp | | from=child_in_need, to=child_protection\n"
OVER = "y | 2026-02-20 | work.closed | gp | | service=gp\n"


class TestWorkOpenForABrotherOrSister:
    """Work is open in the household, and nobody works with the older child."""

    def test_an_older_child_whom_nobody_works_with(self, spec):
        spec(HEADER + ALONE + GOAL.replace("2025-07-01", "2026-01-05"), siblings=[sisters(OPENED)], as_of="2026-02-20",
             because="x t", child=TEEN, sentence=f"{SENTENCE}; work is open for a brother or sister since 22 December "
             "2025, not for this child", next_look="2026-04-11")  # fmt: skip

    @pytest.mark.parametrize(
        ("line", "because"),
        [(OPENED, "x t"), (RAISED, "x t"), (OPENED + OVER, None), (OPENED + OVER.replace("-20", "-21"), "x t"),
         (RAISED.replace("child_in_need", "universal"), None), ("", None)],
    )  # fmt: skip
    def test_as_long_as_it_is_open(self, spec, line, because):
        spec(HEADER + ALONE, siblings=[sisters(line)], as_of="2026-02-20", because=because, child=TEEN)

    @pytest.mark.parametrize(
        ("disabled", "line", "because"),
        [(True, OPENED, None), (True, RAISED, None), (True, OPENED + PROTECTED, "x t"), (False, OPENED, "x t"),
         (None, OPENED, "x t")],
    )  # fmt: skip
    def test_a_disabled_childs_own_plan_is_not_the_households(self, spec, disabled, line, because):
        spec(HEADER + ALONE, siblings=[sisters(line)], sibling_facts=[{"disabled": disabled}], as_of="2026-02-20",
             because=because, child=TEEN)  # fmt: skip
        spec(told(ALONE), siblings=[sisters(line)], sibling_facts=[{"disabled": disabled}], as_of="2026-02-20",
             because="w t", child=TEEN)  # fmt: skip

    def test_nor_does_it_open_the_clock(self, spec):
        both = {"siblings": [sisters(OPENED), seen(8, ref="u") + OPENED.replace("x |", "z |").replace("-22", "-20")],
                "sibling_facts": [{}, {"disabled": True}]}  # fmt: skip
        table = HEADER + ALONE + GOAL.replace("2025-07-01", "2025-12-21") + MANY
        spec(table, as_of="2026-02-20", because="x", child=TEEN, **both)

    def test_from_the_day_on_which_it_opens(self, spec):
        later = sisters(OPENED.replace("2025-12-22", "2026-02-20"))
        spec(HEADER + ALONE, siblings=[later], as_of="2026-02-19", because=None, child=TEEN, next_look="2026-02-20")
        spec(HEADER + ALONE, siblings=[later], as_of="2026-02-20", because="x t", child=TEEN)
        closing = sisters(OPENED, OVER)
        spec(HEADER + ALONE, siblings=[closing], as_of="2026-02-19", because="x t", child=TEEN, next_look="2026-02-20")

    def test_when_it_is_known_of(self, spec):
        header = HEADER.replace("on |", "on | recorded |")
        late = sisters(OPENED).replace(HEADER, header).replace(" | contact", " | | contact")
        late = late.replace("2025-12-22 |", "2025-12-22 | 2026-02-20 |")
        spec(HEADER + ALONE, siblings=[late], as_of="2026-02-19", because=None, child=TEEN, next_look="2026-02-20")
        spec(HEADER + ALONE, siblings=[late], as_of="2026-02-20", because="x t", child=TEEN)

    def test_about_whom_nothing_is_written_at_all(self, spec):
        spec(HEADER, siblings=[sisters(OPENED)], as_of="2026-02-19", because="x", child=TEEN,
             sentence="No entry about the child beside 8 about a brother or sister since 20 January 2026; no goal of "
             "their own; work is open for a brother or sister since 22 December 2025, not for this child",
             next_look="2026-02-20")  # fmt: skip
        spec(HEADER, siblings=[EIGHT], sibling_facts=[{"level": "child_in_need"}], as_of="2026-02-19", because="s0",
             child=TEEN)  # fmt: skip

    def test_not_heard_alone_since_it_opened(self, spec):
        table = HEADER + GOAL.replace("2025-07-01", "2026-01-05") + MANY
        spec(table, siblings=[sisters(OPENED)], as_of="2026-02-19", because=None, child=TEEN, next_look="2026-02-20")
        spec(table, siblings=[sisters(OPENED)], as_of="2026-02-20", because="x", child=TEEN,
             sentence="Not yet heard alone; work is open for a brother or sister since 22 December 2025, not for this "
             "child")  # fmt: skip

    @pytest.mark.parametrize(("on", "because"), [("2025-12-22", None), ("2025-12-21", "x")])
    def test_a_goal_of_their_own_since_it_opened(self, spec, on, because):
        table = HEADER + ALONE + GOAL.replace("2025-07-01", on) + MANY
        spec(table, siblings=[sisters(OPENED)], as_of="2026-02-20", because=because, child=TEEN)

    def test_the_first_of_several_openings(self, spec):
        brothers = seen(8, ref="u") + OPENED.replace("x |", "z |").replace("2025-12-22", "2025-12-23")
        table = HEADER + ALONE + GOAL.replace("2025-07-01", "2025-12-22") + MANY
        for both in [sisters(OPENED), brothers], [brothers, sisters(OPENED)]:
            spec(table, siblings=both, as_of="2026-02-20", because=None, child=TEEN)
            spec(HEADER + ALONE, siblings=both, as_of="2026-02-20", because="x t", child=TEEN)

    def test_open_before_the_record_began(self, spec):
        open_before = {"siblings": [EIGHT, seen(8, ref="u") + OPENED], "sibling_facts": [{"level": "early_help"}]}
        spec(HEADER + ALONE, as_of="2026-02-20", because="t", child=TEEN, **open_before,
             sentence=f"{SENTENCE}; no goal of their own; work is open for a brother or sister, not for this "
             "child")  # fmt: skip
        spec(HEADER + ALONE + GOAL + MANY, as_of="2026-02-20", because=None, child=TEEN, **open_before)

    def test_their_own_open_work_is_what_is_said(self, spec):
        spec(told(ALONE, GOAL), siblings=[sisters(OPENED)], as_of="2026-02-20", because="w t", child=TEEN,
             sentence=SENTENCE)  # fmt: skip

    @pytest.mark.parametrize(("born", "because"), [("2015-02-20", "x t"), ("2015-02-21", None)])
    def test_from_eleven(self, spec, born, because):
        spec(HEADER + ALONE, siblings=[sisters(OPENED)], as_of="2026-02-20", because=because, child={"born": born})

    def test_eight_in_ninety_days(self, spec):
        spec(HEADER + ALONE, siblings=[seen(7) + OPENED], as_of="2026-02-20", because=None, child=TEEN)


@pytest.mark.parametrize(
    ("numbers", "because"),
    [({"entries": 9}, None), ({"days": 60}, "w t"), ({"percent": 12}, None), ({"percent": 13}, "w t"),
     ({"over": 14}, None), ({"alone_days": 28}, "w t")],
)  # fmt: skip
def test_other_numbers(spec, numbers, because):
    spec(told(ALONE, GOAL), siblings=[EIGHT], as_of="2026-02-20", because=because, child=TEEN, settings=numbers)


def test_what_a_partnership_may_set(ranges):
    ranges("over 10-14, entries 5-20, days 60-180, percent 10-50, alone_days 28-90")


def test_a_child_who_is_away_at_school_stands_beside_it(spec):
    finding = spec(told(ALONE, GOAL), siblings=[EIGHT], as_of="2026-02-20", because="w t", child=TEEN).finding
    assert "away at school" in finding.innocent[0]
