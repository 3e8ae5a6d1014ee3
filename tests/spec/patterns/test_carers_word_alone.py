"""Row 27: told to us, not yet seen."""

import pytest

# Three of five entries on physical care are known from carers alone: sixty percent.
FIVE = """
ref | on         | kind             | agency | areas         | source_type | same_as | detail
a   | 2026-01-10 | note.observation | school | physical-care | carer_said  |         |
b   | 2026-01-20 | note.strength    | gp     | physical-care | carer_said  |         |
c   | 2026-01-30 | food.concern     | school |               | carer_said  |         |
d   | 2026-02-10 | food.concern     | school |               | observed    |         |
e   | 2026-02-20 | clothing.concern | school |               | record      |         |
x   | 2026-03-10 | decision.made    | social |               |             |         | cites=[a b]
"""
SENTENCE = (
    "Of 5 entries on physical care since 10 January 2026 3 are known from carers alone, "
    "and the decision of 10 March 2026 rests on them"
)


def line(ref: str, on: str, source: str, *, same_as: str = "", kind: str = "food.concern") -> str:
    return f"{ref} | {on} | {kind} | police | | {source} | {same_as} |\n"


def test_sixty_percent_of_five(spec):
    outcome = spec(
        FIVE,
        as_of="2026-04-01",
        because="a b c x",
        sentence=SENTENCE,
        against="d e",
        missing=[],
        next_look="2026-07-11",
    )
    assert outcome.finding.tier == "reflective"
    assert "Records were asked for and have not come yet." in outcome.finding.innocent


