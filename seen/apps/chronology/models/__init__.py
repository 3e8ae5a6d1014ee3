"""What the chronology keeps: files that came in, entries with their parts, what people make of them."""

from seen.apps.chronology.models.curation import AskedGap, Curation
from seen.apps.chronology.models.entries import Disagreement, Entry, KeptEntry, Named, Part, SameEvent
from seen.apps.chronology.models.files import ImportFile, ImportRow, Mending, PendingFile, PendingPiece, SaidColumns

__all__ = [
    "AskedGap",
    "Curation",
    "Disagreement",
    "Entry",
    "ImportFile",
    "ImportRow",
    "KeptEntry",
    "Mending",
    "Named",
    "Part",
    "PendingFile",
    "PendingPiece",
    "SaidColumns",
    "SameEvent",
]
