"""What a timeline says of a child on a date, and when it would say something else."""

from datetime import date

import pytest

from seen.core.timeline.child import Child
from tests.builders.timelines import a_timeline

STORY = """
ref | on         | recorded   | kind                    | agency | detail
c   | 2026-03-31 |            | appointment.attended    | gp     | service=gp
a   | 2026-01-10 |            | appointment.not_brought | gp     | service=gp
b   | 2026-02-28 |            | food.concern            | school |
d   |            |            | food.concern            | school |
e   | 2026-05-01 |            | food.concern            | police |
f   | 2026-02-01 | 2026-06-01 | note.strength           | school |
g   |            | 2026-07-01 | food.concern            | school |
"""


def story(as_of="2026-04-10"):
    return a_timeline(STORY, as_of=as_of)


def refs(events):
    return " ".join(event.ref for event in events)


class TestWhatIsRead:
    def test_kinds_by_name_by_family_and_all(self):
        assert refs(story().of("appointment.attended")) == "c"
        assert refs(story().of("appointment.*")) == "a c"
        assert refs(story().of("food.concern", "appointment.*")) == "a b c d"
        assert refs(story().of("*")) == "a b c d"
        assert refs(story().of("appointment")) == ""

    def test_only_what_had_happened_and_reached_the_record(self):
        assert refs(story("2026-05-31").of("*")) == "a b c e d"
        assert refs(story("2026-06-01").of("*")) == "a f b c e d"
        assert refs(story("2026-07-01").of("food.concern")) == "b e d g"

    def test_a_window_holds_both_ends_and_nothing_undated(self):
        assert refs(story().back(months=3).of("*")) == "a b c"
        assert refs(story("2026-04-11").back(months=3).of("*")) == "b c"
        assert refs(story().back(days=90).of("*")) == "a b c"
        assert refs(story("2026-04-11").back(days=90).of("*")) == "b c"

    def test_the_undated(self):
        assert refs(story().undated("*")) == "d"

    def test_the_last_and_the_first(self):
        assert story().last("food.concern").ref == "b"
        assert story().last("police.attended") is None
        assert story().of("*").first.ref == "a"
        assert refs(story().of("*")[1:3]) == "b c"

    def test_the_dated_by_their_days(self):
        read = story().of("*")
        assert refs(read.dated) == "a b c"
        assert refs(read.since(date(2026, 2, 28))) == "b c"
        assert refs(read.since(date(2026, 3, 1))) == "c"
        assert refs(read.before(date(2026, 3, 31))) == "a b"
        assert refs(read.before(date(2026, 4, 1))) == "a b c"
        assert refs(read.between(date(2026, 1, 10), date(2026, 2, 28))) == "a"
        assert refs(story().back(months=2).of("*").where(lambda event: event.ref != "b").dated) == "c"

    def test_what_is_made_of_them_is_made_once(self):
        timeline, made = story(), []

        def reading(events):
            made.append(refs(events))
            return len(events)

        assert timeline.once(reading, "food.concern") == timeline.once(reading, "food.concern") == 2
        assert timeline.once(reading, "police.attended") == 0
        assert made == ["b d", ""]

    def test_a_test_that_patterns_share_is_tried_once(self):
        timeline, tried = story(), []

        def test(event):
            tried.append(event.ref)
            return event.ref == "b"

        assert refs(timeline.of("*").always(test)) == refs(timeline.of("*").always(test)) == "b"
        assert refs(timeline.back(months=3).of("*").always(test)) == "b"
        assert sorted(tried) == sorted("abcdefg" + "abce" + "f")

    def test_words_about_them(self):
        read = story().of("*")
        assert read.agencies == {"gp", "school"}
        assert read.areas == {"health", "physical-care"}
        assert refs(read.worries()) == "a b d"
        assert refs(story("2026-06-01").of("*").strengths()) == "f"


