"""Narrows when something was from what people know: before or after a day, a school year, the child's age.

What comes out is a span of days. No single day is made up, none lies before the pregnancy, and none after the day on
which the thing was already known.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from seen.core.dates.ages import birthday
from seen.core.dates.ages_said import ANY_NUMBER, STAGES, days_aged
from seen.core.dates.calendar_spans import written
from seen.core.dates.childhood import LONGEST, NO_BEGINNING, Childhood
from seen.core.dates.occasions import occasion
from seen.core.dates.partial import PartialDate, Precision
from seen.core.dates.reading import Reading, read_date
from seen.core.dates.school_years import RECEPTION, group_named, starts_on
from seen.core.dates.terms import ENGLAND, Terms
from seen.core.dates.verdicts import Context, Doubt, Span, Verdict

BLANKS = re.compile(r"\s+")
ONE_DAY = timedelta(days=1)
NO_BIRTH = "needs the child’s date of birth, which is not recorded. Say the year, or a day before or after"
NOT_BORN = "is about a child who is born. This one is not recorded as born yet. Which day, month or year is it?"

RELATION = re.compile(
    r"(?:some ?time |any ?time |just |shortly |soon |not long )?"
    r"(?P<relation>before|prior to|after|following|since|until|up to|by) (?P<rest>.+)"
)
BOTH = re.compile(r"(?:between|after|from|since) (?P<first>.+?) (?:and|to|but) (?:before |until )?(?P<last>.+)")
PART = re.compile(
    r"(?:the )?(?P<part>beginning|start|end|middle) of (?:the )?(?P<rest>.+)|(?P<early>early|late) in (?P<late>.+)"
)
TERM_OF = re.compile(r"(?:the )?(?P<term>autumn|spring|summer)(?: term)?,?(?: of| in)? (?P<group>.+)")
OF_TERM = re.compile(r"(?P<group>.+?),? (?:in the |the )?(?P<term>autumn|spring|summer)(?: term)?")
STARTED = re.compile(
    r"(?:starting|started|starts|beginning|began|begins|joining|joined|going to) "
    r"(?P<school>school|primary(?: school)?|reception|nursery|pre-?school|secondary(?: school)?|year [0-9]{1,2})"
)
SCHOOLS = {
    "school": RECEPTION,
    "primary": RECEPTION,
    "primary school": RECEPTION,
    "secondary": 7,
    "secondary school": 7,
}
BIRTHDAY = re.compile(rf"(?:his|her|their|the)? ?(?P<years>{ANY_NUMBER})(?:st|nd|rd|th)? birthday")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
UNBORN = r"(?:(?:in|during) (?:the |her )?)?pregnancy|before (?:the )?birth|(?:while )?unborn|antenatal(?:ly)?"
PLAIN = re.compile(r"(?:while |when )?(?:in|on|during|at|over|whilst in|throughout|as)(?: the)? ")
ABOUT = re.compile(r"(?:about|around|roughly|approximately|approx\.?|circa|perhaps|probably|maybe|possibly) ")
AGED = re.compile(r"(?:at )?(?:aged?|the age of|age of) |at (?=.*[a-z])|(?=.* (?:old|of age)$)")


def narrowed(words: str, *, childhood: Childhood, today: date, terms: Terms = ENGLAND) -> Reading:
    """Read when something was from what is known, or from any written date. Never raises; asks where it is unsure."""
    return _Narrowing(words, childhood, today, terms).read()


class _Narrowing:
    def __init__(self, words: str, childhood: Childhood, today: date, terms: Terms) -> None:
        self.childhood, self.as_of, self.terms = childhood, today, terms
        self.context = Context(BLANKS.sub(" ", words).strip(), today, childhood.first, terms)
        names = "|".join(re.escape(name.casefold()) for name in childhood.names if name)
        whose = rf"(?:he|she|they|(?:the )?(?:child|baby|boy|girl){f'|{names}' if names else ''})"
        self.unborn = re.compile(rf"{UNBORN}|before {whose} (?:was|were|is) born")
        self.subject = re.compile(
            rf"(?:when |while )?{whose} (?:was|were|is|had) (?=\S)|(?:when )?{whose} (?=start|began|join)"
        )

    def read(self) -> Reading:
        words = self.context.text.casefold().replace("’", "'").rstrip(" .,;!")
        span = None if len(words) > LONGEST else self._span(words)
        if span is None:
            return self._as_written()
        if isinstance(span, Span):
            span = self._inside(span)
        if isinstance(span, Doubt):
            return Reading(span.verdict, None, question=span.question, text=self.context.text)
        on = PartialDate(self.context.text, span.earliest, span.latest, span.precision, span.about)
        return Reading(Verdict.ACCEPTED, on, flagged=span.flagged, text=self.context.text)

    def _span(self, words: str) -> Span | Doubt | None:
        forms: tuple[Callable[[str], Span | Doubt | None], ...] = (
            self._unborn, self._both, self._relation, self._known_by_child, self._occasion, self._part,
        )  # fmt: skip
        for form in forms:
            if (found := form(words)) is not None:
                return found
        if match := ABOUT.match(words):
            found = self._span(words[match.end() :])
            return replace(found, about=True) if isinstance(found, Span) else found
        if match := PLAIN.match(words):
            return self._span(words[match.end() :])
        return None

    def _any(self, words: str) -> Span | Doubt | None:
        """Return what the words mean, in our own forms or as a written date."""
        found = self._span(words)
        if found is not None:
            return found
        reading = read_date(words, today=self.as_of, terms=self.terms)
        if reading.on is None or reading.on.earliest is None or reading.on.latest is None:
            return Doubt(Verdict.ASK, reading.question) if reading.question else None
        on = reading.on
        return Span(reading.on.earliest, reading.on.latest, on.precision, on.about, reading.flagged)

    def _unborn(self, words: str) -> Span | Doubt | None:
        if not self.unborn.fullmatch(words):
            return None
        child = self.childhood
        if child.first is None:
            return self.context.ask(f"{NO_BIRTH}.")
        return Span(child.first, child.born - ONE_DAY if child.born else child.last, Precision.RANGE)

    def _both(self, words: str) -> Span | Doubt | None:
        match = BOTH.fullmatch(words)
        if match is None:
            return None
        ends = [self._any(match[name]) for name in ("first", "last")]
        doubt = next((end for end in ends if isinstance(end, Doubt)), None)
        first, last = ends
        if doubt or not isinstance(first, Span) or not isinstance(last, Span):
            return None if words.startswith(("between", "from")) else doubt
        after, before = words.startswith(("after", "since")), "before " in words
        starts = first.latest + ONE_DAY if after and not words.startswith("since") else first.earliest
        ends_on = last.earliest - ONE_DAY if before else last.latest
        if starts > ends_on:
            return self.context.ask("ends before it begins. Which are the first and the last day?")
        return Span(starts, ends_on, Precision.RANGE, first.about or last.about)

    def _relation(self, words: str) -> Span | Doubt | None:
        match = RELATION.fullmatch(words)
        if match is None:
            return None
        relation, child = match["relation"], self.childhood
        moment = self._moment(match["rest"])
        of = self._any(match["rest"]) if moment is None else moment
        if not isinstance(of, Span):
            return of
        if relation in {"after", "following", "since"}:
            starts = of.earliest if moment or of.about or relation == "since" else of.latest + ONE_DAY
            return self._too_late() if starts > child.last else Span(starts, child.last, Precision.RANGE, of.about)
        if child.first is None:
            return self.context.ask(f"{NO_BEGINNING}.")
        ends = of.latest if relation in {"by", "until", "up to"} or of.about else of.earliest - ONE_DAY
        return self._too_early() if ends < child.first else Span(child.first, ends, Precision.RANGE, of.about)

    def _moment(self, words: str) -> Span | Doubt | None:
        """Return the day on which something began that lasts: an age, school; or an occasion's own day."""
        if found := occasion(words):
            return Span(found[0], found[0], Precision.DAY)
        match = self.subject.match(words)
        if match is None:
            return None
        rest = words[match.end() :].removeprefix("in ")
        started = STARTED.fullmatch(rest)
        span = self._group(self._school_of(started), first_day=True) if started else self._known_by_child(words)
        return replace(span, latest=span.earliest) if isinstance(span, Span) else span

    @staticmethod
    def _school_of(started: re.Match[str]) -> int | None:
        name = started["school"]
        return SCHOOLS[name] if name in SCHOOLS else group_named(name)

    def _known_by_child(self, words: str) -> Span | Doubt | None:
        """Return the days of a school year, a term of one, a start of school, a birthday or an age."""
        match = self.subject.match(words)
        rest = words[match.end() :] if match else words
        rest = rest.removeprefix("in ") if match else rest
        return self._school(rest) or self._birthday(rest) or self._age(rest, said_of_child=match is not None)

    def _school(self, words: str) -> Span | Doubt | None:
        if match := STARTED.fullmatch(words):
            return self._group(self._school_of(match), term="autumn", about=True)
        for form in (TERM_OF, OF_TERM):
            match = form.fullmatch(words)
            group = group_named(match["group"]) if match else None
            if match and group is not None:
                return self._group(group, term=match["term"])
        group = group_named(words)
        return None if group is None else self._group(group)

    def _group(
        self, group: int | None, *, term: str = "", first_day: bool = False, about: bool = False
    ) -> Span | Doubt | None:
        if group is None:
            return None
        born = self.childhood.born
        if born is None:
            return self._no_birth()
        begins = starts_on(born, group)
        loosely = about or group < RECEPTION  # many children go to nursery before their nursery year
        if first_day:
            return Span(begins, begins, Precision.DAY, loosely)
        days = self.terms.school_year(begins.year)
        if term:
            days = self.terms.days(term, begins.year if term == "autumn" else begins.year + 1)
        return Span(*days, Precision.TERM, loosely)

    def _birthday(self, words: str) -> Span | Doubt | None:
        for word, number in ORDINALS.items():
            words = re.sub(rf"\b{word}(?= birthday)", str(number), words)
        match = BIRTHDAY.fullmatch(words)
        if match is None:
            return None
        if self.childhood.born is None:
            return self._no_birth()
        day = birthday(self.childhood.born, int(match["years"]))
        return Span(day, day, Precision.DAY)

    def _age(self, words: str, *, said_of_child: bool) -> Span | Doubt | None:
        match = AGED.match(words)
        if not said_of_child and match is None and words not in STAGES:
            return None  # a bare number is no age
        words = words[match.end() :] if match else words
        loosely = ABOUT.match(words)
        words = words[loosely.end() :] if loosely else words
        found = days_aged(words, born=self.childhood.born or self.as_of)
        if found is None:
            return None
        if self.childhood.born is None:
            return self._no_birth()
        earliest, latest, about = found
        return Span(earliest, latest, Precision.RANGE, about or loosely is not None)

    def _occasion(self, words: str) -> Span | Doubt | None:
        """Return an occasion's own days where it is named alone, and its one day where something is before it."""
        found = occasion(words)
        if found is None:
            return None
        _, first, last = found
        return Span(first, last, Precision.RANGE, about=True)

    def _part(self, words: str) -> Span | Doubt | None:
        """Return the term in which the beginning or the end of a school year lies."""
        match = PART.fullmatch(words)
        if match is None:
            return None
        rest, part = (match["rest"], match["part"]) if match["rest"] else (match["late"], match["early"])
        group = group_named(rest)
        if group is None:
            return None
        term = {"beginning": "autumn", "start": "autumn", "early": "autumn", "middle": "spring"}.get(part, "summer")
        found = self._group(group, term=term, about=True)
        return replace(found, precision=Precision.RANGE) if isinstance(found, Span) else found

    def _as_written(self) -> Reading:
        """Read an ordinary date; the day on which the thing was known bounds it as well."""
        reading = read_date(self.context.text, today=self.as_of, not_before=self.childhood.first, terms=self.terms)
        on = reading.on
        if on is None or on.earliest is None or on.latest is None or on.latest <= self.childhood.last:
            return reading
        doubt = None
        if on.earliest > self.childhood.last:
            doubt = self._too_late()
        elif on.precision in (Precision.RANGE, Precision.WEEK):
            doubt = self.context.ask(f"ends after {self._reached()}. What is the last day?")
        if doubt:
            return Reading(doubt.verdict, None, question=doubt.question, text=reading.text)
        return replace(reading, on=replace(on, latest=self.childhood.last))

    def _inside(self, span: Span) -> Span | Doubt:
        child = self.childhood
        if span.earliest > child.last:
            return self._too_late()
        if child.first and span.latest < child.first:
            return self._too_early()
        return replace(
            span, earliest=max(span.earliest, child.first or span.earliest), latest=min(span.latest, child.last)
        )

    def _too_late(self) -> Doubt:
        return self.context.ask(f"is after {self._reached()}. When was it?")

    def _too_early(self) -> Doubt:
        first = written(self.childhood.first) if self.childhood.first else ""
        return self.context.ask(f"is before {first}, the earliest day that can concern this child. Is the date right?")

    def _reached(self) -> str:
        return f"{written(self.childhood.last)}, the day on which it reached the record"

    def _no_birth(self) -> Doubt:
        return self.context.ask(NOT_BORN if self.childhood.due else f"{NO_BIRTH}.")
