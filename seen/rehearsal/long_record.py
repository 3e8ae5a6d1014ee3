"""Tells the longest story: one boy, seventeen years, 3,000 entries of nine agencies; always the same, up to today."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from seen.core.dates.partial import PartialDate, Precision
from seen.core.dates.reading import read_date
from seen.kit.knowledge.pathways import england
from seen.rehearsal.stories import AT_ANY_HOUR, FILES, Told, settled

LONG = "longmere"
ENTRIES, IN_ONE_WEEK, UNDATED, OF_EACH_SIBLING = 3_000, 140, 40, 40
WEEK_AGO = 2_110  # the week in which everybody wrote at once
QUIET = 26  # days after a move in which nobody wrote
OLD = 900  # days: what is older is often dated by a month, a season or a year
YEAR = 365.25
WITH_BROTHERS_AND_SISTERS = {"contact.seen", "contact.no_access", "police.attended", "meeting.held"}
SENTENCE = re.compile(r"(^|[.?] )([a-z])")
Row = Mapping[str, Any]


def long_story(*, today: date) -> list[Told]:
    """Return the whole story as if today were the day after its last line."""
    return list(_Teller(today).rows())


class _Teller:
    """Draws every row from one sequence of chances, so that each loading tells the same."""

    def __init__(self, today: date) -> None:
        self.today, self.chance = today, Random(LONG)  # noqa: S311 - a story, not a secret
        self.sayings = tomllib.loads((FILES / f"{LONG}-sentences.toml").read_text(encoding="utf-8"))
        self.family = settled(LONG)
        self.eldest, *self.younger = self.family["child"]
        self.moves = [row["ago"] for row in self.family["address"]]
        week = today - timedelta(days=WEEK_AGO)
        self.monday = week - timedelta(days=week.weekday())
        self.number = 0

    def rows(self) -> Iterator[Told]:
        """Yield every row: his life, the week on the ward, his own words, and what is told of each of the others."""
        voices = self.sayings["voice"]
        for _ in range(ENTRIES - IN_ONE_WEEK - UNDATED - len(voices)):
            yield self._of_his_life(self._on_some_day)
        for number in range(IN_ONE_WEEK):
            yield self._in_the_week(number)
        for _ in range(UNDATED):
            yield self._of_his_life(lambda said, day: PartialDate.unknown())
        for voice in voices:
            heard = voice | {"kind": "voice.heard", "source": "child_said", "detail": {"alone": True}}
            yield self._told(heard, self.eldest["key"], heard["text"], PartialDate.day(self._working(heard["ago"])))
        for child in self.younger:
            for _ in range(OF_EACH_SIBLING):
                yield self._of_another(child)

    def _of_his_life(self, dated: Any) -> Told:
        ago = self._ago(self.eldest["born_ago"] - 40)
        age = (self.eldest["born_ago"] - ago) / YEAR
        sayings = [one for one in self.sayings["says"] if one["ages"][0] <= age < one["ages"][1] + 1]
        said = self.chance.choices(sayings, [one["often"] for one in sayings])[0]
        on = dated(said, self._day(said, ago))
        about = [self.eldest["key"]]
        if said["kind"] in WITH_BROTHERS_AND_SISTERS and on.precision is Precision.DAY and not on.about:
            born = [row["key"] for row in self.younger if row["born_ago"] > ago + 60]
            about += self.chance.sample(born, k=min(len(born), self.chance.randint(0, 3)))
        return self._told(said, " ".join(about), self._say(said["texts"]), on)

    def _in_the_week(self, number: int) -> Told:
        said = self.chance.choice(self.sayings["ward"])
        days = 7 if said["agency"] in AT_ANY_HOUR else 5
        day = self.monday + timedelta(days=number % days)
        while said["agency"] not in AT_ANY_HOUR and not england().is_working(day):
            day += timedelta(days=1 if day == self.monday else -1)
        return self._told(said, self.eldest["key"], self._say(said["texts"]), PartialDate.day(day))

    def _of_another(self, child: Row) -> Told:
        ago = self._ago(child["born_ago"] - 40)
        age = (child["born_ago"] - ago) / YEAR
        sayings = [one for one in self.sayings["own"] if one.get("from", 0) <= age < one.get("to", 17) + 1]
        said = self.chance.choice(sayings)
        text = self._say(said["texts"], name=child["name"].split()[0])
        return self._told(said, child["key"], text, PartialDate.day(self._day(said, ago)))

    def _ago(self, most: int) -> int:
        """Return how many days ago: not in the weeks after a move, nor in the week that is told apart."""
        while True:
            ago = self.chance.randint(1, most)
            quiet = any(moved - QUIET <= ago <= moved + 3 for moved in self.moves)
            if not quiet and abs(ago - WEEK_AGO) > 12:
                return ago

    def _day(self, said: Row, ago: int) -> date:
        return self.today - timedelta(days=ago) if said["agency"] in AT_ANY_HOUR else self._working(ago)

    def _working(self, ago: int) -> date:
        return england().last_by(self.today - timedelta(days=ago))

    def _on_some_day(self, said: Row, day: date) -> PartialDate:
        """Return the day or, of what is long ago, sometimes only what somebody later remembered of it."""
        if (self.today - day).days < OLD or self.chance.random() > 0.08:
            return PartialDate.day(day)
        texts = (f"{day:%B %Y}", f"about {day.day} {day:%B %Y}", f"week of {day.day} {day:%B %Y}", f"{day:%Y}",
                 f"c. {day:%B %Y}", f"early {day:%Y}", f"Spring {day:%Y}", f"autumn term {day:%Y}")  # fmt: skip
        born = self.today - timedelta(days=self.eldest["born_ago"])
        on = read_date(self.chance.choice(texts), today=self.today, not_before=born).on
        told_apart = on and on.latest and on.latest >= self.monday and (on.latest - self.monday).days < 7
        sure = on and on.earliest and on.earliest > born and not told_apart
        return on if on and sure else PartialDate.day(day)

    def _say(self, texts: list[str], **known: str) -> str:
        words = {slot: self.chance.choice(choices) for slot, choices in self.sayings["fill"].items()}
        said = self.chance.choice(texts).format(**words, **known)
        return SENTENCE.sub(lambda found: found[1] + found[2].upper(), said)

    def _told(self, said: Row, child: str, text: str, on: PartialDate) -> Told:
        self.number += 1
        latest = on.latest or self.today - timedelta(days=WEEK_AGO)
        written = min(england().add(latest, self.chance.randint(0, 4)), self.today)
        return Told(
            ref=f"L{self.number:04}", child=child, kind=said["kind"], agency=said["agency"], on=on, recorded=written,
            source_type=said.get("source", "observed"), areas=tuple(filter(None, [said.get("areas", "")])), text=text,
            detail=said.get("detail", {}), words=said.get("words", ""), same_as="",
        )  # fmt: skip
