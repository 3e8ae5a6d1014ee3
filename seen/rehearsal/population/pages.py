"""Writes the prompt budget and the fairness table as pages of the manual."""

from collections.abc import Iterator, Mapping

from seen.core.fairness.prompted_more import RULE, prompted_more
from seen.core.fairness.suppressing import Group
from seen.core.patterns.runner import patterns
from seen.rehearsal.population.budget import A_WEEK, CASELOAD, LIMITS, TIERS, TIMES, Budget
from seen.rehearsal.population.rates import rates
from seen.rehearsal.population.tally import AGES, COUNTED_YEARS, LIVED, ORDINARY, Tally

SMALL = 10
"""A count under this is not shown."""
HEAD = """# {title}

Made by `{command}`
from an invented population (`script/seen simulate`): do not edit it here. Its rates, and which of them are
assumptions, stand in `seen/rehearsal/population/rates.toml` and `stories.toml`. What is found of invented lives
shows how the patterns weigh against each other and against ordinary contact; it does not show how often they
are right.
"""
COUNTED = """
{children:,} children, {ordinary:,.0f} years of ordinary childhood and {lived:,.0f} in households with a story
of neglect. The last {years} of five years are counted; the years before are the history that patterns read. A
question is *new* where none stood the day before. *Again* is fresh evidence two weeks or more after it was last
asked.
"""
BY_PATTERN = """
## By pattern

Questions per 1,000 years of childhood. *Disabled*: how many times as often as about other ordinary children in a year
of childhood. *For the same reason*: likewise, but a year of open work with one of open work for rows about plans and
practice, and the half year after help became less, after a tenth or more of school was missed, or after an appointment
to which the child was not brought, with such a half year for what rests on that; at most {times:.0f}, and counted as
broken where chance (95 %) does not explain it.

| row | pattern | tier | new | per 1,000 years | again | in a story | disabled | for the same reason |
|---|---|---|---|---|---|---|---|---|"""
BY_WORKER = """
## By worker

Open work is given to lead workers of {caseload} children each, {workers} of them. New weekly questions,
siblings joined: {mean:.2f} a worker a week in the mean, {usual} or fewer in 95 of 100 weeks, {most} at the
most, and more than {limit} in {above:.2%} of weeks: then the oldest evidence comes first and the rest waits.
Households without open work bring the matching desk {desk:.1f} a week per 100,000 children.
"""
BY_STORY = """
## What the stories show

Of the children who lived a story in these {years} years: about how many any pattern asked anew, and which asked
most often.

| story | children | asked about | by row |
|---|---|---|---|"""
FAIRNESS = """
The children of each group about whom a pattern asked at least once in {years} years, per 1,000 children of the
group; every child of the population, whatever they lived. “–” stands where fewer than {small} children were
asked about. No rate of the invented lives differs by ethnicity: what differs here by it is chance. By age, sex,
disability and free meals ordinary lives do differ, as published, so these tables show what a pattern makes of
differences in ordinary contact: how large they are for real children the register of a partnership says.
"""


def budget_page(budget: Budget, tally: Tally, *, command: str) -> str:
    """Return the prompt budget as Markdown."""
    parts = [HEAD.format(title="Prompt budget", command=command), *_verdict(budget)]
    return "\n".join([*parts, *_by_pattern(budget), _by_worker(budget), *_by_story(tally), ""])


def fairness_page(tally: Tally, *, command: str) -> str:
    """Return, as Markdown, the share of children of each group about whom each pattern asked."""
    parts = [HEAD.format(title="Fairness of the patterns", command=command)]
    parts.append(FAIRNESS.format(years=COUNTED_YEARS, small=SMALL).strip("\n"))
    parts.append(f"\n{RULE}")
    for quality in dict.fromkeys(quality for quality, _ in sorted(tally.told)):
        parts += _fairness_table(tally, quality)
    return "\n".join([*parts, ""])


