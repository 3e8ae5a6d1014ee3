"""Row 32: a mark on a child who cannot move about, unsafe sleep, and what adds up round a baby."""

import pytest

from seen.core.patterns.contract import Tier

BORN = {"born": "2026-01-15", "gestation_days": 280}
HEADER = "ref | on         | kind | agency | same_as | detail\n"


def one(line: str) -> str:
    return HEADER + line + "\n"


MARK = one("a | 2026-03-01 | health.injury | health-visiting | | site=cheek")
SLEEP = one("a | 2026-03-01 | sleep.unsafe | health-visiting | | with={with_}")


class TestAMark:
    def test_on_a_baby_of_under_six_months(self, spec):
        outcome = spec(MARK, as_of="2026-03-01", because="a", child=BORN, against="", missing=[],
                       sentence="A mark noted on 1 March 2026 on a child who cannot move about",
                       next_look="2027-03-02")  # fmt: skip
        assert outcome.finding.tier is Tier.NOW
        assert "birthmark" in outcome.finding.innocent[0]
        assert "worn out" not in " ".join(outcome.finding.innocent)

    @pytest.mark.parametrize(
        ("on", "because"), [("2026-07-14", "a"), ("2026-07-15", None)]
    )  # six months on 15 July: older is asked
    def test_by_age_where_nobody_said(self, spec, on, because):
        spec(MARK.replace("2026-03-01", on), as_of="2026-08-01", because=because, child=BORN)

    @pytest.mark.parametrize(
        ("detail", "mobile", "because"),
        [
            ("mobile=false", None, "a"),
            ("mobile=no", True, "a"),  # what was written with the mark comes first
            ("mobile=true", None, None),
            ("mobile=yes", False, None),
            ("", False, "a"),
            ("", True, None),
            ("mapped=true", False, None),
            ("mapped=false", False, "a"),
        ],
    )
    def test_by_what_is_known(self, spec, detail, mobile, because):
        table = MARK.replace("site=cheek", detail)
        for born in ("2026-01-15", "2018-01-15"):
            child = {"born": born, "mobile": mobile}
            spec(table, as_of="2026-03-02", because=because, child=child)

    def test_of_unknown_age_it_is_asked(self, spec):
        spec(MARK, as_of="2026-03-02", because=None)

    def test_it_is_said_that_nobody_knows(self, spec):
        older = MARK + "b | 2026-03-02 | sleep.unsafe | police | | with=smoke"
        spec(older, as_of="2026-03-02", because="b", child={"born": "2025-06-01", "gestation_days": 270},
             missing=["Whether the child could move about when a mark was noted is not recorded: ask."])  # fmt: skip

    def test_twelve_months_to_the_day(self, spec):
        child = {"born": "2018-01-15", "mobile": False}
        spec(MARK, as_of="2027-03-01", because="a", child=child)
        spec(MARK, as_of="2027-03-02", because=None, child=child)

    def test_without_a_date_it_joins_no_window(self, spec):
        spec(MARK.replace("2026-03-01", "          "), as_of="2026-03-02", because=None, child=BORN)

    def test_a_baby_not_yet_due_when_looked_at(self, spec):
        spec(MARK, as_of="2026-03-02", because="a", child={"due": "2026-02-20"})


class TestUnsafeSleep:
    @pytest.mark.parametrize("with_", ["alcohol", "drugs", "smoke", "prematurity", "[smoke pillow]", "Alcohol"])
    def test_with_what_makes_it_worse(self, spec, with_):
        outcome = spec(SLEEP.format(with_=with_), as_of="2026-03-01", because="a", child=BORN)
        assert outcome.finding.tier is Tier.NOW

    @pytest.mark.parametrize("with_", ["", "pillow", "none"])
    def test_alone_it_is_not_this(self, spec, with_):
        spec(SLEEP.format(with_=with_), as_of="2026-03-01", because=None, child=BORN)

    @pytest.mark.parametrize(("days", "because"), [(258, "a"), (259, None), (None, None)])
    def test_of_a_baby_born_before_thirty_seven_weeks(self, spec, days, because):
        child = {"born": "2026-01-15", "gestation_days": days}
        spec(SLEEP.format(with_=""), as_of="2026-03-01", because=because, child=child)

    def test_born_early_counts_under_one(self, spec):
        child = {"born": "2025-06-01", "gestation_days": 250}
        spec(SLEEP.format(with_=""), as_of="2026-05-31", because="a", child=child, next_look="2026-06-01")
        spec(SLEEP.format(with_=""), as_of="2026-06-01", because=None, child=child)

    def test_its_sentence(self, spec):
        spec(SLEEP.format(with_="[smoke alcohol]"), as_of="2026-03-01", because="a", child=BORN,
             sentence="Unsafe sleep with alcohol and smoke, noted on 1 March 2026")  # fmt: skip

    def test_with_a_mark_it_is_one_finding(self, spec):
        both = MARK + "b | 2026-03-02 | sleep.unsafe | police | | with=smoke"
        spec(both, as_of="2026-03-02", because="a b", child=BORN,
             sentence="A mark noted on 1 March 2026 on a child who cannot move about; "
             "unsafe sleep with smoke, noted on 2 March 2026")  # fmt: skip


