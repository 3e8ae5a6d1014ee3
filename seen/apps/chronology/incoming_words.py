"""Understands what a row says in words: its kind, whether it is a worry, its areas, how it is known, its detail."""

import json
from enum import StrEnum
from typing import Any

from seen.core.dates.reading import Reading
from seen.integrations.tabular import words
from seen.integrations.tabular.table import Row
from seen.kit.knowledge.kinds import kinds

UNSORTED = "note.observation"
STRENGTH = "note.strength"


class Verdict(StrEnum):
    """What becomes of a row."""

    ACCEPTED = "accepted"
    UNDATED = "undated"
    ASK = "ask"
    REJECTED = "rejected"
    SKIPPED = "skipped"
    NOT_HELD = "not_held"


class Stop(Exception):
    """A row that becomes no entry: its verdict, one sentence, and the field that the sentence is about."""

    def __init__(self, verdict: Verdict, reason: str, on: Reading | None = None, *, asks: str) -> None:
        super().__init__(reason)
        self.verdict, self.reason, self.on, self.asks = verdict, reason, on, asks


class Words:
    """One row's words. What an ordinary file says and we do not understand is kept as given, under its heading."""

    def __init__(self, row: Row, *, event_file: bool) -> None:
        self.given, self.kept = row.fields, dict(row.others)
        self.strict = event_file
        self.notes: list[str] = []

    def kind(self) -> str:
        """Return the kind: that named, else the one for whatever is not sorted yet."""
        text = self.given.get("kind", "")
        if not text:
            if self.strict:
                raise Stop(Verdict.REJECTED, "The row names no kind.", asks="kind")
            return UNSORTED
        found = text if self.strict and text in kinds() else "" if self.strict else words.kind_named(text)
        if not found:
            if self.strict:
                raise Stop(Verdict.REJECTED, f"There is no kind of entry called “{short(text)}”.", asks="kind")
            self.kept["kind"] = text
        return found or UNSORTED

    def detail(self, kind: str) -> dict[str, Any]:
        """Return the detail, a JSON object in an event file; its kind may need some of it."""
        text = self.given.get("detail", "")
        detail: Any = {}
        if text:
            try:
                detail = json.loads(text, parse_constant=_refuse_constant)
                json.dumps(detail, ensure_ascii=False).encode()  # half a sign (a lone surrogate) is no text
            except (ValueError, RecursionError):
                detail = None
            if not isinstance(detail, dict) or "\\u0000" in text:
                raise Stop(
                    Verdict.REJECTED, 'The detail is not a JSON object such as {"service": "dentist"}.', asks="detail"
                )
        if self.strict:
            for key in kinds()[kind].required:
                if detail.get(key) in (None, "", []):
                    raise Stop(Verdict.REJECTED, f"{kind} needs “{key}” in its detail.", asks="detail")
        return dict(detail)

    def polarity(self, kind: str) -> tuple[int | None, str]:
        """Return the polarity, None for the kind's own. An ordinary row that does not say is neither good nor bad."""
        text = self.given.get("polarity", "")
        sign = words.polarity_named(text) if text else None
        if text and sign is None:
            if self.strict:
                raise Stop(Verdict.REJECTED, f"The polarity “{short(text)}” is not -1, 0 or 1.", asks="polarity")
            self.kept["polarity"] = text
        unsorted = kind == UNSORTED and not self.strict and "kind" not in (self.given.keys() - self.kept.keys())
        if unsorted and sign == 1:
            return None, STRENGTH
        if unsorted and sign is None:
            return 0, kind
        return sign, kind

    def areas(self) -> tuple[str, ...]:
        """Return the areas of care that are named, each once."""
        text = self.given.get("areas", "")
        found = []
        for part in text.replace(";", "|").replace("\n", "|").split("|") if text else ():
            area = words.area_named(part) if part.strip() else ""
            if area:
                found.append(area)
            elif part.strip() and self.strict:
                raise Stop(Verdict.REJECTED, f"“{short(part)}” is not an area of care.", asks="areas")
            elif part.strip():
                self.kept["areas"] = text
        return tuple(dict.fromkeys(found))

    def source_type(self) -> str:
        """Return how it is known, or nothing."""
        text = self.given.get("source_type", "")
        found = words.source_type_named(text) if text else ""
        if text and not found:
            if self.strict:
                raise Stop(
                    Verdict.REJECTED,
                    f"“{short(text)}” is not a way of knowing, such as observed or child_said.",
                    asks="source_type",
                )
            self.kept["source_type"] = text
        return found


def short(text: str) -> str:
    """Return text short enough to stand in a sentence, on one line."""
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else plain[:59] + "…"


def _refuse_constant(word: str) -> float:
    raise ValueError(word)