class TestWhenToLookAgain:
    def look(self, read, as_of="2026-04-10"):
        timeline = story(as_of)
        read(timeline)
        return timeline.next_look and timeline.next_look.isoformat()

    def test_nothing_read_nothing_noted(self):
        assert self.look(lambda t: t.back(months=3).of("*").worries()) is None

    def test_an_event_leaves_its_window(self):
        assert self.look(lambda t: len(t.back(months=3).of("appointment.*"))) == "2026-04-11"
        assert self.look(lambda t: list(t.back(days=60).of("food.concern"))) == "2026-04-30"

    def test_what_was_made_before_is_noted_again(self):
        timeline = story()
        timeline.once(len, "food.concern")
        timeline.look_afresh()
        timeline.once(len, "food.concern")
        assert timeline.next_look == date(2026, 5, 1)

    def test_an_event_comes(self):
        assert self.look(lambda t: len(t.of("food.concern"))) == "2026-05-01"
        assert self.look(lambda t: len(t.of("note.strength"))) == "2026-06-01"
        assert self.look(lambda t: len(t.of("*")), "2026-06-02") == "2026-07-01"

    def test_the_undated_join_no_window_even_to_come(self):
        assert self.look(lambda t: len(t.back(days=7).of("food.concern")), "2026-06-02") is None

    def test_only_what_was_kept_is_noted(self):
        def read(timeline):
            return len(timeline.back(months=3).of("*").where(lambda event: event.ref == "c"))

        assert self.look(read, "2026-04-11") == "2026-07-01"

    def test_a_date_is_reached(self):
        assert self.look(lambda t: t.reached(date(2026, 4, 11))) == "2026-04-11"
        assert self.look(lambda t: t.reached(date(2026, 4, 10))) is None
        assert story().reached(date(2026, 4, 10))
        assert not story().reached(date(2026, 4, 11))

    def test_the_earliest_counts_and_is_forgotten(self):
        timeline = story()
        timeline.reached(date(2026, 5, 1))
        timeline.reached(date(2026, 4, 20))
        timeline.reached(date(2026, 6, 1))
        assert timeline.next_look == date(2026, 4, 20)
        timeline.look_afresh()
        assert timeline.next_look is None

    def test_a_siblings_reads_are_noted_too(self):
        timeline = a_timeline(STORY, as_of="2026-04-10", siblings=[STORY])
        (sibling,) = timeline.siblings
        assert sibling.siblings == (timeline,)
        assert len(sibling.back(months=3).of("appointment.*")) == 2
        assert timeline.next_look == date(2026, 4, 11)
        timeline.look_afresh()
        assert sibling.next_look is None

    @pytest.mark.parametrize(
        ("count", "enough", "noted"),
        [(0, True, None), (2, True, "2026-04-11"), (1, True, "2026-07-01"), (3, False, None)],
    )
    def test_counting_for_a_screen(self, count, enough, noted):
        timeline = story()
        assert timeline.back(months=3).of("appointment.*").accounts_at_least(count) is enough
        assert (timeline.next_look and timeline.next_look.isoformat()) == noted

    def test_every_account_as_it_was_given(self):
        told = "ref|on|kind|agency|same_as\na|2026-01-01|contact.seen|gp|\nb|2026-01-01|contact.seen|school|a\n"
        timeline = a_timeline(told + "c|2026-02-09|contact.seen|gp|\n", as_of="2026-02-01")
        seen = timeline.back(months=3).of("contact.seen")
        assert [event.agency for event in seen.accounts] == ["gp", "school"]
        assert timeline.next_look == date(2026, 2, 9)
        assert len(seen) == 1