THREE = (
    HEADER
    + """
a | 2026-02-01 | sleep.unsafe            | health-visiting  | | with=pillow
b | 2026-02-10 | adult.substance         | substance-misuse | | person=Jo
c | 2026-03-01 | appointment.not_brought | health-visiting  | | service=health visitor
"""
)


class TestSeveralAtOnce:
    def test_three_different(self, spec):
        outcome = spec(
            THREE, as_of="2026-03-01", because="a b c", child=BORN, missing=[], next_look="2027-01-15",
            sentence="3 things at once round a baby since 1 February 2026: unsafe sleep, an adult's drink or drugs and "
            "a health visitor's appointment not kept",
        )  # fmt: skip
        assert outcome.finding.tier is Tier.WEEKLY

    def test_two_are_too_few(self, spec):
        spec(THREE, as_of="2026-02-28", because=None, child=BORN, next_look="2026-03-01")
        spec(THREE.replace("adult.substance ", "sleep.unsafe    "), as_of="2026-03-01", because=None, child=BORN)

    def test_under_one(self, spec):
        child = {"born": "2025-03-02", "gestation_days": 280}
        spec(THREE, as_of="2026-03-01", because="a b c", child=child, next_look="2026-03-02")
        spec(THREE, as_of="2026-03-02", because=None, child=child)

    def test_of_unknown_age_a_child_may_be_a_baby(self, spec):
        missing = [
            "Whether the child was born early is not recorded.",
            "The date of birth is not known; the child is taken as under 1.",
        ]
        spec(THREE, as_of="2026-03-01", because="a b c", missing=missing)

    def test_unborn(self, spec):
        spec(THREE, as_of="2026-03-01", because="a b c", child={"due": "2026-06-01"})

    @pytest.mark.parametrize(("days", "because"), [(258, "b c"), (259, None)])
    def test_born_early_is_one_of_them(self, spec, days, because):
        two = "\n".join(line for line in THREE.splitlines() if not line.startswith("a "))
        child = {"born": "2026-01-15", "gestation_days": days}
        spec(two, as_of="2026-03-01", because=because, child=child)

    @pytest.mark.parametrize(
        ("line", "counts"),
        [
            ("household.joined | school | | sex=male, role=partner, age=31", True),
            ("household.joined | school | | sex=female, role=aunt", False),
            ("household.joined | school | | sex=male, role=brother, age=15", False),
            ("household.joined | school | | sex=male, role=brother, age=16", True),
            ("household.joined | school | | role=mother's partner", True),  # a sex that nobody wrote down
            ("household.joined | school | | role=grandmother", False),
            ("household.joined | school | |", False),
            ("health.crying_strain | gp | |", True),
            ("address.moved | housing | | reason=council", True),
            ("address.moved | housing | | reason=refuge", False),
            ("appointment.not_brought | gp | | service=gp", False),
            ("appointment.not_brought | health-visiting | | service=hearing clinic", False),
            ("appointment.not_brought | school | | service=health-visiting", True),
            ("appointment.not_brought | health-visiting | | ", True),
            ("food.concern | school | |", False),
        ],
    )
    def test_what_counts(self, spec, line, counts):
        table = (
            "\n".join(line for line in THREE.splitlines() if not line.startswith("c ")) + f"\nd | 2026-03-01 | {line}"
        )
        spec(table, as_of="2026-03-01", because="a b d" if counts else None, child=BORN)

    def test_accounts_of_one_event_count_once(self, spec):
        told = THREE.replace("b | 2026-02-10 | adult.substance         | substance-misuse | |",
                             "b | 2026-02-01 | sleep.unsafe | police | a |")  # fmt: skip
        spec(told, as_of="2026-03-01", because=None, child=BORN)

    def test_a_visit_kept_points_the_other_way(self, spec):
        kept = THREE + "k | 2026-03-01 | appointment.attended | health-visiting | | service=health visiting"
        spec(kept, as_of="2026-03-01", because="a b c", against="k", child=BORN)


