"""Words for how far a print is that is made beside the page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from seen.kit.jobs.queries import KEPT, Stage, stage_of
from seen.kit.pages.words import moment, plural

TITLES = {
    Stage.UNDER_WAY: "A print is being made",
    Stage.INTERRUPTED: "A print was interrupted",
    Stage.STOPPED: "A print was not made",
    Stage.READY: "A print is ready",
}


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far a print is: its title, a sentence, and whether it goes on or is ready."""

    title: str
    words: str
    goes_on: bool
    ready: bool


def how_far(job: Any, *, at: datetime) -> HowFar:
    """Return how far a print is, in words."""
    stage = stage_of(job, at=at)
    words = {
        Stage.UNDER_WAY: _pages(job),
        Stage.INTERRUPTED: "It begins again by itself within a minute.",
        Stage.STOPPED: job.stopped,
        Stage.READY: f"It is kept until {moment(job.asked_at + KEPT)}, and then taken away.",
    }
    asked = f"{TITLES[stage]}, asked for on {moment(job.asked_at)}"
    return HowFar(asked, words[stage], stage in (Stage.UNDER_WAY, Stage.INTERRUPTED), stage is Stage.READY)


def _pages(job: Any) -> str:
    if not job.done:
        return "The record is being read."
    return f"{plural(job.done, 'page')} laid out, of about {job.of:,}."
