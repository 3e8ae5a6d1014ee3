"""Finds words in a text that say when it was: “when she was 3”, “in Year 2”. They are proposed, never taken."""

import re
from dataclasses import dataclass
from datetime import date

from seen.core.dates.ages_said import ANY_NUMBER
from seen.core.dates.childhood import Childhood
from seen.core.dates.narrowing import narrowed
from seen.core.dates.partial import PartialDate
from seen.core.dates.terms import ENGLAND, Terms
from seen.core.dates.verdicts import Verdict
from seen.core.dates.words import MONTH_OF

AT_MOST = 3
LOOKED_AT = 4_000
"""Characters of a text that are looked at: whoever dates a thing does so near its beginning."""

_MONTH = rf"(?:{'|'.join(sorted(MONTH_OF, key=len, reverse=True))})"
_DAY = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{_MONTH} [0-9]{{4}}"
_YEAR_GROUP = r"(?:year|yr|y) ?(?:1[0-3]|[1-9])(?![0-9/.:])(?! ?(?:months?|weeks?|days?|old))"
_GROUP = rf"(?:{_YEAR_GROUP}|(?:reception|nursery) (?:class|year)|(?<=in )reception(?! (?:desk|area|room|of|at)\b))"
_TERM = r"(?:autumn|spring|summer) term"
_NAMED = rf"(?:christmas|xmas|easter|new year) [0-9]{{4}}|{_DAY}|(?:spring|summer|autumn)(?: term)? (?:of )?[0-9]{{4}}"
_BARE = r"(?:19|20)[0-9]{2}(?![0-9/.\-])"
_SCHOOL = r"(?:start(?:ed|s|ing)|began|joined) (?:school|primary school|reception|nursery|secondary school)"
_UNIT = r"(?: (?:years?|months?|weeks?|days?))?(?: old)?"
_NOT = re.compile(r"(?:\b(?:not|never|no|born|dob|d\.o\.b\.)|n't):? (?:\w+ )?$")


@dataclass(frozen=True, slots=True)
class Hint:
    """Words of a text, as they stand there, and the days that they mean for the child."""

    words: str
    on: PartialDate


def hints(text: str, *, childhood: Childhood, today: date, terms: Terms = ENGLAND) -> tuple[Hint, ...]:
    """Return up to three of the ways in which a text says when it was, in its order. What cannot be is left out."""
    found: dict[tuple[date | None, date | None], Hint] = {}
    for match in _pattern(childhood.names).finditer(text[:LOOKED_AT]):
        if _NOT.search(text[: match.start()].casefold()):
            continue
        words = " ".join(match.group().split())
        reading = narrowed(words, childhood=childhood, today=today, terms=terms)
        if reading.verdict is Verdict.ACCEPTED and reading.on is not None:
            found.setdefault((reading.on.earliest, reading.on.latest), Hint(words, reading.on))
    return tuple(found.values())[:AT_MOST]


def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    called = "".join(f"|{re.escape(name)}" for name in names if name)
    whose = rf"(?:he|she|they|the (?:child|baby){called})"
    aged = (
        rf"{whose} (?:was|were) (?:about |nearly |around |just |only )?{ANY_NUMBER}(?![0-9:/.%]| ?(?:kg|cm|lb)){_UNIT}"
    )
    relation = r"(?:before|after|since|until|by)"
    forms = (
        rf"{relation} (?:{_NAMED}|{_BARE}|{_GROUP})",
        rf"{relation} {whose} (?:{_SCHOOL}|was born|(?:was|were) {ANY_NUMBER}\b{_UNIT})",
        rf"(?:when|while) {aged}",
        rf"when {whose} {_SCHOOL}",
        rf"when {whose} (?:was|were) (?:in {_GROUP}|a (?:baby|newborn|toddler))",
        rf"at (?:the age of |age )(?:about )?{ANY_NUMBER}\b{_UNIT}",
        rf"at (?:about )?{ANY_NUMBER} (?:weeks?|months?)(?: old)?\b(?! (?:pregnant|gestation|review|check))",
        rf"(?:in |during |at the )?(?:the )?(?:(?:start|beginning|end) of )?{_TERM},? (?:of|in) {_GROUP}",
        rf"(?:at the |in the )?(?:start|beginning|end) of {_GROUP}",
        rf"(?<![0-9] )(?<![0-9]-)\b(?:in )?{_GROUP}(?: (?:autumn|spring|summer) term)?",
        rf"(?:in |on |at |during |over )?(?:the )?(?:{_NAMED})",
        rf"in {_BARE}",
        r"during (?:the |her )?pregnancy|before (?:the )?birth",
    )
    return re.compile(r"\b(?:" + "|".join(forms) + r")", re.IGNORECASE)
