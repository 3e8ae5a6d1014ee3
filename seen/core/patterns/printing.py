"""A finding as files and commands say it (the Findings format of event-kinds)."""

from typing import Any

from seen.core.patterns.contract import Finding, refs
from seen.core.patterns.runner import Crash, Outcome


def as_printed(outcome: Outcome, finding: Finding, *, child: str) -> dict[str, Any]:
    """Return what one pattern found for a child, ready for JSON: dates as ISO days, entries by their refs."""
    pattern = outcome.pattern
    return {
        "row": pattern.row,
        "pattern": pattern.id,
        "version": pattern.version,
        "child": child,
        "tier": finding.tier.value,
        "sentence": finding.sentence,
        "because": refs(finding.because, child=child),
        "against": refs(finding.against, child=child),
        "missing": list(finding.missing),
        "innocent": list(finding.innocent),
        "ask": finding.ask.format(child="the child"),
        "next_look": outcome.next_look.isoformat() if outcome.next_look else None,
        "thresholds": dict(finding.thresholds),
    }


def crash_words(crash: Crash, *, child: str) -> str:
    """Return the sentence that says which pattern crashed for whom."""
    return f"Pattern {crash.pattern.row} ({crash.pattern.id}) crashed for child {child}: {crash.error!r}"
