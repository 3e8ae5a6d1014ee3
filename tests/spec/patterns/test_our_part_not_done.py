"""Row 46: our part, not done yet."""

import pytest

HEADER = """
ref | on         | kind           | agency     | same_as | detail
"""
OPEN = {"level": "early_help"}


def plan(family: int, ours: int, *, on: str = "2026-01-12") -> str:
    rows = [f"f{n} | {on} | action.agreed | early-help | | action=theirs {n},owner=family" for n in range(family)]
    rows += [f"o{n} | {on} | action.agreed | early-help | | action=ours {n},owner=school" for n in range(ours)]
    return HEADER + "\n".join(rows) + "\n"


class TestMoreAskedThanGiven:
    def test_three_of_theirs_to_one_of_ours(self, spec):
        outcome = spec(
            plan(3, 1),
            as_of="2026-02-01",
            because="f0 f1 f2 o0",
            child=OPEN,
            sentence="Since 12 January 2026 the family has 3 actions in the plan and we have 1",
            against="",
            missing=["No day was agreed for 1 action of ours."],
            next_look="2027-01-13",
        )
        assert outcome.finding.tier == "weekly"
        assert "The family asked for these to be theirs." in outcome.finding.innocent

    @pytest.mark.parametrize(
        ("family", "ours", "found"),
        [(2, 0, False), (3, 0, True), (3, 1, True), (4, 2, False), (5, 2, True), (3, 2, False)],
    )
    def test_more_than_twice_as_many_and_three_or_more(self, spec, family, ours, found):
        because = " ".join([f"f{n}" for n in range(family)] + [f"o{n}" for n in range(ours)])
        spec(plan(family, ours), as_of="2026-02-01", because=because if found else None, child=OPEN)

    def test_a_partnership_may_set(self, spec):
        spec(plan(4, 1), as_of="2026-02-01", because=None, child=OPEN, settings={"times_ours": 4})
        spec(plan(4, 1), as_of="2026-02-01", because=None, child=OPEN, settings={"family_least": 5})
        spec(plan(2, 0), as_of="2026-02-01", because="f0 f1", child=OPEN, settings={"family_least": 2})

    def test_the_same_words_agreed_again_are_one_action(self, spec):
        again = plan(2, 0) + "g | 2026-02-12 | action.agreed | early-help | | action=Theirs 1,owner=Family\n"
        spec(again, as_of="2026-03-01", because=None, child=OPEN)

    def test_without_words_each_entry_is_one(self, spec):
        wordless = plan(3, 0).replace("action=theirs 1,", "").replace("action=theirs 2,", "")
        spec(wordless, as_of="2026-02-01", because="f0 f1 f2", child=OPEN)

    @pytest.mark.parametrize("who", ["mother", "Father", "carer", "child"])
    def test_one_of_the_family_is_the_family(self, spec, who):
        spec(plan(3, 1).replace("owner=family", f"owner={who}"), as_of="2026-02-01", because="f0 f1 f2 o0", child=OPEN)

    def test_an_action_of_nobody_counts_for_neither(self, spec):
        nobody = "g | 2026-01-12 | action.agreed | early-help | | action=x\n"
        spec(plan(2, 0) + nobody, as_of="2026-02-01", because=None, child=OPEN)
        spec(
            plan(3, 0) + nobody,
            as_of="2026-02-01",
            because="f0 f1 f2",
            child=OPEN,
            missing=["Who is to do 1 action is not recorded."],
        )

    def test_twelve_months(self, spec):
        spec(plan(3, 1), as_of="2027-01-12", because="f0 f1 f2 o0", child=OPEN)
        spec(plan(3, 1), as_of="2027-01-13", because=None, child=OPEN)
        spec(plan(3, 1), as_of="2026-07-13", because=None, child=OPEN, settings={"months": 6})


# Three of ours; the last is due on 1 March.
LATE = (
    HEADER
    + """
a | 2026-01-12 | action.agreed | early-help | | action=bed,owner=housing,due=2026-02-01
b | 2026-01-12 | action.agreed | early-help | | action=place,owner=school,due=2026-02-15
c | 2026-01-12 | action.agreed | early-help | | action=visit,owner=health-visiting,due=2026-03-01
"""
)


