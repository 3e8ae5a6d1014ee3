"""Row 28: the home is in order, and the rest?"""

import pytest

OPEN = {"level": "child_in_need"}
GOOD = """
ref | on         | kind          | agency                | areas         | same_as | detail
h   | 2026-03-01 | note.strength | childrens-social-care | physical-care |         |
x   | 2026-03-10 | decision.made | childrens-social-care |               | | decision=step_down,reasons=tidy,cites=[h]
"""
LESS = "Less help decided on 10 March 2026, on the home being in order; no grade is recorded "


def graded(ref: str, area: str, on: str = "2026-02-01", detail: str = "value=1") -> str:
    return f"{ref} | {on} | grade.given | gp | {area} | | item={ref},instrument=t,version=1,best=1,worst=4,{detail}\n"


LOVE, HEALTH, LEARNING = (
    graded(ref, area) for ref, area in (("l", "love-and-care"), ("m", "health"), ("n", "stimulation-and-education"))
)


class TestWhatWasNotLookedAt:
    def test_nothing_else(self, spec):
        outcome = spec(
            GOOD,
            as_of="2026-04-01",
            because="h x",
            in_order="h x",
            child=OPEN,
            sentence=LESS + "of love and care, health and play, learning and school since 10 September 2025",
            against="",
            missing=[],
            next_look="2026-09-11",
        )
        assert outcome.finding.tier == "reflective"
        assert "The home was the whole of the worry." in outcome.finding.innocent

    @pytest.mark.parametrize(
        ("others", "said", "against"),
        [
            (LOVE + HEALTH, "of play, learning and school", "l m"),
            (LOVE + LEARNING, "of health", "l n"),
            (HEALTH + LEARNING, "of love and care", "m n"),
        ],
    )
    def test_one_area_is_enough(self, spec, others, said, against):
        sentence = LESS + said + " since 10 September 2025"
        spec(GOOD + others, as_of="2026-04-01", because="h x", child=OPEN, sentence=sentence, against=against)
        spec(GOOD + others, as_of="2026-04-01", because=None, child=OPEN, settings={"not_graded": 2})

    def test_all_three_were(self, spec):
        spec(GOOD + LOVE + HEALTH + LEARNING, as_of="2026-04-01", because=None, child=OPEN)

    def test_graded_since_the_decision(self, spec):
        later = graded("n", "stimulation-and-education", on="2026-03-20")
        spec(GOOD + LOVE + HEALTH + later, as_of="2026-03-19", because="h x", child=OPEN, next_look="2026-03-20")
        spec(GOOD + LOVE + HEALTH + later, as_of="2026-03-20", because=None, child=OPEN)

    def test_six_months_before_the_decision(self, spec):
        for day, because in (("2025-09-10", None), ("2025-09-09", "h x")):
            old = graded("n", "stimulation-and-education", on=day)
            spec(GOOD + LOVE + HEALTH + old, as_of="2026-04-01", because=because, child=OPEN)
        old = graded("n", "stimulation-and-education", on="2025-12-09")
        spec(GOOD + LOVE + HEALTH + old, as_of="2026-04-01", because="h x", child=OPEN, settings={"grade_months": 3})

    def test_a_grade_without_a_date_is_not_known_to_be_in_time(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        undated = graded("n", "stimulation-and-education", on="")
        spec(GOOD + LOVE + HEALTH + undated, as_of="2026-04-01", because="h x", child=OPEN, missing=missing)

    def test_a_grade_of_the_home_is_no_look_elsewhere(self, spec):
        spec(GOOD + graded("p", "physical-care"), as_of="2026-04-01", because="h x", child=OPEN, against="")


def citing(cites: str, more: str = "") -> str:
    return GOOD.replace("[h]", f"[{cites}]") + more


class TestWhatTheDecisionRestsOn:
    other = "o | 2026-03-02 | note.strength | school | health | |\n"

    @pytest.mark.parametrize(("cites", "because"), [("h o", "h x"), ("h o q", None), ("o", None), ("", None)])
    def test_half_of_it_or_more(self, spec, cites, because):
        spec(citing(cites, self.other), as_of="2026-04-01", because=because, child=OPEN)

    @pytest.mark.parametrize(("of_it", "because"), [(100, "h x"), (101, None)])
    def test_half_to_the_entry(self, spec, of_it, because):
        home = "".join(f"h{n} | 2026-03-01 | goal.met | gp | physical-care | |\n" for n in range(49))
        cites = " ".join(["h", *(f"h{n}" for n in range(of_it - 1))])
        more = " ".join(f"h{n}" for n in range(49))
        spec(citing(cites, home), as_of="2026-04-01", because=because and f"{because} {more}", child=OPEN)

    def test_a_partnership_may_set_the_share(self, spec):
        spec(citing("h o", self.other), as_of="2026-04-01", because=None, child=OPEN, settings={"percent": 51})
        spec(citing("h o q", self.other), as_of="2026-04-01", because="h x", child=OPEN, settings={"percent": 33})

    def test_two_accounts_of_one_entry_are_one(self, spec):
        again = "g | 2026-03-02 | note.strength | school | physical-care | h |\n"
        spec(citing("h g o q", self.other + again), as_of="2026-04-01", because=None, child=OPEN)
        spec(citing("g", again), as_of="2026-04-01", because="h x", child=OPEN)

    @pytest.mark.parametrize(
        ("line", "because"),
        [
            ("goal.met | gp | physical-care | |", "h x"),
            ("home.condition | gp | physical-care | |", None),  # a worry
            ("note.strength | gp | physical-care/health | |", None),  # not of the home alone
            ("grade.given | gp | physical-care | | value=1,best=1,worst=4", "h x"),
            ("grade.given | gp | physical-care | | value=2,best=1,worst=4", "h x"),
            ("grade.given | gp | physical-care | | value=3,best=1,worst=4", None),
            ("contact.seen | gp | physical-care | |", None),
        ],
    )
    def test_what_says_that_a_home_is_in_order(self, spec, line, because):
        told = GOOD.replace("note.strength | childrens-social-care | physical-care |         |", line)
        spec(told, as_of="2026-04-01", because=because, child=OPEN)

    def test_what_it_cites_may_have_no_date(self, spec):
        spec(GOOD.replace("2026-03-01", "          "), as_of="2026-04-01", because="x h", child=OPEN)


class TestTheDecision:
    @pytest.mark.parametrize(
        ("decision", "because"),
        [("close", "h x"), ("Step_Down", "h x"), ("continue", None), ("step_up", None), ("nfa", None), ("", None)],
    )
    def test_for_less_help(self, spec, decision, because):
        spec(GOOD.replace("step_down", decision), as_of="2026-04-01", because=because, child=OPEN)

    @pytest.mark.parametrize(
        ("line", "because"),
        [
            ("y | 2026-03-11 | decision.made | gp | | | decision=continue", None),
            ("y | 2026-03-11 | decision.made | gp | | | decision=start", None),
            ("y | 2026-03-11 | decision.made | gp | | | decision=step_up", None),
            ("y | 2026-03-11 | decision.made | gp | | | decision=nfa", "h x"),
            ("y | 2026-03-09 | decision.made | gp | | | decision=continue", "h x"),
            ("y | 2026-03-11 | level.changed | gp | | | from=early_help,to=child_in_need", None),
            ("y | 2026-03-11 | level.changed | gp | | | from=child_in_need,to=early_help", "h x"),
            ("y | 2026-03-11 | level.changed | gp | | | from=child_in_need,to=child_in_need", "h x"),
            ("y | 2026-03-11 | level.changed | gp | | | from=,to=child_in_need", "h x"),
            ("y | 2026-03-11 | level.changed | gp | | | from=odd,to=early_help", "h x"),
            ("a | 2026-03-10 | level.changed | gp | | | from=early_help,to=child_in_need", "h x"),  # of one day
            ("z | 2026-03-10 | level.changed | gp | | | from=early_help,to=child_in_need", "h x"),
        ],
    )
    def test_until_another_stands(self, spec, line, because):
        spec(GOOD + line, as_of="2026-04-01", because=because, child=OPEN | {"level": "looked_after"})

    def test_six_months(self, spec):
        spec(GOOD, as_of="2026-09-10", because="h x", child=OPEN)
        spec(GOOD, as_of="2026-09-11", because=None, child=OPEN)
        spec(GOOD, as_of="2026-06-11", because=None, child=OPEN, settings={"decision_months": 3})

    def test_only_while_work_is_open(self, spec):
        spec(GOOD, as_of="2026-04-01", because=None)
        closed = GOOD + "w | 2026-01-01 | work.opened | gp | | |\nv | 2026-03-20 | work.closed | gp | | |\n"
        spec(closed, as_of="2026-03-19", because="h x")
        spec(closed, as_of="2026-03-20", because=None)


def test_a_siblings_entries_are_their_own(spec):
    header = GOOD.strip().splitlines()[0] + "\n"
    spec(GOOD, siblings=[header + LOVE + HEALTH + LEARNING], as_of="2026-04-01", because="h x", child=OPEN)


def test_what_a_partnership_may_set(ranges):
    ranges("percent 25-100, not_graded 1-3, grade_months 3-12, decision_months 3-12")