def _verdict(budget: Budget) -> Iterator[str]:
    children = sum(budget.children.get(group, 0) for group in (ORDINARY, LIVED))
    years = {name: budget.years.get(group, 0) for name, group in (("ordinary", ORDINARY), ("lived", LIVED))}
    yield COUNTED.format(children=children, years=COUNTED_YEARS, **years).strip("\n")
    yield ""
    yield "| tier | new, per 1,000 ordinary child-years | at most | again |"
    yield "|---|---|---|---|"
    for tier in TIERS:
        new, again = budget.totals[tier]
        yield f"| {tier} | {new:.2f} | {f'{LIMITS[tier]:.0f}' if tier in LIMITS else 'no limit'} | {again:.2f} |"
    yield ""
    broken = "; ".join(budget.broken)
    yield f"**The budget does not hold:** {broken}." if broken else "**The budget holds.**"


def _by_pattern(budget: Budget) -> Iterator[str]:
    yield BY_PATTERN.format(times=TIMES)
    for line in budget.lines:
        plain, times = ("–" if ratio is None else f"{ratio:.1f}" for ratio in (line.plain, line.times))
        yield (
            f"| {line.row} | {line.title} | {line.tier} | {line.number} | {line.new:.2f} | {line.again:.2f} "
            f"| {line.lived:.1f} | {plain} | {times}{f' ({line.like})' if line.like else ''} |"
        )
    silent = sorted({pattern.row for pattern in patterns()} - {line.row for line in budget.lines})
    if silent:
        rows = ", ".join(map(str, silent))
        yield f"\nNever asked here: rows {rows}. What they read is rare or absent in the invented lives."


def _by_worker(budget: Budget) -> str:
    found = budget.workers
    return BY_WORKER.format(
        caseload=CASELOAD, workers=found.workers, mean=found.mean, usual=found.usual_most, most=found.most,
        limit=A_WEEK, above=found.above, desk=found.desk,
    )  # fmt: skip


def _by_story(tally: Tally) -> Iterator[str]:
    yield BY_STORY.format(years=COUNTED_YEARS).strip("\n")
    for story in (story.name for story in rates().stories):
        lived = tally.lived[story]
        if lived:
            rows = sorted(
                ((number, row) for (name, row), number in tally.met.items() if name == story and row), reverse=True
            )
            most = ", ".join(f"{row} ({number / lived:.0%})" for number, row in rows[:5])
            yield f"| {story} | {lived} | {tally.met[story, 0] / lived:.0%} | {most} |"


def _fairness_table(tally: Tally, quality: str) -> Iterator[str]:
    known = [words for _, words in AGES]
    told = (value for name, value in tally.told if name == quality)
    values = sorted(told, key=lambda value: (known.index(value) if value in known else 0, value))
    yield f"\n## {quality}\n"
    yield "| row | pattern | " + " | ".join(f"{value} ({tally.told[quality, value]:,})" for value in values) + " |"
    yield "|---|---|" + "---|" * len(values)
    for pattern in patterns():
        counts = {value: tally.told_of[quality, value, pattern.row] for value in values}
        if any(count >= SMALL for count in counts.values()):
            cells = " | ".join(_share(counts, tally, quality, value) for value in values)
            yield f"| {pattern.row} | {pattern.title.format(name='…')} | {cells} |"
    more = [f"row {pattern.row} about {name}" for pattern in patterns() for name in _more(tally, quality, pattern.row)]
    if more:
        yield f"\n**Asked clearly more than the rest:** {'; '.join(more)}."


def _more(tally: Tally, quality: str, row: int) -> list[str]:
    """Return the groups about which a pattern asks clearly more, by the rule of the register."""
    groups = [
        Group(value, children, tally.told_of[quality, value, row])
        for (name, value), children in sorted(tally.told.items())
        if name == quality
    ]
    children, prompted = (
        sum(tally.told[quality, each.name] for each in groups),
        sum(each.prompted or 0 for each in groups),
    )
    return [each.name.lower() for each in prompted_more(groups, children=children, prompted=prompted)]


def _share(counts: Mapping[str, int], tally: Tally, quality: str, value: str) -> str:
    return f"{counts[value] / tally.told[quality, value] * 1000:.1f}" if counts[value] >= SMALL else "–"
