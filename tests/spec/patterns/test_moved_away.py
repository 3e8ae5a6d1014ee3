"""Row 21: moved, and nobody is known to have taken over sight of the child."""

import pytest

from seen.core.patterns.contract import Tier
from seen.core.patterns.detectors.moved_away import PATTERN

TWICE = """
ref | on         | kind          | agency  | same_as | detail
a   | 2026-01-12 | address.moved | school  |         | reason=choice
b   | 2026-06-30 | address.moved | housing |         | reason=not_known
"""
PLAN = {"level": "child_protection"}


@pytest.fixture
def spec(spec):
    """Ask with two moves, as a partnership may; the three of the default have their own tests."""
    return lambda table, *, settings=None, **rest: spec(
        table, settings={"moves": 2} if settings is None else settings, **rest
    )


DEFAULT: dict[str, int] = {}


class TestTheDefault:
    THIRD = TWICE + "c | 2026-09-01 | address.moved | housing | | reason=choice\n"

    def test_is_three_moves(self, spec):
        assert PATTERN.thresholds["moves"].default == 3
        spec(self.THIRD, as_of="2026-09-01", because="a b c", settings=DEFAULT)
        spec(self.THIRD, as_of="2026-08-31", because=None, settings=DEFAULT)

    def test_in_twelve_months_to_the_day(self, spec):
        spec(self.THIRD, as_of="2027-01-12", because="a b c", settings=DEFAULT)
        spec(self.THIRD, as_of="2027-01-13", because=None, settings=DEFAULT)

    def test_of_which_none_by_the_council_counts(self, spec):
        by_council = self.THIRD.replace("reason=not_known", "reason=council")
        spec(by_council, as_of="2026-09-01", because=None, settings=DEFAULT)