class TestOursPastTheirDay:
    def test_three(self, spec):
        spec(
            LATE,
            as_of="2026-03-02",
            because="a b c",
            child=OPEN,
            sentence="3 actions of ours, agreed since 12 January 2026, not recorded as done in time: "
            "housing, school and health visiting",
            missing=[],
        )

    def test_on_the_day_itself_there_is_still_time(self, spec):
        spec(LATE, as_of="2026-03-01", because=None, child=OPEN, next_look="2026-03-02")

    def test_two_are_too_few_unless_a_partnership_says_so(self, spec):
        two = LATE.replace("owner=health-visiting", "owner=family")
        spec(two, as_of="2026-03-02", because=None, child=OPEN)
        spec(two, as_of="2026-03-02", because="a b", child=OPEN, settings={"late": 2})

    def test_one_done_by_somebody_is_not_late(self, spec):
        done = "d | {} | action.done | early-help | | action=Visit,owner={}\n"
        spec(LATE + done.format("2026-03-09", "health-visiting"), as_of="2026-03-20", because=None, child=OPEN)
        spec(LATE + done.format("2026-01-12", "health-visiting"), as_of="2026-03-20", because=None, child=OPEN)
        spec(LATE + done.format("2026-01-11", "health-visiting"), as_of="2026-03-20", because="a b c", child=OPEN)
        spec(LATE + done.format("2026-03-09", "gp"), as_of="2026-03-20", because="a b c", child=OPEN, against="d")
        spec(LATE + done.format("2026-03-09", "family"), as_of="2026-03-20", because="a b c", child=OPEN, against="")

    def test_done_on_a_day_nobody_knows_is_not_known_to_be_done(self, spec):
        done = "d | | action.done | early-help | | action=visit,owner=health-visiting\n"
        spec(LATE + done, as_of="2026-03-20", because="a b c", child=OPEN)

    def test_agreed_again_with_a_later_day(self, spec):
        again = LATE + "d | 2026-02-20 | action.agreed | early-help | | action=visit,owner=health-visiting,due={}\n"
        spec(again.format("2026-04-01"), as_of="2026-04-01", because=None, child=OPEN)
        spec(again.format("2026-04-01"), as_of="2026-04-02", because="a b c d", child=OPEN)
        spec(again.format("soon"), as_of="2026-03-02", because="a b c d", child=OPEN)  # the day before it stands

    def test_noted_as_overdue(self, spec):
        noted = "d | 2026-02-20 | action.overdue | early-help | | action=forms,owner=gp\n"
        two = LATE.replace(",due=2026-03-01", "")
        spec(two, as_of="2026-03-20", because=None, child=OPEN)
        spec(
            two + noted,
            as_of="2026-03-20",
            because="a b d",
            child=OPEN,
            missing=["No day was agreed for 1 action of ours."],
        )
        later = "e | {} | action.done | early-help | | action=forms,owner=gp\n"
        spec(two + noted + later.format("2026-02-20"), as_of="2026-03-20", because=None, child=OPEN)
        spec(two + noted + later.format("2026-02-19"), as_of="2026-03-20", because="a b d", child=OPEN)
        spec(two + noted.replace("owner=gp", "owner=family"), as_of="2026-03-20", because=None, child=OPEN)

    def test_an_overdue_entry_is_no_action_of_the_plan(self, spec):
        told = "d | 2026-02-20 | action.overdue | early-help | | action=forms,owner=family\n"
        spec(plan(2, 0) + told, as_of="2026-03-20", because=None, child=OPEN)

    def test_both_at_once(self, spec):
        spec(
            LATE + plan(7, 0, on="2026-02-12").removeprefix(HEADER),
            as_of="2026-03-20",
            because="a b c f0 f1 f2 f3 f4 f5 f6",
            child=OPEN,
            sentence="Since 12 January 2026 the family has 7 actions in the plan and we have 3; "
            "3 actions of ours, agreed since 12 January 2026, not recorded as done in time: "
            "housing, school and health visiting",
        )


def test_only_while_work_is_open(spec):
    spec(plan(3, 1), as_of="2026-02-01", because=None)
    closed = plan(3, 1) + "w | 2026-01-01 | work.opened | gp | |\nv | 2026-02-20 | work.closed | gp | |\n"
    spec(closed, as_of="2026-02-19", because="f0 f1 f2 o0")
    spec(closed, as_of="2026-02-20", because=None)


def test_two_accounts_of_one_count_once(spec):
    twice = plan(2, 0) + "g | 2026-01-12 | action.agreed | school | f1 | action=other words,owner=family\n"
    spec(twice, as_of="2026-02-01", because=None, child=OPEN)


def test_without_a_date_it_joins_no_window(spec):
    undated = "g | | action.agreed | early-help | | action=x,owner=family\n"
    spec(plan(2, 0) + undated, as_of="2026-02-01", because=None, child=OPEN)
    spec(
        plan(3, 0) + undated,
        as_of="2026-02-01",
        because="f0 f1 f2",
        child=OPEN,
        missing=["1 entry of this sort has no known date, so it is not counted here."],
    )


def test_a_siblings_plan_is_their_own(spec):
    spec(plan(2, 0), siblings=[plan(3, 0)], as_of="2026-02-01", because=None, child=OPEN)


def test_what_a_partnership_may_set(ranges):
    ranges("times_ours 1-4, family_least 2-8, late 1-6, months 6-24")