class TestAccountsOfOneEvent:
    def told(self, *same_as):
        rows = "".join(
            f"{ref} | 2026-01-0{n + 1} | food.concern | gp | {same}\n" for n, (ref, same) in enumerate(same_as)
        )
        return a_timeline("ref|on|kind|agency|same_as\n" + rows, as_of="2026-02-01")

    @pytest.mark.parametrize(
        ("accounts", "read"),
        [
            ([("a", ""), ("b", "a"), ("c", "b")], "a"),
            ([("c", "b"), ("b", "a"), ("a", "")], "a"),
            ([("a", "c"), ("b", "c"), ("c", "")], "c"),
            ([("a", "gone"), ("b", "gone"), ("c", "")], "a c"),
            ([("a", "b"), ("b", "a"), ("c", "")], "a c"),
            ([("b", "a"), ("a", "b"), ("c", "a")], "a"),
            ([("c", "a"), ("b", "a"), ("a", "b")], "a"),
            ([("a", "a"), ("b", ""), ("c", "")], "a b c"),
        ],
    )
    def test_one_stands_for_them(self, accounts, read):
        assert refs(self.told(*accounts).of("*")) == read
        assert refs(self.told(*accounts).back(months=1).of("*")) == read

    def test_joined_after_filtering(self):
        timeline = self.told(("a", ""), ("b", "a"), ("c", "a"))
        assert refs(timeline.of("*").where(lambda event: event.ref != "a")) == "b"
        assert timeline.event_of("c") == "a"
        assert timeline.event_of("elsewhere") == "elsewhere"

    def test_a_thousand_in_a_chain(self):
        chain = [(f"r{n:04}", f"r{n - 1:04}" if n else "") for n in range(1000)]
        rows = "".join(f"{ref} | 2026-01-01 | food.concern | gp | {same}\n" for ref, same in reversed(chain))
        assert refs(a_timeline("ref|on|kind|agency|same_as\n" + rows, as_of="2026-02-01").of("*")) == "r0000"


class TestOpenWork:
    def open(self, rows, *, level="", as_of="2026-06-01"):
        timeline = a_timeline("ref|on|kind|agency|detail\n" + rows, as_of=as_of, child={"level": level})
        return timeline.open_work, refs(timeline.work_opened)

    OPENED = "a | 2026-01-01 | work.opened | early-help | service=family-hub\n"

    @pytest.mark.parametrize(
        ("rows", "still"),
        [
            ("", "a"),
            ("b | 2026-02-01 | work.closed | early-help | service=family-hub", ""),
            ("b | 2026-02-01 | work.closed | gp | service=family-hub", ""),
            ("b | 2026-02-01 | work.closed | early-help |", ""),
            ("b | 2026-02-01 | work.closed | early-help | service=youth", "a"),
            ("b | 2026-02-01 | work.closed | gp |", "a"),
            ("b | 2026-02-01 | work.transferred | early-help | service=family-hub", "a"),
            ("b | | work.closed | early-help | service=family-hub", "a"),
            ("b | 2026-07-01 | work.closed | early-help | service=family-hub", "a"),
            ("b|2026-02-01|work.opened|gp|\nc|2026-03-01|work.closed|gp|", "a"),
            ("b|2026-01-01|work.closed|early-help|service=family-hub", ""),  # opened and closed on one day
            ("b|2026-02-01|work.closed|early-help|\nc|2026-02-01|work.opened|early-help|", "c"),  # closed and opened
        ],
    )
    def test_between_opened_and_closed(self, rows, still):
        assert self.open(self.OPENED + rows) == (bool(still), still)

    @pytest.mark.parametrize(
        ("level", "is_open"), [("", False), ("universal", False), ("early_help", True), ("looked_after", True)]
    )
    def test_the_level_before_the_first_change(self, level, is_open):
        assert self.open("a | 2026-01-01 | food.concern | gp |", level=level) == (is_open, "")

    def test_the_last_change_of_level(self):
        rows = "a|2026-01-01|level.changed|gp|from=universal,to=child_in_need\n"
        assert self.open(rows) == (True, "")
        rows += "b|2026-02-01|level.changed|gp|from=child_in_need,to=universal"
        assert self.open(rows, level="looked_after") == (False, "")
        timeline = a_timeline("ref|on|kind|agency|detail\n" + rows, as_of="2026-01-15")
        assert timeline.level == "child_in_need"
        assert timeline.next_look == date(2026, 2, 1)


class TestTheChild:
    def test_birthdays(self):
        leap = Child("a", born=date(2024, 2, 29))
        assert leap.turns(1) == date(2025, 3, 1)
        assert leap.turns(4) == date(2028, 2, 29)
        assert leap.under(1, on=date(2025, 2, 28)) is True
        assert leap.under(1, on=date(2025, 3, 1)) is False

    def test_unborn_and_unknown(self):
        assert Child("a", due=date(2026, 9, 1)).under(1, on=date(2026, 6, 1)) is True
        assert Child("a").under(1, on=date(2026, 6, 1)) is None
        assert Child("a").turns(1) is None