class TestTwoMoves:
    def test_in_twelve_months(self, spec):
        outcome = spec(TWICE, as_of="2026-07-01", because="a b", sentence="Moved home 2 times since 12 January 2026",
                       against="", missing=[], next_look="2027-01-13")  # fmt: skip
        assert outcome.finding.tier is Tier.WEEKLY

    def test_to_the_day(self, spec):
        spec(TWICE, as_of="2027-01-12", because="a b")
        spec(TWICE, as_of="2027-01-13", because=None)

    def test_not_before_the_second(self, spec):
        spec(TWICE, as_of="2026-06-29", because=None, next_look="2026-06-30")

    @pytest.mark.parametrize(
        ("reason", "because"),
        [("council", None), ("eviction", None), ("refuge", None), ("choice", "a b"), ("not_known", "a b"), ("", "a b")],
    )
    def test_not_by_council_eviction_or_refuge(self, spec, reason, because):
        spec(TWICE.replace("reason=choice", f"reason={reason}"), as_of="2026-07-01", because=because)

    def test_an_address_and_an_area_on_one_day_are_one_move(self, spec):
        one = TWICE.replace("2026-06-30 | address.moved", "2026-01-12 | area.moved")
        spec(one, as_of="2026-07-01", because=None)
        spec(TWICE.replace("2026-06-30 | address.moved", "2026-06-30 | area.moved"), as_of="2026-07-01", because="a b")

    def test_accounts_of_one_move_count_once(self, spec):
        spec(TWICE.replace("| housing |         |", "| housing | a |"), as_of="2026-07-01", because=None)

    def test_without_a_date_it_joins_no_window(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(TWICE.replace("2026-01-12", "          "), as_of="2026-07-01", because=None)
        more = TWICE + "u | | address.moved | gp | |"
        spec(more, as_of="2026-07-01", because="a b", missing=missing)


class TestANewArea:
    MOVED = """
    ref | on         | kind        | agency                | detail
    w   | 2025-06-02 | work.opened | childrens-social-care | service=social work
    a   | 2026-01-12 | area.moved  | housing               | reason={reason}
    """

    @pytest.mark.parametrize(("reason", "because"), [("choice", "w a"), ("council", "w a"), ("eviction", "w a"),
                                                     ("", "w a"), ("refuge", None)])  # fmt: skip
    def test_with_open_work(self, spec, reason, because):
        spec(self.MOVED.format(reason=reason), as_of="2026-01-12", because=because)

    def test_its_sentence(self, spec):
        spec(
            self.MOVED.format(reason="choice"),
            as_of="2026-01-20",
            because="w a",
            sentence="Moved to another area on 12 January 2026 while work is open",
            next_look="2027-01-13",
        )

    def test_without_open_work(self, spec):
        closed = self.MOVED.format(reason="choice") + (
            "z | 2026-01-10 | work.closed | childrens-social-care | service=social work"
        )
        spec(closed, as_of="2026-01-20", because=None)

    @pytest.mark.parametrize(
        ("line", "because"),
        [
            ("x | 2026-01-12 | work.transferred | childrens-social-care | service=social work", None),
            ("x | 2026-02-12 | work.opened | early-help | service=family help", None),
            ("x | 2026-01-11 | work.transferred | childrens-social-care | service=social work", "w a"),
            ("x | 2026-01-14 | school.on_roll | school | ", "w a"),
        ],
    )
    def test_until_work_is_taken_over(self, spec, line, because):
        spec(self.MOVED.format(reason="choice") + line, as_of="2026-02-12", because=because)

    def test_a_level_is_open_work(self, spec):
        level = self.MOVED.format(reason="choice").replace("work.opened", "level.changed").replace(
            "service=social work", "from=universal, to=child_in_need")  # fmt: skip
        spec(level, as_of="2026-01-20", because="w a")


class TestNotReceived:
    OFF = """
    ref | on         | kind            | agency | detail
    a   | 2026-04-01 | {kind} | school |
    """

    @pytest.mark.parametrize(
        ("kind", "sentence"),
        [
            ("school.off_roll", "Off the school roll since 1 April 2026, with no other known to have taken over"),
            (
                "health.deregistered",
                "Off a health service's list since 1 April 2026, with no other known to have taken over",
            ),
        ],
    )
    def test_ten_working_days(self, spec, kind, sentence):
        off = self.OFF.format(kind=kind)
        spec(off, as_of="2026-04-16", because=None, next_look="2026-04-17")  # Easter lies between
        spec(off, as_of="2026-04-17", because="a", sentence=sentence, next_look=None)

    @pytest.mark.parametrize(
        ("line", "because"),
        [
            ("r | 2026-04-17 | school.on_roll | school-oakfield |", None),
            ("r | 2026-06-01 | school.on_roll | school-oakfield |", None),
            ("r | 2026-04-01 | school.on_roll | school |", None),
            ("r | 2026-03-18 | school.on_roll | school-oakfield |", None),  # just before, elsewhere
            ("r | 2026-03-17 | school.on_roll | school-oakfield |", "a"),
            ("r | 2026-03-18 | school.on_roll | school |", "a"),  # the school that let go
            ("r | 2026-04-17 | health.registered | gp |", "a"),
            ("r | | school.on_roll | school-oakfield |", "a"),
        ],
    )
    def test_a_receiving_record(self, spec, line, because):
        spec(self.OFF.format(kind="school.off_roll") + line, as_of="2026-06-01", because=because)

    @pytest.mark.parametrize(
        ("left", "came"),
        [
            ("2026-04-01 | health.deregistered | gp | | ", "2026-04-01 | health.registered | gp | | "),
            ("2026-04-01 | health.deregistered | gp | | service=gp", "2026-04-20 | health.registered | gp-north | | "),
            ("2026-04-01 | health.deregistered | gp | | ", "2026-04-20 | health.registered | gp-north | | service=gp"),
        ],
    )
    @pytest.mark.parametrize(
        "told", ["", "y | 2026-01-01 | voice.heard | gp | |\nz | 2026-01-01 | voice.heard | gp | y |"]
    )
    def test_on_the_day_itself_or_where_one_of_them_names_no_service(self, spec, left, came, told):
        """Also where something is told twice: then the screen keeps the child, and the pattern itself decides."""
        table = f"ref | on | kind | agency | same_as | detail\na | {left}\nr | {came}\n{told}"
        spec(table, as_of="2026-06-01", because=None)

    def test_of_the_same_service_where_both_name_one(self, spec):
        off = self.OFF.format(kind="health.deregistered").replace("| school |", "| gp | service=gp")
        spec(off + "r | 2026-04-20 | health.registered | dental | service=dentist", as_of="2026-06-01", because="a")
        spec(off + "r | 2026-04-20 | health.registered | gp-north | service=gp", as_of="2026-06-01", because=None)

    def test_not_a_young_person_old_enough_to_leave_school(self, spec):
        off = self.OFF.format(kind="school.off_roll")
        spec(off, as_of="2026-06-01", because=None, child={"born": "2010-04-01"})
        spec(off, as_of="2026-06-01", because="a", child={"born": "2010-04-02"})

    def test_taught_at_home_stands_beside_it(self, spec):
        finding = spec(self.OFF.format(kind="school.off_roll"), as_of="2026-06-01", because="a").finding
        assert "The child is taught at home, and somebody visits." in finding.innocent


class TestNow:
    """A protection plan and no receiving record."""

    @pytest.mark.parametrize("level", ["universal", "early_help", "child_in_need", "looked_after", ""])
    def test_only_on_a_protection_plan(self, spec, level):
        off = TestNotReceived.OFF.format(kind="school.off_roll")
        assert spec(off, as_of="2026-04-17", because="a", child={"level": level}).finding.tier is Tier.WEEKLY
        assert spec(off, as_of="2026-04-17", because="a", child=PLAN).finding.tier is Tier.NOW

    @pytest.mark.parametrize(
        ("line", "tier"),
        [
            ("r | 2026-06-30 | school.on_roll | school | |", Tier.WEEKLY),
            ("r | 2026-06-29 | school.on_roll | school | |", Tier.NOW),
            ("r | 2026-07-01 | health.registered | gp | |", Tier.WEEKLY),
        ],
    )
    def test_until_somebody_took_over(self, spec, line, tier):
        assert spec(TWICE + line, as_of="2026-07-01", because="a b", child=PLAN).finding.tier is tier

    def test_what_took_over_points_the_other_way(self, spec):
        line = "r | 2026-03-01 | school.on_roll | school | |"
        spec(TWICE + line, as_of="2026-07-01", because="a b", against="r")


def test_several_at_once_are_one_finding(spec):
    both = TWICE + "c | 2026-04-01 | school.off_roll | school | |"
    spec(both, as_of="2026-07-01", because="a b c",
         sentence="Moved home 2 times since 12 January 2026; off the school roll since 1 April 2026, "
         "with no other known to have taken over")  # fmt: skip


def test_a_siblings_moves_are_their_own(spec):
    spec("\n".join(TWICE.splitlines()[:3]), siblings=[TWICE], as_of="2026-07-01", because=None)


def test_three_where_a_partnership_says_so(spec):
    spec(TWICE, as_of="2026-07-01", because=None, settings={"moves": 3})


def test_unborn(spec):
    spec(TWICE, as_of="2026-07-01", because="a b", child={"due": "2026-09-01"})


def test_shown_in_order_of_day(spec):
    turned = TWICE.replace("a   |", "c   |")
    spec(turned, as_of="2026-07-01", because="b c", in_order="c b")


def test_what_a_partnership_may_set(ranges):
    ranges("moves 2-5, months 6-24, working_days 5-20")
