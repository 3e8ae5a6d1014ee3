"""Row 39: help that was declined, or that ended, and worries that go on."""

import pytest

from seen.core.patterns.contract import Tier

DECLINED = """
ref | on         | kind          | agency     | same_as | detail
n   | 2026-01-12 | help.declined | early-help |         | for=child, need=parenting
a   | 2026-02-02 | food.concern  | school     |         |
b   | 2026-03-13 | school.tired  | school     |         |
"""
CLOSED = DECLINED.replace("help.declined |", "work.closed   |").replace(
    "for=child, need=parenting", "service=early help"
)


class TestDeclined:
    def test_and_two_new_worries_within_sixty_days(self, spec):
        outcome = spec(
            DECLINED,
            as_of="2026-03-13",
            because="n a b",
            sentence="2 new worries since help was declined on 12 January 2026",
            against="",
            missing=[],
        )
        assert outcome.finding.tier is Tier.WEEKLY

    def test_on_the_sixtieth_day_and_not_on_the_next(self, spec):
        spec(DECLINED, as_of="2026-12-01", because="n a b")
        spec(DECLINED.replace("2026-03-13", "2026-03-14"), as_of="2026-12-01", because=None)

    def test_a_worry_of_the_day_itself_is_not_new(self, spec):
        spec(DECLINED.replace("2026-02-02", "2026-01-12"), as_of="2026-03-13", because=None)
        spec(DECLINED.replace("2026-02-02", "2026-01-13"), as_of="2026-03-13", because="n a b")

    def test_one_is_too_few(self, spec):
        spec(DECLINED, as_of="2026-03-12", because=None, next_look="2026-03-13")
        spec(DECLINED, as_of="2026-03-12", because="n a", settings={"worries": 1},
             sentence="1 new worry since help was declined on 12 January 2026")  # fmt: skip

    def test_twelve_months_to_the_day(self, spec):
        spec(DECLINED, as_of="2027-01-12", because="n a b")
        spec(DECLINED, as_of="2027-01-13", because=None)

    def test_two_offers_are_one_question(self, spec):
        again = (
            DECLINED
            + "m | 2026-02-10 | help.declined | school | | need=money\nc | 2026-03-20 | school.hungry | school | |"
        )
        spec(again, as_of="2026-03-20", because="n a b m c", in_order="n a m b c",
             sentence="3 new worries since help was declined on 12 January 2026")  # fmt: skip

    def test_a_worry_that_follows_neither_is_left_out(self, spec):
        spec(DECLINED + "c | 2026-04-20 | school.hungry | school | |", as_of="2026-04-20", because="n a b")

    def test_accounts_of_one_worry_count_once(self, spec):
        spec(
            DECLINED.replace("school     |         |\n", "school     | b       |\n", 1),
            as_of="2026-03-13",
            because=None,
        )

    def test_one_without_a_date_is_said(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(DECLINED + "m | | help.declined | school | |", as_of="2026-03-13", because="n a b", missing=missing)
        spec(DECLINED.replace("2026-01-12", ""), as_of="2026-03-13", because=None)

    @pytest.mark.parametrize("cause", ["money", "landlord", "service"])
    def test_never_what_money_a_landlord_or_a_service_caused(self, spec, cause):
        spec(
            DECLINED.replace("school     |         |\n", f"school | | cause={cause}\n", 1),
            as_of="2026-03-13",
            because=None,
        )

    def test_our_own_lateness_is_no_worry_about_the_family(self, spec):
        late = DECLINED.replace("school.tired  | school     |         |", "action.overdue | school | | owner=school")
        spec(late, as_of="2026-03-13", because=None)

    def test_a_brothers_worries_are_his_own(self, spec):
        spec("\n".join(DECLINED.splitlines()[:4]), siblings=(DECLINED,), as_of="2026-03-13", because=None)

    def test_offers_made_since_point_the_other_way(self, spec):
        more = DECLINED + (
            "o | 2026-02-20 | help.offered  | early-help | | need=parenting\n"
            "p | 2026-01-12 | help.offered  | early-help | | need=parenting\n"
            "q | 2026-02-25 | help.declined | early-help | | need=money"
        )
        spec(more, as_of="2026-03-13", because="n a b", against="o")


class TestHelpThatCameAfterAll:
    @pytest.mark.parametrize(
        ("line", "because"),
        [
            ("s | 2026-02-20 | help.started | early-help | | for=child, need=parenting", None),
            ("s | 2026-02-20 | help.started | early-help | | for=child", None),
            ("s | 2026-02-20 | help.started | early-help | | for=child, condition=Parenting", None),
            ("s | 2026-02-20 | help.started | early-help | | for=child, need=speech", "n a b"),
            ("s | 2026-01-12 | help.started | early-help | | for=child, need=parenting", "n a b"),
            ("s | 2026-01-13 | help.started | early-help | | for=child, need=parenting", None),
            ("s |            | help.started | early-help | | for=child, need=parenting", "n a b"),
            ("s | 2026-02-20 | work.opened  | early-help | | service=early help", None),
        ],
    )
    def test_overtakes_the_no(self, spec, line, because):
        spec(DECLINED + line, as_of="2026-03-13", because=because)

    def test_also_where_the_no_named_nothing(self, spec):
        unnamed = DECLINED.replace(", need=parenting", "") + "s | 2026-02-20 | help.started | gp | | need=speech"
        spec(unnamed, as_of="2026-03-13", because=None)


class TestClosed:
    def test_and_two_new_worries(self, spec):
        spec(CLOSED, as_of="2026-03-13", because="n a b",
             sentence="2 new worries since work closed on 12 January 2026")  # fmt: skip

    def test_while_other_work_is_open_the_worries_have_somebody(self, spec):
        opened = CLOSED + "o | 2025-12-01 | work.opened | childrens-social-care | | service=social work"
        spec(opened, as_of="2026-03-13", because=None)
        spec(CLOSED, as_of="2026-03-13", because=None, child={"level": "early_help"})

    def test_a_no_counts_while_work_is_open(self, spec):
        spec(DECLINED, as_of="2026-03-13", because="n a b", child={"level": "child_in_need"})


def test_what_else_could_explain_it_is_said(spec):
    innocent = spec(DECLINED, as_of="2026-03-13", because="n a b").finding.innocent
    assert any("wrong offer" in words for words in innocent)


def test_what_a_partnership_may_set(ranges):
    ranges("worries 1-6, within_days 28-120, months 6-24")
