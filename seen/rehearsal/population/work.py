"""Tells how open work goes in a household: visits, meetings, actions, goals and grades, until it is closed or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from seen.core.dates.school_breaks import easter_break, summer_break, winter_break
from seen.rehearsal.population.family import YEAR, Family, Person
from seen.rehearsal.population.lives import poisson
from seen.rehearsal.population.rates import Rates, cell
from seen.rehearsal.population.record import Record, days

SOCIAL_CARE, EARLY_HELP = "childrens-social-care", "early-help"
VISITS = {"early_help": (25, 50), "child_in_need": (16, 30), "child_protection": (9, 20)}  # days from one to the next
BEGINS_AFTER = {"early_help": 0, "child_in_need": 30, "child_protection": 40}  # days of assessment before the level
MEETS = {"early_help": "team_around_family", "child_in_need": "team_around_family", "child_protection": "core_group"}
MEETING_DAYS, GRADED_DAYS = 40, 85
SEEN_ELSEWHERE = {"health-visiting": 40, "nursery": 40, "school": 40, "school-nursing": 90}
"""How often, in days, those round the child write that they saw the child, an assumption."""
PLANNED_DAYS = 91
"""Open work of three months or less, almost half of it (source dfe-cin-2024), is an assessment or brief help, and sets
no goal: an assumption."""
FIRST_REVIEW_DAYS = 28
WEEKS_OFF = 2, 2, 6
"""The weeks of the winter, Easter and summer breaks."""
ALONE_FROM, SCHOOL_FROM = 4, 5
ALONE = 0.97  # of visits to children who can be seen alone
ITEMS = ("food-and-drink", "home-safety")
INSTRUMENT, VERSION = "neglect-toolkit", "1.0"
GOOD, POOR = 2, 3  # the worse of two grades, 1 the best and 4 the worst, where work is not and where it is for neglect
MOSTLY = 0.5  # of goals that get better: from here on work is closed when the last of them is met
OLD, CITED = 120, 3  # days after which an entry is history, and how many of these an assessment cites
BETWEEN = 60  # days at least between two times of open work
OF_ONE_MIND, FOR_ADULTS, GRADED_ONCE, TURNING = WRONG = ("of_one_mind", "for_adults", "graded_once", "turning")
"""How work may go wrong as a whole (see stories.toml)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One time of open work: from a day (as ordinal) to another, at a level, done as `practice` says."""

    level: str
    begins: int
    ends: int
    practice: Mapping[str, float]


def tell_ordinary_work(
    rates: Rates, family: Family, records: Sequence[Record], *, chance: Random, busy: Sequence[Piece]
) -> None:
    """Tell of open work that has nothing to do with neglect, at times when there is none already."""
    taken = [(piece.begins, piece.ends) for piece in busy]
    first, last = rates.first.toordinal(), rates.last.toordinal()
    for row in rates.work:
        here = [number for number, child in enumerate(family.children) if child.disabled or not row.get("only")]
        likelier = row["evened"] * (row.get("hardship", 1) if family.children[0].hardship else 1)
        mean = row["per_1000"] / 1000 * (last - first) / YEAR * likelier
        for _ in range(poisson(chance, mean) if here else 0):
            begins = chance.randrange(first, last)
            ends = begins + chance.randint(*row["days"])
            if all(ends + BETWEEN < start or begins > end + BETWEEN for start, end in taken):
                taken.append((begins, ends))
                piece = Piece(row["level"], begins, ends, rates.practice)
                tell_work(piece, [family.children[n] for n in here], [records[n] for n in here], chance=chance)


def tell_work(piece: Piece, children: Sequence[Person], records: Sequence[Record], *, chance: Random) -> None:
    """Tell of one time of open work in the record of each child."""
    days, tried = _visit_days(piece, chance)
    meetings = list(range(piece.begins + BEGINS_AFTER[piece.level] + 8, piece.ends, MEETING_DAYS))
    changes = _changes(piece, chance)
    for child, record in zip(children, records, strict=True):
        _Telling(piece, child, record).all(days, tried, meetings, changes)


def _visit_days(piece: Piece, chance: Random) -> tuple[list[int], list[int]]:
    """Return the days on which the children were seen, and those of visits at which nobody was in."""
    least, most = VISITS[piece.level]
    seen, tried, day = list[int](), list[int](), piece.begins + chance.randint(1, 5)
    while day < piece.ends:
        if chance.random() < piece.practice["missed_visit"]:
            tried.append(day)
            day += chance.randint(2, 9)
            continue
        seen.append(day)
        day += chance.randint(least, most) * (2 if chance.random() < piece.practice["late_visit"] else 1)
    return seen, tried


def _changes(piece: Piece, chance: Random) -> list[tuple[int, bool]]:
    """Return the days on which another worker took over, and whether that was planned."""
    years = (piece.ends - piece.begins) / YEAR
    days = [
        chance.randrange(piece.begins, piece.ends) for _ in range(poisson(chance, piece.practice["turnover"] * years))
    ]
    return [(day, chance.random() >= piece.practice["unplanned"]) for day in sorted(days)]


class _Telling:
    """Tells one time of open work in the record of one child."""

    def __init__(self, piece: Piece, child: Person, record: Record) -> None:
        self.piece, self.child, self.record, self.chance = piece, child, record, record.chance
        self.agency = EARLY_HELP if piece.level == "early_help" else SOCIAL_CARE
        self.young = self._age(piece.begins) < SCHOOL_FROM
        self.network = ["health-visiting", "nursery"] if self.young else ["school", "school-nursing"]
        self.goes_wrong = {name for name in WRONG if name in piece.practice and self._chosen(name)}

    def all(self, seen: list[int], tried: list[int], meetings: list[int], changes: list[tuple[int, bool]]) -> None:
        self._open(changes)
        for day in seen:
            self._see(day)
        for day in tried:
            self.record.tell(day, "contact.no_access", self.agency, cell(by="lead", announced=True))
        for agency in self.network:
            for day in range(self.piece.begins + 10, self.piece.ends, SEEN_ELSEWHERE[agency]):
                self.record.tell(day + self.chance.randrange(9), "contact.seen", agency, cell(by=agency))
        for number, day in enumerate(meetings):
            self._meet(day, number)
        self._agree()
        self._plan_breaks()
        self._aim()
        self._grade()
        self._hear()
        self._close()

    def _age(self, day: int) -> int:
        return int((day - self.child.born.toordinal()) / YEAR)

    def _chosen(self, name: str) -> bool:
        return self.chance.random() < self.piece.practice[name]

    def _open(self, changes: list[tuple[int, bool]]) -> None:
        begins, level, tell = self.piece.begins, self.piece.level, self.record.tell
        made = tell(begins - 3, "referral.made", self.network[0], cell(**{"from": self.network[0], "to": self.agency}))
        if made:
            outcome = "early_help" if level == "early_help" else "assessment"
            tell(begins - 1, "referral.outcome", self.agency, cell(referral=made, outcome=outcome, told_referrer=True))
        tell(begins, "work.opened", self.agency, cell(service=self.agency))
        tell(begins, "worker.allocated", self.agency, cell(person="worker 1", role="lead", planned=True))
        tell(begins + 2, "history.read", self.agency, cell(by="lead"))
        changed = cell(**{"from": "universal", "to": level})
        if begins + BEGINS_AFTER[level] < self.piece.ends:
            tell(begins + BEGINS_AFTER[level], "level.changed", self.agency, changed)
        for number, (day, planned) in enumerate(changes, start=2):
            says = cell(person=f"worker {number}", role="lead", planned=planned)
            tell(day, "worker.allocated", self.agency, says)
            if not self._chosen("absent"):
                tell(day, "history.read", self.agency, cell(by="lead"))

    def _see(self, day: int) -> None:
        if self._age(day) < ALONE_FROM or self.child.communicates == "other":
            kind = "contact.observed"
        else:
            kind = "contact.seen_alone" if self.chance.random() < ALONE else "contact.seen"
        met = {"with": "mother and father or partner"} if self._chosen("both_met") else {}
        self.record.tell(day, kind, self.agency, cell(by="lead", announced=self.chance.random() < 0.7, **met))

    def _meet(self, day: int, number: int) -> None:
        attended = [agency for agency in self.network if not self._chosen("absent")]
        reports = [agency for agency in self.network if agency in attended or self._chosen("report")]
        notice = self.chance.randint(1, 4) if self._chosen("short_notice") else self.chance.randint(5, 15)
        kind = MEETS[self.piece.level]
        if self.piece.level == "child_protection" and number % 4 == 0:
            kind = "review_conference" if number else "initial_conference"
        says = cell(
            kind=kind, invited=self.network, attended=attended, notice_days=notice, reports=reports,
            alternatives=OF_ONE_MIND not in self.goes_wrong,
        )  # fmt: skip
        self.record.tell(day, "meeting.held", self.agency, says)
        if TURNING in self.goes_wrong and kind.endswith("conference"):
            for after, value in ((-4, 2), (20, 4)):
                self._give(day + after, "the home", value, cites=[])

    def _agree(self) -> None:
        day = self.piece.begins + BEGINS_AFTER[self.piece.level] + 8
        while day < self.piece.ends:
            for owner in ("family", self.network[0]):
                due, says = day + 56, {"action": f"action of {owner} {day - self.piece.begins}", "owner": owner}
                if FOR_ADULTS in self.goes_wrong:
                    says["for"] = "adult"
                on = cell(**says, due=_iso(due))
                self.record.tell(day, "action.agreed", self.agency, on)
                if self._chosen("done"):
                    self.record.tell(
                        day + self.chance.randint(20, 55), "action.done", self.agency, cell(**says, verified_by="lead")
                    )
                else:
                    self._overdue(due, {**says, "due": _iso(due)})
            day += 120

    def _overdue(self, due: int, says: Mapping[str, str]) -> None:
        """What was not done by its day: noted, and mostly done later."""
        late = due + self.chance.randint(10, 60)
        if due + 3 < self.piece.ends:
            self.record.tell(due + 3, "action.overdue", self.agency, cell(**says))
        if self._chosen("done_late") and late < self.piece.ends:
            self.record.tell(late, "action.done", self.agency, cell(**says))

    def _plan_breaks(self) -> None:
        """Before a school break, a day on which the child will be seen in it; and whether anybody came."""
        winter, easter, summer = WEEKS_OFF
        first, last = (date.fromordinal(day).year for day in (self.piece.begins, self.piece.ends))
        for year in () if self.young else range(first, last + 2):
            for begins, _ in (winter_break(year, weeks=winter), easter_break(year, weeks=easter),
                              summer_break(year, weeks=summer)):  # fmt: skip
                agreed, due = begins.toordinal() - 14, begins.toordinal() + self.chance.randint(2, 12)
                if self.piece.begins <= agreed and due < self.piece.ends and self._chosen("break_planned"):
                    seen = f"see the child in the break of {_iso(due)}"
                    said = {"action": seen, "owner": self.agency, "due": _iso(due)}
                    says = cell(**said)
                    self.record.tell(agreed, "action.agreed", self.agency, says)
                    if self._chosen("done"):
                        self.record.tell(due, "action.done", self.agency, says)
                        self._see(due)
                    else:
                        self._overdue(due, said)

    def _aim(self) -> None:
        begins = self.piece.begins + BEGINS_AFTER[self.piece.level] + 10
        if self._is_short():
            return
        for number, (goal, whose) in enumerate((("goal 1", "child"), ("goal 2", "adult"))):
            whose = "adult" if FOR_ADULTS in self.goes_wrong else whose
            says = {"goal": goal, "item": ITEMS[number], "for": whose}
            due = begins + 90
            self.record.tell(begins, "goal.set", self.agency, cell(**says, baseline=3, target=1, due=_iso(due)))
            reviews = range(begins + FIRST_REVIEW_DAYS, self.piece.ends - 21, 42)
            for day in reviews:
                if self._chosen("better") or (day == reviews[-1] and self.piece.practice["better"] >= MOSTLY):
                    self.record.tell(day, "goal.reviewed", self.agency, cell(**says, progress="better"))
                    self.record.tell(day + 20, "goal.met", self.agency, cell(**says))
                    break
                self.record.tell(day, "goal.reviewed", self.agency, cell(**says, progress="same"))

    def _grade(self) -> None:
        worst = GOOD if self.piece.practice["better"] >= MOSTLY else POOR
        values = [self.chance.randint(worst - 1, worst) for _ in ITEMS]
        days = range(self.piece.begins + 20, self.piece.ends, GRADED_DAYS)
        for day in days[:1] if GRADED_ONCE in self.goes_wrong else days:
            for number, item in enumerate(ITEMS):
                self._give(day, item, values[number], cites=self._cited(day))
                if self._chosen("better"):
                    values[number] = max(1, values[number] - 1)

    def _give(self, day: int, item: str, value: int, *, cites: list[str]) -> None:
        says = {"instrument": INSTRUMENT, "version": VERSION, "item": item, "value": value}
        by = {"best": 1, "worst": 4, "rater": "worker 1", "rater_role": "social worker"}
        self.record.tell(day, "grade.given", self.agency, cell(**says, **by, cites=cites))

    def _cited(self, day: int) -> list[str]:
        """What an assessment takes from the history: some of what is old enough, unless nobody looked."""
        if self._chosen("absent"):
            return []
        return [row[1] for row in self.record.rows if row[0] < day - OLD][:CITED]

    def _hear(self) -> None:
        """The child's day in the child's own way, each time that grades are given, unless nobody asked."""
        method = "watching and signs" if self.child.communicates == "other" else "talking and drawing"
        for day in range(self.piece.begins + 25, self.piece.ends, GRADED_DAYS):
            if self.chance.random() >= self.piece.practice["absent"]:
                says = cell(method=method, verbatim=self.child.communicates == "words", alone=True, acted_on=True)
                self.record.tell(day, "voice.heard", self.agency, says)

    def _is_short(self) -> bool:
        return self.piece.ends - self.piece.begins <= PLANNED_DAYS

    def _close(self) -> None:
        ends, tell = self.piece.ends, self.record.tell
        why = "no more help needed" if self._is_short() else "goals met"
        says = cell(decision="close", reasons=why, unanimous=True, cites=self._cited(ends - 1))
        tell(ends - 1, "decision.made", self.agency, says)
        if ends - self.piece.begins > BEGINS_AFTER[self.piece.level]:
            tell(ends, "level.changed", self.agency, cell(**{"from": self.piece.level, "to": "universal"}))
        tell(ends, "work.closed", self.agency, cell(service=self.agency))
        tell(ends, "worker.unallocated", self.agency, cell(person="worker", role="lead", planned=True))


def _iso(day: int) -> str:
    return days()[day]