class TestTheHousehold:
    JOINED = one("j | 2026-02-20 | household.joined | school | | sex=male, age=30")
    TWO = "\n".join(line for line in THREE.splitlines() if not line.startswith("c "))

    def test_a_man_who_joined_by_a_brothers_or_sisters_record(self, spec):
        outcome = spec(self.TWO, siblings=[self.JOINED], as_of="2026-03-01", because="a b j", child=BORN)
        assert [event.child for event in outcome.finding.because] == ["amal", "amal", "sibling-0"]

    def test_the_first_who_came_whoever_tells_of_him(self, spec):
        later = self.JOINED.replace("2026-02-20", "2026-02-25").replace("j |", "i |")
        spec(self.TWO, siblings=[later, self.JOINED], as_of="2026-03-01", because="a b j", child=BORN)

    def test_one_thing_of_the_babys_own_is_enough_to_ask_the_others(self, spec):
        alone = one("a | 2026-02-01 | sleep.unsafe | health-visiting | | with=pillow")
        spec(alone, siblings=[self.JOINED], as_of="2026-03-01", because="a j", child=BORN, settings={"together": 2})

    def test_one_thing_of_an_early_babys_own_and_one_man(self, spec):
        alone = one("a | 2026-02-01 | adult.substance | gp | | person=Jo")
        early = {**BORN, "gestation_days": 250}
        spec(alone, siblings=[self.JOINED], as_of="2026-03-01", because="a j", child=early)

    def test_the_childs_own_record_comes_first(self, spec):
        own = self.TWO + "\nd | 2026-02-25 | household.joined | school | | sex=male"
        spec(own, siblings=[self.JOINED], as_of="2026-03-01", because="a b d", child=BORN)

    def test_not_before_he_came(self, spec):
        spec(self.TWO, siblings=[self.JOINED], as_of="2026-02-19", because=None, child=BORN, next_look="2026-02-20")

    def test_nothing_else_of_theirs(self, spec):
        spec(self.TWO, siblings=[THREE], as_of="2026-03-01", because=None, child=BORN)

    def test_nothing_of_the_babys_own_is_nothing(self, spec):
        early = {"born": "2026-01-15", "gestation_days": 250}
        far = one("x | 2024-03-01 | adult.substance | gp | | person=Jo")
        spec(far, siblings=[self.JOINED], as_of="2026-03-01", because=None, child=early, settings={"together": 2})


def test_four_where_a_partnership_says_so(spec):
    spec(THREE, as_of="2026-03-01", because=None, child=BORN, settings={"together": 4})


def test_tired_parents_stand_beside_it(spec):
    assert "worn out" in " ".join(spec(THREE, as_of="2026-03-01", because="a b c", child=BORN).finding.innocent)


def test_one_thing_round_a_baby_born_early_where_two_are_enough(spec):
    spec(one("x | 2026-02-01 | adult.substance | gp | | person=Jo"), as_of="2026-03-01", because="x",
         child={"born": "2026-01-15", "gestation_days": 250}, settings={"together": 2})  # fmt: skip


def test_unsafe_sleep_with_smoke_at_any_age(spec):
    spec(SLEEP.format(with_="[smoke]"), as_of="2026-03-01", because="a", child={"born": "2022-01-15"})


def test_no_more_than_three_explanations_are_shown(spec):
    both = MARK + "b | 2026-03-02 | sleep.unsafe | police | | with=smoke"
    *mark, tired = spec(both, as_of="2026-03-02", because="a b", child=BORN).finding.innocent
    assert len(mark) == 2
    assert "worn out" in tired


def test_shown_in_order_of_day(spec):
    turned = THREE.replace("a |", "x |").replace("c |", "a |").replace("x |", "c |")
    spec(turned, as_of="2026-03-01", because="a b c", in_order="c b a", child=BORN)


def test_what_a_partnership_may_set(ranges):
    ranges("together 2-5, under 1-2, months 6-24, mobile_from_months 6-9")
