"""Words for what people made of an entry: significant and why, its impact, what came of it, and who signed it when."""

from collections.abc import Sequence
from dataclasses import dataclass

from seen.apps.chronology.queries.curated import Curated, Step
from seen.kit.pages.words import day

SIGNIFICANT, NOT_SIGNIFICANT = "Significant", "Looked at, not significant"
CAME, ANALYSIS = "What came of it", "Analysis"


@dataclass(frozen=True, slots=True)
class CuratedWords:
    """What stands beside an entry, in words. `word` is a tag; `signed` says who wrote it and when."""

    significant: bool
    word: str
    why: str
    impact: str
    outcome: str
    analysis: str
    signed: str

    @property
    def line(self) -> str:
        """Return all of it in one line, for a file."""
        parts = (("Impact", self.impact), (CAME, self.outcome), (ANALYSIS, self.analysis), ("Signed", self.signed))
        head = f"{self.word}: {self.why}" if self.why else self.word
        return "; ".join([head, *(f"{name}: {words}" for name, words in parts if words)])


def step_words(steps: Sequence[Step], *, ended: str) -> tuple[tuple[str, str], ...]:
    """Return each thing said of an entry as a sentence, and why, oldest first.

    `ended` says since when and why nothing of it stands, where its entry was withdrawn.
    """
    words = [(f"{_did(one)} on {day(one.said.at)} by {one.said.by}", one.said.why) for one in steps]
    return (*words, (ended, "")) if ended and steps and not steps[-1].taken_back else tuple(words)


def _did(one: Step) -> str:
    return "Taken back" if one.taken_back else "Marked significant" if one.said.significant else NOT_SIGNIFICANT


def curated_words(one: Curated) -> CuratedWords:
    """Return what stands beside an entry in words."""
    word = SIGNIFICANT if one.significant else NOT_SIGNIFICANT
    return CuratedWords(
        one.significant, word, one.why, one.impact, one.outcome, one.analysis, f"{one.by}, {day(one.at)}"
    )