class TestHowMuch:
    def test_less_than_sixty(self, spec):
        spec(FIVE + line("f", "2026-02-25", "measured"), as_of="2026-04-01", because=None)
        spec(
            FIVE + line("f", "2026-02-25", "measured"), as_of="2026-04-01", because="a b c x", settings={"percent": 50}
        )
        spec(FIVE, as_of="2026-04-01", because=None, settings={"percent": 61})

    def test_sixty_to_the_entry(self, spec):
        for said, others, because in ((60, 40, True), (59, 40, False)):
            told = "".join(line(f"a{n}", "2026-01-10", "carer_said") for n in range(said))
            told += "".join(line(f"b{n}", "2026-01-10", "observed") for n in range(others))
            cites = "x | 2026-03-10 | decision.made | social | | | | cites=[a0]\n"
            found = " ".join([*(f"a{n}" for n in range(said)), "x"])
            spec(
                FIVE.strip().splitlines()[0] + "\n" + told + cites,
                as_of="2026-04-01",
                because=found if because else None,
            )

    def test_two_of_three_where_a_partnership_asks_of_so_few(self, spec):
        three = "\n".join(row for row in FIVE.splitlines() if row[:1] not in {"c", "d"})
        spec(three, as_of="2026-04-01", because="a b x", settings={"entries": 3})

    def test_four_are_too_few(self, spec):
        four = "\n".join(row for row in FIVE.splitlines() if not row.startswith("e "))
        spec(four, as_of="2026-04-01", because=None)
        spec(four, as_of="2026-04-01", because="a b c x", settings={"entries": 4})

    def test_how_each_is_known_must_be_recorded_to_count(self, spec):
        spec(FIVE.replace("record     ", ""), as_of="2026-04-01", because=None)
        spec(
            FIVE + line("f", "2026-02-25", "") + line("g", "2026-02-25", ""),
            as_of="2026-04-01",
            because="a b c x",
            missing=["How 2 entries came to be known is not recorded."],
        )

    def test_six_months_back(self, spec):
        spec(FIVE, as_of="2026-07-10", because="a b c x")
        spec(FIVE, as_of="2026-07-11", because=None)
        spec(FIVE, as_of="2026-04-11", because=None, settings={"months": 3})

    def test_the_decision_too(self, spec):
        early = FIVE.replace("2026-03-10", "2026-01-09")
        spec(early, as_of="2026-07-09", because="a b c x")
        spec(early, as_of="2026-07-10", because=None)

    def test_without_a_date(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(FIVE + line("f", "", "observed"), as_of="2026-04-01", because="a b c x", missing=missing)
        spec(FIVE.replace("2026-01-30", ""), as_of="2026-04-01", because=None)


class TestWhoSaidIt:
    @pytest.mark.parametrize("source", ["child_said", "worker_said", "measured", "record", "observed"])
    def test_only_carers_words_are_carers_words(self, spec, source):
        other = FIVE.replace(
            "food.concern     | school |               | carer_said", f"food.concern | school | | {source}"
        )
        spec(other, as_of="2026-04-01", because=None)

    def test_what_somebody_else_saw_as_well_is_not_known_from_carers_alone(self, spec):
        spec(FIVE + line("f", "2026-01-30", "observed", same_as="c"), as_of="2026-04-01", because=None)
        again = line("f", "2026-01-30", "carer_said", same_as="c")
        spec(FIVE + again, as_of="2026-04-01", because="a b c x", sentence=SENTENCE)

    def test_a_grade_is_no_evidence_of_its_own(self, spec):
        grades = "".join(f"g{n} | 2026-02-20 | grade.given | gp | physical-care | observed | |\n" for n in range(3))
        spec(FIVE + grades, as_of="2026-04-01", because="a b c x", sentence=SENTENCE)

    def test_another_area_is_another_matter(self, spec):
        spec(FIVE.replace("clothing.concern", "school.tired    "), as_of="2026-04-01", because=None)

    def test_our_own_work_is_no_area_of_care(self, spec):
        ours = FIVE.replace("physical-care", "system       ")
        for kind in ("food.concern    ", "clothing.concern"):
            ours = ours.replace(f"{kind} | school |               ", "contact.seen | school | ")
        assert "concern" not in ours
        spec(ours, as_of="2026-04-01", because=None)

    def test_two_areas(self, spec):
        both = FIVE.replace("physical-care", "physical-care/health").replace(
            "concern     | school |               ", "concern | school | physical-care/health"
        )
        both = both.replace(
            "clothing.concern | school |               ", "clothing.concern | school | health/physical-care"
        )
        spec(
            both,
            as_of="2026-04-01",
            because="a b c x",
            sentence=SENTENCE + "; of 5 entries on health since 10 January 2026 3 are known from carers alone, "
            "and the decision of 10 March 2026 rests on them",
        )


class TestTheDecisionRestsOnThem:
    def cites(self, refs: str) -> str:
        return FIVE.replace("[a b]", f"[{refs}]")

    @pytest.mark.parametrize(
        ("refs", "because"),
        [
            ("a", "a b c x"),
            ("a b c d e", "a b c x"),  # sixty percent of what it cites here
            ("a d", None),
            ("d e", None),
            ("zz", None),
            ("", None),
            ("a zz", "a b c x"),  # what it cites elsewhere says nothing of this area
        ],
    )
    def test_most_of_what_it_cites_in_the_area(self, spec, refs, because):
        spec(self.cites(refs), as_of="2026-04-01", because=because)

    def test_by_any_account(self, spec):
        again = line("f", "2026-01-30", "carer_said", same_as="c")
        spec(self.cites("f") + again, as_of="2026-04-01", because="a b c x")

    def test_the_latest_that_does(self, spec):
        more = FIVE + "y | 2026-03-20 | decision.made | social | | | | cites=[c]\n"
        said = SENTENCE.replace("10 March", "20 March")
        spec(more, as_of="2026-04-01", because="a b c y", sentence=said)
        spec(more.replace("[c]", "[d]"), as_of="2026-04-01", because="a b c x", sentence=SENTENCE)

    def test_with_no_open_work_too(self, spec):
        closed = FIVE + "w | 2026-01-01 | work.opened | gp | | | |\nv | 2026-03-20 | work.closed | gp | | | |\n"
        spec(closed, as_of="2026-04-01", because="a b c x")


def test_a_siblings_entries_are_their_own(spec):
    spec(FIVE, siblings=[FIVE.replace("carer_said", "observed")], as_of="2026-04-01", because="a b c x")


def test_what_a_partnership_may_set(ranges):
    ranges("entries 3-12, percent 50-100, months 3-12", reach=12)
